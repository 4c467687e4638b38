import {Config} from '@remotion/cli/config';
import {reshootEntry} from 'reshoot/remotion';

Config.setEntryPoint(reshootEntry());
