/** The address of the file behind what a frame draws: of a video's frame, the video's. */
export const sourceOfUrl = (url: string): string =>
  url.startsWith('video:') ? (new URLSearchParams(url.slice('video:'.length)).get('src') ?? url) : url;
