import type {FC} from 'react';
import {AbsoluteFill} from 'remotion';
import type {ShotRequest} from '../core/spec.ts';

/** What the studio shows where a picture is not made yet. */
export const ShotPlaceholder: FC<{request: ShotRequest; durationInFrames: number; stale: boolean}> = ({
  request,
  durationInFrames,
  stale,
}) => (
  <AbsoluteFill
    style={{
      background: 'repeating-linear-gradient(135deg, #22252b 0 40px, #1c1f24 40px 80px)',
      color: '#e8e6e1',
      fontFamily: 'ui-sans-serif, system-ui, sans-serif',
      justifyContent: 'center',
      alignItems: 'center',
      padding: '8%',
      textAlign: 'center',
      gap: 24,
    }}
  >
    <div style={{fontSize: 34, letterSpacing: 2, textTransform: 'uppercase', opacity: 0.7}}>
      {request.id} · take {request.take} · {durationInFrames} frames
    </div>
    <div style={{fontSize: 52, lineHeight: 1.25, fontWeight: 600}}>{request.prompt}</div>
    <div style={{fontSize: 30, opacity: 0.7}}>
      {stale ? 'The request has changed since its take was made.' : 'No take yet.'} Make it with: npx reshoot generate
    </div>
  </AbsoluteFill>
);
