import {type CSSProperties, type FC, useContext, useMemo} from 'react';
import {useCurrentFrame, useVideoConfig} from 'remotion';
import {captionFamilies, fontFamilyOf} from '../captions/caption-fonts.ts';
import {type CaptionLook, viewsAt} from '../captions/caption-look.ts';
import {sourceOfWords} from '../captions/caption-source.ts';
import {type CaptionSource, type CaptionTrack, captionTrack, fileTrack, pagesAt} from '../captions/caption-track.ts';
import {splitEmoji} from '../captions/emoji.ts';
import {pageLimits} from '../captions/page-limits.ts';
import {isTall} from '../captions/script.ts';
import type {SeenCaption} from '../core/caption-marker.ts';
import {CaptionPage} from './caption-page.tsx';
import {type CaptionStyle, captionStyle, type ResolvedCaptionStyle} from './caption-style.ts';
import {isScanning} from './page.ts';
import {RoomContext} from './safe-area.tsx';
import {useCaptionFindings} from './use-caption-findings.ts';
import {useCaptionFonts} from './use-caption-fonts.ts';
import {type CaptionOrigin, useCaptionSource} from './use-caption-source.ts';
import {type EmojiPictures, useEmojiPictures} from './use-emoji-pictures.ts';

export interface CaptionsProps extends CaptionOrigin, CaptionStyle {
  /** `karaoke` by default; for a subtitle file `two-line`, because it does not say when its words are spoken. */
  readonly look?: CaptionLook;
  /** BCP 47, like `ja` or `pt-BR`. By default what the script suggests: it decides word boundaries, reading speed, direction and glyphs. */
  readonly language?: string;
  /** Of a page; 2 by default. */
  readonly maxLines?: number;
  /** The most that a line holds; by default what broadcasters allow and what the room has. */
  readonly charactersPerLine?: number;
  readonly style?: CSSProperties;
  readonly className?: string;
}

/**
 * Captions, word by word or page by page, in any script. Pages are cut where sentences, clauses and breaths are; each stays as long as it takes
 * to read. They fill the room around them: put them into a `<SafeArea>`. The words are also written beside the film, as SRT and WebVTT.
 *
 * @throws ReshootError `captions-origin`, `captions-file-invalid`, `caption-words-invalid`, `transcript-invalid`, `font-missing`.
 * @example
 * <SafeArea>
 *   <Captions words={[{text: 'Good', startInSeconds: 0, endInSeconds: 0.4}, {text: 'morning.', startInSeconds: 0.4, endInSeconds: 1}]} />
 * </SafeArea>
 * // at 30 frames a second: frame 0 'Good' is lit, frame 12 'morning.'
 */
export const Captions: FC<CaptionsProps> = (props) => {
  const {look = props.src === undefined ? 'karaoke' : 'two-line'} = props;
  const {width, height} = useVideoConfig();
  const {source, startFrame, where} = useCaptionSource(props);
  const frame = useCurrentFrame() - startFrame;
  // Both read all of the text, which may be that of a film of three hours, and this runs on every frame.
  const isTallScript = useMemo(() => isTall(source?.text ?? ''), [source]);
  const style = captionStyle(look, props, {side: Math.min(width, height), isTall: isTallScript});
  const room = useContext(RoomContext);
  const lineWidthInEms = ((room?.width ?? 0.88 * width) - (style.background === 'none' ? 0 : style.fontSize)) / style.fontSize;
  const lineWidth = lineWidthInEms / (style.uppercase ? widthOfCapitals : 1);
  useCaptionFindings(source, {where, startFrame, isDialogue: props.of !== undefined});
  const track = useCaptionTrack(source, props, lineWidth);
  const families = useMemo(() => captionFamilies(style.fontFamily, track.language), [style.fontFamily, track.language]);
  const letters = useMemo(() => (style.uppercase ? track.text + track.text.toUpperCase() : track.text), [style.uppercase, track]);
  useCaptionFonts({own: style.fontFamily, families, weight: style.fontWeight, text: letters});
  const pictures = useEmojiPictures(track.text);
  const views = viewsAt(track, look, frame);
  return (
    <div className={props.className} style={{...roomStyle(style, room === null), fontFamily: fontFamilyOf(families), ...props.style}}>
      {isScanning() && source ? <Marker source={source} track={track} frame={frame} families={families} pictures={pictures} /> : null}
      {views.map((view, index) => {
        const fitted = fit(style, lineWidth / view.page.widthInEms);
        return (
          <div
            // Pages have no state: which one is redrawn as which makes no difference.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            lang={track.language ?? undefined}
            dir={track.direction}
            style={{textAlign: style.align, maxWidth: '100%', fontSize: fitted.fontSize}}
          >
            <CaptionPage view={view} look={look} style={fitted} pictures={pictures} />
          </div>
        );
      })}
    </div>
  );
};

