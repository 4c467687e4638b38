/** What the page tells the scan about a caption that is on screen: JSON in `data-reshoot-caption` of a <template>, which draws nothing. */
export interface SeenCaption {
  /** Its first frame on the clock around it, so that two pages of equal words are two. */
  readonly page: number;
  /** With line breaks, as a subtitle file has it. */
  readonly text: string;
  /** BCP 47; null where nobody said and the script does not tell. */
  readonly language: string | null;
  /** Font families in the order in which a glyph is looked for. */
  readonly families: readonly string[];
  /** The part of the text that fonts draw: emoji with a picture left out. */
  readonly letters: string;
}
