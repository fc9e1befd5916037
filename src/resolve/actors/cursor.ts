import type { Words } from '../words.js';
import type { Lexicon, WordClass } from './lexicon.js';

/** The words at hand and the day they were written. */
export interface Context {
  readonly words: Words;
  readonly date: string | null;
}

/** Small steps over words, by what the lexicon says of them. */
export interface Cursor {
  /** An adjective of nationality (or of a group) at a word; `definite` null takes both. */
  adjectiveAt(c: Context, at: number, definite: boolean | null): { id: string; end: number } | null;
  /** Past words of the classes. */
  skip(c: Context, from: number, classes: readonly WordClass[]): number;
  /** Past the adjectives and ranks that still belong to a phrase. */
  past(c: Context, from: number): number;
  /** End of the longest phrase of a class at a word; the word itself where there is none. */
  longest(c: Context, at: number, name: WordClass): number;
  gap(c: Context, at: number): number;
  /** Whether a word begins with a letter that may be a joined particle. */
  joined(c: Context, at: number, letter: string): boolean;
  /** Whether a word of a class stands in a stretch. */
  between(c: Context, from: number, to: number, name: WordClass): boolean;
}

export function createCursor(lexicon: Lexicon): Cursor {
  function adjectiveAt(c: Context, at: number, definite: boolean | null): { id: string; end: number } | null {
    if (gap(c, at) > 1) return null;
    for (const { reading, end } of lexicon.match(c.words, at)) {
      if (reading.type === 'adjective' && (definite === null || reading.definite === definite))
        return { id: reading.id, end };
    }
    return null;
  }

  function longest(c: Context, at: number, name: WordClass): number {
    return (
      lexicon.match(c.words, at).find(({ reading }) => reading.type === 'word' && reading.class === name)?.end ?? at
    );
  }

  function skip(c: Context, from: number, classes: readonly WordClass[]): number {
    let at = from;
    while (
      at < c.words.forms.length &&
      (at === from || gap(c, at) <= 1) &&
      classes.some((name) => lexicon.is(c.words, at, name))
    )
      at++;
    return at;
  }

  function past(c: Context, from: number): number {
    let at = from;
    for (;;) {
      if (at >= c.words.forms.length || gap(c, at) > 1) return at;
      const adjective = adjectiveAt(c, at, null);
      if (adjective) at = adjective.end;
      else if (lexicon.is(c.words, at, 'modifier') || lexicon.is(c.words, at, 'former')) at++;
      else return at;
    }
  }

  const gap = (c: Context, at: number): number => c.words.gaps[at] ?? 3;
  const joined = (c: Context, at: number, letter: string): boolean => c.words.forms[at]?.startsWith(letter) ?? false;

  function between(c: Context, from: number, to: number, name: WordClass): boolean {
    for (let i = from; i < to; i++) if (lexicon.is(c.words, i, name)) return true;
    return false;
  }

  return { adjectiveAt, skip, past, longest, gap, joined, between };
}
