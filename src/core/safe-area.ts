import type {Format} from './format.ts';

/** Pixels kept clear from each edge. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * What the apps cover with their own buttons and words, in pixels of a picture of 1080 x 1920, as of November 2026. No platform publishes
 * figures for ordinary posts; these are the widest of what vendors and people with rulers found:
 *
 * | platform         | organic: from                                            | ad: from                                             |
 * | ---------------- | -------------------------------------------------------- | ----------------------------------------------------- |
 * | Instagram Reels  | community measurement; button rail right of x 886        | Meta, 14 % / 35 % / 6 %, and the rail                  |
 * | YouTube Shorts   | measured 2026-09-30: header 375, rail right of x 880      | Google Ads, and the header                             |
 * | TikTok           | widest of two vendor guides                              | vendor guide, twice TikTok's template of 540 x 960     |
 */
const uprightMargins = {
  'instagram-reels': {organic: {top: 246, right: 194, bottom: 385, left: 52}, ad: {top: 269, right: 194, bottom: 672, left: 65}},
  'youtube-shorts': {organic: {top: 375, right: 200, bottom: 240, left: 52}, ad: {top: 375, right: 200, bottom: 672, left: 52}},
  tiktok: {organic: {top: 252, right: 240, bottom: 420, left: 120}, ad: {top: 252, right: 240, bottom: 640, left: 120}},
} as const satisfies {readonly [platform: string]: {readonly [use: string]: Margins}};

/** Clear of every app above at once: for formats that name no platform. */
const everywhere = {
  organic: {top: 375, right: 240, bottom: 420, left: 120},
  ad: {top: 375, right: 240, bottom: 672, left: 120},
} as const satisfies {readonly [use: string]: Margins};

/** What a film is posted as: ads get more words and a button from the app. */
export type SafeAreaUse = 'organic' | 'ad';

/**
 * The margins that keep a picture's words clear of what the app draws over it. Upright pictures by platform; of others no overlay is
 * documented, so they get the 5 % that television keeps (EBU R 95), 64 px for Instagram's feed.
 *
 * @example
 * safeMargins({width: 1080, height: 1920, platform: 'youtube-shorts'}, 'organic') // {top: 375, right: 200, bottom: 240, left: 52}
 */
export const safeMargins = (format: Pick<Format, 'width' | 'height' | 'platform'>, use: SafeAreaUse): Margins => {
  const {width, height, platform} = format;
  if (height <= 1.5 * width) {
    const [x, y] = platform === 'instagram-feed' ? [(64 / 1080) * width, (64 / 1080) * width] : [0.05 * width, 0.05 * height];
    return rounded({top: y, right: x, bottom: y, left: x});
  }
  const known = Object.entries(uprightMargins).find(([name]) => name === platform)?.[1] ?? everywhere;
  const {top, right, bottom, left} = known[use];
  const [x, y] = [width / 1080, height / 1920];
  return rounded({top: top * y, right: right * x, bottom: bottom * y, left: left * x});
};

const rounded = ({top, right, bottom, left}: Margins): Margins => ({
  top: Math.round(top),
  right: Math.round(right),
  bottom: Math.round(bottom),
  left: Math.round(left),
});
