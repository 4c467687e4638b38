import {existsSync} from 'node:fs';
import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {ReshootError} from '../core/errors.ts';
import {type AnyGenerator, isSoundGenerator} from '../core/generator.ts';
import type {RunContext} from '../core/run-context.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {runFfmpeg} from '../media/ffmpeg.ts';
import {probe} from '../media/probe.ts';
import {readMonoWav} from '../media/wav.ts';
import {readConfig, stateFolder} from '../project/project.ts';
import {replaceText} from '../project/replace-file.ts';
import {inWorkFolder} from '../store/work-folder.ts';
import {generatorNamed} from './generators.ts';

export interface TranscribeRequest {
  /** Sound or video, from the project's folder. */
  readonly file: string;
  /** Folder of the model that listens, from the project's folder. */
  readonly model: string;
  /** BCP 47; null: the model finds out. */
  readonly language: string | null;
  /** Where the words go; null: `public/<name>.json`, which must not be there yet. */
  readonly to: string | null;
  readonly generator: string;
}

/** A transcript that was written. */
export interface WrittenTranscript {
  /** From the project's folder, with forward slashes. */
  readonly file: string;
  readonly words: readonly TimedWord[];
  readonly durationInSeconds: number;
}

/** What recognisers are trained on. */
const sampleRateInHertz = 16_000;

/**
 * Writes what is said in a recording as timed words: a file to correct by hand, which `<Captions transcript>` reads.
 *
 * @throws ReshootError `recording-invalid`, `transcript-there`, `generator-unknown`, `generator-cannot`
 * @example
 * await transcribe(context, {file: 'public/talk.mp4', model: 'models/sherpa-onnx-whisper-base', language: 'en', to: null, generator: 'sherpa'});
 */
export const transcribe = async (context: RunContext, request: TranscribeRequest): Promise<WrittenTranscript> => {
  const {project, signal, emit, now} = context;
  const source = path.resolve(project, request.file);
  const target = path.resolve(project, request.to ?? path.join('public', `${path.parse(source).name}.json`));
  const shown = path.relative(project, target).replaceAll(path.sep, '/');
  if (request.to === null && existsSync(target)) {
    throw new ReshootError('transcript-there', {
      expected: 'a new file for the words: one that is there may have been corrected by hand',
      found: shown,
      fix: `write --to ${shown} to replace it, or name another`,
    });
  }
  const {generators} = await readConfig(project, context.environment);
  const generator: AnyGenerator | null = await generatorNamed(request.generator, generators);
  if (!generator || !isSoundGenerator(generator) || !generator.transcribe) {
    throw new ReshootError('generator-unknown', {
      expected: 'a generator that can listen, as sherpa does',
      found: JSON.stringify(request.generator),
      fix: 'write --generator sherpa, or leave it out',
    });
  }
  generator.open?.({project});
  emit({event: 'stage-started', stage: 'load', label: request.file});
  const startedAt = now();
  const samples = await inWorkFolder(path.join(stateFolder(project), 'work'), (folder) =>
    samplesOf(source, request.file, {folder, signal}),
  );
  const words = await generator.transcribe({
    model: path.resolve(project, request.model),
    language: request.language,
    samples,
    sampleRateInHertz,
    signal,
    onProgress: (share) => emit({event: 'progress', stage: 'load', label: request.file, share}),
  });
  await mkdir(path.dirname(target), {recursive: true});
  await replaceText(target, `[\n${words.map((word) => `  ${JSON.stringify(word)}`).join(',\n')}\n]\n`);
  emit({event: 'stage-finished', stage: 'load', label: request.file, durationInMilliseconds: now() - startedAt});
  return {file: shown, words, durationInSeconds: samples.length / sampleRateInHertz};
};

/** One channel of a file's sound. */
const samplesOf = async (
  source: string,
  name: string,
  {folder, signal}: {readonly folder: string; readonly signal: AbortSignal},
): Promise<Float32Array> => {
  const invalid = (found: string): ReshootError =>
    new ReshootError('recording-invalid', {
      expected: 'a file with sound that ffmpeg reads: .wav, .mp3, .m4a, .mp4, …',
      found,
      fix: 'name another file, from the folder of the project: npx reshoot transcribe public/talk.mp4 --model models/…',
      where: name,
    });
  if (!existsSync(source)) throw invalid('no such file');
  const facts = await probe(source).catch(() => null);
  if (facts === null) throw invalid('a file that ffmpeg cannot read');
  if (facts.audio === null) throw invalid('a file without sound');
  const wav = path.join(folder, 'recording.wav');
  const mono = ['-vn', '-ac', '1', '-ar', String(sampleRateInHertz), '-c:a', 'pcm_s16le'];
  await runFfmpeg('ffmpeg', ['-y', '-v', 'error', '-i', source, ...mono, wav], signal);
  return readMonoWav(await readFile(wav)).samples;
};
