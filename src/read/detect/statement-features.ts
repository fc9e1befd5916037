import { oddsStep, step, templates, type Sink } from '../model/sink.js';
import { cueFeatures } from './cue-features.js';
import type { Context } from './context.js';
import { common, type Guess } from './guess.js';
import { startType } from './starts.js';

const T = templates(
  'statement',
  'first', 'start', 'end', 'first-start', 'length', 'distance', 'type', 'type-group', 'type-start', 'cover', 'cover-group',
  'cover-family', 'best', 'same-before', 'same-before-group', 'same-after', 'same-after-group', 'same-after-score', 'other',
  'other-group', 'other-distance', 'inside', 'opening', 'opening-group', 'opening-narrow', 'closing', 'short', 'that',
); // prettier-ignore

/** How many candidates before and after a cue are looked at. */
const BEFORE = 12;
const AFTER = 5;

const belief = (share: number): number => oddsStep(Math.log(Math.max(1e-3, share) / Math.max(1e-3, 1 - share)));

/** Features that tell whether cue candidate `n` is a statement, once contents were guessed for all candidates. */
export function statementFeatures(f: Sink, ctx: Context, n: number, guess: Guess): void {
  cueFeatures(f, ctx, n);
  const { doc } = ctx;
  const { first } = guess;
  const { cue, family, group, from } = ctx.views[n]!;
  const own = guess.bounds[n]!;
  const score = Math.round(Math.max(-5, Math.min(5, first[n]!)) * 1.5);
  const type = own.before ? 6 : startType(ctx, n, own.start);
  const length = own.end < 0 ? -1 : step(own.end - own.start.token);
  f.one(T.first, score);
  f.two(T.first, score, family);
  f.one(T.start, belief(own.startBelief));
  f.one(T.end, belief(own.endBelief));
  f.two(T['first-start'], score, belief(own.startBelief));
  f.two(T.length, length, family);
  f.three(T.short, length, type, group);
  f.two(T.distance, Math.min(12, own.start.token - cue.last), family);
  f.two(T.type, type, family);
  f.two(T['type-group'], type, group);
  f.two(T['type-start'], type, belief(own.startBelief));
  if (own.start.token >= 0) {
    const t = own.start.token;
    f.two(T.opening, ctx.wide[t]!, type);
    f.two(T['opening-group'], ctx.wide[t]!, group);
    f.two(T['opening-narrow'], ctx.narrow[t]!, family);
    f.two(T.closing, ctx.wide[own.end - 1]!, type);
    f.three(
      T.that,
      Math.min(2, ctx.comps[own.end]! - ctx.comps[t]!),
      Math.min(3, ctx.cues[own.end]! - ctx.cues[t]!),
      type,
    );
  }
  overlaps(f, ctx, n, guess, score);
  for (let side = -2; side <= 2; side++) {
    const other = side === 0 ? undefined : ctx.views[n + side];
    if (other === undefined || other.from !== from) continue;
    const strong = first[n + side]! > 0 ? 1 : 0;
    const distance = side < 0 ? cue.first - other.cue.last : other.cue.first - cue.last;
    f.three(T.other, side, oddsStep(first[n + side]!), family);
    f.three(T['other-group'], side * 2 + strong, other.group, group);
    f.two(T['other-distance'], side * 2 + strong, Math.min(6, distance));
  }
  if (own.start.token < 0) return;
  let inside = 0;
  for (let k = n + 1; k < doc.cues.length && doc.cues[k]!.first < own.end; k++) if (first[k]! > 0) inside++;
  f.two(T.inside, Math.min(4, inside), family);
}

/** How a content lies to those of the candidates around: inside another's, or the same words as another's. */
function overlaps(f: Sink, ctx: Context, n: number, { first, bounds }: Guess, score: number): void {
  const { cue, family, group, from } = ctx.views[n]!;
  const own = bounds[n]!;
  let best = -9;
  let cover = -9;
  let coverGroup = 0;
  let before = 0;
  let beforeWho = 0;
  for (let k = n - 1; k >= 0 && k >= n - BEFORE; k--) {
    const view = ctx.views[k]!;
    if (view.from !== from) break;
    const other = bounds[k];
    if (!other) continue;
    best = Math.max(best, first[k]!);
    const covers = other.start.token >= 0 && other.start.token <= cue.first && other.end > cue.first;
    if (covers && first[k]! > cover) {
      cover = first[k]!;
      coverGroup = view.group;
    }
    const share = first[k]! > 0 ? common(own, other) : 0;
    if (share > before) {
      before = share;
      beforeWho = view.family * 8 + Math.min(5, cue.first - view.cue.last);
    }
  }
  let after = 0;
  let afterWho = 0;
  let afterScore = -9;
  for (let k = n + 1; k < bounds.length && k <= n + AFTER; k++) {
    const view = ctx.views[k]!;
    if (view.from !== from) break;
    const other = bounds[k];
    // A little below even: the second pass may still raise it.
    const share = other && first[k]! > -0.5 ? common(own, other) : 0;
    if (share > after) {
      after = share;
      afterWho = view.family * 8 + Math.min(5, view.cue.first - cue.last);
      afterScore = first[k]!;
    }
  }
  const fifths = (share: number): number => Math.round(share * 5);
  f.one(T.cover, oddsStep(cover));
  f.two(T['cover-family'], oddsStep(cover), family);
  f.three(T['cover-group'], cover > 0 ? 1 : 0, coverGroup, group);
  f.two(T.best, oddsStep(best), family);
  f.one(T['same-before'], fifths(before));
  f.three(T['same-before-group'], fifths(before), beforeWho, family);
  f.two(T['same-after'], fifths(after), family);
  f.three(T['same-after-group'], fifths(after), afterWho, family);
  f.two(T['same-after-score'], fifths(after), oddsStep(afterScore - score / 1.5));
}
