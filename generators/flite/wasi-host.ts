/**
 * The 13 functions of WASI preview 1 that flite calls, on memory alone: it gets words in and a file out, and can reach no disk and no network.
 * Node's own `node:wasi` is experimental, prints a warning, and wants a real folder.
 */

/** What a program left when it ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files that it wrote, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** WASI's numbers of errors. */
const errno = {success: 0, badFile: 8} as const;

class ProgramExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** A file that grows as it is written. */
class MemoryFile {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  position = 0;

  write(bytes: Uint8Array): void {
    const end = this.position + bytes.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.position);
    this.position = end;
    this.#length = Math.max(this.#length, end);
  }

  get length(): number {
    return this.#length;
  }

  contents(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** The folder that the program may write into, and the descriptor under which it finds it. */
const folderName = '/';
const folderDescriptor = 3;

/**
 * Runs a program to its end.
 *
 * @example
 * await runWasi(flite, ['flite', '-voice', 'slt', '-t', 'Hello', '-o', '/out.wav']);
 */
export async function runWasi(module: WebAssembly.Module, words: readonly string[]): Promise<Ended> {
  const host = new Host(words);
  const instance = await WebAssembly.instantiate(module, {wasi_snapshot_preview1: host.imports()});
  const {memory, _start: start} = instance.exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof start !== 'function') throw new TypeError('The program has no memory or no start.');
  host.memory = memory;
  let code = 0;
  try {
    start();
  } catch (error) {
    if (!(error instanceof ProgramExit)) throw error;
    code = error.code;
  }
  return host.ended(code);
}

class Host {
  memory: WebAssembly.Memory | null = null;
  readonly #words: readonly Uint8Array[];
  readonly #open = new Map<number, MemoryFile>([
    [0, new MemoryFile()],
    [1, new MemoryFile()],
    [2, new MemoryFile()],
  ]);
  readonly #files = new Map<string, MemoryFile>();
  #next = folderDescriptor + 1;

  constructor(words: readonly string[]) {
    this.#words = words.map((word) => new TextEncoder().encode(`${word}\0`));
  }

  ended(code: number): Ended {
    const text = (descriptor: number): string => new TextDecoder().decode(this.#open.get(descriptor)?.contents());
    return {code, stdout: text(1), stderr: text(2), files: new Map([...this.#files].map(([name, file]) => [name, file.contents()]))};
  }

  imports(): Record<string, (...values: never[]) => unknown> {
    return {
      args_sizes_get: (count: number, size: number) => {
        this.#number(count, this.#words.length);
        this.#number(
          size,
          this.#words.reduce((sum, word) => sum + word.length, 0),
        );
        return errno.success;
      },
      args_get: (pointers: number, buffer: number) => {
        let at = buffer;
        for (const [index, word] of this.#words.entries()) {
          this.#number(pointers + 4 * index, at);
          this.#bytes().set(word, at);
          at += word.length;
        }
        return errno.success;
      },
      clock_time_get: (_clock: number, _precision: bigint, time: number) => {
        // Nothing that is spoken may depend on when.
        this.#view().setBigUint64(time, 0n, true);
        return errno.success;
      },
      fd_close: (descriptor: number) => (this.#open.has(descriptor) ? errno.success : errno.badFile),
      fd_fdstat_get: (descriptor: number, stat: number) => {
        this.#bytes().fill(0, stat, stat + 24);
        // Kind of file: 3 is a folder, 4 a regular file. All rights.
        this.#view().setUint8(stat, descriptor === folderDescriptor ? 3 : 4);
        this.#view().setBigUint64(stat + 8, 0xffff_ffffn, true);
        this.#view().setBigUint64(stat + 16, 0xffff_ffffn, true);
        return errno.success;
      },
      fd_fdstat_set_flags: () => errno.success,
      fd_prestat_get: (descriptor: number, stat: number) => {
        if (descriptor !== folderDescriptor) return errno.badFile;
        this.#number(stat, 0);
        this.#number(stat + 4, folderName.length);
        return errno.success;
      },
      fd_prestat_dir_name: (_descriptor: number, at: number, length: number) => {
        this.#bytes().set(new TextEncoder().encode(folderName).slice(0, length), at);
        return errno.success;
      },
      fd_read: (...values: number[]) => {
        // The text comes as a word; there is nothing to read.
        this.#number(values[3] ?? 0, 0);
        return errno.success;
      },
      fd_seek: (...[descriptor, offset, from, position]: [number, bigint, number, number]) => {
        const file = this.#open.get(descriptor);
        if (!file) return errno.badFile;
        file.position = Number(offset) + ([0, file.position, file.length][from] ?? 0);
        this.#view().setBigUint64(position, BigInt(file.position), true);
        return errno.success;
      },
      fd_write: (...[descriptor = 0, vectors = 0, count = 0, written = 0]: number[]) => {
        const file = this.#open.get(descriptor);
        if (!file) return errno.badFile;
        let total = 0;
        for (let index = 0; index < count; index++) {
          const start = this.#view().getUint32(vectors + 8 * index, true);
          const length = this.#view().getUint32(vectors + 8 * index + 4, true);
          file.write(this.#bytes().subarray(start, start + length));
          total += length;
        }
        this.#number(written, total);
        return errno.success;
      },
      path_open: (...values: number[]) => {
        const [, , pathAt = 0, length = 0, , , , , opened = 0] = values;
        const file = new MemoryFile();
        this.#files.set(new TextDecoder().decode(this.#bytes().slice(pathAt, pathAt + length)), file);
        this.#open.set(this.#next, file);
        this.#number(opened, this.#next);
        this.#next += 1;
        return errno.success;
      },
      proc_exit: (code: number) => {
        throw new ProgramExit(code);
      },
    };
  }

  #bytes(): Uint8Array {
    return new Uint8Array(this.#view().buffer);
  }

  /** Made again each time: memory that grows leaves its old buffer behind. */
  #view(): DataView {
    if (!this.memory) throw new RangeError('The program called before it was started.');
    return new DataView(this.memory.buffer);
  }

  #number(at: number, value: number): void {
    this.#view().setUint32(at, value, true);
  }
}
