import type {CSSProperties, FC, ReactNode} from 'react';
import type {CaptionLook, PageView} from '../captions/caption-look.ts';
import {typedPieces} from '../captions/caption-track.ts';
import {directionOf, isMixedDirection} from '../captions/script.ts';
import {CaptionLetters} from './caption-letters.tsx';
import type {ResolvedCaptionStyle} from './caption-style.ts';
import type {EmojiPictures} from './use-emoji-pictures.ts';

interface CaptionPageProps {
  readonly view: PageView;
  readonly look: CaptionLook;
  readonly style: ResolvedCaptionStyle;
  readonly pictures: EmojiPictures;
}

/**
 * A page, drawn in layers that lie on each other with the same letters in the same places: outline, pill, ink. In one layer the outline of a
 * word would cover the edge of the word before it, which shows in scripts without spaces.
 */
export const CaptionPage: FC<CaptionPageProps> = (props) => {
  const {style} = props;
  const {background, outlineWidth, shadow, activeBackground, fontSize} = style;
  const plate: CSSProperties =
    background === 'none' ? {} : {background, borderRadius: 0.4 * fontSize, padding: `${0.24 * fontSize}px ${0.5 * fontSize}px`};
  const hasUnderlay = outlineWidth > 0 || shadow !== 'none';
  return (
    <div style={{display: 'grid', width: 'fit-content', maxWidth: '100%', boxSizing: 'border-box', ...plate}}>
      {hasUnderlay ? <Layer {...props} name="outline" /> : null}
      {activeBackground === 'none' ? null : <Layer {...props} name="pill" />}
      <Layer {...props} name="ink" />
    </div>
  );
};

type LayerName = 'outline' | 'pill' | 'ink';

const Layer: FC<CaptionPageProps & {readonly name: LayerName}> = ({name, ...props}) => {
  const {view, style} = props;
  const {outlineColor, outlineWidth, shadow} = style;
  const own: CSSProperties =
    name === 'ink' ? {color: style.color} : name === 'pill' ? {color: 'transparent'} : underlay(outlineColor, outlineWidth, shadow);
  let before = 0;
  return (
    <div aria-hidden={name === 'ink' ? undefined : true} style={{gridArea: '1 / 1', ...own}}>
      {view.page.lines.map((line, index) => {
        const first = before;
        before += line.length;
        return (
          // A page's lines never move: their place is their name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={index}>
            {line.map(({text, gap}, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Word key={at} {...props} layer={name} index={first + at} text={text} gap={at === line.length - 1 ? '' : gap} />
            ))}
          </div>
        );
      })}
    </div>
  );
};

interface WordProps extends CaptionPageProps {
  readonly layer: LayerName;
  /** On its page. */
  readonly index: number;
  readonly text: string;
  readonly gap: string;
}

const Word: FC<WordProps> = ({layer, index, text, gap, view, look, style, pictures}) => {
  const isPicture = layer === 'ink';
  const letters = (part: string): ReactNode => (
    <CaptionLetters text={part} pictures={pictures} blank={!isPicture} outlineWidth={layer === 'outline' ? style.outlineWidth : 0} />
  );
  if (look === 'typewriter') {
    return (
      <>
        <TypedWord view={view} index={index} text={text} caret={isPicture ? style.activeColor : null} letters={letters} />
        {gap}
      </>
    );
  }
  const isActive = look !== 'two-line' && index === view.begun - 1;
  // A word that comes out wider than it was planned may stick out a little; its comma must not stand alone on a line.
  const css: CSSProperties = {whiteSpace: 'nowrap'};
  if (isActive && layer === 'ink') css.color = style.activeColor;
  if (isActive && layer === 'pill') {
    const {activeBackground, fontSize} = style;
    // Spread by a shadow, which takes no room: nothing moves when the pill goes on to the next word.
    Object.assign(css, {
      background: activeBackground,
      boxShadow: `0 0 0 ${0.1 * fontSize}px ${activeBackground}`,
      borderRadius: 0.12 * fontSize,
    });
  }
  if (look === 'word-pop' && index >= view.begun) css.visibility = 'hidden';
  // A box of its own would put words of the other direction in the wrong order.
  if (look === 'word-pop' && !isMixedDirection(view.page.text)) {
    Object.assign(css, {display: 'inline-block', transform: isActive && view.scale !== 1 ? `scale(${view.scale})` : undefined});
  }
  return (
    <>
      <span style={css}>{letters(text)}</span>
      {gap}
    </>
  );
};

const TypedWord: FC<{view: PageView; index: number; text: string; caret: string | null; letters: (part: string) => ReactNode}> = (
  props,
) => {
  const {view, index, text, caret, letters} = props;
  const before = view.page.lines.flat().slice(0, index);
  const typedBefore = before.reduce((sum, word) => sum + typedPieces(word.text).length, 0);
  const pieces = typedPieces(text);
  const typed = Math.min(pieces.length, Math.max(0, view.begun - typedBefore));
  const hasCaret =
    caret !== null && (typed > 0 ? typed < pieces.length || view.begun === typedBefore + typed : index === 0 && view.begun === 0);
  return (
    <span>
      {letters(pieces.slice(0, typed).join(''))}
      {hasCaret ? <Caret color={caret} direction={directionOf(text, null)} /> : null}
      {typed < pieces.length ? <span style={{visibility: 'hidden'}}>{letters(pieces.slice(typed).join(''))}</span> : null}
    </span>
  );
};

/**
 * Takes no room, so that letters do not move. It stands after the word that is typed, which may run the other way than its page: an invisible mark of
 * that way behind it keeps it there.
 */
const Caret: FC<{readonly color: string; readonly direction: 'ltr' | 'rtl'}> = ({color, direction}) => (
  <>
    <span style={{display: 'inline-block', position: 'relative', width: 0, direction}}>
      <span
        style={{
          position: 'absolute',
          insetInlineStart: '0.06em',
          bottom: '-0.12em',
          width: '0.09em',
          height: '0.98em',
          borderRadius: '0.05em',
          background: color,
        }}
      />
    </span>
    {direction === 'ltr' ? '\u200E' : '\u200F'}
  </>
);

/** An outline of shadows all around: round at every corner, where a stroke of the letters themselves grows spikes. */
const underlay = (color: string, width: number, shadow: string): CSSProperties => {
  const steps = width === 0 ? 0 : Math.max(12, Math.ceil(width * 2.5));
  const ring = Array.from({length: steps}, (_, step) => {
    const angle = (2 * Math.PI * step) / steps;
    return `${(width * Math.cos(angle)).toFixed(1)}px ${(width * Math.sin(angle)).toFixed(1)}px 0 ${color}`;
  });
  // The first shadow lies on top: the soft one comes last, beneath the outline.
  return {color: width === 0 ? 'transparent' : color, textShadow: [...ring, ...(shadow === 'none' ? [] : [shadow])].join(', ')};
};
