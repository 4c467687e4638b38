import type {CSSProperties} from 'react';

/** How the picture is shown. None of it can reach the fingerprint: changing it never makes a take again. */
export interface ShotPresentation {
  /** How the picture fills its box; `cover` by default. */
  readonly fit?: 'cover' | 'contain' | 'fill';
  readonly style?: CSSProperties;
  readonly className?: string;
  /** Of all that is heard with it, 0 to 1: footage's own sound, or what `audio` asks for. May follow the frame. */
  readonly volume?: number;
}
