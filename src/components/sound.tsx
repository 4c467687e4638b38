import {type FC, useContext, useLayoutEffect, useState} from 'react';
import {getRemotionEnvironment, Html5Audio, Sequence, staticFile, useCurrentFrame, useVideoConfig} from 'remotion';
import {canonical, type Json} from '../core/canonical.ts';
import {comparableText} from '../core/comparable-text.ts';
import {duckingAt} from '../core/ducking.ts';
import {ReshootError} from '../core/errors.ts';
import type {BrowserSound, BrowserVariant} from '../core/project-data.ts';
import type {ShotSoundRequest} from '../core/shot-sound.ts';
import {type SoundPlayback, type SoundRequest, silenceInDecibels, type TrackRequest} from '../core/sound.ts';
import {within} from '../core/sound-request.ts';
import {framesOf} from '../core/spoken-line.ts';
import {FilmFrameContext} from './film-frame.tsx';
import {hear} from './heard.ts';
import {isScanning} from './page.ts';
import {VariantContext} from './variant-context.tsx';

export interface SoundProps {
  readonly request: SoundRequest | TrackRequest | ShotSoundRequest;
  readonly playback: SoundPlayback;
  readonly gainInDecibels: number;
  /** Frame of the surrounding sequence on which it begins. */
  readonly at: number;
  /** The element's name, for messages. */
  readonly element: string;
}

/** What every sound element is: nothing to see. */
export const Sound: FC<SoundProps> = ({at, ...sound}) => {
  const {element, request} = sound;
  within(at, {name: 'at', from: -1_000_000, to: 1_000_000, where: `<${element} id="${request.id}">`});
  if (at === 0) return <PlacedSound {...sound} />;
  return (
    <Sequence from={at} layout="none">
      <PlacedSound {...sound} />
    </Sequence>
  );
};

type PlacedSoundProps = Omit<SoundProps, 'at'>;

const PlacedSound: FC<PlacedSoundProps> = (props) => {
  const variant = useContext(VariantContext);
  // Plain JSON by its type; interfaces have no index signature.
  const asked = canonical(props.request as unknown as Json);
  if (isScanning()) return <HeardSound {...props} asked={asked} />;
  if (props.request.kind === 'track') {
    // Where Reshoot mixes, the page is silent: it says so by naming no files.
    return variant?.isMixed ? null : <PlayedSound {...props} src={props.request.src} durationInSeconds={null} variant={variant} />;
  }
  const made = variant?.sounds[props.request.id];
  if (made && made.request === comparableText(props.request as unknown as Json)) {
    if (made.file === null) return null;
    if (made.ofShot) return <PlayedShotSound {...props} src={staticFile(made.file)} made={made} ofShot={made.ofShot} variant={variant} />;
    return <PlayedSound {...props} src={staticFile(made.file)} durationInSeconds={made.durationInSeconds} variant={variant} />;
  }
  // Where a shot's generator made no sound, others stand for it, and say themselves where they are missing; they are silent where it made some.
  if (props.request.kind === 'shot' && made === undefined) return null;
  // In the studio, what is not made yet is silent.
  if (getRemotionEnvironment().isRendering && !variant?.isMixed) throw soundMissing(props, variant, made);
  return null;
};

/** Enters itself for the scan, with everything that the mix has to know. */
const HeardSound: FC<PlacedSoundProps & {readonly asked: string}> = ({request, asked, playback, gainInDecibels, element}) => {
  const localFrame = useCurrentFrame();
  const [symbol] = useState(() => Symbol(request.id));
  useLayoutEffect(() =>
    hear(symbol, {id: request.id, request: asked, localFrame, gainInDecibels, playback: JSON.stringify(playback), component: element}),
  );
  return null;
};

/** In the studio and in plain Remotion: by Remotion's own audio, faded and ducked frame by frame. The loudness of the film is not set there. */
const PlayedSound: FC<
  PlacedSoundProps & {readonly src: string; readonly durationInSeconds: number | null; readonly variant: BrowserVariant | null}
> = ({src, durationInSeconds, playback, gainInDecibels, variant}) => {
  const {fps, durationInFrames: room} = useVideoConfig();
  const localFrame = useCurrentFrame();
  const filmFrame = useContext(FilmFrameContext) ?? localFrame;
  const {fadeInInFrames, fadeOutInFrames, trimBeforeInFrames, trimAfterInFrames, ducking, loops} = playback;
  const lastsInFrames = durationInSeconds === null ? room : framesOf(durationInSeconds, fps);
  const end = loops ? room : Math.min(room, (trimAfterInFrames ?? lastsInFrames) - trimBeforeInFrames);
  const volumeAt = (frame: number): number => {
    if (gainInDecibels <= silenceInDecibels) return 0;
    const fadeIn = fadeInInFrames === 0 ? 1 : Math.min(1, frame / fadeInInFrames);
    const fadeOut = fadeOutInFrames === 0 ? 1 : Math.min(1, Math.max(0, (end - frame) / fadeOutInFrames));
    const time = (filmFrame + frame - localFrame) / fps;
    const ducked = ducking === null ? 0 : duckingAt(time, variant?.spoken ?? [], ducking);
    return 10 ** ((gainInDecibels + ducked) / 20) * fadeIn * fadeOut;
  };
  return (
    <Html5Audio
      src={src}
      volume={volumeAt}
      loop={loops}
      loopVolumeCurveBehavior="extend"
      {...(trimBeforeInFrames > 0 ? {trimBefore: trimBeforeInFrames} : {})}
      {...(trimAfterInFrames === null ? {} : {trimAfter: trimAfterInFrames})}
    />
  );
};

/** A shot's own sound: frame `firstLocalFrame` of the element's clock plays its first sample, as `TakeVideo` shows the take's frame 0. */
const PlayedShotSound: FC<
  PlacedSoundProps & {
    readonly src: string;
    readonly made: BrowserSound;
    readonly ofShot: NonNullable<BrowserSound['ofShot']>;
    readonly variant: BrowserVariant | null;
  }
> = ({made, ofShot, playback, gainInDecibels, ...props}) => {
  const {firstLocalFrame, ducking} = ofShot;
  // Silence stays silence.
  const gain = gainInDecibels <= silenceInDecibels ? gainInDecibels : gainInDecibels + ofShot.gainInDecibels;
  return (
    <Sequence from={firstLocalFrame} layout="none">
      <PlayedSound {...props} durationInSeconds={made.durationInSeconds} playback={{...playback, ducking}} gainInDecibels={gain} />
    </Sequence>
  );
};

const soundMissing = ({element, request}: PlacedSoundProps, variant: BrowserVariant | null, made: BrowserSound | undefined): ReshootError =>
  new ReshootError('take-missing', {
    expected: 'a take for every sound, made before a render by npx reshoot generate',
    found: made ? 'a take of an earlier request: this one has changed since' : 'none',
    fix: `npx reshoot generate${variant ? ` (or npx reshoot render ${variant.id}, which also renders)` : ''}`,
    where: `<${element} id=${JSON.stringify(request.id)}>${variant ? ` in ${variant.id}` : ''}`,
  });
