import type { Phrase } from '../../language/naming.js';
import { offsetIn, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import { Row } from '../model/row.js';
import { Places, Score, weigh } from '../model/sink.js';
import { boundsOf, refine, scorersOf, type Scorers } from './bounds.js';
import { beliefsOf, type Bounds, type Guess, type Own } from './guess.js';
import { confidenceOf } from './confidence.js';
import { contextOf, type Context } from './context.js';
import { cueFeatures } from './cue-features.js';
import { formOf } from './form.js';
import type { DetectionModel, Tables } from './model.js';
import { statementNumbers } from './numbers.js';
import { overlapsOf } from './overlaps.js';
import { statementFeatures } from './statement-features.js';

/** Log-odds from which the content of a candidate is worth finding at all; carried over from an earlier model (-4 found no more there). */
const WORTH = -2.5;

const places = new Places();

/** First pass: what the models say of every candidate's own features. */
export function firstPass(ctx: Context, model: Pick<Tables, 'cue' | 'before' | 'statement'>): Own {
  const count = ctx.views.length;
  const own = { cue: new Float64Array(count), before: new Float64Array(count), statement: new Float64Array(count) };
  for (let n = 0; n < count; n++) {
    const row = places.of((f) => cueFeatures(f, ctx, n));
    own.cue[n] = weigh(model.cue, row);
    if (own.cue[n]! < WORTH) continue;
    own.before[n] = weigh(model.before, row);
    own.statement[n] = weigh(model.statement, row);
  }
  return own;
}

/** Bounds of every candidate worth it, from left to right, so that inner contents know the ends of outer ones. */
export function boundsPass(ctx: Context, scorers: Scorers, own: Own): Guess {
  const first = beliefsOf(ctx, own.cue);
  const bounds: (Bounds | null)[] = [];
  for (let n = 0; n < own.cue.length; n++) {
    const outer = (token: number): number => outerEnd(own.cue, bounds, token);
    bounds.push(own.cue[n]! < WORTH ? null : boundsOf(ctx, n, scorers, first, own.before[n]! > 0, outer));
  }
  return { first, bounds };
}

/** The end of the innermost likely content around a token, among the last eight candidates; -1 where there is none. */
function outerEnd(scores: Float64Array, bounds: readonly (Bounds | null)[], token: number): number {
  for (let m = bounds.length - 1; m >= 0 && m >= bounds.length - 8; m--) {
    const other = bounds[m];
    if (other && scores[m]! > 0 && other.start.token >= 0 && other.start.token <= token && token < other.end)
      return other.end;
  }
  return -1;
}

const row = new Row();

/** Second pass: the log-odds of every candidate beside its neighbours; minus infinity where no bounds were guessed. */
export function secondPass(ctx: Context, model: DetectionModel, own: Own, guess: Guess): Float64Array {
  const score = new Score(model.statement);
  return Float64Array.from(guess.bounds, (found, n) => {
    if (found === null) return -Infinity;
    const overlaps = overlapsOf(ctx, n, guess);
    const linear = own.statement[n]! + score.of((f) => statementFeatures(f, ctx, n, guess, overlaps));
    statementNumbers(row, ctx, n, guess, overlaps, linear);
    return (linear + model.statementTrees(row.values)) / 2;
  });
}

/** All that the passes say of every candidate: its log-odds, and its bounds where they reach the threshold. */
export interface Passes {
  readonly scores: Float64Array;
  readonly bounds: readonly (Bounds | null)[];
}

export function passes(ctx: Context, model: DetectionModel, threshold = model.threshold): Passes {
  const scorers = scorersOf(model);
  const own = firstPass(ctx, model);
  const guess = boundsPass(ctx, scorers, own);
  const scores = secondPass(ctx, model, own, guess);
  const bounds: (Bounds | null)[] = [];
  for (let n = 0; n < scores.length; n++)
    bounds.push(
      scores[n]! < threshold
        ? null
        : refine(ctx, n, model, scorers, guess, scores, (token) => outerEnd(scores, bounds, token)),
    );
  return { scores, bounds };
}

/** Finds the statements of an analysed document: which cues make one, and exactly which words are attributed. */
export function detect(doc: Doc, phrases: readonly Phrase[], model: DetectionModel): CueHit[] {
  const { bounds, scores } = passes(contextOf(doc, phrases), model);
  const hits: CueHit[] = [];
  for (let n = 0; n < scores.length; n++) {
    const found = bounds[n];
    if (!found) continue;
    const cue = doc.cues[n]!;
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
      confidence: confidenceOf(scores[n]!, found, model.calibration),
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
