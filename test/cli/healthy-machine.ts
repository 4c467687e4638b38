import type {MachineFacts} from '../../src/cli/diagnosis.ts';

export const healthyMachine: MachineFacts = {
  nodeVersion: '20.20.2',
  remotion: {
    expected: '4.0.527',
    installed: {remotion: '4.0.527', '@remotion/bundler': '4.0.527', '@remotion/renderer': '4.0.527'},
  },
  ffmpeg: {state: 'works', detail: '7.1'},
  ffprobe: {state: 'works', detail: '7.1'},
  browser: {state: 'works', detail: 'Chromium 147 (@sparticuz/chromium)'},
  onnxruntime: {state: 'works', detail: '1.30.0'},
  store: {state: 'works', detail: 'writable'},
  freeDiskInBytes: 50_000_000_000,
};
