const keys = new WeakMap<object, number>();
let last = 0;

/** A number of its own for every object: names what was computed from it, in this process. */
export const objectKey = (object: object): number => {
  const known = keys.get(object);
  if (known !== undefined) return known;
  last += 1;
  keys.set(object, last);
  return last;
};
