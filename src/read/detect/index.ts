import type { Phrase } from '../../language/naming.js';
import { offsetIn, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import { Row, WIDTH } from '../model/row.js';
import { boundsOf, type Bounds } from './bounds.js';
import { confidenceOf } from './confidence.js';
import { contextOf, type Context } from './context.js';
import { formOf } from './form.js';
import type { DetectionModel } from './model.js';
import { statementFeatures, type Neighbours } from './statement-features.js';

const rowOne = new Row();
const rowTwo = new Row();

/** Log-odds from which the content of a candidate is worth finding at all; -4 found no more on the annotated articles. */
const WORTH = -2.5;

/** After so many trees of the first pass a candidate this far down is left: on the annotated articles none such was ever taken. */
const GLANCE = 60;
const HOPELESS = -3.5;

/** All that the passes say of every candidate: for detection and for the report on it. */
export interface Passes {
  readonly ctx: Context;
  readonly near: Neighbours;
  readonly bounds: readonly (Bounds | null)[];
  readonly second: Float64Array;
}

/** Rows are filled this many at a time, so that they and the trees stay near at hand. */
const BATCH = 64;
const rows: Float64Array<ArrayBuffer>[] = [];

/** Scores the candidates named by `which` in batches; `more` says which of a batch are worth all trees after `GLANCE` of them. */
function scoreAll(
  ctx: Context,
  forest: DetectionModel['first'],
  row: Row,
  near: Neighbours | null,
  which: readonly number[],
  sums: Float64Array,
  more: (score: number) => boolean,
): void {
  const batch = new Float64Array(BATCH);
  for (let from = 0; from < which.length; from += BATCH) {
    const slots = Array.from({ length: Math.min(BATCH, which.length - from) }, (_, i) => i);
    for (const i of slots) {
      row.values = rows[i] ??= new Float64Array(WIDTH);
      statementFeatures(row, ctx, which[from + i]!, near);
    }
    batch.fill(0);
    forest.add(rows, slots, batch, 0, GLANCE);
    const kept = slots.filter((i) => more(batch[i]!));
    forest.add(rows, kept, batch, GLANCE, forest.trees);
    for (const i of slots) sums[which[from + i]!] = batch[i]!;
  }
}

/** First pass: every candidate by itself. */
export function firstPass(ctx: Context, model: Pick<DetectionModel, 'first'>): Float64Array {
  const scores = new Float64Array(ctx.doc.cues.length);
  scoreAll(ctx, model.first, rowOne, null, [...scores.keys()], scores, (score) => score >= HOPELESS);
  return scores;
}

/** Bounds of every candidate worth it, from left to right, so that inner contents know the ends of outer ones. */
export function boundsPass(
  ctx: Context,
  model: DetectionModel,
  first: Float64Array,
): { near: Neighbours; bounds: (Bounds | null)[] } {
  const count = first.length;
  const near: Neighbours = {
    first,
    startBelief: new Float64Array(count),
    endBelief: new Float64Array(count),
    from: new Int32Array(count).fill(-1),
    to: new Int32Array(count).fill(-1),
  };
  const bounds: (Bounds | null)[] = [];
  for (let n = 0; n < count; n++) {
    bounds.push(null);
    if (first[n]! < WORTH) continue;
    statementFeatures(rowOne, ctx, n, null);
    const before = model.before.score(rowOne.values) > 0;
    const found = boundsOf(ctx, n, model, first, before, (token) => parentEnd(near, n, token));
    bounds[n] = found;
    near.startBelief[n] = found.startBelief;
    near.endBelief[n] = found.endBelief;
    near.from[n] = found.start.token;
    near.to[n] = found.start.token < 0 ? -1 : found.end;
  }
  return { near, bounds };
}

/** The end of the innermost likely content around a token, among the candidates before `n`; -1 where there is none. */
function parentEnd(near: Neighbours, n: number, token: number): number {
  for (let m = n - 1; m >= 0 && m >= n - 8; m--)
    if (near.first[m]! > 0 && near.from[m]! >= 0 && near.from[m]! <= token && token < near.to[m]!) return near.to[m]!;
  return -1;
}

export function passes(doc: Doc, phrases: readonly Phrase[], model: DetectionModel): Passes {
  const ctx = contextOf(doc, phrases, model.priors);
  const first = firstPass(ctx, model);
  const { near, bounds } = boundsPass(ctx, model, first);
  const second = new Float64Array(first.length).fill(-20);
  const bounded = [...bounds.keys()].filter((n) => bounds[n] !== null);
  scoreAll(ctx, model.second, rowTwo, near, bounded, second, () => true);
  return { ctx, near, bounds, second };
}

/** Finds the statements of an analysed document: which cues make one, and exactly which words are attributed. */
export function detect(doc: Doc, phrases: readonly Phrase[], model: DetectionModel): CueHit[] {
  const { bounds, second } = passes(doc, phrases, model);
  const hits: CueHit[] = [];
  for (const [n, cue] of doc.cues.entries()) {
    const found = bounds[n];
    if (found === null || found === undefined || second[n]! < model.threshold) continue;
    const { start, end } = found;
    const empty = start.token < 0;
    const { entry, features } = cue.reading;
    hits.push({
      index: hits.length,
      cue: cue.span,
      first: cue.first,
      last: cue.last,
      head: cue.head,
      entry,
      lemma: entry.lemma,
      family: entry.family,
      features: { ...features, negated: cue.negated },
      content: empty ? [] : [{ start: offsetIn(doc, start.token, start.letters), end: doc.end[end - 1]! }],
      tokens: empty ? [] : [[start.token, end]],
      form: empty ? 'indirect' : formOf(doc, start.token, end),
      sentence: doc.sentence[cue.head]!,
      paragraph: doc.paragraph[cue.head]!,
      parent: -1,
      confidence: confidenceOf(second[n]!, found, model.calibration),
    });
  }
  return withParents(hits);
}

/** Names for each hit the innermost other hit in whose content its cue stands. */
function withParents(hits: readonly CueHit[]): CueHit[] {
  return hits.map((hit, i) => {
    let parent = -1;
    let size = Infinity;
    // Contents reach at most a paragraph; thirty cues to either side cover the longest paragraph of the corpus.
    for (let k = Math.max(0, i - 30); k < Math.min(hits.length, i + 30); k++) {
      if (k === i) continue;
      for (const [from, to] of hits[k]!.tokens) {
        if (from <= hit.head && hit.head < to && to - from < size) {
          parent = k;
          size = to - from;
        }
      }
    }
    return parent < 0 ? hit : { ...hit, parent };
  });
}
