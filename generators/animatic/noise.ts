import type {Camera} from './camera-path.ts';
import {scaleAt} from './camera-path.ts';
import type {Chance} from './chance.ts';

/** The plane the noise is painted on: where most scenery stands. `training/model/batches.py` has the same number. */
const noiseDepth = 0.4;

export interface Frames {
  readonly width: number;
  readonly height: number;
  readonly cameras: readonly Camera[];
}

/**
 * ε, [3, F, H, W]: one sheet of noise for the whole shot, seen through the moving camera. Sampled at the nearest point, so every frame
 * is still standard normal; what the noise turns into moves with the scenery instead of sticking to the screen.
 */
export function cameraNoise(chance: Chance, {width, height, cameras}: Frames): Float32Array {
  const sheetWidth = Math.floor(width * 1.5) + Math.floor(height * 0.5);
  const sheetHeight = Math.floor(height * 1.5);
  const sheet = new Float32Array(3 * sheetWidth * sheetHeight);
  for (let i = 0; i < sheet.length; i++) sheet[i] = chance.normal();
  const area = width * height;
  const noise = new Float32Array(3 * cameras.length * area);
  cameras.forEach((camera, frame) => {
    const scale = scaleAt(camera, noiseDepth);
    for (let y = 0; y < height; y++) {
      const sheetY = clamp(((y + 0.5) / height - 0.5) / scale + camera.y * noiseDepth, {unit: height, size: sheetHeight});
      for (let x = 0; x < width; x++) {
        const sceneX = (((x + 0.5) / width - 0.5) * width) / height / scale + camera.x * noiseDepth;
        const from = sheetY * sheetWidth + clamp(sceneX, {unit: height, size: sheetWidth});
        for (let channel = 0; channel < 3; channel++) {
          noise[(channel * cameras.length + frame) * area + y * width + x] = sheet[channel * sheetWidth * sheetHeight + from] ?? 0;
        }
      }
    }
  });
  return noise;
}

function clamp(scene: number, {unit, size}: {unit: number; size: number}): number {
  return Math.max(0, Math.min(size - 1, Math.floor(scene * unit + size / 2)));
}
