import { readDataFile } from '../model/data-file.js';

/** A knot of a rising map: what reading believes, and the share of such statements that is right. Both 0..1. */
export type Knot = readonly [belief: number, share: number];

/** How a language's beliefs become confidence (`data/LANG/confidence.json`, made by `scripts/train.ts`). */
export interface StoredConfidence {
  /** In rising order of belief; shares rise too. */
  readonly knots: readonly Knot[];
}

/**
 * The share of statements that are right among those believed so much: straight lines between the knots, level before
 * the first and after the last, where too few statements were seen to say more. Without knots the belief stays.
 */
export function calibrated(belief: number, knots: readonly Knot[]): number {
  const after = knots.findIndex(([x]) => x >= belief);
  if (after < 0) return knots.at(-1)?.[1] ?? belief;
  const [x1, y1] = knots[after]!;
  if (after === 0) return y1;
  const [x0, y0] = knots[after - 1]!;
  return y0 + ((y1 - y0) * (belief - x0)) / (x1 - x0);
}

const maps = new Map<string, readonly Knot[]>();

/** The knots of a language, read once. */
export function confidenceKnots(code: string): readonly Knot[] {
  let knots = maps.get(code);
  if (knots === undefined)
    maps.set(code, (knots = (JSON.parse(readDataFile(`${code}/confidence.json`)) as StoredConfidence).knots));
  return knots;
}
