import type {FC} from 'react';
import {splitEmoji} from '../captions/emoji.ts';
import {type NoteSign, noteSigns} from '../captions/note-signs.ts';
import type {EmojiPictures} from './use-emoji-pictures.ts';

interface CaptionLettersProps {
  readonly text: string;
  readonly pictures: EmojiPictures;
  /** Leaves only the room of emoji, for layers below the one that is seen. */
  readonly blank: boolean;
  /** Of signs of music, in pixels: what the shadows of letters are for letters. */
  readonly outlineWidth: number;
}

/** A piece of text with its emoji as pictures and its signs of music as drawings, in the colour of the text around them. */
export const CaptionLetters: FC<CaptionLettersProps> = ({text, pictures, blank, outlineWidth}) => (
  <>
    {splitEmoji(text).map(({kind, text: part}, index) => {
      const sign = kind === 'note' ? noteSigns[part] : undefined;
      // Parts of a text never move.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      if (sign) return <Note key={index} sign={sign} label={part} outlineWidth={outlineWidth} />;
      const body = kind === 'emoji' ? pictures.get(part) : undefined;
      if (body === undefined) return part;
      return (
        <svg
          // Parts of a text never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          viewBox="0 0 32 32"
          role="img"
          aria-label={part}
          style={{width: '1.16em', height: '1.16em', verticalAlign: '-0.24em'}}
        >
          {/* From a package of ours, not from the author. */}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
          {blank ? null : <g dangerouslySetInnerHTML={{__html: body}} />}
        </svg>
      );
    })}
  </>
);

const Note: FC<{readonly sign: NoteSign; readonly label: string; readonly outlineWidth: number}> = ({sign, label, outlineWidth}) => (
  <svg
    viewBox={`0 0 ${sign.width} 32`}
    role="img"
    aria-label={label}
    style={{
      width: `${((noteHeightInEms * sign.width) / 32).toFixed(3)}em`,
      height: `${noteHeightInEms}em`,
      verticalAlign: '-0.14em',
      overflow: 'visible',
    }}
  >
    <path
      d={sign.path}
      fill="currentColor"
      stroke={outlineWidth > 0 ? 'currentColor' : 'none'}
      strokeWidth={2 * outlineWidth}
      strokeLinejoin="round"
      vectorEffect="non-scaling-stroke"
    />
  </svg>
);

const noteHeightInEms = 1.04;
