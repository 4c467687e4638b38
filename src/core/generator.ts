import type {Digest} from './brand.ts';
import type {Json} from './canonical.ts';
import type {PictureSound} from './shot-sound.ts';
import type {SoundSpec} from './sound.ts';
import type {ShotSpec} from './spec.ts';
import type {TimedWord} from './timed-word.ts';

/** What of a generator decides its takes. Two generators with equal identities make the same take from the same spec. */
export interface GeneratorIdentity {
  /** Kebab-case, the name an author writes in `generator="…"`. */
  readonly id: string;
  /** Changed by hand whenever the code makes other pixels from the same inputs. */
  readonly version: string;
  /** Digest over everything the generator reads beside the spec (weights, vocabulary, configuration); null where there is nothing. */
  readonly weights: Digest | null;
}

/** An amount of money, or `unknown`: never 0 for want of knowledge. */
export type Cost = {readonly amount: number; readonly currency: string} | 'unknown';

export interface Estimate {
  readonly seconds: number | 'unknown';
  readonly cost: Cost;
}

/** Why a generator cannot make a spec, with the nearest legal choice. */
export interface Incapability {
  /** What the generator can do: "a width from 240 to 1920 pixels". */
  readonly expected: string;
  /** What the spec asks: "width 2160". */
  readonly found: string;
  /** The nearest legal choice, as something to type: "write width={1920}". */
  readonly fix: string;
}

/** One picture: interleaved RGB, 8 bits, row by row from the top, `3 × width × height` bytes. */
export type RgbFrame = Uint8Array;

/** What a generator hands back. `frames` are encoded, `file` is conformed, by the generate stage. */
export type GeneratedPicture =
  | {
      readonly kind: 'frames';
      /** Pixels of each frame; scaled to the spec's size where it differs. */
      readonly width: number;
      readonly height: number;
      /** Exactly `spec.durationInFrames` pictures at `spec.framesPerSecond`, pulled one at a time. */
      readonly frames: AsyncIterable<RgbFrame>;
      /** Of the output, where it depends on the spec; otherwise `facts.licence` holds. */
      readonly licence?: string;
      /** What is heard with them, where `spec.sound` asks for it: from the first picture on, to the end of the last. */
      readonly sound?: GeneratedSound;
    }
  | {
      readonly kind: 'file';
      /** A video file inside `context.workFolder`. The take begins with its first picture; its sound is kept where `spec.sound` asks for one. */
      readonly path: string;
      /** Of what is said in it: when each word is heard, in seconds from its first picture. Null or absent where nobody knows. */
      readonly words?: readonly TimedWord[] | null;
    };

/** A take as its generator was asked for it. */
export interface AskedTake {
  readonly generator: GeneratorIdentity;
  readonly spec: ShotSpec;
  /** The one that it continues itself. */
  readonly before: AskedTake | null;
}

/** The take that a spec continues: all of it is decided by the spec's fingerprint, but for the bytes, which the lock pins. */
export interface ContinuedTake extends AskedTake {
  /** Its last picture, as it is stored: of its own size, BT.709 decoded to RGB. */
  readonly picture: {readonly width: number; readonly height: number; readonly rgb: RgbFrame};
}

export interface MakeContext {
  /** Aborted on Ctrl-C; honour it within one step. A failure elsewhere lets takes under way finish. */
  readonly signal: AbortSignal;
  /** Share of the work done, 0 to 1, and what is being done: "denoise 3/8". */
  readonly onProgress: (share: number, label: string) => void;
  /** What the user should know although the take will be made: a slower way than the one asked for. */
  readonly onWarning?: (message: string) => void;
  /** An empty folder for this take alone; removed afterwards. */
  readonly workFolder: string;
  /** Bytes of the ingredients' reference pictures and of first frames, by digest; upright, as browsers show them. */
  readonly readReference: (digest: Digest) => Promise<Uint8Array>;
  /** There where `spec.continues` is: what the first frame has to be, or to move on from. */
  readonly continued?: ContinuedTake;
}

/** A model that a generator has taken in. */
export interface AddedModel {
  /** What shots call it by. */
  readonly name: string;
  readonly folder: string;
  /** Of its weights, as fingerprints have it. */
  readonly digest: string;
  /** `unknown` where nothing says. */
  readonly licence: string;
  readonly family: string;
  readonly files: number;
  readonly sizeInBytes: number;
}

/** What `reshoot models add` asks for. */
export interface ModelAddition {
  /** A folder, or an address that begins with http:// or https://. */
  readonly source: string;
  /** null: the source's own name. */
  readonly name: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number, label: string) => void;
}

