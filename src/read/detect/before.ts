import { CLASS, KIND, is } from '../doc.js';
import { isMark, wordy, type Context } from './context.js';
import type { Start } from './starts.js';

/** A content that stands before its cue: tokens from `start` up to (not with) `end`. */
export interface Before {
  readonly start: Start;
  readonly end: number;
}

/**
 * The content before a cue: of a relative clause ("the truce that X demanded") the noun phrase it hangs on; of a cue that
 * closes a sentence ("…, according to X") the clause from the beginning of the sentence, or of the quotation that ends
 * right before the cue. Null where nothing stands there.
 */
export function contentBefore(ctx: Context, n: number): Before | null {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const sentence = ctx.sentenceStart(cue.head);
  let end = cue.first;
  while (end > sentence && !wordy(doc, end - 1)) end--;
  if (end <= sentence) return null;
  const relative = relativeBefore(ctx, cue.first, sentence);
  if (relative >= 0) return antecedent(ctx, relative, sentence);
  const quote = ctx.quoteOf(end - 1);
  const start =
    quote !== null &&
    quote.end === end &&
    quote.open >= 0 &&
    isMark(doc.kind[end] ?? 0) &&
    opensClause(quote.open, sentence)
      ? quote.first
      : clauseStart(ctx, end, sentence);
  return start < end ? { start: { token: start, letters: doc.words[start]!.conj }, end } : null;
}

/** The relative word right before a cue (an auxiliary may stand between), or -1. */
function relativeBefore(ctx: Context, first: number, sentence: number): number {
  const { doc } = ctx;
  for (let i = first - 1; i >= sentence && i >= first - 3; i--) {
    if (is(doc, i, CLASS.rel)) return i;
    if (!is(doc, i, CLASS.aux)) return -1;
  }
  return -1;
}

/** The noun phrase before a relative word: back to a preposition, a mark, "that" or a cue. */
function antecedent(ctx: Context, relative: number, sentence: number): Before | null {
  const { doc } = ctx;
  let end = relative;
  while (end > sentence && !wordy(doc, end - 1)) end--;
  let start = end - 1;
  if (start < sentence) return null;
  const stop = CLASS.prep | CLASS.comp | CLASS.and | CLASS.but | CLASS.aux | CLASS.neg | CLASS.rel;
  // Six words back at most: longer antecedents in the training articles are clauses.
  while (start - 1 >= sentence && end - start < 6 && wordy(doc, start - 1)) {
    const word = doc.words[start - 1]!;
    if ((word.classes & stop) !== 0 || ctx.cueAt[start - 1]! >= 0) break;
    const own = doc.words[start]!;
    if (own.conj > 0 || own.prep !== '') break;
    start--;
  }
  return { start: { token: start, letters: doc.words[start]!.conj }, end };
}

/** Whether a quotation is the whole of the clause before the cue, not its last words. */
function opensClause(open: number, sentence: number): boolean {
  return open - sentence <= 1;
}

/** Where the clause before a cue begins: at the sentence, or after the "that" that opened an outer content. */
function clauseStart(ctx: Context, end: number, sentence: number): number {
  const { doc } = ctx;
  let start = sentence;
  for (let i = end - 1; i > sentence; i--) {
    if (is(doc, i - 1, CLASS.comp) && ctx.phraseIn[i - 1]! < 0 && ctx.cues[i]! - ctx.cues[sentence]! > 0) {
      start = i;
      break;
    }
    if (doc.kind[i] === KIND.semicolon) {
      start = i + 1;
      break;
    }
  }
  while (start < end && !wordy(doc, start)) start++;
  return start;
}
