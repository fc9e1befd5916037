import { CompiledQuery, sql } from 'kysely';
import { Problem, asProblem } from '../../model/index.js';
import type { Db, Engine, IndexAudit, IndexName, IndexRow } from '../engine.js';
import type { Database } from '../schema.js';
import { givenUp } from './given-up.js';
import { tsquery, tsvector } from './tsvector.js';

/** ts_rank's weights of D, C, B, A: tags say nothing, the title five times as much as the body. */
const RANK = '{0, 0.2, 0.2, 1}';

/** The parts that only PostgreSQL does its own way: tsvector, counters, its errors. */
export function postgresEngine(counters: Database, location: string): Engine {
  return {
    kind: 'postgres',
    location,
    /** In a statement of its own, so that writers on many machines wait for each other only for that long. */
    async allocate(_, counter, count) {
      const row = await counters
        .updateTable('counter')
        .set((e) => ({ value: e('value', '+', count) }))
        .where('name', '=', counter)
        .returning('value')
        .executeTakeFirstOrThrow();
      return row.value - count;
    },
    async indexWords(db, index, rows) {
      for (let at = 0; at < rows.length; at += BATCH) {
        const batch = rows.slice(at, at + BATCH);
        const text = `insert into ${index}_words (key, words) select * from unnest($1::bigint[], $2::text[]::tsvector[])`;
        await db.executeQuery(CompiledQuery.raw(text, [batch.map((row) => row.key), batch.map(tsvector)]));
      }
    },
    async unindex(db, index, keys) {
      await db.executeQuery(CompiledQuery.raw(`delete from ${index}_words where key = any($1::bigint[])`, [keys]));
    },
    async match(db, index, match, { min, max, limit, order, offset = 0 }) {
      const by = order === 'date' ? 'key desc' : `ts_rank('${RANK}', words, q) desc, key desc`;
      const text = `select key from ${index}_words, cast($1 as tsquery) as q where words @@ q and key between $2 and $3 order by ${by} limit $4 offset $5`;
      const { rows } = await db.executeQuery<{ key: number }>(
        CompiledQuery.raw(text, [tsquery(match), min, max, limit, offset]),
      );
      return rows.map((row) => row.key);
    },
    async clearIndex(db, index) {
      await db.executeQuery(CompiledQuery.raw(`delete from ${index}_words`));
    },
    auditIndex: postgresAudit,
    async backup() {
      throw new Problem('usage', 'an archive in PostgreSQL is backed up by pg_dump, or by `isnad copy` into a folder', {
        path: location,
      });
    },
    async check(db) {
      const { rows } = await sql<{
        name: string;
      }>`select indexrelid::regclass::text as name from pg_index where not indisvalid`.execute(db);
      return rows.map(({ name }) => `the index ${name} is not valid`);
    },
    givenUp,
    async size(db) {
      const { rows } = await sql<{ size: number }>`
        select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint as size
        from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`.execute(db);
      return Number(rows[0]?.size ?? 0);
    },
    conflicts: (error) => CONFLICTS.has((error as { code?: string }).code ?? ''),
    problem: (error) => postgresProblem(error, location),
    close: () => counters.destroy(),
  };
}

/** Another writer was first (unique), or the two stood in each other's way (serialisation, deadlock): trying again is right. */
const CONFLICTS = new Set(['23505', '40001', '40P01']);

const BATCH = 200;

/** Compares each row with what a rebuild would write. */
function postgresAudit(db: Db): IndexAudit {
  const pending: Record<IndexName, IndexRow[]> = { article: [], statement: [] };
  const rows: Record<IndexName, number> = { article: 0, statement: 0 };
  const faults: string[] = [];
  const flush = async (index: IndexName): Promise<void> => {
    const batch = pending[index].splice(0);
    if (batch.length === 0) return;
    const text = `select e.key from unnest($1::bigint[], $2::text[]::tsvector[]) as e (key, words)
      left join ${index}_words w on w.key = e.key where w.words is distinct from e.words`;
    const wrong = await db.executeQuery<{ key: number }>(
      CompiledQuery.raw(text, [batch.map((row) => row.key), batch.map(tsvector)]),
    );
    for (const { key } of wrong.rows) faults.push(`the words of ${index} ${key} are not what a rebuild would hold`);
  };
  return {
    async expect(index, row) {
      rows[index] += 1;
      if (pending[index].push(row) >= BATCH) await flush(index);
    },
    async compare() {
      for (const index of ['article', 'statement'] as const) {
        await flush(index);
        const { rows: kept } = await db.executeQuery<{ n: number }>(
          CompiledQuery.raw(`select count(*) as n from ${index}_words`),
        );
        if (kept[0]?.n !== rows[index])
          faults.push(`the word index of ${index}s holds ${kept[0]?.n} rows, ${rows[index]} were expected`);
      }
      return faults;
    },
  };
}

/** PostgreSQL's error as a Problem by name. */
export function postgresProblem(error: unknown, path: string): Problem {
  if (error instanceof Problem) return error;
  const { code = '', message } = error as { code?: string; message: string };
  const cause = { cause: error };
  if (
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT)/.test(code) ||
    /^(08|28|3D|57P)/.test(code) ||
    /Connection terminated/.test(message)
  ) {
    return new Problem('archive-missing', `this PostgreSQL cannot be reached: ${message || code}`, { path }, cause);
  }
  if (code === '53100') return new Problem('disk-full', 'the disk of the PostgreSQL server is full', { path }, cause);
  if (code === '55P03')
    return new Problem('archive-locked', `another writer holds this archive: ${message}`, { path }, cause);
  if (code === '25006') return new Problem('archive-locked', 'this archive is open for reading only', { path }, cause);
  if (code.startsWith('XX'))
    return new Problem('archive-damaged', `the PostgreSQL server reports damage: ${message}`, { path }, cause);
  return asProblem(error, { path });
}
