import {ReshootError} from '../core/errors.ts';
import type {Timeline, TimelineShot} from '../core/timeline.ts';

/**
 * The shots of a timeline, each after the one that it continues; otherwise in order of appearance.
 *
 * @throws ReshootError `continues-invalid` for a shot that continues none of them, one of another shape, or, on whatever detour, itself.
 */
export const orderShots = (timeline: Timeline): TimelineShot[] => {
  const byId = new Map(timeline.shots.map((shot) => [shot.request.id, shot]));
  const ordered = new Set<TimelineShot>();
  for (const shot of timeline.shots) {
    for (const next of chainOf(shot, {byId, timeline}).reverse()) ordered.add(next);
  }
  return [...ordered];
};

interface Shots {
  readonly byId: ReadonlyMap<string, TimelineShot>;
  readonly timeline: Timeline;
}

/** A shot, the one that it continues, the one that that continues, and so on. */
const chainOf = (last: TimelineShot, {byId, timeline}: Shots): TimelineShot[] => {
  const chain = [last];
  for (let shot = last; shot.request.continues !== undefined; ) {
    const before = byId.get(shot.request.continues);
    if (before === undefined) throw unknown(shot, timeline);
    if (chain.includes(before)) throw loop([...chain.slice(chain.indexOf(before)), before], timeline);
    if (shapeOf(before, timeline) !== shapeOf(shot, timeline)) throw otherShape(shot, before, timeline);
    chain.push(before);
    shot = before;
  }
  return chain;
};

const sizeOf = ({request}: TimelineShot, {width, height}: Timeline): {readonly width: number; readonly height: number} =>
  request.size ?? {width, height};

/** Equal for sizes that differ in scale alone. */
const shapeOf = (shot: TimelineShot, timeline: Timeline): number => {
  const {width, height} = sizeOf(shot, timeline);
  return width / height;
};

const whereOf = ({request}: TimelineShot, {variant}: Timeline): string => `<GeneratedShot id="${request.id}"> of ${variant}`;

const unknown = (shot: TimelineShot, timeline: Timeline): ReshootError => {
  const others = timeline.shots.map(({request}) => request.id).filter((id) => id !== shot.request.id);
  return new ReshootError('continues-invalid', {
    expected: `a shot of this film that has a prompt: ${others.join(', ') || 'it has no other'}`,
    found: `continues="${shot.request.continues}"`,
    fix: others[0] === undefined ? 'leave continues out' : `write continues="${others[0]}", or leave it out`,
    where: whereOf(shot, timeline),
  });
};

const loop = (chain: readonly TimelineShot[], timeline: Timeline): ReshootError =>
  new ReshootError('continues-invalid', {
    expected: 'shots that can be made one after the other, the first of which continues none',
    found: `a ring: ${chain.map(({request}) => request.id).join(' continues ')}`,
    fix: `leave continues out of the shot that is to be made first, for example ${chain.at(-2)?.request.id}`,
    where: chain[0] === undefined ? timeline.variant : whereOf(chain[0], timeline),
  });

const otherShape = (shot: TimelineShot, before: TimelineShot, timeline: Timeline): ReshootError => {
  const [own, other] = [sizeOf(shot, timeline), sizeOf(before, timeline)];
  return new ReshootError('continues-invalid', {
    expected: `a picture of the same shape as that of '${before.request.id}', ${other.width} × ${other.height}`,
    found: `${own.width} × ${own.height}`,
    fix: `write width={${other.width}} height={${other.height}}, or leave continues out`,
    where: whereOf(shot, timeline),
  });
};
