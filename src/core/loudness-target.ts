/** How loud a film is delivered. */
export interface LoudnessTarget {
  /** Integrated, by ITU-R BS.1770. */
  readonly integratedInLufs: number;
  /** No true peak of the film is above it. */
  readonly truePeakInDecibels: number;
}

/** What the large platforms play at: louder films are turned down there, quieter ones stay quiet. */
export const defaultLoudness: LoudnessTarget = {integratedInLufs: -14, truePeakInDecibels: -1};
