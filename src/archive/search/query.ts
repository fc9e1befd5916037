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
  /** Filters of one and the same statement; where there are several, articles are found through their statements. */
  readonly ofStatement: Match | null;
  /** Words and the filters of articles alone. */
  readonly ofArticle: Match | null;
  /** Nothing can match: the query has words of which none is a word. */
  readonly empty: boolean;
}

/** Turns words and filters into one match of the index: filters are tags in it, dates are a range of keys. */
export function planOf(query: SearchQuery): Plan {
  const index: IndexName = query.kind === 'statements' ? 'statement' : 'article';
  const words = parseWords(query.words);
  const about = tagClauses(query, ['outlet', 'lang']);
  const said = [...tagClauses(query, ['act', 'actor', 'place']), ...speakerClauses(query.speaker ?? '')];
  const { all, not } = words;
  const wordless = query.words.trim() !== '' && all.length === 0;
  const several = index === 'article' && said.length > 1;
  return {
    index,
    words,
    match: matchOf([...all, ...about, ...said], not),
    ofStatement: several ? matchOf([...said, ...about], []) : null,
    ofArticle: several ? matchOf([...all, ...about], not) : null,
    ...keyRange(query.from, query.until),
    empty: wordless,
  };
}

function matchOf(all: Match['all'], not: Match['not']): Match | null {
  return all.length > 0 ? { all, not } : null;
}

function tagClauses(query: SearchQuery, kinds: readonly TagKind[]): Clause[][] {
  return kinds.flatMap((kind) => {
    const value = query[kind];
    return value === undefined || value === ''
      ? []
      : [[{ tokens: [tagOf(kind, value)], prefix: false, field: 'tags' as const }]];
  });
}

/** Each word of a speaker's name must stand among the speaker's words, in any order. */
function speakerClauses(speaker: string): Clause[][] {
  return indexWords(speaker).map((word) => [{ tokens: [tokenOf(word)], prefix: false, field: 'speakers' }]);
}
