import { correctionOf } from './corrections.js';
import type { Article, Claim, Link, PageHints, Reading, ResolvedStatement, Story } from '../../model/index.js';
import { Problem } from '../../model/index.js';
import type { Correction, Imported, Tombstone, TransferRecord } from '../archive.js';
import type { Engine } from '../engine.js';
import type { ArticleRow, Database } from '../schema.js';
import { unpack } from './articles.js';
import { insertRows } from './insert.js';
import { saveLedger } from './ledger.js';
import { hashOf, pack, prepareReading } from './prepare.js';
import { writeReadings, type Kept } from './write.js';

const BATCH = 50;

/** Everything in an archive, a record at a time, articles in the order of their keys. */
export async function* exportAll(db: Database): AsyncGenerator<TransferRecord> {
  yield { type: 'archive', format: 1, at: new Date().toISOString() };
  let articles = 0;
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('article')
      .innerJoin('original', 'original.sha256', 'article.sha256')
      .selectAll('article')
      .select(['original.codec', 'original.bytes'])
      .where('key', '>', after)
      .orderBy('key')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      articles += 1;
      yield await articleRecord(db, row, unpack(row.codec, row.bytes));
    }
    after = rows.at(-1)!.key;
  }
  const corrections = await db.selectFrom('correction').selectAll().orderBy('ordinal').execute();
  for (const row of corrections) yield { type: 'correction', correction: correctionOf(row) };
  const tombstones = await db.selectFrom('tombstone').selectAll().orderBy('id').execute();
  for (const tombstone of tombstones) yield { type: 'tombstone', tombstone };
  yield* ledgerRecords(db);
  yield { type: 'end', articles, corrections: corrections.length, tombstones: tombstones.length };
}

async function articleRecord(db: Database, row: ArticleRow, bytes: Uint8Array): Promise<TransferRecord> {
  const statements = await db
    .selectFrom('statement')
    .select('record')
    .where('article_key', '=', row.key)
    .orderBy('ordinal')
    .execute();
  return {
    type: 'article',
    sha256: row.sha256,
    mime: row.mime,
    addedAt: row.added_at,
    hints: JSON.parse(row.hints) as PageHints,
    original: Buffer.from(bytes).toString('base64'),
    article: JSON.parse(row.record) as Article,
    statements: statements.map((statement) => JSON.parse(statement.record) as ResolvedStatement),
  };
}

async function* ledgerRecords(db: Database): AsyncGenerator<TransferRecord> {
  for (const row of await db.selectFrom('claim').select('record').orderBy('ordinal').execute())
    yield { type: 'claim', claim: JSON.parse(row.record) as Claim };
  for (const row of await db.selectFrom('story').select('record').orderBy('ordinal').execute())
    yield { type: 'story', story: JSON.parse(row.record) as Story };
  for (const row of await db
    .selectFrom('link')
    .selectAll()
    .orderBy('kind')
    .orderBy('from_id')
    .orderBy('to_id')
    .execute()) {
    yield {
      type: 'link',
      link: {
        kind: row.kind as Link['kind'],
        from: row.from_id,
        to: row.to_id,
        confidence: row.confidence,
        reasons: JSON.parse(row.reasons) as string[],
      },
    };
  }
}

/**
 * Takes an export in. What is there already stays; each original is checked against its hash. Claims, stories and links
 * replace those that were there, when the export has any.
 *
 * @throws Problem `bad-archive-file` where a record is damaged or the export was cut; what came before is kept
 */
export async function importAll(
  db: Database,
  engine: Engine,
  records: AsyncIterable<TransferRecord>,
): Promise<Imported> {
  const counts = { articles: 0, present: 0, corrections: 0, tombstones: 0 };
  const ledger: { claims: Claim[]; stories: Story[]; links: Link[] } = { claims: [], stories: [], links: [] };
  let batch: ArticleRecord[] = [];
  let ended = false;
  const flush = async (): Promise<void> => {
    const added = await importArticles(db, engine, batch);
    counts.articles += added;
    counts.present += batch.length - added;
    batch = [];
  };
  for await (const record of records) {
    if (record.type === 'article') {
      if (batch.push(record) >= BATCH) await flush();
    } else if (record.type === 'correction')
      counts.corrections += await importCorrection(db, engine, record.correction);
    else if (record.type === 'tombstone') counts.tombstones += await importTombstone(db, engine, record.tombstone);
    else if (record.type === 'claim') ledger.claims.push(record.claim);
    else if (record.type === 'story') ledger.stories.push(record.story);
    else if (record.type === 'link') ledger.links.push(record.link);
    else if (record.type === 'end') ended = true;
  }
  await flush();
  if (ledger.claims.length + ledger.stories.length + ledger.links.length > 0) await saveLedger(db, engine, ledger);
  if (!ended)
    throw new Problem(
      'bad-archive-file',
      `this export was cut: its last line is missing; ${counts.articles} articles were taken`,
    );
  return counts;
}

type ArticleRecord = Extract<TransferRecord, { type: 'article' }>;

async function importArticles(db: Database, engine: Engine, records: readonly ArticleRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const checked = records.map((record) => ({ record, bytes: checkedBytes(record) }));
  return db.transaction().execute(async (tx) => {
    const ids = records.map((record) => record.article.id);
    const there = await tx.selectFrom('article').select('id').where('id', 'in', ids).execute();
    const hashes = records.map((record) => record.sha256);
    const removed = await tx.selectFrom('tombstone').select('sha256').where('sha256', 'in', hashes).execute();
    const known = new Set(there.map((row) => row.id));
    const gone = new Set(removed.map((row) => row.sha256));
    const fresh = checked.filter(({ record }) => !known.has(record.article.id) && !gone.has(record.sha256));
    const originals = new Map(
      fresh.map(({ record, bytes }) => [record.sha256, { sha256: record.sha256, ...pack(bytes) }]),
    );
    if (fresh.length === 0) return 0;
    await insertRows(tx, engine, 'original', [...originals.values()], true);
    await writeReadings(
      tx,
      engine,
      fresh.map(({ record }) => keptOf(record)),
      fresh.map(({ record }) => record.addedAt),
    );
    return fresh.length;
  });
}

function keptOf({ sha256, mime, hints, article, statements }: ArticleRecord): Kept {
  const reading: Reading = { article, statements };
  return { id: article.id, sha256, mime, hints: JSON.stringify(hints), reading: prepareReading(reading) };
}

function checkedBytes({ original, sha256, article }: ArticleRecord): Uint8Array {
  const bytes = Buffer.from(original, 'base64');
  if (hashOf(bytes) !== sha256)
    throw new Problem(
      'bad-archive-file',
      `the original bytes of ${article.id} do not have the hash that is told for them`,
    );
  return bytes;
}

async function importCorrection(db: Database, engine: Engine, { value, ...columns }: Correction): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const there = await tx.selectFrom('correction').select('id').where('id', '=', columns.id).executeTakeFirst();
    if (there) return 0;
    const ordinal = await engine.allocate(tx, 'correction', 1);
    await insertRows(tx, engine, 'correction', [{ ordinal, ...columns, value: JSON.stringify(value ?? null) }]);
    return 1;
  });
}

async function importTombstone(db: Database, engine: Engine, tombstone: Tombstone): Promise<number> {
  const { id, sha256, at, why } = tombstone;
  await db.transaction().execute((tx) => insertRows(tx, engine, 'tombstone', [{ id, sha256, at, why }], true));
  return 1;
}
