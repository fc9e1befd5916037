import { Problem } from '../../model/index.js';
import type { PutResult } from '../archive.js';
import type { Db, Engine } from '../engine.js';
import { keyOf } from '../keys.js';
import type { ArticleRow, Database, StatementRow, Tables } from '../schema.js';
import { presentAs } from './articles.js';
import { insertRows } from './insert.js';
import { hashOf, pack } from './prepare.js';
import type { Prepared, PreparedReading } from './prepared.js';

/**
 * Keeps prepared entries in one transaction; when it returns they are safe on disk. An id that is there with the same
 * bytes is `present`. An article input whose id is there with other bytes is a newer capture of it and is kept beside,
 * under its id and its hash. What was removed for good stays out.
 */
export async function writeEntries(
  db: Database,
  engine: Engine,
  entries: readonly Prepared[],
): Promise<readonly PutResult[]> {
  if (entries.length === 0) return [];
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(db, engine, entries);
    } catch (error) {
      // Another machine added the same page meanwhile: this time it is found present.
      if (attempt >= MOST_ATTEMPTS || !engine.conflicts(error)) throw error;
    }
  }
}

const MOST_ATTEMPTS = 8;

function writeOnce(db: Database, engine: Engine, entries: readonly Prepared[]): Promise<readonly PutResult[]> {
  return db.transaction().execute(async (tx) => {
    const plan = await planOf(tx, entries);
    const fresh = plan.flatMap((step) => (step.entry ? [step.entry] : []));
    if (fresh.length > 0) await writeFresh(tx, engine, fresh);
    return plan.map((step) => step.result);
  });
}

interface Step {
  readonly result: PutResult;
  readonly entry?: Prepared;
}

async function planOf(tx: Db, entries: readonly Prepared[]): Promise<Step[]> {
  const ids = entries.flatMap(({ id, sha256 }) => [id, besideId(id, sha256)]);
  const there = new Map<string, string>();
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await tx
      .selectFrom('article')
      .select(['id', 'sha256'])
      .where('id', 'in', ids.slice(at, at + 500))
      .execute();
    for (const row of rows) there.set(row.id, row.sha256);
  }
  const removed = await tombstones(tx, entries);
  return entries.map((entry) => {
    const why = removed.get(entry.sha256);
    if (why !== undefined) return { result: { id: entry.id, status: 'removed', why } };
    const beside = besideId(entry.id, entry.sha256);
    const bytes = there.get(entry.id);
    if (bytes === entry.sha256 || there.has(beside))
      return { result: { id: bytes === entry.sha256 ? entry.id : beside, status: 'present' } };
    const id = bytes === undefined ? entry.id : beside;
    there.set(id, entry.sha256);
    return { result: { id, status: 'added' }, entry: id === entry.id ? entry : renamed(entry, id) };
  });
}

async function tombstones(tx: Db, entries: readonly Prepared[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('tombstone')
    .select(['sha256', 'why'])
    .where(
      'sha256',
      'in',
      entries.map((entry) => entry.sha256),
    )
    .execute();
  return new Map(rows.map((row) => [row.sha256, row.why]));
}

function besideId(id: string, sha256: string): string {
  return `${id}#${sha256.slice(0, 12)}`;
}

function renamed(entry: Prepared, id: string): Prepared {
  const { reading } = entry;
  const statements = reading.statements.map((statement) => {
    const newId = `${statement.id}#${entry.sha256.slice(0, 12)}`;
    return {
      ...statement,
      id: newId,
      record: JSON.stringify({ ...(JSON.parse(statement.record) as object), id: newId }),
    };
  });
  const record = JSON.stringify({ ...(JSON.parse(reading.record) as object), id });
  return { ...entry, id, reading: { ...reading, record, statements, article: { ...reading.article, id } } };
}

async function writeFresh(tx: Db, engine: Engine, entries: readonly Prepared[]): Promise<void> {
  const originals = new Map(entries.map((entry) => [entry.sha256, entry]));
  const rows = [...originals.values()].map(({ sha256, original }) => ({ sha256, ...original }));
  await insertRows(tx, engine, 'original', rows, true);
  await writeReadings(tx, engine, entries, new Date().toISOString());
}

/** Keeps original bytes alone; the same bytes once. */
export async function keepOriginals(
  db: Database,
  engine: Engine,
  pages: readonly Uint8Array[],
): Promise<readonly string[]> {
  const packed = pages.map((bytes) => ({ sha256: hashOf(bytes), ...pack(bytes) }));
  const rows = [...new Map(packed.map((row) => [row.sha256, row])).values()];
  await db.transaction().execute((tx) => insertRows(tx, engine, 'original', rows, true));
  return packed.map((row) => row.sha256);
}

/** An entry whose original is kept already. */
export interface Kept {
  readonly id: string;
  readonly sha256: string;
  readonly mime: string;
  readonly hints: string;
  readonly reading: PreparedReading;
}

/** Writes articles, their statements, places and words under new keys. */
export async function writeReadings(
  tx: Db,
  engine: Engine,
  entries: readonly Kept[],
  addedAt: string | readonly string[],
): Promise<void> {
  const first = await engine.allocate(tx, 'article', entries.length);
  const count = entries.reduce((sum, entry) => sum + entry.reading.statements.length, 0);
  let sequence = (count > 0 ? await engine.allocate(tx, 'statement', count) : 0) + count;
  const articles: ArticleRow[] = [];
  const statements: StatementRow[] = [];
  const places: Tables['place'][] = [];
  const statementWords: { key: number; fields: PreparedReading['statements'][number]['index'] }[] = [];
  entries.forEach((entry, i) => {
    const { published } = entry.reading.article;
    const key = keyOf(published, first + i);
    articles.push(articleRow(entry, key, typeof addedAt === 'string' ? addedAt : addedAt[i]!));
    entry.reading.statements.forEach((statement, ordinal) => {
      // Later statements of an article get smaller keys, so that "newest first" keeps them in the article's order.
      const statementKey = keyOf(published, --sequence);
      const { index, places: named, actorId, actorName, ...columns } = statement;
      statements.push({
        key: statementKey,
        article_key: key,
        ordinal,
        actor_id: actorId,
        actor_name: actorName,
        ...columns,
      });
      statementWords.push({ key: statementKey, fields: index });
      named.forEach(({ id, name, lat, lon, precision }, at) =>
        places.push({
          statement_key: statementKey,
          article_key: key,
          ordinal: at,
          place_id: id,
          name,
          lat,
          lon,
          precision,
        }),
      );
    });
  });
  await insertRows(tx, engine, 'article', byKey(articles));
  await insertRows(tx, engine, 'statement', byKey(statements));
  await insertRows(tx, engine, 'place', places);
  await engine.indexWords(
    tx,
    'article',
    entries.map((entry, i) => ({ key: articles[i]!.key, fields: entry.reading.index })),
  );
  await engine.indexWords(tx, 'statement', statementWords);
}

/** Rows in the order of the tree they go into: put in from the last to the first, they left half of each page empty. */
function byKey<T extends { readonly key: number }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => a.key - b.key);
}

