import { CLASS, SHAPE, type Word } from '../doc.js';

/** Tags of words: above all kinds of tokens, so that both stand in one row of tags. Verbs of speech have the first. */
export const VERB = 20;

const CLOSED = [
  CLASS.comp,
  CLASS.rel,
  CLASS.prep,
  CLASS.neg,
  CLASS.but,
  CLASS.aux,
  CLASS.time,
  CLASS.pronoun,
  CLASS.demo,
];
const PARTY = CLASS.title | CLASS.body | CLASS.source | CLASS.outlet;
/** A form this frequent (log2 of its count in the corpus) that never carries the article is no noun. */
const FREQUENT = 5;

/** A coarse part of speech, by what is known of a form alone. */
export function tagOf(
  word: Pick<Word, 'classes' | 'definite' | 'shape' | 'noun' | 'frequency' | 'conj' | 'prep'>,
): number {
  const closed = CLOSED.findIndex((c) => (word.classes & c) !== 0);
  if (closed >= 0) return VERB + 1 + closed;
  const kind = word.definite
    ? 0
    : (word.shape & SHAPE.present) !== 0 && word.noun <= 0
      ? 1
      : word.noun === 0 && word.frequency >= FREQUENT
        ? 2
        : (word.classes & PARTY) !== 0
          ? 3
          : 4;
  return VERB + 1 + CLOSED.length + 4 * kind + (word.conj > 0 ? 2 : 0) + (word.prep !== '' ? 1 : 0);
}
