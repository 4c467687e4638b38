/**
 * The card: a pattern and colours from the digest of the spec (so that two specs never look alike), the shot's words, a frame counter, and
 * a bar that crosses the picture once over the shot. Only typed arrays, no floating point that a machine could round otherwise.
 */

import type {Json} from '../../src/core/canonical.ts';
import {digestOfJson} from '../../src/core/digest.ts';
import type {ShotSpec} from '../../src/core/spec.ts';
import {dotsOf, letterHeight, letterWidth} from './letters.ts';

type Colour = readonly [red: number, green: number, blue: number];

interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ink: Colour = [245, 245, 240];
const shadow: Colour = [16, 18, 24];

/**
 * Paints every frame of a spec, by number. What does not move is painted once.
 *
 * @example
 * const paint = cardOf(spec);
 * paint(0); // Uint8Array of 3 × width × height
 */
export const cardOf = (spec: ShotSpec): ((frame: number) => Uint8Array) => {
  const {width, height, durationInFrames, framesPerSecond} = spec;
  // A spec is JSON-plain by its type; TypeScript does not see interfaces as index signatures.
  const digest = digestOfJson(spec as unknown as Json).slice('sha256:'.length);
  const base: Picture = {pixels: new Uint8Array(width * height * 3), width, height};
  paintPattern(base, digest);
  // Text of 1/40 of the shorter side a dot is legible at any size; below 60 pixels there is no room for words.
  const dot = Math.floor(Math.min(width, height) / 120);
  if (dot > 0) paintWords(base, dot, [`${width}X${height} ${framesPerSecond}FPS TAKE ${spec.take}`, digest.slice(0, 16), spec.prompt]);

  return (frame) => {
    const picture: Picture = {pixels: base.pixels.slice(), width, height};
    const barWidth = Math.max(2, Math.floor(width / 24));
    const x = Math.floor(((width - barWidth) * frame) / Math.max(1, durationInFrames - 1));
    const barHeight = Math.max(2, Math.floor(height / 12));
    fill(picture, {x, y: height - barHeight, width: barWidth, height: barHeight}, ink);
    if (dot > 0) paintCounter(picture, dot, `${frame + 1}/${durationInFrames}`);
    return picture.pixels;
  };
};

/** Eight columns of squares in two colours, the left half mirrored: faces are easier to tell apart than noise. */
const paintPattern = (picture: Picture, digest: string): void => {
  const byte = (at: number) => Number.parseInt(digest.slice(2 * at, 2 * at + 2), 16);
  // Dark enough for white words, and apart from each other.
  const colours: Colour[] = [
    [24 + (byte(0) >> 2), 24 + (byte(1) >> 2), 24 + (byte(2) >> 2)],
    [64 + (byte(3) >> 1), 64 + (byte(4) >> 1), 64 + (byte(5) >> 1)],
  ];
  const columns = 8;
  const rows = Math.max(1, Math.round((columns * picture.height) / picture.width));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const mirrored = Math.min(column, columns - 1 - column);
      const colour = colours[(byte(6 + ((row * 4 + mirrored) % 26)) >> (row % 8)) & 1];
      const x = Math.floor((column * picture.width) / columns);
      const y = Math.floor((row * picture.height) / rows);
      const box = {
        x,
        y,
        width: Math.floor(((column + 1) * picture.width) / columns) - x,
        height: Math.floor(((row + 1) * picture.height) / rows) - y,
      };
      if (colour) fill(picture, box, colour);
    }
  }
};

const paintWords = (picture: Picture, dot: number, texts: readonly string[]): void => {
  const perLine = Math.max(1, Math.floor((picture.width / dot - 8) / (letterWidth + 1)));
  const lineHeight = (letterHeight + 3) * dot;
  const mostLines = Math.floor((picture.height * 0.4) / lineHeight);
  const lines = texts.flatMap((text) => wrapped(text, perLine)).slice(0, mostLines);
  fill(picture, {x: 0, y: 0, width: picture.width, height: lines.length * lineHeight + 4 * dot}, shadow);
  lines.forEach((line, at) => {
    paintText(picture, line, {x: 4 * dot, y: 3 * dot + at * lineHeight, dot});
  });
};

/** Broken between words where there are any; a word longer than a line is broken inside. */
const wrapped = (text: string, perLine: number): string[] => {
  const lines: string[] = [];
  let line: string[] = [];
  for (const word of text.split(/\s+/)) {
    const characters = [...word];
    if (line.length > 0 && line.length + 1 + characters.length > perLine) {
      lines.push(line.join(''));
      line = [];
    }
    if (line.length > 0) line.push(' ');
    line.push(...characters);
    while (line.length > perLine) lines.push(line.splice(0, perLine).join(''));
  }
  if (line.length > 0) lines.push(line.join(''));
  return lines;
};

const paintCounter = (picture: Picture, dot: number, text: string): void => {
  const widthInDots = text.length * (letterWidth + 1) + 3;
  const large = Math.max(dot, Math.floor((picture.width * 0.6) / widthInDots));
  const y = Math.floor(picture.height * 0.6);
  const x = Math.floor((picture.width - widthInDots * large) / 2);
  fill(picture, {x, y, width: widthInDots * large, height: (letterHeight + 4) * large}, shadow);
  paintText(picture, text, {x: x + 2 * large, y: y + 2 * large, dot: large});
};

const paintText = (picture: Picture, text: string, at: {readonly x: number; readonly y: number; readonly dot: number}): void => {
  [...text].forEach((character, place) => {
    const left = at.x + place * (letterWidth + 1) * at.dot;
    dotsOf(character).forEach((isInk, index) => {
      if (!isInk) return;
      const x = left + (index % letterWidth) * at.dot;
      const y = at.y + Math.floor(index / letterWidth) * at.dot;
      fill(picture, {x, y, width: at.dot, height: at.dot}, ink);
    });
  });
};

/** Fills a box, cut to the picture: one row by hand, the others copied from it. */
const fill = (picture: Picture, box: Box, [red, green, blue]: Colour): void => {
  const {pixels, width, height} = picture;
  const left = Math.max(0, box.x);
  const right = Math.min(width, box.x + box.width);
  const top = Math.max(0, box.y);
  const bottom = Math.min(height, box.y + box.height);
  if (left >= right || top >= bottom) return;
  const start = (top * width + left) * 3;
  const end = (top * width + right) * 3;
  for (let at = start; at < end; at += 3) {
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
  }
  for (let row = top + 1; row < bottom; row += 1) pixels.copyWithin((row * width + left) * 3, start, end);
};
