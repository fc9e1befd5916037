import type { Bounds } from './guess.js';

/** What confidence is made of: a constant, the second pass's log-odds, and how sure start and end are (log-odds of their shares of belief). */
export function certainty(score: number, bounds: Bounds): number[] {
  return [1, score, odds(bounds.startBelief), odds(bounds.endBelief)];
}

/** Log-odds of a belief, kept within ±4: softmax shares near 1 are surer than they deserve. */
function odds(belief: number): number {
  const p = Math.min(0.982, Math.max(0.018, belief));
  return Math.log(p / (1 - p));
}

/** The calibrated confidence that a statement stands there with about this content. */
export function confidenceOf(score: number, bounds: Bounds, calibration: readonly number[]): number {
  const sum = certainty(score, bounds).reduce((total, x, i) => total + x * (calibration[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
