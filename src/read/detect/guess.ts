import type { Start } from './starts.js';

/** Where a cue's content was found, and how sure that is. */
export interface Bounds {
  readonly start: Start;
  /** Token before which it ends; -1 where there is none. */
  readonly end: number;
  /** Shares of belief that the best start and the best end hold. */
  readonly startBelief: number;
  readonly endBelief: number;
  readonly before: boolean;
  /** The starts that were weighed, with their scores, for those that look again. */
  readonly weighed?: { readonly starts: readonly Start[]; readonly scores: Float64Array };
}

/** What the first pass says of every cue candidate. */
export interface Guess {
  /** Log-odds, a number a candidate. */
  readonly first: Float64Array;
  /** Bounds of its content, null where it was not worth finding them. */
  readonly bounds: readonly (Bounds | null)[];
}

/** What the linear model says of one of the best candidates: its score, how far it is behind the best, its place among them and in the text. */
export interface Standing {
  readonly score: number;
  readonly behind: number;
  readonly place: number;
  readonly rank: number;
  readonly of: number;
}

/** How much two contents have in common, 0..1 (tokens, of both). */
export function common(a: Bounds, b: Bounds): number {
  if (a.start.token < 0 || b.start.token < 0) return 0;
  const shared = Math.min(a.end, b.end) - Math.max(a.start.token, b.start.token);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start.token, b.start.token));
}
