import type {Value} from './option.ts';

/** `--model`: the folder of a model of the user's own. */
export const modelOption = {
  kind: 'value',
  name: 'model',
  flag: '--model <folder>',
  default: null,
  description: 'folder of the model that listens (default: models/whisper)',
  complaint: (value) => (value.trim() === '' ? 'the folder has no name; write for example --model models/sherpa-onnx-whisper-base' : null),
} as const satisfies Value;
