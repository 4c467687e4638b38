import type {Flag} from './option.ts';

/** `--stems`: for whoever mixes the film somewhere else. Their sum is the film's sound before the limiter. */
export const stemsOption = {
  kind: 'flag',
  name: 'stems',
  flag: '--stems',
  default: false,
  description: 'also write dialogue, ambience, effects and music as WAV files beside each film, at the level they have in it',
} as const satisfies Flag;
