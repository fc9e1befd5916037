import type { Reading, ResolvedStatement, Span } from '../../model/index.js';
import type { Reread } from '../archive.js';
import type { Db, Engine } from '../engine.js';
import type { Database } from '../schema.js';
import { prepareReading } from './prepare.js';
import { eraseReading, writeReadings } from './write.js';

/**
 * Replaces what was read of an article by what a newer reader read of the same bytes. A statement that did not change
 * keeps its id; one that a person corrected keeps it too as long as its cue stands where it stood.
 */
export async function rereadArticle(db: Database, engine: Engine, id: string, reading: Reading): Promise<Reread> {
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return { status: 'missing', kept: 0, fresh: 0, gone: 0, orphaned: [] };
    const before = await statementsOf(tx, row.key);
    const corrected = await correctedOf(
      tx,
      before.map((statement) => statement.id),
    );
    const statements = keepIds(before, reading.statements, corrected);
    const prepared = prepareReading({ article: { ...reading.article, id }, statements });
    const ids = new Set(statements.map((statement) => statement.id));
    const gone = before.filter((statement) => !ids.has(statement.id));
    const counts = {
      kept: before.length - gone.length,
      fresh: statements.length - (before.length - gone.length),
      gone: gone.length,
    };
    const same = prepared.record === row.record && JSON.stringify(before) === JSON.stringify(statements);
    const orphaned = gone.map((statement) => statement.id).filter((found) => corrected.has(found));
    if (same) return { status: 'same', ...counts, orphaned };
    await eraseReading(tx, engine, row.key);
    const { sha256, mime, hints } = row;
    await writeReadings(tx, engine, [{ id, sha256, mime, hints, reading: prepared }], row.added_at);
    return { status: 'changed', ...counts, orphaned };
  });
}

async function statementsOf(tx: Db, key: number): Promise<ResolvedStatement[]> {
  const rows = await tx
    .selectFrom('statement')
    .select('record')
    .where('article_key', '=', key)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => JSON.parse(row.record) as ResolvedStatement);
}

async function correctedOf(tx: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('correction').select('subject').where('subject', 'in', ids).execute();
  return new Set(rows.map((row) => row.subject));
}

/** Gives statements the ids of those they were before. */
export function keepIds(
  before: readonly ResolvedStatement[],
  now: readonly ResolvedStatement[],
  corrected: ReadonlySet<string>,
): readonly ResolvedStatement[] {
  const exact = new Map(before.map((statement) => [faceOf(statement), statement.id]));
  const byCue = new Map(
    before
      .filter((statement) => corrected.has(statement.id))
      .map((statement) => [spansOf([statement.cue]), statement.id]),
  );
  const used = new Set<string>();
  const take = (id: string | undefined): string | null => {
    if (id === undefined || used.has(id)) return null;
    used.add(id);
    return id;
  };
  const first = now.map((statement) => take(exact.get(faceOf(statement))));
  const kept = now.map((statement, i) => first[i] ?? take(byCue.get(spansOf([statement.cue]))));
  return now.map((statement, i) => {
    const id = kept[i] ?? unusedId(statement.id, used);
    used.add(id);
    return id === statement.id ? statement : { ...statement, id };
  });
}

function unusedId(id: string, used: ReadonlySet<string>): string {
  let made = id;
  for (let n = 2; used.has(made); n++) made = `${id}~${n}`;
  return made;
}

/** What makes a statement the one it is: who, which cue, what. */
function faceOf({ speaker, cue, content }: ResolvedStatement): string {
  return `${spansOf(speaker)}|${spansOf([cue])}|${spansOf(content)}`;
}

function spansOf(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join(',');
}
