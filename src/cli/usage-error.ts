/** Something typed that cannot be done as it stands. The process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
