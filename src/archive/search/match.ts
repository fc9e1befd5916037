import { indexWords, tokenOf } from '../words.js';

/** The fields of the word indexes: articles have title, body, speakers, tags; statements content, speakers, tags. */
export type IndexField = 'title' | 'body' | 'content' | 'speakers' | 'tags';

/** A word, a phrase (several tokens in a row) or the beginning of a word, in one field or any that holds words. */
export interface Clause {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
  readonly field?: IndexField;
}

/** What must be there (each group: one of its clauses), and what must not. */
export interface Match {
  readonly all: readonly (readonly Clause[])[];
  readonly not: readonly Clause[];
}

/** One piece of a query as the user wrote it. */
const PIECE = /(-?)(?:["“”«»„]([^"“”«»„]*)["“”«»„]?|([^\s"“”«»„]+))/gu;

/**
 * Reads a query: words (all of them), `"a phrase"`, `begin*`, `-without`. Words are folded as the index is, and one that
 * the index keeps as several tokens is looked for as a phrase. Never throws: what holds no word asks for nothing.
 */
export function parseWords(query: string): Match {
  const all: Clause[][] = [];
  const not: Clause[] = [];
  for (const [, minus, phrase, bare] of query.matchAll(PIECE)) {
    const written = phrase ?? bare ?? '';
    const prefix = phrase === undefined && written.endsWith('*');
    const clauses = prefix ? prefixClauses(written) : wholeClauses(written);
    if (clauses.length === 0) continue;
    if (minus === '-') not.push(...clauses);
    else all.push(clauses);
  }
  return { all, not };
}

function wholeClauses(written: string): Clause[] {
  const tokens = indexWords(written).map(tokenOf);
  return tokens.length === 0 ? [] : [{ tokens, prefix: false }];
}

/** The beginning of a word may be cut inside what its base form would be, so the letters as written count too. */
function prefixClauses(written: string): Clause[] {
  const words = indexWords(written);
  if (words.length === 0) return [];
  const based = words.map(tokenOf);
  const plain = words.map((word, i) => (i === words.length - 1 ? tokenOf({ ...word, base: word.word }) : based[i]!));
  const clauses: Clause[] = [{ tokens: plain, prefix: true }];
  if (plain.at(-1) !== based.at(-1)) clauses.push({ tokens: based, prefix: true });
  return clauses;
}
