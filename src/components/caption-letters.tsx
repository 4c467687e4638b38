import type {FC} from 'react';
import {splitEmoji} from '../captions/emoji.ts';
import type {EmojiPictures} from './use-emoji-pictures.ts';

/** A piece of text with its emoji as pictures; `blank` leaves only their room, for layers below the one that is seen. */
export const CaptionLetters: FC<{readonly text: string; readonly pictures: EmojiPictures; readonly blank: boolean}> = ({
  text,
  pictures,
  blank,
}) => (
  <>
    {splitEmoji(text).map(({kind, text: part}, index) => {
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
