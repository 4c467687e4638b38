/** x with I_x(a, a) = probability: the quantile of the symmetric beta distribution, by bisection of its distribution function. */
export function betaQuantile(probability: number, a: number): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  // Mirrored, so that the quantile near 1 keeps the digits that it has near 0.
  if (probability > 0.5) return 1 - betaQuantile(1 - probability, a);
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 200 && high - low > 1e-17; i++) {
    const middle = (low + high) / 2;
    if (distribution(middle, a) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** I_x(a, a) for x ≤ 0.5 by its continued fraction: Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.5.8. */
function distribution(x: number, a: number): number {
  if (x === 0) return 0;
  const front = Math.exp(logGamma(2 * a) - 2 * logGamma(a) + a * Math.log(x) + a * Math.log1p(-x)) / a;
  let fraction = 1;
  for (let m = 60; m >= 1; m--) {
    const odd = (-(a + m) * (2 * a + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const even = (m * (a - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    fraction = 1 + even / (1 + odd / fraction);
  }
  return front / (1 - (((2 * a) / (a + 1)) * x) / fraction);
}

/** Lanczos' approximation with g = 7 and nine terms. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
    9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const series = terms.reduce((sum, term, i) => sum + term / (y + i + 1), 0.99999999999980993);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
}
