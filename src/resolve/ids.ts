import { createHash } from 'node:crypto';
import type { Statement } from '../model/index.js';

/**
 * The id of a statement: a digest of its article's id and of where its cue and content stand and what they say. It stays
 * while the statement stays, whatever else is read from the article.
 */
export function statementId(article: string, text: string, statement: Pick<Statement, 'cue' | 'content'>): string {
  const parts = [statement.cue, ...statement.content].map(({ start, end }) => `${start}:${text.slice(start, end)}`);
  return `s${createHash('sha256')
    .update([article, ...parts].join('\n'))
    .digest('hex')
    .slice(0, 16)}`;
}
