import {ReshootError} from './errors.ts';
import {defaultLoudness, type LoudnessTarget} from './loudness-target.ts';

/** A delivery size. `platform` names the rules that `check` applies; null means none. */
export interface Format {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly platform: string | null;
  /** How loud its films are delivered. */
  readonly loudness: LoudnessTarget;
}

/** What an author may write: the name of a preset, or a format of their own. */
export type FormatInput =
  | FormatName
  | (Omit<Format, 'platform' | 'loudness'> & {readonly platform?: string; readonly loudness?: Partial<LoudnessTarget>});

export type FormatName = keyof typeof formats;

/** The presets, in pixels. */
export const formats = {
  reel: {id: 'reel', width: 1080, height: 1920, platform: 'instagram-reels'},
  short: {id: 'short', width: 1080, height: 1920, platform: 'youtube-shorts'},
  tiktok: {id: 'tiktok', width: 1080, height: 1920, platform: 'tiktok'},
  feed: {id: 'feed', width: 1080, height: 1350, platform: 'instagram-feed'},
  square: {id: 'square', width: 1080, height: 1080, platform: 'instagram-feed'},
  wide: {id: 'wide', width: 1920, height: 1080, platform: 'youtube'},
} as const satisfies Record<string, Omit<Format, 'loudness'>>;

/**
 * The format an author's word or object stands for.
 *
 * @throws ReshootError `format-invalid` for an unknown name, an odd side (4:2:0 pictures have none) or a side outside 16 to 4320 pixels.
 * @example
 * resolveFormat('reel', "video 'tram-fox'") // {id: 'reel', width: 1080, height: 1920, platform: 'instagram-reels', loudness: …}
 */
export const resolveFormat = (input: FormatInput, where: string): Format => {
  if (typeof input === 'string') {
    const preset = Object.hasOwn(formats, input) ? formats[input] : undefined;
    if (preset) return {...preset, loudness: defaultLoudness};
    throw new ReshootError('format-invalid', {
      expected: `one of the presets ${Object.keys(formats).join(', ')}, or an object {id, width, height}`,
      found: JSON.stringify(input),
      fix: "write formats: ['reel'], or {id: 'poster', width: 1080, height: 1440}",
      where,
    });
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(input.id)) {
    throw new ReshootError('format-invalid', {
      expected: 'a format id of lower-case letters, digits and hyphens, because it becomes a file name',
      found: JSON.stringify(input.id),
      fix: "write for example id: 'poster'",
      where,
    });
  }
  for (const side of ['width', 'height'] as const) {
    const pixels = input[side];
    if (Number.isInteger(pixels) && pixels % 2 === 0 && pixels >= 16 && pixels <= 4320) continue;
    const nearest = Math.min(4320, Math.max(16, 2 * Math.round((Number.isFinite(pixels) ? pixels : 1080) / 2)));
    throw new ReshootError('format-invalid', {
      expected: `an even whole ${side} from 16 to 4320 pixels, because H.264 pictures in 4:2:0 have no odd side`,
      found: `${side} ${pixels}`,
      fix: `write ${side}: ${nearest}`,
      where: `format '${input.id}' of ${where}`,
    });
  }
  const loudness = {...defaultLoudness, ...input.loudness};
  const {integratedInLufs: lufs, truePeakInDecibels: peak} = loudness;
  if (!(lufs >= -40 && lufs <= -8) || !(peak >= -12 && peak <= 0)) {
    throw new ReshootError('format-invalid', {
      expected: 'a loudness from -40 to -8 LUFS and a true peak from -12 to 0 dB',
      found: `integratedInLufs ${lufs}, truePeakInDecibels ${peak}`,
      fix: 'write loudness: {integratedInLufs: -14, truePeakInDecibels: -1}, or leave it out',
      where: `format '${input.id}' of ${where}`,
    });
  }
  return {id: input.id, width: input.width, height: input.height, platform: input.platform ?? null, loudness};
};
