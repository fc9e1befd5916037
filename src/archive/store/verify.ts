import { createHash } from 'node:crypto';
import type { Article, ResolvedStatement, Span } from '../../model/index.js';
import type { Fault, Verified } from '../archive.js';
import type { Engine, IndexRow } from '../engine.js';
import type { Database, Tables } from '../schema.js';
import { unpack } from './articles.js';
import { prepareReading } from './prepare.js';

/** Faults told by name; a store with more is damaged anyway. */
const MOST_FAULTS = 1000;
const BATCH = 200;

/**
 * Checks everything: the store itself, every original against its hash, every offset against its text, every reference,
 * and the word indexes against what a rebuild would hold.
 */
export async function verify(db: Database, engine: Engine, onProgress?: (articles: number) => void): Promise<Verified> {
  const faults: Fault[] = [];
  const add = (kind: Fault['kind'], id: string, message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ kind, id, message });
  };
  for (const message of await engine.check(db)) add('store', engine.location, message);
  const originals = await verifyOriginals(db, add);
  const counts = { articles: 0, statements: 0 };
  const audit = engine.auditIndex(db);
  for await (const { row, statements } of rowsOf(db)) {
    counts.articles += 1;
    counts.statements += statements.length;
    const rows = verifyArticle(row, statements, add);
    if (rows) {
      await audit.expect('article', rows.article);
      for (const found of rows.statements) await audit.expect('statement', found);
    }
    if (counts.articles % BATCH === 0) onProgress?.(counts.articles);
  }
  for (const message of await audit.compare()) add('index', engine.location, message);
  await verifyReferences(db, add);
  return { ...counts, originals, faults };
}

type AddFault = (kind: Fault['kind'], id: string, message: string) => void;

async function verifyOriginals(db: Database, add: AddFault): Promise<number> {
  let count = 0;
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('original')
      .selectAll()
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return count;
    for (const row of rows) {
      count += 1;
      try {
        const bytes = unpack(row.codec, row.bytes);
        const hash = createHash('sha256').update(bytes).digest('hex');
        if (hash !== row.sha256) add('original', row.sha256, `the original bytes have the hash ${hash}`);
        else if (bytes.length !== row.size)
          add('original', row.sha256, `${bytes.length} bytes are kept, ${row.size} were told`);
      } catch (error) {
        add('original', row.sha256, `the original bytes cannot be unpacked: ${(error as Error).message}`);
      }
    }
    after = rows.at(-1)!.sha256;
  }
}

interface WholeArticle {
  readonly row: Tables['article'];
  readonly statements: readonly Tables['statement'][];
}

async function* rowsOf(db: Database): AsyncGenerator<WholeArticle> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('article')
      .selectAll()
      .where('key', '>', after)
      .orderBy('key')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    const keys = rows.map((row) => row.key);
    const all = await db
      .selectFrom('statement')
      .selectAll()
      .where('article_key', 'in', keys)
      .orderBy('article_key')
      .orderBy('ordinal')
      .execute();
    const byArticle = grouped(all);
    for (const row of rows) yield { row, statements: byArticle.get(row.key) ?? [] };
    after = rows.at(-1)!.key;
  }
}

function grouped(rows: readonly Tables['statement'][]): Map<number, Tables['statement'][]> {
  const groups = new Map<number, Tables['statement'][]>();
  for (const row of rows) {
    const group = groups.get(row.article_key);
    if (group) group.push(row);
    else groups.set(row.article_key, [row]);
  }
  return groups;
}

/** Checks an article and gives the index rows that a rebuild would make. */
function verifyArticle(
  row: Tables['article'],
  rows: readonly Tables['statement'][],
  add: AddFault,
): { article: IndexRow; statements: IndexRow[] } | null {
  try {
    const article = JSON.parse(row.record) as Article;
    const statements = rows.map((found) => JSON.parse(found.record) as ResolvedStatement);
    if (article.id !== row.id) add('record', row.id, `its record is that of ${article.id}`);
    if (rows.length !== row.statements)
      add('reference', row.id, `${row.statements} statements are told, ${rows.length} are kept`);
    statements.forEach((statement, i) => {
      if (statement.id !== rows[i]!.id) add('record', rows[i]!.id, `its record is that of ${statement.id}`);
      const wrong = spansOf(statement).find(
        ({ start, end }) => !(start >= 0 && start <= end && end <= article.text.length),
      );
      if (wrong)
        add(
          'offset',
          statement.id,
          `a span ${wrong.start}–${wrong.end} lies outside the text of ${article.text.length} letters`,
        );
    });
    const prepared = prepareReading({ article, statements });
    return {
      article: { key: row.key, fields: prepared.index },
      statements: prepared.statements.map((statement, i) => ({ key: rows[i]!.key, fields: statement.index })),
    };
  } catch (error) {
    add('record', row.id, `its record cannot be read: ${(error as Error).message}`);
    return null;
  }
}

function spansOf({ speaker, cue, content, relays, condition, places }: ResolvedStatement): readonly Span[] {
  return [...speaker, cue, ...content, ...relays, ...places, ...(condition ? [condition] : [])];
}

async function verifyReferences(db: Database, add: AddFault): Promise<void> {
  const lost = await db
    .selectFrom('article')
    .leftJoin('original', 'original.sha256', 'article.sha256')
    .select('article.id')
    .where('original.sha256', 'is', null)
    .limit(BATCH)
    .execute();
  for (const { id } of lost) add('reference', id, 'its original bytes are missing');
  const homeless = await db
    .selectFrom('statement')
    .leftJoin('article', 'article.key', 'statement.article_key')
    .select('statement.id')
    .where('article.key', 'is', null)
    .limit(BATCH)
    .execute();
  for (const { id } of homeless) add('reference', id, 'its article is missing');
  const twice = await db
    .selectFrom('article')
    .select('id')
    .groupBy('id')
    .having((e) => e.fn.countAll(), '>', 1)
    .execute();
  for (const { id } of twice) add('reference', id, 'it is kept twice');
  const claimed = await db
    .selectFrom('claim_article')
    .leftJoin('article', 'article.id', 'claim_article.article_id')
    .select(['claim_article.claim_id', 'claim_article.article_id'])
    .where('article.id', 'is', null)
    .limit(BATCH)
    .execute();
  for (const row of claimed)
    add('reference', row.claim_id, `this claim stands on an article that is not here: ${row.article_id}`);
}
