import {createContext, useContext} from 'react';
import type {BrowserVariant} from '../core/project-data.ts';

/** The variant around a component. Null where a component is rendered outside of Reshoot's compositions. */
export const VariantContext = createContext<BrowserVariant | null>(null);

/** Which film a component is being rendered for. */
export interface CurrentVariant {
  readonly id: string;
  readonly video: string;
  /** Null in a video without rows. */
  readonly row: string | null;
  readonly format: string;
}

/**
 * The variant that is being rendered: for layouts that differ by format.
 *
 * @throws Error outside of a video defined with `defineVideo`.
 * @example
 * const Headline = ({text}: {text: string}) => {
 *   const {format} = useVariant(); // 'reel'
 *   return <h1 style={{fontSize: format === 'wide' ? 120 : 90}}>{text}</h1>;
 * };
 */
export const useVariant = (): CurrentVariant => {
  const variant = useContext(VariantContext);
  if (!variant) throw new Error('useVariant() works inside the component of a video that defineVideo() defines, and only there.');
  return {id: variant.id, video: variant.video, row: variant.row, format: variant.format};
};
