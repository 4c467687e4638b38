/** Algorithm 2's churn: x made noisier, to σ̂ = σ (1 + γ), before a step; γ is 0, and no noise is drawn, outside of [S_tmin, S_tmax]. */
import {float32} from './grid.ts';
import {type StepInput, weighted} from './scheduler.ts';

export function churned({sample, random, churn}: StepInput, sigma: number, steps: number): {sample: Float32Array; sigmaHat: number} {
  const isInside = churn !== undefined && churn.from <= sigma && sigma <= churn.to;
  const gamma = isInside ? Math.min(churn.churn / steps, Math.SQRT2 - 1) : 0;
  const sigmaHat = float32(sigma * float32(gamma + 1));
  if (gamma === 0 || churn === undefined) return {sample, sigmaHat: sigma};
  const added = float32(Math.sqrt(float32(float32(sigmaHat * sigmaHat) - float32(sigma * sigma))));
  const noise = random.normal(sample.length).map((value) => value * float32(churn.noise));
  return {sample: weighted([1, sample], [added, noise]), sigmaHat};
}
