import type { Context } from './context.js';
import { common, type Guess } from './guess.js';

/** How a content lies to those of the candidates around: inside another's, or the same words as another's. */
export interface Overlaps {
  /** Log-odds of the likeliest candidate before it, and of the likeliest whose content its cue stands in, with that one's group. */
  readonly best: number;
  readonly cover: number;
  readonly coverGroup: number;
  readonly before: Shared;
  readonly after: Shared;
}

/** The likely candidate whose content shares most with it: how much (0..1), its log-odds, its family and how far off it is. */
export interface Shared {
  readonly share: number;
  readonly score: number;
  readonly who: number;
}

const NOBODY: Shared = { share: 0, score: -9, who: 0 };

/** How many candidates before and after a cue are looked at. */
const BEFORE = 12;
const AFTER = 5;

/** A following candidate a little below even counts as likely: the second pass may still raise it. */
const NEARLY = -0.5;

export function overlapsOf(ctx: Context, n: number, { first: { scores }, bounds }: Guess): Overlaps {
  const { cue, from } = ctx.views[n]!;
  const own = bounds[n]!;
  let best = -9;
  let cover = -9;
  let coverGroup = 0;
  let before = NOBODY;
  for (let k = n - 1; k >= 0 && k >= n - BEFORE && ctx.views[k]!.from === from; k--) {
    const other = bounds[k];
    if (!other) continue;
    const score = scores[k]!;
    const view = ctx.views[k]!;
    best = Math.max(best, score);
    const covers = other.start.token >= 0 && other.start.token <= cue.first && other.end > cue.first;
    if (covers && score > cover) {
      cover = score;
      coverGroup = view.group;
    }
    const share = score > 0 ? common(own, other) : 0;
    if (share > before.share) before = { share, score, who: view.family * 8 + Math.min(5, cue.first - view.cue.last) };
  }
  let after = NOBODY;
  for (let k = n + 1; k < bounds.length && k <= n + AFTER && ctx.views[k]!.from === from; k++) {
    const other = bounds[k];
    const score = scores[k]!;
    const view = ctx.views[k]!;
    const share = other && score > NEARLY ? common(own, other) : 0;
    if (share > after.share) after = { share, score, who: view.family * 8 + Math.min(5, view.cue.first - cue.last) };
  }
  return { best, cover, coverGroup, before, after };
}
