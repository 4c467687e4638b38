type Task<Result> = (stop: AbortSignal) => Promise<Result>;

/**
 * Runs tasks side by side. The first that fails stops the others; when all of them have ended, its error comes out.
 *
 * @param signal stops all of them.
 * @returns what each task gave, in their order.
 * @example
 * const [mix, film] = await together(signal, [(stop) => mixSounds(stop), (stop) => render(stop)]);
 */
export const together = async <Results extends readonly unknown[]>(
  signal: AbortSignal,
  tasks: {readonly [Index in keyof Results]: Task<Results[Index]>},
): Promise<Results> => {
  const stopped = new AbortController();
  const stop = AbortSignal.any([signal, stopped.signal]);
  const failures: unknown[] = [];
  const note = (error: unknown): void => {
    failures.push(error);
    stopped.abort(error);
  };
  const results = await Promise.all(tasks.map((task) => task(stop).catch(note)));
  if (failures.length > 0) throw failures[0];
  // One result for each task, as nothing failed.
  return results as unknown as Results;
};
