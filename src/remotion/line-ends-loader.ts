import {withPlainLineEnds} from '../core/line-ends.ts';

/**
 * A loader for webpack and rspack, which run its default export on every module: the line ends that git keeps. In a JSX attribute of several lines, rspack makes
 * a blank of a carriage return: the same commit would have other prompts on Windows.
 */
export default withPlainLineEnds;
