import { CLASS, KIND, SHAPE, is } from '../doc.js';
import { isMark, paragraphEnd, quoteOf, sentenceEnd, wordy, type Context } from './context.js';
import { FAR, framesOf } from './continuation.js';

/** Where a content may begin: a token, and how many letters of it belong to a joined preposition. */
export interface Start {
  /** -1: the cue has no content. */
  readonly token: number;
  readonly letters: number;
}

/** How far behind its cue a content is looked for: the longest in the training articles begins 31 words on; 40 gave no more. */
const REACH = 36;

/** Behind the first "that" of a cue that takes one, a content begins within this many words: after a second "that" at the latest. */
const BEHIND_THAT = 10;

/** Every place where the content of cue `n` may begin, in the order of the text; the first stands for "no content". */
export function startsOf(ctx: Context, n: number): Start[] {
  const { doc } = ctx;
  const { cue, continued } = ctx.views[n]!;
  const out: Start[] = [{ token: -1, letters: 0 }];
  const end = paragraphEnd(doc, cue.head);
  const closing = sentenceEnd(doc, cue.head);
  const near = continued.comp < FAR && cue.reading.entry.frames.includes('comp') ? continued.comp + BEHIND_THAT : REACH;
  // Past the end of the sentence only a quotation may begin: a stop inside a name or after an abbreviation misleads.
  const until = Math.min(end, cue.last + Math.min(REACH, near), closing > cue.last + 2 ? closing : end);
  for (let i = cue.last; i < until; i++) {
    if (!wordy(doc, i)) continue;
    const word = doc.words[i]!;
    const that = (word.classes & CLASS.comp) !== 0 && quoteOf(doc, i)?.first !== i;
    if (!that) out.push({ token: i, letters: 0 });
    const joined = word.form.length > 3 && (word.shape & SHAPE.joined) !== 0;
    if (doc.kind[i] === KIND.word && (joined || (word.shape & SHAPE['joined-what']) !== 0))
      out.push({ token: i, letters: 1 });
  }
  return out;
}

/** How a start is led up to: 0 none, 1 after "that", 2 after a mark or colon, 3 after a preposition of the cue, 4 with one joined to it, 5 otherwise. */
export function startType(ctx: Context, n: number, start: Start): number {
  const { doc } = ctx;
  const { cue } = ctx.views[n]!;
  if (start.token < 0) return 0;
  if (start.letters > 0) return 4;
  let back = start.token - 1;
  let marked = false;
  while (back >= cue.last && !wordy(doc, back)) {
    if (isMark(doc.kind[back]!) || doc.kind[back] === KIND.colon) marked = true;
    back--;
  }
  if (back >= cue.last && is(doc, back, CLASS.comp)) return 1;
  if (back >= cue.last && framesOf(cue.reading.entry.frames).words.has(doc.words[back]!.form)) return 3;
  return marked ? 2 : 5;
}
