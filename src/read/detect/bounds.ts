import { Score, type Sink } from '../model/sink.js';
import { beforeFeatures, beforeOf } from './before.js';
import type { Context } from './context.js';
import { cueFeatures } from './cue-features.js';
import { endFeatures, opened } from './end-features.js';
import { endsOf } from './ends.js';
import type { DetectionModel, Table } from './model.js';
import { startFeatures } from './start-features.js';
import { startsOf, type Start } from './starts.js';

/** Where a cue's content was found, and how sure that is. */
export interface Bounds {
  readonly start: Start;
  /** Token before which it ends; -1 where there is none. */
  readonly end: number;
  /** Shares of belief that the best start and the best end hold. */
  readonly startBelief: number;
  readonly endBelief: number;
  readonly before: boolean;
}

/** The score of one row of features. */
export function scoreOf(table: Table, write: (f: Sink) => void): number {
  const score = new Score(table.weights);
  write(score);
  return score.total * table.unit;
}

/** Index and belief of the best of `count` candidates, whose features `write` gives; beliefs are shares of a softmax. */
function choose(
  table: Table,
  count: number,
  write: (f: Sink, i: number) => void,
): { index: number; belief: number } {
  const scores = new Float64Array(count);
  const score = new Score(table.weights);
  let index = 0;
  for (let i = 0; i < count; i++) {
    score.total = 0;
    write(score, i);
    scores[i] = score.total * table.unit;
    if (scores[i]! > scores[index]!) index = i;
  }
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(scores[i]! - scores[index]!);
  return { index, belief: 1 / sum };
}

/** The likeliest bounds of cue `n`'s content; `first` are the log-odds of all cues, `outer` tells the end of the content around a token (-1: none). */
export function boundsOf(
  ctx: Context,
  n: number,
  model: DetectionModel,
  first: Float64Array,
  outer: (token: number) => number,
): Bounds {
  if (scoreOf(model.before, (f) => cueFeatures(f, ctx, n)) > 0) {
    const before = beforeOf(ctx, n);
    if (before !== null) {
      const found = choose(model.beforeStart, before.starts.length, (f, i) => beforeFeatures(f, ctx, n, before, i));
      const start = before.starts[found.index]!;
      return { start, end: before.end, startBelief: found.belief, endBelief: 1, before: true };
    }
  }
  const starts = startsOf(ctx, n);
  const chosen = choose(model.start, starts.length, (f, i) => startFeatures(f, ctx, n, starts[i]!, i));
  const start = starts[chosen.index]!;
  if (start.token < 0) return { start, end: -1, startBelief: chosen.belief, endBelief: 1, before: false };
  const ends = endsOf(ctx, start.token);
  const content = opened(ctx, n, start, first, outer(start.token));
  const end = choose(model.end, ends.length, (f, i) => endFeatures(f, ctx, content, ends[i]!, i, ends.length));
  return {
    start,
    end: ends[end.index] ?? start.token + 1,
    startBelief: chosen.belief,
    endBelief: end.belief,
    before: false,
  };
}
