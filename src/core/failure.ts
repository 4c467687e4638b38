import {type ErrorCode, type ErrorFacts, ReshootError} from './errors.ts';

/** An error as it crosses between threads and processes, which keep no classes. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
  readonly known: {readonly code: ErrorCode; readonly facts: Pick<ErrorFacts, 'expected' | 'found' | 'fix' | 'where'>} | null;
}

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return {message: String(error), stack: '', known: null};
  const {message, stack = ''} = error;
  if (!(error instanceof ReshootError)) return {message, stack, known: null};
  const {expected, found, fix, where} = error.facts;
  return {message, stack, known: {code: error.code, facts: {expected, found, fix, where}}};
};

/** The error that was told. */
export const errorOf = ({message, stack, known}: Failure): Error => {
  if (known !== null) return new ReshootError(known.code, known.facts);
  const error = new Error(message);
  error.stack = stack;
  return error;
};
