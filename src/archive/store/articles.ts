import { inflateRawSync } from 'node:zlib';
import type { Article, PageHints, Reading, ResolvedStatement } from '../../model/index.js';
import type { ArticleSummary, KeptPage, ListQuery, Listed, StoredArticle } from '../archive.js';
import type { Db } from '../engine.js';
import type { ArticleRow, Database } from '../schema.js';
import { inAnySegment } from '../segments.js';
import { paged, parseCursor } from './cursor.js';

const SUMMARY = ['key', 'id', 'title', 'outlet', 'lang', 'dir', 'published', 'url', 'statements'] as const;
type SummaryRow = Pick<ArticleRow, (typeof SUMMARY)[number]>;

export function summaryOf({ id, title, outlet, lang, dir, published, url, statements }: SummaryRow): ArticleSummary {
  return { id, title, outlet, lang, dir, published, url, statements };
}

export async function findArticle(db: Database, id: string): Promise<StoredArticle | null> {
  const row = await db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const captures = row.url === null ? [] : await capturesOf(db, row.url, id);
  return { ...(await readingOf(db, row)), addedAt: row.added_at, sha256: row.sha256, captures };
}

async function capturesOf(db: Database, url: string, except: string): Promise<StoredArticle['captures']> {
  const rows = await db
    .selectFrom('article')
    .select(['id', 'captured', 'added_at'])
    .where(inAnySegment(db, 'article.key'))
    .where('url', '=', url)
    .where('id', '!=', except)
    .execute();
  const captures = rows.map((row) => ({ id: row.id, captured: row.captured, addedAt: row.added_at }));
  return captures.sort((a, b) => compare(a.captured ?? a.addedAt, b.captured ?? b.addedAt) || compare(a.id, b.id));
}

/** Whether some capture of an address is kept. */
export async function knowsUrl(db: Database, url: string): Promise<boolean> {
  const select = db.selectFrom('article').select('key').where(inAnySegment(db, 'article.key')).where('url', '=', url);
  return (await select.limit(1).executeTakeFirst()) !== undefined;
}

/** The id of an article with these original bytes; most often nothing has them, and one look says so. */
export async function presentAs(db: Db, sha256: string): Promise<string | null> {
  const kept = await db.selectFrom('original').select('size').where('sha256', '=', sha256).executeTakeFirst();
  if (!kept) return null;
  const select = db.selectFrom('article').select('id').where(inAnySegment(db, 'article.key'));
  return (await select.where('sha256', '=', sha256).limit(1).executeTakeFirst())?.id ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function readingOf(db: Db, row: Pick<ArticleRow, 'key' | 'record'>): Promise<Reading> {
  const statements = await db
    .selectFrom('statement')
    .select('record')
    .where('article_key', '=', row.key)
    .orderBy('ordinal')
    .execute();
  return {
    article: JSON.parse(row.record) as Article,
    statements: statements.map((found) => JSON.parse(found.record) as ResolvedStatement),
  };
}

export async function originalOf(db: Database, id: string): Promise<{ bytes: Uint8Array; mime: string } | null> {
  const row = await db
    .selectFrom('article')
    .innerJoin('original', 'original.sha256', 'article.sha256')
    .select(['article.mime', 'original.codec', 'original.bytes'])
    .where('article.id', '=', id)
    .executeTakeFirst();
  return row ? { mime: row.mime, bytes: unpack(row.codec, row.bytes) } : null;
}

export async function listIds(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('article').select('id').orderBy('key').execute();
  return rows.map((row) => row.id);
}

export async function pageOf(db: Database, id: string): Promise<KeptPage | null> {
  const row = await db
    .selectFrom('article')
    .select(['source', 'mime', 'hints', 'record', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  const bytes = row && (await originalBytes(db, row.sha256));
  if (!row || !bytes) return null;
  const { input } = JSON.parse(row.record) as Article;
  return { source: row.source, bytes, mime: row.mime, input, hints: JSON.parse(row.hints) as PageHints };
}

export async function originalBytes(db: Database, sha256: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('original')
    .select(['codec', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ? unpack(row.codec, row.bytes) : null;
}

/** The original bytes out of their kept form. Throws where they are damaged. */
export function unpack(codec: 'deflate' | 'none', bytes: Uint8Array): Uint8Array {
  return codec === 'deflate' ? inflateRawSync(bytes) : bytes;
}

export async function listArticles(db: Database, query: ListQuery): Promise<Listed<ArticleSummary>> {
  const before = parseCursor(query.cursor);
  let select = db
    .selectFrom('article')
    .select(SUMMARY)
    .orderBy('key', 'desc')
    .limit(query.limit + 1);
  if (before !== undefined) select = select.where('key', '<', before);
  if (query.outlet !== undefined) select = select.where('outlet', '=', query.outlet);
  return paged(await select.execute(), query.limit, summaryOf, (last) => last.key);
}

/** Articles of keys, by key. */
export async function articlesByKey(
  db: Database,
  keys: readonly number[],
): Promise<Map<number, SummaryRow & { record: string }>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('article')
    .select([...SUMMARY, 'record'])
    .where('key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

export async function findStatement(
  db: Database,
  id: string,
): Promise<{ article: Article; statement: ResolvedStatement } | null> {
  const row = await db
    .selectFrom('statement')
    .innerJoin('article', 'article.key', 'statement.article_key')
    .select(['statement.record as statement', 'article.record as article'])
    .where(inAnySegment(db, 'statement.key'))
    .where('statement.id', '=', id)
    .executeTakeFirst();
  return row
    ? { article: JSON.parse(row.article) as Article, statement: JSON.parse(row.statement) as ResolvedStatement }
    : null;
}

/** How many articles are read at once while streaming. */
const STREAMED = 100;

/** Every reading, by key, a few at a time: what is added meanwhile may or may not come. */
export async function* streamReadings(db: Database): AsyncGenerator<Reading> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('article')
      .select(['key', 'record'])
      .where('key', '>', after)
      .orderBy('key')
      .limit(STREAMED)
      .execute();
    if (rows.length === 0) return;
    for (const row of rows) yield await readingOf(db, row);
    after = rows.at(-1)!.key;
  }
}
