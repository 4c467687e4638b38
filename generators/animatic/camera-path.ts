/**
 * The multiplane camera. Scene units: the picture is 1 high, its centre the origin, y down. A plane at depth d (0 infinitely far, 1
 * where the subject stands) sees d times as much of every move. `training/data/camera.py` has the same formulas: the network learned
 * on them, so a change here is a change of the weights.
 */
import type {CameraMove, CameraSpeed} from '../../src/core/scene-plan.ts';

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const scaleAt = (camera: Camera, depth: number): number => 1 + (camera.zoom - 1) * (0.12 + 0.88 * depth);

/** Where a point of the plane at `depth` is on the picture. */
export function place(camera: Camera, depth: number, point: Point): Point {
  const scale = scaleAt(camera, depth);
  return {x: (point.x - camera.x * depth) * scale, y: (point.y - camera.y * depth) * scale};
}

/** What point of the plane at `depth` a place on the picture shows: the inverse of {@link place}. */
export function look(camera: Camera, depth: number, at: Point): Point {
  const scale = scaleAt(camera, depth);
  return {x: at.x / scale + camera.x * depth, y: at.y / scale + camera.y * depth};
}

const amounts: Record<CameraSpeed, number> = {slow: 0.62, normal: 1, fast: 1.45};

export interface Travel {
  readonly move: CameraMove;
  readonly speed: CameraSpeed;
  readonly durationInSeconds: number;
}

/** The camera at `progress` 0..1 of the shot. */
export function cameraAt(travel: Travel, progress: number): Camera {
  // A longer shot travels further at the same speed, up to what the training saw; half eased, so that it starts and stops softly.
  const amount = amounts[travel.speed] * Math.min(1.3, 0.55 + 0.15 * travel.durationInSeconds);
  const t = 0.55 * progress + 0.45 * progress * progress * (3 - 2 * progress);
  const half = t - 0.5;
  switch (travel.move) {
    case 'dolly-in':
    case 'zoom-in':
      return {x: 0, y: -0.02 * t * amount, zoom: 1 + 0.34 * amount * t};
    case 'dolly-out':
    case 'zoom-out':
      return {x: 0, y: -0.02 * (1 - t) * amount, zoom: 1 + 0.34 * amount * (1 - t)};
    case 'pan-left':
    case 'tracking-left':
      return {x: -0.34 * half * amount, y: 0, zoom: 1.04};
    case 'pan-right':
    case 'tracking-right':
      return {x: 0.34 * half * amount, y: 0, zoom: 1.04};
    case 'tilt-up':
    case 'crane-up':
      return {x: 0, y: -0.2 * half * amount, zoom: 1.06};
    case 'tilt-down':
    case 'crane-down':
      return {x: 0, y: 0.2 * half * amount, zoom: 1.06};
    case 'orbit':
      return {x: 0.12 * Math.sin(half * Math.PI) * amount, y: 0, zoom: 1.05 + 0.03 * Math.cos(half * Math.PI)};
    case 'handheld':
      return handheld(progress, travel.durationInSeconds, amount);
    case 'static':
      return {x: 0.004 * Math.sin(t * Math.PI * 2), y: 0.003 * Math.sin(t * Math.PI * 1.3), zoom: 1.02};
  }
}

function handheld(progress: number, durationInSeconds: number, amount: number): Camera {
  const seconds = progress * durationInSeconds;
  return {
    x: 0.011 * amount * (Math.sin(seconds * 2.1) + 0.4 * Math.sin(seconds * 4.7 + 1)),
    y: 0.008 * amount * (Math.sin(seconds * 2.6 + 1) + 0.4 * Math.sin(seconds * 5.3)),
    zoom: 1.05,
  };
}

/** Frame by frame, [2, F, H, W]: coordinates on the subject's plane that each pixel sees. */
export function positionMap(cameras: readonly Camera[], width: number, height: number): Float32Array {
  const area = width * height;
  const map = new Float32Array(2 * cameras.length * area);
  cameras.forEach((camera, frame) => {
    const scale = scaleAt(camera, 1);
    for (let y = 0; y < height; y++) {
      const sceneY = ((y + 0.5) / height - 0.5) / scale + camera.y;
      for (let x = 0; x < width; x++) {
        const index = frame * area + y * width + x;
        map[index] = (((x + 0.5) / width - 0.5) * width) / height / scale + camera.x;
        map[cameras.length * area + index] = sceneY;
      }
    }
  });
  return map;
}
