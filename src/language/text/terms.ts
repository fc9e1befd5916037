import type { Span } from '../../model/index.js';
import type { Word } from '../doc.js';
import { KIND } from '../doc.js';
import type { Folded, Term } from '../language.js';
import { divide } from './sentences.js';
import { tokenise } from './tokens.js';

/** The words, numbers and foreign words of a text, folded, with their base forms. */
export function termsOf(
  text: string,
  fold: (text: string) => Folded,
  word: (form: string) => Pick<Word, 'base'>,
): Term[] {
  const folded = fold(text);
  const tokens = tokenise(folded, text.length);
  const out: Term[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind > KIND.foreign) continue;
    const form = folded.text.slice(tokens.folds[i]!, tokens.foldEnds[i]!);
    out.push({
      start: tokens.start[i]!,
      end: tokens.end[i]!,
      word: form,
      base: kind === KIND.word ? word(form).base : form,
    });
  }
  return out;
}

/** Sentence spans of a text, in order, without the white space around them. */
export function sentenceSpans(text: string, fold: (text: string) => Folded): Span[] {
  const tokens = tokenise(fold(text), text.length);
  const { sentences } = divide(text, tokens);
  const out: Span[] = [];
  for (let s = 0; s + 1 < sentences.length; s++) {
    const first = sentences[s]!;
    const end = sentences[s + 1]!;
    if (end > first) out.push({ start: tokens.start[first]!, end: tokens.end[end - 1]! });
  }
  return out;
}
