import type { Clause, Match } from '../search/match.js';

/** A match in FTS5's query language; every token is quoted, so no letter of it is syntax. */
export function ftsQuery(match: Match): string {
  const all = match.all
    .map((group) => (group.length === 1 ? clauseOf(group[0]!) : `(${group.map(clauseOf).join(' OR ')})`))
    .join(' AND ');
  return match.not.reduce((query, clause) => `(${query}) NOT ${clauseOf(clause)}`, all);
}

function clauseOf({ tokens, prefix, field }: Clause): string {
  const phrase = `"${tokens.map((token) => token.replaceAll('"', '')).join(' ')}"${prefix ? '*' : ''}`;
  // Words never mean the tags, which hold filters.
  return field === undefined ? `- tags : ${phrase}` : `${field} : ${phrase}`;
}
