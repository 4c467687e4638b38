/** What falls and flies: rain, snow and leaves, drawn on the finished frame because they are finer and faster than keyframes. */
import type {Chance} from './chance.ts';
import type {Direction} from './direction.ts';

export interface Canvas {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Particle {
  readonly x: number;
  readonly y: number;
  /** 0.5 far to 1.5 near. */
  readonly nearness: number;
  readonly phase: number;
}

export interface Weather {
  readonly draw: (canvas: Canvas, seconds: number) => void;
}

const sheltered = new Set(['home', 'cafe', 'shop', 'workplace', 'studio', 'vehicle', 'underwater', 'space']);
const leafColours = [
  [214, 140, 60],
  [188, 96, 52],
  [150, 160, 70],
] as const;

export function weatherOf(direction: Direction, chance: Chance): Weather {
  const kind = sheltered.has(direction.place) ? 'clear' : direction.weather;
  const dim = direction.time === 'night' ? 0.55 : direction.time === 'dusk' ? 0.75 : 1;
  const particles = (count: number): readonly Particle[] =>
    Array.from({length: count}, () => ({
      x: chance.uniform(),
      y: chance.uniform(),
      nearness: chance.between(0.5, 1.5),
      phase: chance.uniform(),
    }));
  switch (kind) {
    case 'rain':
      return rain(particles(210), {slant: 0.1, strength: 0.26 * dim});
    case 'storm':
      return rain(particles(330), {slant: 0.26, strength: 0.3 * dim});
    case 'snow':
      return snow(particles(230), 0.85 * (0.55 + 0.45 * dim));
    case 'wind':
      return leaves(particles(16));
    default:
      return {draw: () => undefined};
  }
}

function rain(drops: readonly Particle[], {slant, strength}: {slant: number; strength: number}): Weather {
  return {
    draw: (canvas, seconds) => {
      for (const drop of drops) {
        const fall = 1.15 * drop.nearness;
        const y = wrap(drop.y + seconds * fall) * 1.2 - 0.1;
        const x = wrap(drop.x - seconds * fall * slant);
        const length = 0.035 * drop.nearness * canvas.height;
        const steps = Math.max(4, Math.round(length));
        for (let i = 0; i < steps; i++) {
          const along = i / steps;
          const at = {x: x * canvas.width - slant * along * length, y: y * canvas.height + along * length};
          dab(canvas, at, {
            radius: 0.00055 * canvas.height * drop.nearness,
            colour: [222, 230, 242],
            alpha: strength * along * (0.4 + 0.4 * drop.nearness),
          });
        }
      }
    },
  };
}

function snow(flakes: readonly Particle[], strength: number): Weather {
  return {
    draw: (canvas, seconds) => {
      for (const flake of flakes) {
        const y = wrap(flake.y + seconds * 0.11 * flake.nearness) * 1.1 - 0.05;
        const x = wrap(flake.x + 0.025 * Math.sin(seconds * 0.9 + flake.phase * 6.28) + seconds * 0.012);
        dab(
          canvas,
          {x: x * canvas.width, y: y * canvas.height},
          {radius: 0.0021 * canvas.height * flake.nearness ** 1.5, colour: [248, 250, 255], alpha: strength * (0.5 + 0.3 * flake.nearness)},
        );
      }
    },
  };
}

function leaves(particles: readonly Particle[]): Weather {
  return {
    draw: (canvas, seconds) => {
      particles.forEach((leaf, i) => {
        const x = wrap(leaf.x + seconds * 0.32 * leaf.nearness) * 1.2 - 0.1;
        const y = wrap(leaf.y + seconds * 0.05 + 0.04 * Math.sin(seconds * 2.2 + leaf.phase * 6.28)) * 1.1 - 0.05;
        const turn = 0.5 + 0.5 * Math.sin(seconds * 4 + leaf.phase * 6.28);
        for (let k = -2; k <= 2; k++) {
          const at = {x: x * canvas.width + k * 0.0026 * canvas.height * turn, y: y * canvas.height - k * 0.0018 * canvas.height};
          dab(canvas, at, {
            radius: 0.0038 * canvas.height * leaf.nearness * (1 - Math.abs(k) / 3.4),
            colour: leafColours[i % leafColours.length] ?? leafColours[0],
            alpha: 0.55,
          });
        }
      });
    },
  };
}

const wrap = (value: number): number => value - Math.floor(value);

interface Brush {
  readonly radius: number;
  readonly colour: readonly [number, number, number];
  readonly alpha: number;
}

/** A soft round touch of colour; smaller than a pixel it fades instead of vanishing. */
function dab({rgb, width, height}: Canvas, at: {x: number; y: number}, {radius, colour, alpha}: Brush): void {
  const reach = Math.max(0.75, radius + 0.75);
  const thin = Math.min(1, radius / 0.6);
  for (let y = Math.max(0, Math.floor(at.y - reach)); y <= Math.min(height - 1, Math.ceil(at.y + reach)); y++) {
    for (let x = Math.max(0, Math.floor(at.x - reach)); x <= Math.min(width - 1, Math.ceil(at.x + reach)); x++) {
      const distance = Math.hypot(x + 0.5 - at.x, y + 0.5 - at.y);
      const cover = Math.max(0, Math.min(1, reach - distance)) * alpha * thin;
      if (cover <= 0) continue;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) rgb[to + c] = (rgb[to + c] ?? 0) * (1 - cover) + (colour[c] ?? 0) * cover;
    }
  }
}