const nothing = sourceOfWords([], '<Captions>');

/** How much wider a text is in capitals, at most: "berangkat" in Inter Black. */
const widthOfCapitals = 1.3;

/** The captions in pages that fit the room. */
const useCaptionTrack = (source: CaptionSource | null, props: CaptionsProps, lineWidthInEms: number): CaptionTrack => {
  const {language = null, maxLines, charactersPerLine} = props;
  const {width, height, fps} = useVideoConfig();
  return useMemo(
    () =>
      captionTrack(source ?? nothing, {
        language,
        framesPerSecond: fps,
        limits: (spoken) =>
          pageLimits({
            ...{language: spoken, width, height, lineWidthInEms},
            ...(maxLines === undefined ? {} : {maxLines}),
            ...(charactersPerLine === undefined ? {} : {charactersPerLine}),
          }),
      }),
    [source, language, fps, width, height, maxLines, lineWidthInEms, charactersPerLine],
  );
};

/** The style for a page whose longest word would not fit: all of it smaller, outline included. */
const fit = (style: ResolvedCaptionStyle, share: number): ResolvedCaptionStyle =>
  share >= 1 ? style : {...style, fontSize: Math.floor(style.fontSize * share), outlineWidth: Math.round(style.outlineWidth * share)};

const roomStyle = (style: ResolvedCaptionStyle, isAlone: boolean): CSSProperties => ({
  position: 'absolute',
  inset: isAlone ? '6%' : 0,
  display: 'flex',
  flexDirection: 'column',
  justifyContent: {top: 'flex-start', middle: 'center', bottom: 'flex-end'}[style.place],
  alignItems: style.align === 'center' ? 'center' : `flex-${style.align}`,
  gap: 0.3 * style.fontSize,
  fontSize: style.fontSize,
  fontWeight: style.fontWeight,
  lineHeight: style.lineHeight,
  textTransform: style.uppercase ? 'uppercase' : 'none',
  overflowWrap: 'anywhere',
});

interface MarkerProps {
  readonly source: CaptionSource;
  readonly track: CaptionTrack;
  readonly frame: number;
  readonly families: readonly string[];
  readonly pictures: EmojiPictures;
}

/** What the scan reads: the text as a subtitle file has it, which no look cuts short, and what its letters are drawn with. */
const Marker: FC<MarkerProps> = ({source, track, frame, families, pictures}) => {
  const {fps} = useVideoConfig();
  const written = useMemo(() => fileTrack(source, {language: track.language, framesPerSecond: fps}), [source, track.language, fps]);
  const pages = pagesAt(written, frame);
  return pages.map((page, index) => {
    const letters = splitEmoji(page.text).filter((part) => part.kind === 'letters' || (part.kind === 'emoji' && !pictures.has(part.text)));
    const seen: SeenCaption = {
      page: page.startFrame,
      text: page.text,
      language: track.language,
      families,
      letters: letters.map(({text}) => text).join(''),
    };
    // biome-ignore lint/suspicious/noArrayIndexKey: a marker has no state, only an attribute
    return <template key={index} data-reshoot-caption={JSON.stringify(seen)} />;
  });
};
