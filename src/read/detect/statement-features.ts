import { oddsStep, step, templates, type Sink } from '../model/sink.js';
import type { Context, CueView } from './context.js';
import type { Guess } from './guess.js';
import type { Overlaps } from './overlaps.js';

const T = templates(
  'statement',
  'first', 'start', 'end', 'first-start', 'length', 'distance', 'type', 'type-group', 'type-start', 'cover', 'cover-group',
  'cover-family', 'best', 'same-before', 'same-before-group', 'same-after', 'same-after-group', 'same-after-score', 'other',
  'other-group', 'other-distance', 'inside', 'opening', 'opening-group', 'opening-narrow', 'closing', 'short', 'that',
); // prettier-ignore

const belief = (share: number): number => oddsStep(Math.log(Math.max(1e-3, share) / Math.max(1e-3, 1 - share)));

/** Features that tell whether cue candidate `n` is a statement once contents were guessed for all candidates; its own (`cueFeatures`) stand beside them. */
export function statementFeatures(f: Sink, ctx: Context, n: number, guess: Guess, overlaps: Overlaps): void {
  const { doc } = ctx;
  const first = guess.first.scores;
  const { cue, family, group, from } = ctx.views[n]!;
  const own = guess.bounds[n]!;
  const score = Math.round(Math.max(-5, Math.min(5, first[n]!)) * 1.5);
  const type = own.start.type;
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
  overlapFeatures(f, ctx.views[n]!, overlaps, score);
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

const fifths = (share: number): number => Math.round(share * 5);

function overlapFeatures(
  f: Sink,
  { family, group }: CueView,
  { best, cover, coverGroup, before, after }: Overlaps,
  score: number,
): void {
  f.one(T.cover, oddsStep(cover));
  f.two(T['cover-family'], oddsStep(cover), family);
  f.three(T['cover-group'], cover > 0 ? 1 : 0, coverGroup, group);
  f.two(T.best, oddsStep(best), family);
  f.one(T['same-before'], fifths(before.share));
  f.three(T['same-before-group'], fifths(before.share), before.who, family);
  f.two(T['same-after'], fifths(after.share), family);
  f.three(T['same-after-group'], fifths(after.share), after.who, family);
  f.two(T['same-after-score'], fifths(after.share), oddsStep(after.score - score / 1.5));
}
