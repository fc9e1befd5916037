import { Row } from '../model/row.js';
import { contentBefore } from './before.js';
import type { Context } from './context.js';
import { endFeatures, endsOf } from './ends.js';
import type { DetectionModel } from './model.js';
import { startFeatures, startsOf, type Start } from './starts.js';

/** Where a cue's content was found, and how sure that is. */
export interface Bounds {
  readonly start: Start;
  readonly end: number;
  readonly startBelief: number;
  readonly endBelief: number;
  readonly before: boolean;
}

const startRow = new Row();
const endRow = new Row();

/** Index and belief of the best of several raw scores, as a softmax shares belief out. */
export function best(scores: readonly number[]): { index: number; belief: number } {
  let index = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[index]!) index = i;
  let sum = 0;
  for (const s of scores) sum += Math.exp(s - scores[index]!);
  return { index, belief: 1 / sum };
}

/** The likeliest bounds of cue `n`'s content; `first` are the first pass's log-odds, `parentEnd` ends the content around it (-1: none). */
export function boundsOf(
  ctx: Context,
  n: number,
  model: DetectionModel,
  first: Float64Array,
  before: boolean,
  parentEnd: (token: number) => number,
): Bounds {
  if (before) {
    const found = contentBefore(ctx, n);
    if (found !== null) return { ...found, startBelief: 0.7, endBelief: 0.9, before: true };
  }
  const starts = startsOf(ctx, n);
  const chosen = best(
    starts.map((s, rank) => {
      startFeatures(startRow, ctx, n, s, rank, starts.length);
      return model.start.score(startRow.values);
    }),
  );
  const start = starts[chosen.index]!;
  if (start.token < 0) return { start, end: -1, startBelief: chosen.belief, endBelief: 1, before: false };
  const ends = endsOf(ctx, start.token);
  const parent = parentEnd(start.token);
  const end = best(
    ends.map((e, rank) => {
      endFeatures(endRow, ctx, n, start, e, rank, ends.length, first, parent);
      return model.end.score(endRow.values);
    }),
  );
  return {
    start,
    end: ends[end.index] ?? start.token + 1,
    startBelief: chosen.belief,
    endBelief: end.belief,
    before: false,
  };
}
