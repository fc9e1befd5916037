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

/** All candidates are scored by this many trees; of the rest only those that stand within MARGIN of the best go on. */
const EARLY = 50;
const MARGIN = 3; // 1.6 changed a choice in a hundred, 3 next to none, and no margin at all costs twice the time

/** Index and belief of the best of `count` candidates, whose features `write` writes; beliefs are shares of a softmax. */
function choose(
  forest: Forest,
  row: Row,
  count: number,
  write: (i: number) => void,
): { index: number; belief: number } {
  const scores = new Float64Array(count);
  let top = -Infinity;
  for (let i = 0; i < count; i++) {
    row.values = pool[i] ??= new Float64Array(WIDTH);
    write(i);
    scores[i] = forest.score(row.values, 0, EARLY);
    top = Math.max(top, scores[i]!);
  }
  let index = -1;
  for (let i = 0; i < count; i++) {
    if (scores[i]! < top - MARGIN) scores[i] = -Infinity;
    else scores[i]! += forest.score(pool[i]!, EARLY, forest.trees);
    if (index < 0 || scores[i]! > scores[index]!) index = i;
  }
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
