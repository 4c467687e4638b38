import type {Variant} from '../core/variant.ts';
import {freeEstimate, type Work, workName} from '../core/work.ts';
import type {Settling} from './settle-timeline.ts';
import {takeWork} from './take-work.ts';

/** Bundling all videos. */
export const bundleWork: Work = {
  kind: 'bundle',
  name: workName('bundle'),
  variants: [],
  needs: [],
  key: null,
  action: 'make',
  reason: {code: 'changed', text: 'a file that the bundle was made from has changed, or there is none'},
  input: {},
  resource: 'node',
  estimate: freeEstimate,
};

/** The timeline of a variant, and lines that have to be made before it can be found. */
export const timelineWork = (variant: Variant, settling: Settling): Work[] => {
  const common = {
    kind: 'timeline',
    name: workName('timeline', variant.id),
    variants: [variant.id],
    resource: 'browser',
    estimate: freeEstimate,
  } as const;
  switch (settling.state) {
    case 'asking':
    case 'unbundled':
      return [];
    case 'unseen': {
      const reason = {code: 'not-stored', text: 'no timeline of this code, these props and these lengths of speech is stored'} as const;
      // The same key stands for the lines alone and for all frames.
      const name = settling.input.extent === 'lines' ? workName('timeline', variant.id, 'lines') : common.name;
      return [{...common, name, needs: [], key: settling.key, action: 'make', reason, input: settling.input}];
    }
    case 'unspoken': {
      const lines = settling.lines.map((line) => takeWork(line, []));
      const reason = {code: 'waits', text: 'it follows dialogue that is not made yet'} as const;
      return [...lines, {...common, needs: lines.map(({name}) => name), key: null, action: 'blocked', reason, input: null}];
    }
    case 'settled': {
      const reason = {code: 'stored', text: 'the store has it'} as const;
      const input = {variant: settling.variant, speech: settling.timeline.speech, extent: 'frames'} as const;
      return [{...common, needs: [], key: settling.key, action: 'restore', reason, input}];
    }
  }
};
