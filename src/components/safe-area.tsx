import {type CSSProperties, createContext, type FC, type ReactNode, useContext, useMemo} from 'react';
import {useVideoConfig} from 'remotion';
import {formats} from '../core/format.ts';
import {type Margins, type SafeAreaUse, safeMargins} from '../core/safe-area.ts';
import {VariantContext} from './variant-context.tsx';

/** The room that the elements inside have, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Room of the nearest `<SafeArea>`; null outside of one. */
export const RoomContext = createContext<Room | null>(null);

export interface SafeAreaProps {
  /** What the film is posted as; an ad is covered by more of the app. `organic` by default. */
  readonly use?: SafeAreaUse;
  /**
   * `centred`, the default, keeps the same distance left and right, so that what is centred in it is centred in the picture. `exact` uses all
   * the room beside the app's buttons.
   */
  readonly sides?: 'centred' | 'exact';
  /** Margins of your own, in pixels, in place of the platform's. */
  readonly margins?: Margins;
  readonly style?: CSSProperties;
  readonly className?: string;
  readonly children?: ReactNode;
}

/**
 * The part of the picture that the app it is posted in does not cover with its own buttons and words: by the format's platform. Its children
 * fill it.
 *
 * @example
 * <SafeArea>
 *   <Captions of="vo" look="karaoke" />
 * </SafeArea>
 */
export const SafeArea: FC<SafeAreaProps> = ({use = 'organic', sides = 'centred', margins, style, className, children}) => {
  const {width, height} = useVideoConfig();
  const format = useContext(VariantContext)?.format ?? '';
  const preset = Object.values(formats).find(({id}) => id === format);
  const {top, right, bottom, left} = margins ?? safeMargins({width, height, platform: preset?.platform ?? null}, use);
  const [start, end] = sides === 'centred' && !margins ? [Math.max(left, right), Math.max(left, right)] : [left, right];
  const room = useMemo(() => ({width: width - start - end, height: height - top - bottom}), [width, height, start, end, top, bottom]);
  return (
    <div className={className} style={{position: 'absolute', top, right: end, bottom, left: start, ...style}}>
      <RoomContext.Provider value={room}>{children}</RoomContext.Provider>
    </div>
  );
};
