import type { Term } from '../language/language.js';

/** A word as the index keeps it. */
export type IndexWord = Pick<Term, 'base' | 'word' | 'start' | 'end'>;

/** Letters, digits and the marks that stand on them; joiners inside a word stay with it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u0640]*/gu;

/** The words of a text as index and queries both see them. */
export function indexWords(text: string): readonly IndexWord[] {
  const words: IndexWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
      .normalize('NFKD')
      .replace(/[\p{M}\u200c\u0640]/gu, '')
      .toLowerCase();
    if (word !== '') words.push({ base: word, word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** A text as the index stores it: its base words with single spaces, so that each is one token of any tokeniser. */
export function indexText(text: string): string {
  return indexWords(text).map(tokenOf).join(' ');
}

/** A word's token: nothing in it that a store's own tokeniser would split at. */
export function tokenOf({ base }: IndexWord): string {
  return base.replace(/[\s\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/g, '_');
}

/** Two texts that fold to the same words are the same name. */
export function foldedName(text: string): string {
  return indexText(text);
}
