/**
 * Memory of pictures that are done with, to be filled again. A film is gigabytes of pictures, and fresh memory for each of them, which the system
 * clears and the garbage collector finds again, costs more than blending them.
 */
export class PictureMemory {
  readonly #spare = new Map<number, Uint8Array[]>();

  /** Memory of that size. Whatever was in it still is. */
  take(sizeInBytes: number): Uint8Array {
    return this.#spare.get(sizeInBytes)?.pop() ?? new Uint8Array(sizeInBytes);
  }

  /** From here on nobody looks at the picture. */
  giveBack(picture: Uint8Array): void {
    const spare = this.#spare.get(picture.byteLength) ?? [];
    spare.push(picture);
    this.#spare.set(picture.byteLength, spare);
  }
}
