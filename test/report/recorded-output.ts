import type {Output} from '../../src/report/output.ts';

/** An output that remembers what was written, and can be a terminal. */
export interface RecordedOutput extends Output {
  readonly text: () => string;
  readonly lines: () => string[];
}

export const recordedOutput = (terminal: {columns?: number} | null = null): RecordedOutput => {
  let text = '';
  return {
    write: (more) => {
      text += more;
    },
    ...(terminal ? {isTTY: true, columns: terminal.columns ?? 100} : {}),
    text: () => text,
    lines: () => text.split('\n').slice(0, -1),
  };
};
