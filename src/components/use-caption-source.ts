import {useLayoutEffect, useMemo, useState} from 'react';
import {continueRender, delayRender} from 'remotion';
import {sourceOfCues, sourceOfWords} from '../captions/caption-source.ts';
import type {CaptionSource} from '../captions/caption-track.ts';
import {decodeText} from '../captions/decode-text.ts';
import {parseCaptions} from '../captions/parse-captions.ts';
import {readTranscript} from '../captions/transcript.ts';
import {parseTranscriptJson} from '../captions/transcript-json.ts';
import {ReshootError} from '../core/errors.ts';
import type {TimedWord} from '../core/timed-word.ts';
import {noteTextFile} from './page.ts';
import {sourceAddress} from './source-address.ts';
import {useDialogue} from './use-dialogue.ts';

/** Where captions come from: exactly one of these. */
export interface CaptionOrigin {
  /** Id of a `<Dialogue>` of the same video: its words as they are spoken. */
  readonly of?: string;
  /** Timed words of your own, in seconds from the frame on which `<Captions>` begins. */
  readonly words?: readonly TimedWord[];
  /** A subtitle file: `.srt`, `.vtt`, `.ass` or `.ssa`; a path below `public/`, or a URL. */
  readonly src?: string;
  /** What a recogniser heard: its JSON as imported, or a path below `public/` or URL of a `.json` file. */
  readonly transcript?: unknown;
}

interface LoadedCaptions {
  readonly source: CaptionSource | null;
  readonly startFrame: number;
  /** The element's name in messages. */
  readonly where: string;
}

/** What is captioned and from which frame of the caller's clock its times count; null while a file is loading. */
export const useCaptionSource = (origin: CaptionOrigin): LoadedCaptions => {
  const {of, words, src, transcript} = origin;
  const where = checkOrigin(origin);
  const heard = useHeardWords(of);
  const file = src ?? (typeof transcript === 'string' ? transcript : undefined);
  const text = useTextFile(file, where);
  const given = words ?? (of === undefined ? undefined : heard.words);
  const source = useMemo(() => {
    if (given !== undefined) return sourceOfWords(given, where);
    if (file === undefined) return sourceOfTranscript(transcript, where);
    if (text === null) return null;
    if (src === undefined) return sourceOfTranscript(parseTranscriptJson(text, file), file);
    const {cues, findings} = parseCaptions(text, file);
    return sourceOfCues(cues, findings);
  }, [given, where, file, transcript, text, src]);
  return {source, startFrame: heard.startFrame, where};
};

const sourceOfTranscript = (transcript: unknown, where: string): CaptionSource => {
  const {words, findings} = readTranscript(transcript, where);
  return sourceOfWords(words, where, findings);
};

const nothingHeard: {readonly words: readonly TimedWord[]; readonly startFrame: number} = {words: [], startFrame: 0};

/** The words of a dialogue. An element is always of a dialogue or never, so the hook is called always or never. */
const useHeardWords = (id: string | undefined): typeof nothingHeard => {
  if (id === undefined) return nothingHeard;
  // biome-ignore lint/correctness/useHookAtTopLevel: see above; without it every film with captions would wait for a sound that it has not
  return useDialogue(id);
};

/** A text file, loaded before anything is drawn. */
const useTextFile = (file: string | undefined, where: string): string | null => {
  const [loaded, setLoaded] = useState<{readonly file: string; readonly text: string} | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useLayoutEffect(() => {
    if (file === undefined) return;
    const handle = delayRender(`Loading ${file}`);
    readText(file, where)
      .then((text) => setLoaded({file, text}))
      .catch(setFailure)
      .finally(() => continueRender(handle));
    return () => continueRender(handle);
  }, [file, where]);
  if (failure !== null) throw failure;
  return loaded !== null && loaded.file === file ? loaded.text : null;
};

const readText = async (file: string, where: string): Promise<string> => {
  const url = sourceAddress(file);
  noteTextFile(url);
  const response = await fetch(url);
  // A static server answers with a page where there is no file.
  if (response.ok && !/^text\/html/.test(response.headers.get('content-type') ?? ''))
    return decodeText(new Uint8Array(await response.arrayBuffer()), file);
  throw new ReshootError('captions-file-invalid', {
    expected: 'a file that is there: a path below public/, or a URL',
    found: `${url} answers ${response.ok ? 'with a web page' : response.status}`,
    fix: `put it at public/${file.replace(/^\//, '')}, or correct the path`,
    where,
  });
};

/** Names the element for messages, and refuses none or several origins. */
const checkOrigin = (origin: CaptionOrigin): string => {
  const named = (['of', 'words', 'src', 'transcript'] as const).filter((name) => origin[name] !== undefined);
  const [name] = named;
  if (name !== undefined && named.length === 1) {
    const value = origin[name];
    return `<Captions ${name}${typeof value === 'string' ? `=${JSON.stringify(value)}` : '={…}'}>`;
  }
  throw new ReshootError('captions-origin', {
    expected: 'one origin: of (a dialogue), words, src (a subtitle file) or transcript',
    found: named.length === 0 ? 'none' : named.join(' and '),
    fix: named.length === 0 ? 'write for example <Captions of="vo" />' : 'leave one of them',
    where: '<Captions>',
  });
};
