import type { SearchQuery } from '../archive.js';
import type { IndexName } from '../engine.js';
import { keyRange } from '../keys.js';
import { indexWords, tokenOf } from '../words.js';
import { parseWords, type Clause, type Match } from './match.js';
import { tagOf, type TagKind } from './tags.js';

/** A query as the word index answers it. */
export interface Plan {
  readonly index: IndexName;
  /** What was asked for in words: for snippets and marks. */
  readonly words: Match;
  /** Words and filters together; null where nothing at all was asked for, and every row matches. */
  readonly match: Match | null;
  readonly min: number;
  readonly max: number;
  /** Nothing can match: the query has words of which none is a word. */
  readonly empty: boolean;
}

const TAGS: readonly TagKind[] = ['outlet', 'lang', 'act', 'actor', 'place'];

/** Turns words and filters into one match of the index: filters are tags in it, dates are a range of keys. */
export function planOf(query: SearchQuery): Plan {
  const index: IndexName = query.kind === 'statements' ? 'statement' : 'article';
  const words = parseWords(query.words);
  const filters: Clause[][] = [];
  for (const kind of TAGS) {
    const value = query[kind];
    if (value !== undefined && value !== '')
      filters.push([{ tokens: [tagOf(kind, value)], prefix: false, field: 'tags' }]);
  }
  if (query.speaker !== undefined) for (const clause of speakerClauses(query.speaker)) filters.push([clause]);
  const all = [...words.all, ...filters];
  const wordless = query.words.trim() !== '' && words.all.length === 0;
  return {
    index,
    words,
    match: all.length > 0 ? { all, not: words.not } : null,
    ...keyRange(query.from, query.until),
    empty: wordless,
  };
}

/** Each word of a speaker's name must stand among the speaker's words, in any order. */
function speakerClauses(speaker: string): Clause[] {
  return indexWords(speaker).map((word) => ({ tokens: [tokenOf(word)], prefix: false, field: 'speakers' }));
}
