/** What stays as it is while the rest is denoised: the picture around a region, or a first frame. */
export interface Given {
  /** 1 where content is given, 0 where it is made; as x. */
  readonly mask: Float32Array;
  /** The content as noisy as x is at a call; after the last call it is clean. As x. */
  readonly at: (index: number) => Float32Array;
  /** The content anew for a call, where the network is not to see what the last one left. */
  readonly renewed?: (index: number) => Float32Array;
  /** 1 for tokens that are told the time 0, because they are clean already; null where all are told the same time. */
  readonly tokens: Float32Array | null;
}

/** x, with what is given put into it again. */
export function withGiven(x: Float32Array, {mask}: Given, content: Float32Array): Float32Array {
  return x.map((value, i) => {
    const share = mask[i] ?? 0;
    return Math.fround((1 - share) * value) + Math.fround(share * (content[i] ?? 0));
  });
}
