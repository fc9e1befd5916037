/** Fits the map from beliefs to the share that is right: isotonic regression (pool adjacent violators), few knots. */
import type { Knot } from '../src/read/confidence.js';

export interface Judged {
  readonly belief: number;
  readonly right: boolean;
}

interface Pool {
  readonly n: number;
  readonly right: number;
  /** Sum of beliefs. */
  readonly sum: number;
}

/** More knots than this follow chance. */
const MOST = 12;

const share = (p: Pool): number => p.right / p.n;
const joined = (a: Pool, b: Pool): Pool => ({ n: a.n + b.n, right: a.right + b.right, sum: a.sum + b.sum });

/**
 * Knots of the rising map that fits judged statements best: one a pool, at its mean belief, with at least `least`
 * statements in each. Half a right and half a wrong one are added to each pool, so that no share is 0 or 1.
 */
export function fitConfidence(judged: readonly Judged[], least: number): Knot[] {
  const pools: Pool[] = [];
  for (const { belief, right } of [...judged].sort((a, b) => a.belief - b.belief)) {
    let pool: Pool = { n: 1, right: right ? 1 : 0, sum: belief };
    while (pools.length > 0) {
      const last = pools.at(-1)!;
      const sameBelief = last.sum / last.n === pool.sum / pool.n;
      if (share(last) < share(pool) && !sameBelief) break;
      pool = joined(pools.pop()!, pool);
    }
    pools.push(pool);
  }
  while (pools.length > 1) {
    let small = 0;
    pools.forEach((p, i) => (small = p.n < pools[small]!.n ? i : small));
    if (pools[small]!.n >= least && pools.length <= MOST) break;
    const gap = (i: number): number =>
      i < 0 || i >= pools.length ? Infinity : Math.abs(share(pools[i]!) - share(pools[small]!));
    const at = gap(small - 1) <= gap(small + 1) ? small - 1 : small;
    pools.splice(at, 2, joined(pools[at]!, pools[at + 1]!));
  }
  const round = (x: number): number => Math.round(x * 1e4) / 1e4;
  let floor = 0;
  return pools.map((p) => {
    floor = Math.max(floor, (p.right + 0.5) / (p.n + 1));
    return [round(p.sum / p.n), round(floor)];
  });
}
