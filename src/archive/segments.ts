import { SqliteAdapter, sql, type RawBuilder } from 'kysely';
import type { Db } from './engine.js';
import { SEQUENCE } from './keys.js';

/**
 * A secondary index whose values come in any order (digests, addresses, actors) touches a page of its own for each row,
 * once it has outgrown the rows of a transaction: at 60,000 articles two thirds of what was written for an article were
 * such pages. In SQLite those indexes therefore begin with the segment of intake a row belongs to, which is in its key
 * already: rows go where the last ones went, and a look-up asks each segment. About 8,000 articles with eight statements
 * each make one, so that an index of one is some 3 MB and 300,000 articles are 40 segments to ask.
 */
const ARTICLES = 2 ** 13;
const STATEMENTS = 2 ** 16;

/** The segment of an article, as SQL over its key; the text is the index's and must stay as it is. */
export const articleSegment = (key: string): string => segmentText(key, ARTICLES);

/** The segment of a statement, as SQL over its key; the text is the index's and must stay as it is. */
export const statementSegment = (key: string): string => segmentText(key, STATEMENTS);

function segmentText(key: string, size: number): string {
  return `((${key} & ${SEQUENCE - 1}) >> ${Math.log2(size)})`;
}

/** The column a segment is taken of. */
type SegmentedKey = 'article.key' | 'statement.key' | 'place.statement_key';

const sizeOf = (key: SegmentedKey): number => (key === 'article.key' ? ARTICLES : STATEMENTS);
const hasSegments = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

/** The segment of a row, to group by in the order of an index; PostgreSQL's indexes have none. */
export function segmentOf(db: Db, key: SegmentedKey): RawBuilder<number> {
  return hasSegments(db) ? sql.raw(segmentText(key, sizeOf(key))) : sql`(${sql.ref(key)} * 0)`;
}

/**
 * True of every row: names all segments there are, so that SQLite looks in each by the index that begins with them.
 * PostgreSQL's indexes have none.
 */
export function inAnySegment(db: Db, key: SegmentedKey): RawBuilder<boolean> {
  if (!hasSegments(db)) return sql`true`;
  const counter = key === 'article.key' ? 'article' : 'statement';
  // Sequences begin anew after the last, and all segments are in use from then on.
  const last = sql`(select min(value, ${sql.lit(SEQUENCE - 1)}) / ${sql.lit(sizeOf(key))} from counter where name = ${sql.lit(counter)})`;
  const all = sql`with recursive segment (n) as (select 0 union all select n + 1 from segment where n < ${last}) select n from segment`;
  return sql`${sql.raw(segmentText(key, sizeOf(key)))} in (${all})`;
}
