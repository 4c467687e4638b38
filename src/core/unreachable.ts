/** Ends a `switch` over a union: a new member that nobody handles fails the type check here, and loudly at run time. */
export const unreachable = (value: never): never => {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`);
};
