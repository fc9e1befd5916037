import { Row, WIDTH } from '../model/row.js';
import type { Forest } from '../model/trees.js';
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

/** Rows of the candidates of one choice, kept between choices. */
const pool: Float64Array<ArrayBuffer>[] = [];

/**
 * Candidates are scored in stages: up to so many trees, then only those within so much of the best go on. The first trees
 * say most: against scoring all by all trees these stages lose nothing that the annotated articles show and cost a part of it.
 */
const STAGES: readonly (readonly [number, number])[] = [
  [16, 2.5],
  [60, 3],
];

/** Index and belief of the best of `count` candidates, whose features `write` writes; beliefs are shares of a softmax. */
function choose(
  forest: Forest,
  row: Row,
  count: number,
  write: (i: number) => void,
): { index: number; belief: number } {
  const scores = new Float64Array(count);
  const open: number[] = [];
  for (let i = 0; i < count; i++) {
    row.values = pool[i] ??= new Float64Array(WIDTH);
    write(i);
    open.push(i);
  }
  let from = 0;
  for (const [to, margin] of STAGES) {
    forest.add(pool, open, scores, from, to);
    let top = -Infinity;
    for (const i of open) top = Math.max(top, scores[i]!);
    let kept = 0;
    for (const i of open) {
      if (scores[i]! < top - margin) scores[i] = -Infinity;
      else open[kept++] = i;
    }
    open.length = kept;
    from = to;
  }
  if (open.length > 1) forest.add(pool, open, scores, from, forest.trees);
  let index = open[0]!;
  for (const i of open) if (scores[i]! > scores[index]!) index = i;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(scores[i]! - scores[index]!);
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
  const chosen = choose(model.start, startRow, starts.length, (i) => {
    startFeatures(startRow, ctx, n, starts[i]!, i, starts.length);
  });
  const start = starts[chosen.index]!;
  if (start.token < 0) return { start, end: -1, startBelief: chosen.belief, endBelief: 1, before: false };
  const ends = endsOf(ctx, start.token);
  const parent = parentEnd(start.token);
  const end = choose(model.end, endRow, ends.length, (i) => {
    endFeatures(endRow, ctx, n, start, ends[i]!, i, ends.length, first, parent);
  });
  return {
    start,
    end: ends[end.index] ?? start.token + 1,
    startBelief: chosen.belief,
    endBelief: end.belief,
    before: false,
  };
}