/** What `reshoot transcribe` asks for. */
export interface Recording {
  /** Absolute folder of the model that is to listen. */
  readonly model: string;
  /** BCP 47; null: the model finds out. */
  readonly language: string | null;
  /** One channel, -1 to 1. */
  readonly samples: Float32Array;
  readonly sampleRateInHertz: number;
  readonly signal: AbortSignal;
  /** Share of the recording, 0 to 1, and what was heard last. */
  readonly onProgress: (share: number, label: string) => void;
}

/** What makes takes, whatever they are of. */
interface TakeMaker<Spec, Made> {
  readonly id: string;
  /** True where making a take costs money: it is then only called for fingerprints that an approved plan names. */
  readonly charges: boolean;
  /**
   * How many takes it can make at once; 1 unless given. A number is for generators that mostly wait: those takes are made in one process. `cores` is for
   * those that compute: each take is made in a process of its own, on as many cores as there are and as their memory allows.
   */
  readonly concurrency?: number | 'cores';
  /** Memory that making one take needs beside others, in bytes; with `cores`, no more are made at once than fit. */
  readonly memoryInBytes?: number;
  /** Called before anything else: relative paths of the generator's settings are meant from the project, wherever the process runs. */
  readonly open?: (place: {readonly project: string}) => void;
  /** May read files; called once per run. */
  readonly identity: () => Promise<GeneratorIdentity>;
  /** Null where the spec can be made exactly as asked; never a silent clamp. */
  readonly capability: (spec: Spec) => Incapability | null;
  /** From declared facts only. */
  readonly estimate: (spec: Spec) => Estimate;
  readonly make: (spec: Spec, context: MakeContext) => Promise<Made>;
  /** Generators that run models of their users: checks one and takes it in. */
  readonly addModel?: (addition: ModelAddition) => Promise<AddedModel>;
  /** Releases models; called once when a run ends. */
  readonly close?: () => Promise<void>;
  /** Facts for the lock, such as licence of the output; JSON-plain. */
  readonly facts?: {readonly licence: string} & {readonly [key: string]: Json};
}

/**
 * What makes pictures from a spec. One implementation is one folder `generators/<id>/` whose `index.ts` has this as its default export.
 *
 * @example
 * const generator: Generator = {id: 'testcard', charges: false, identity, capability, estimate, make};
 */
export interface Generator extends TakeMaker<ShotSpec, GeneratedPicture> {
  readonly makes?: 'pictures';
  /**
   * That it can begin a take with the last picture of another (`context.continued`). Without it, specs with `continues` are refused before they
   * reach it: a generator that knows nothing of them would make a film that jumps. `capability` says which of them it cannot make.
   */
  readonly continues?: true;
  /** What it can let be heard with such a picture; asked with the spec before any sound is in it. Without it, its pictures are silent. */
  readonly sound?: (spec: ShotSpec) => PictureSound;
  /** The spec of a preview that takes less time: smaller, in fewer steps, as many frames. Without it there are no drafts, only takes. */
  readonly draft?: (spec: ShotSpec) => ShotSpec;
}

/** What a generator of sounds hands back: samples from -1 to 1, one list for each of one or two channels, of equal length. */
export interface GeneratedSound {
  readonly sampleRateInHertz: number;
  readonly channels: readonly Float32Array[];
  /** Of speech: when each word is heard. Null where there are no words. */
  readonly words: readonly TimedWord[] | null;
}

/** A voice that a generator has. */
export interface GeneratorVoice {
  readonly name: string;
  /** Languages it speaks, as BCP 47 begins: `en`, `id`. */
  readonly languages: readonly string[];
}

/**
 * What makes sounds from a spec: the same contract as for pictures, told from it by `makes`.
 *
 * @example
 * const generator: SoundGenerator = {id: 'foley', makes: 'sounds', charges: false, voices: [], identity, capability, estimate, make};
 */
export interface SoundGenerator extends TakeMaker<SoundSpec, GeneratedSound> {
  readonly makes: 'sounds';
  /** Voices that it can speak with; none where it does not speak. */
  readonly voices: readonly GeneratorVoice[];
  /** Generators that can also listen: the words of a recording, in order, in seconds from its beginning. */
  readonly transcribe?: (recording: Recording) => Promise<readonly TimedWord[]>;
}

/** Any generator that a project can name. */
export type AnyGenerator = Generator | SoundGenerator;

/** Tells the two apart. */
export const isSoundGenerator = (generator: AnyGenerator): generator is SoundGenerator => generator.makes === 'sounds';
