import {Config} from '@remotion/cli/config';
import {reshootEntry} from 'reshoot/remotion';

Config.setEntryPoint(reshootEntry());
// As Reshoot renders: without these, `npx remotion render` writes full-range BT.601 pictures, which players show in other colours.
Config.setColorSpace('bt709');
Config.setJpegQuality(94);
