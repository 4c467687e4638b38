import type {FC} from 'react';
import {AbsoluteFill, Easing, interpolate, useCurrentFrame} from 'remotion';

const radius = 74;

/** The other half of the story: one moon that crosses all the shots, and sinks when the morning comes. */
export const Moon: FC<{sinksAt: number}> = ({sinksAt}) => {
  const frame = useCurrentFrame();
  const x = interpolate(frame, [0, sinksAt + 44], [250, 890]);
  const arc = interpolate(frame, [0, sinksAt / 2, sinksAt], [400, 330, 400], {...clamp, easing: Easing.inOut(Easing.sin)});
  const sunk = interpolate(frame, [sinksAt, sinksAt + 44], [0, 1], {...clamp, easing: Easing.in(Easing.quad)});
  return (
    <AbsoluteFill style={{opacity: 1 - sunk}}>
      <div style={{position: 'absolute', left: x - 4 * radius, top: arc + 420 * sunk - 4 * radius, width: 8 * radius, height: 8 * radius}}>
        <AbsoluteFill
          style={{background: 'radial-gradient(closest-side, rgba(255, 233, 176, 0.42), rgba(255, 233, 176, 0.12) 50%, transparent)'}}
        />
        <svg viewBox="-100 -100 200 200" style={{position: 'absolute', left: '37.5%', top: '37.5%', width: '25%'}} aria-hidden="true">
          <circle r="100" fill="#fff3d0" />
          <circle cx="-34" cy="-20" r="24" fill="#f1dcae" />
          <circle cx="36" cy="34" r="30" fill="#f1dcae" />
          <circle cx="30" cy="-50" r="13" fill="#f1dcae" />
        </svg>
      </div>
    </AbsoluteFill>
  );
};

const clamp = {extrapolateLeft: 'clamp', extrapolateRight: 'clamp'} as const;
