import type { CueCandidate, Doc, Word } from '../doc.js';
import { KIND, hashOf } from '../doc.js';
import type { Folded } from '../language.js';
import { Forms } from './forms.js';
import { findQuotes } from './quotes.js';
import { divide } from './sentences.js';
import { tokenise } from './tokens.js';

/** What a pack must bring for its text to be analysed. */
export interface Analysis {
  fold(text: string): Folded;
  readonly words: Forms;
  cues(doc: Omit<Doc, 'cues'>): readonly CueCandidate[];
}

/** Analyses a text: tokens, words, sentences, paragraphs, quotations, cue candidates. Linear in the length of the text. */
export function analyse(text: string, pack: Analysis): Doc {
  const folded = pack.fold(text);
  const tokens = tokenise(folded, text.length);
  const division = divide(text, tokens);
  const { quotes, quote } = findQuotes(text, tokens, division);
  const { count, start, end, folds, foldEnds, kind } = tokens;
  const words: Word[] = new Array<Word>(count);
  for (let i = 0; i < count; i++) {
    const forms = kind[i] === KIND.word ? pack.words : plain;
    words[i] = forms.at(folded.text, folds[i]!, foldEnds[i]!);
  }
  const doc: Omit<Doc, 'cues'> = { text, folded, count, start, end, folds, kind, words, quote, quotes, ...division };
  return { ...doc, cues: pack.cues(doc) };
}

/** A token that is no word of the language: a number, a foreign word, a mark. */
const plain = new Forms(
  // The order is that of the language packs' words: objects of one shape are read faster.
  (form) => ({
    form,
    conj: 0,
    shape: 0,
    frequency: 0,
    noun: -1,
    uses: [],
    named: 0,
    prep: '',
    definite: false,
    stem: form,
    base: form,
    classes: 0,
    cues: [],
    key: hashOf(form),
    stemKey: hashOf(form),
    wide: -1,
    narrow: -1,
    tag: KIND.other,
  }),
);
