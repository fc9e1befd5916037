import type { Term } from '../language/index.js';
import { searchTerms } from '../language/search.js';

/** A word as the index keeps it. */
export type IndexWord = Pick<Term, 'base' | 'word' | 'start' | 'end'>;

/** Told in the archive, so that a change of what a word is makes its index stale and it is built anew. */
export const WORDS_VERSION = '3';

/** The words of a text as index and queries both see them. */
export function indexWords(text: string): readonly IndexWord[] {
  return searchTerms(text);
}

/** A text as the index stores it: its base words with single spaces, so that each is one token of any tokeniser. */
export function indexText(text: string): string {
  return indexWords(text).map(tokenOf).join(' ');
}

/** A word's token: nothing in it that a store's own tokeniser would split at (4.5 is one; FTS5 splits at any ASCII mark). */
export function tokenOf({ base }: Pick<IndexWord, 'base'>): string {
  return base.replace(/[\s\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/g, '·');
}

/** Two texts that fold to the same words are the same name. */
export function foldedName(text: string): string {
  return indexText(text);
}
