import type {FC} from 'react';
import {AbsoluteFill, Easing, interpolate, useCurrentFrame} from 'remotion';

/** A dark room until somebody lights a lamp beside the picture; then warm light, which breathes as flames do. */
export const LampLight: FC<{darkFrom: number; litFrom: number}> = ({darkFrom, litFrom}) => {
  const frame = useCurrentFrame();
  const dark = interpolate(frame, [darkFrom, darkFrom + 10], [0, 1], clamp);
  const lit = interpolate(frame, [litFrom, litFrom + 12], [0, 1], {...clamp, easing: Easing.out(Easing.cubic)});
  const breathing = 1 + 0.06 * Math.sin(frame / 3.1) + 0.04 * Math.sin(frame / 1.7);
  return (
    <>
      <AbsoluteFill style={{opacity: dark * (1 - 0.82 * lit), backgroundColor: 'rgba(7, 10, 34, 0.62)'}} />
      <AbsoluteFill
        style={{
          opacity: Math.min(1, 0.9 * lit * breathing),
          background: 'radial-gradient(110% 60% at 80% 30%, rgba(255, 190, 100, 0.5), rgba(255, 150, 60, 0.14) 45%, transparent 72%)',
        }}
      />
    </>
  );
};

const clamp = {extrapolateLeft: 'clamp', extrapolateRight: 'clamp'} as const;
