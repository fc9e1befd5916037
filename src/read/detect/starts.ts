import { CLASS, KIND, SHAPE, type Doc } from '../doc.js';
import {
  OPENER,
  isMark,
  opener,
  paragraphEnd,
  quoteOf,
  sentenceEnd,
  wordy,
  type Context,
  type CueView,
} from './context.js';
import { FAR } from './continuation.js';

/** Where a content may begin: a token, and how many letters of it belong to a joined preposition. */
export interface Start {
  /** -1: the cue has no content. */
  readonly token: number;
  readonly letters: number;
  /** How it is led up to, coarsely and in bits (see `LEAD`). */
  readonly type: StartType;
  readonly lead: number;
}

/** Ways in which a content is led up to. */
export const LED = { none: 0, that: 1, mark: 2, preposition: 3, joined: 4, other: 5, before: 6 } as const;
export type StartType = (typeof LED)[keyof typeof LED];

/** What stands between a start and the word before it: a colon, a mark of quotation right before, any mark; then the word's `opener`, 7 for none. */
export const LEAD = { colon: 1, mark: 2, marks: 4, opener: 8 } as const;
const NOTHING_BEFORE = 7;

/** How far behind its cue a content is looked for: the longest in the training articles begins 31 words on; 40 gave no more. */
const REACH = 36;

/** Behind the first "that" of a cue that takes one, a content begins within this many words: after a second "that" at the latest. */
const BEHIND_THAT = 10;

/** Every place where the content of cue `n` may begin, in the order of the text; the first stands for "no content". */
export function startsOf(ctx: Context, n: number): Start[] {
  const { doc } = ctx;
  const view = ctx.views[n]!;
  const { cue, entry, continued } = view;
  const out: Start[] = [{ token: -1, letters: 0, type: LED.none, lead: 0 }];
  const end = paragraphEnd(doc, cue.head);
  const closing = sentenceEnd(doc, cue.head);
  const near = continued.comp < FAR && entry.comp ? continued.comp + BEHIND_THAT : REACH;
  // Past the end of the sentence only a quotation may begin: a stop inside a name or after an abbreviation misleads.
  const until = Math.min(end, cue.last + Math.min(REACH, near), closing > cue.last + 2 ? closing : end);
  for (let i = cue.last; i < until; i++) {
    if (!wordy(doc, i)) continue;
    const word = doc.words[i]!;
    const that = (word.classes & CLASS.comp) !== 0 && quoteOf(doc, i)?.first !== i;
    const lead = leadTo(doc, view, i);
    if (!that) out.push({ token: i, letters: 0, type: typeOf(lead), lead });
    const joined = word.form.length > 3 && (word.shape & SHAPE.joined) !== 0;
    if (doc.kind[i] === KIND.word && (joined || (word.shape & SHAPE['joined-what']) !== 0))
      out.push({ token: i, letters: 1, type: LED.joined, lead });
  }
  return out;
}

/** How the words from a cue lead up to a token, in bits. */
function leadTo(doc: Doc, view: CueView, token: number): number {
  const { last } = view.cue;
  let lead = token > last && isMark(doc.kind[token - 1]!) ? LEAD.mark : 0;
  let back = token - 1;
  for (; back >= last && !wordy(doc, back); back--) {
    if (doc.kind[back] === KIND.colon) lead |= LEAD.colon;
    else if (isMark(doc.kind[back]!)) lead |= LEAD.marks;
  }
  return lead | ((back >= last ? opener(doc, view, back) : NOTHING_BEFORE) * LEAD.opener);
}

function typeOf(lead: number): StartType {
  const before = Math.floor(lead / LEAD.opener);
  if (before === OPENER.that) return LED.that;
  if (before === OPENER.frame) return LED.preposition;
  return (lead & (LEAD.colon | LEAD.marks)) !== 0 ? LED.mark : LED.other;
}