function articleRow({ id, sha256, mime, hints, reading }: Kept, key: number, addedAt: string): ArticleRow {
  const { kind, source, url, outlet, lang, dir, title, published, captured } = reading.article;
  const statements = reading.statements.length;
  return {
    key,
    id,
    sha256,
    mime,
    kind,
    source,
    url,
    outlet,
    lang,
    dir,
    title,
    published,
    captured,
    added_at: addedAt,
    statements,
    record: reading.record,
    hints,
  };
}

/** Takes an article's rows out (not its original): before it is written anew, or for good. */
export async function eraseReading(tx: Db, engine: Engine, key: number): Promise<void> {
  const statements = await tx.selectFrom('statement').select('key').where('article_key', '=', key).execute();
  const keys = statements.map((row) => row.key);
  await engine.unindex(tx, 'statement', keys);
  await engine.unindex(tx, 'article', [key]);
  for (const statement of keys) await tx.deleteFrom('place').where('statement_key', '=', statement).execute();
  await tx.deleteFrom('statement').where('article_key', '=', key).execute();
  await tx.deleteFrom('article').where('key', '=', key).execute();
}

/** Removes an article for good: its words, statements and, where no other article has them, its original bytes. */
export async function removeArticle(db: Database, engine: Engine, id: string, why: string): Promise<boolean> {
  if (why.trim() === '') throw new Problem('usage', 'removing for good needs a reason (--why)');
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('article').select(['key', 'sha256']).where('id', '=', id).executeTakeFirst();
    if (!row) return false;
    await eraseReading(tx, engine, row.key);
    const shared = await presentAs(tx, row.sha256);
    if (shared === null) await tx.deleteFrom('original').where('sha256', '=', row.sha256).execute();
    await tx.insertInto('tombstone').values({ id, sha256: row.sha256, at: new Date().toISOString(), why }).execute();
    await forgetInLedger(tx, id);
    return true;
  });
}

/** Claims and stories quote articles; those that stand on the removed one go, grouping makes them anew without it. */
async function forgetInLedger(tx: Db, article: string): Promise<void> {
  const claims = await tx.selectFrom('claim_article').select('claim_id').where('article_id', '=', article).execute();
  for (const { claim_id: claim } of claims) {
    for (const table of ['claim_article', 'position', 'story_claim'] as const)
      await tx.deleteFrom(table).where('claim_id', '=', claim).execute();
    await tx.deleteFrom('claim').where('id', '=', claim).execute();
  }
  const stories = await tx.selectFrom('story_article').select('story_id').where('article_id', '=', article).execute();
  for (const { story_id: story } of stories) {
    for (const table of ['story_article', 'story_claim'] as const)
      await tx.deleteFrom(table).where('story_id', '=', story).execute();
    await tx.deleteFrom('story').where('id', '=', story).execute();
  }
}
