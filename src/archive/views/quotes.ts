import type { Article, ResolvedStatement } from '../../model/index.js';
import type { ArticleSummary } from '../archive.js';
import type { Database } from '../schema.js';
import { inAnySegment } from '../segments.js';
import { cursorOf, parseCursor } from '../store/cursor.js';
import { summaryOf } from '../store/articles.js';

/** A statement with the article it stands in: what every list of statements shows. */
export interface Quoted {
  readonly article: Article;
  readonly statement: ResolvedStatement;
}

interface Row {
  readonly key: number;
  readonly article_key: number;
  readonly record: string;
}

/** Statement rows with their articles, each article read and parsed once. */
async function withArticles(db: Database, rows: readonly Row[]): Promise<Quoted[]> {
  if (rows.length === 0) return [];
  const keys = [...new Set(rows.map((row) => row.article_key))];
  const found = await db.selectFrom('article').select(['key', 'record']).where('key', 'in', keys).execute();
  const articles = new Map(found.map((row) => [row.key, JSON.parse(row.record) as Article]));
  return rows.flatMap((row) => {
    const article = articles.get(row.article_key);
    return article ? [{ article, statement: JSON.parse(row.record) as ResolvedStatement }] : [];
  });
}

/** Statements by id; ids that are not there are left out. */
export async function statementsById(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Quoted>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('statement')
    .select(['key', 'article_key', 'record'])
    .where(inAnySegment(db, 'statement.key'))
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((await withArticles(db, rows)).map((quoted) => [quoted.statement.id, quoted]));
}

/** The newest statements of the archive, by the date of their articles. */
export async function newestStatements(db: Database, limit: number): Promise<readonly Quoted[]> {
  const rows = await db
    .selectFrom('statement')
    .select(['key', 'article_key', 'record'])
    .orderBy('key', 'desc')
    .limit(limit)
    .execute();
  return withArticles(db, rows);
}

/** Summaries of articles, newest first, of ids that are there. */
export async function summariesById(db: Database, ids: readonly string[]): Promise<readonly ArticleSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('article')
    .select(['key', 'id', 'title', 'outlet', 'lang', 'dir', 'published', 'url', 'statements'])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('key', 'desc')
    .execute();
  return rows.map(summaryOf);
}

/** What a listing by id and key pages through: statements of an actor, of a place. */
export async function pageOfStatements(
  db: Database,
  keys: (before: number, limit: number) => Promise<readonly number[]>,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ readonly items: readonly Quoted[]; readonly next: string | null }> {
  const before = parseCursor(query.cursor) ?? Number.MAX_SAFE_INTEGER;
  const found = await keys(before, query.limit + 1);
  const shown = found.slice(0, query.limit);
  if (shown.length === 0) return { items: [], next: null };
  const rows = await db
    .selectFrom('statement')
    .select(['key', 'article_key', 'record'])
    .where('key', 'in', shown)
    .orderBy('key', 'desc')
    .execute();
  return { items: await withArticles(db, rows), next: found.length > query.limit ? cursorOf(shown.at(-1)!) : null };
}
