import { CLASS } from '../doc.js';
import { paragraphEnd, wordy, type Context } from './context.js';

/** Classes of words that may open what is no longer part of a content. */
const OPENERS =
  CLASS.rel |
  CLASS.but |
  CLASS.gloss |
  CLASS.prep |
  CLASS.comp |
  CLASS.demo |
  CLASS.neg |
  CLASS.if |
  CLASS.cause |
  CLASS.aux |
  CLASS.and |
  CLASS.time;

/** How many sentences a content may run on outside quotation marks, and how many ends are weighed at most. */
const SENTENCES = 6;
const MOST = 60;

/**
 * Every place where a content that begins at `start` may end (exclusive token): before marks, before cues and words that
 * open clauses, at the ends of sentences and the paragraph.
 */
export function endsOf(ctx: Context, start: number): number[] {
  const { doc } = ctx;
  const out: number[] = [];
  const close = paragraphEnd(doc, start);
  let last = -1;
  const sentence = doc.sentence[start]!;
  for (let e = start + 1; e <= close && out.length < MOST; e++) {
    if (wordy(doc, e - 1)) last = e;
    if (e < close && doc.sentence[e]! - sentence > SENTENCES) break;
    if (last < 0) continue;
    if (e === close) {
      if (out[out.length - 1] !== last) out.push(last);
      break;
    }
    if (last !== e) continue; // between marks: the end was offered before the first of them
    const word = doc.words[e]!;
    const boundary =
      !wordy(doc, e) ||
      doc.sentence[e] !== doc.sentence[e - 1] ||
      ctx.cueAt[e]! >= 0 ||
      (word.classes & OPENERS) !== 0 ||
      word.conj > 0;
    if (boundary) out.push(e);
  }
  return out;
}
