import { wordy, type Context } from './context.js';
import type { Start } from './starts.js';

/** Where a cue's content was found, and how sure that is. */
export interface Bounds {
  readonly start: Start;
  /** Token before which it ends; -1 where there is none. */
  readonly end: number;
  /** Shares of belief that the best start and the best end hold. */
  readonly startBelief: number;
  readonly endBelief: number;
  /** The starts that were weighed, with their scores, for those that look again. */
  readonly weighed?: { readonly starts: readonly Start[]; readonly scores: Float64Array };
}

/** Log-odds that models give the own features of every candidate; of those not worth a content, that of the cue alone. */
export interface Own {
  /** That it is a statement, judged by itself. */
  readonly cue: Float64Array;
  /** That its content stands before it. */
  readonly before: Float64Array;
  /** Its part in that it is a statement, judged beside its neighbours. */
  readonly statement: Float64Array;
}

/** What is believed of the cues of a document. */
export interface Beliefs {
  /** Log-odds, a number a candidate. */
  readonly scores: Float64Array;
  /** Counts up to (not with) a token: cues that are likelier than not, and those of them that are joined or follow a mark. */
  readonly strong: Int32Array;
  readonly free: Int32Array;
}

export function beliefsOf({ doc, cueAt }: Context, scores: Float64Array): Beliefs {
  const strong = new Int32Array(doc.count + 2);
  const free = new Int32Array(doc.count + 2);
  for (let i = 0; i <= doc.count; i++) {
    const believed = cueAt[i]! >= 0 && scores[cueAt[i]!]! > 0;
    strong[i + 1] = strong[i]! + (believed ? 1 : 0);
    free[i + 1] = free[i]! + (believed && (doc.words[i]!.conj > 0 || !wordy(doc, i - 1)) ? 1 : 0);
  }
  return { scores, strong, free };
}

/** What the first passes say of every cue candidate. */
export interface Guess {
  readonly first: Beliefs;
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
