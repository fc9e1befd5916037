import { CompiledQuery, sql } from 'kysely';
import { Problem } from '../model/index.js';
import type { Engine } from './engine.js';
import { MIGRATIONS, sqlOf, type Migration } from './migrations/index.js';
import type { Database } from './schema.js';

/** The schema's version of a store: 0 where it is empty. */
export async function schemaOf(db: Database, engine: Engine): Promise<number> {
  const table =
    engine.kind === 'sqlite'
      ? sql<{ n: number }>`select count(*) as n from sqlite_master where name = 'migration'`
      : sql<{
          n: number;
        }>`select count(*) as n from information_schema.tables where table_schema = current_schema() and table_name = 'migration'`;
  const { rows } = await table.execute(db);
  if (Number(rows[0]?.n) === 0) return 0;
  const last = await db
    .selectFrom('migration')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(last?.id ?? 0);
}

/** Brings a store to today's schema, each step in its own transaction; two openers at once do each step once. */
export async function migrate(db: Database, engine: Engine, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const known = steps.length;
  if ((await version(db, engine, known)) === known) return;
  for (const step of steps) {
    await db.transaction().execute(async (tx) => {
      await tx.executeQuery(
        CompiledQuery.raw(engine.kind === 'postgres' ? `select pg_advisory_xact_lock(7150411)` : `select 1`),
      );
      await tx.executeQuery(
        CompiledQuery.raw(
          `create table if not exists migration (id integer primary key, name text not null, at text not null)`,
        ),
      );
      const done = await tx.selectFrom('migration').select('id').where('id', '=', step.id).executeTakeFirst();
      if (done) return;
      for (const statement of sqlOf(step, engine.kind)) await tx.executeQuery(CompiledQuery.raw(statement));
      await tx.insertInto('migration').values({ id: step.id, name: step.name, at: new Date().toISOString() }).execute();
    });
  }
}

async function version(db: Database, engine: Engine, known: number): Promise<number> {
  const found = await schemaOf(db, engine);
  if (found > known) {
    const words = `this archive was written by a newer Isnad (schema ${found}, this program knows ${known}): update Isnad to open it`;
    throw new Problem('archive-version', words, { path: engine.location });
  }
  return found;
}

/** For an archive that is only read: its schema must be today's. */
export async function requireSchema(db: Database, engine: Engine): Promise<void> {
  const found = await version(db, engine, MIGRATIONS.length);
  if (found === MIGRATIONS.length) return;
  const words =
    found === 0
      ? 'this is not an archive of Isnad, or an empty one'
      : `this archive has an older schema (${found}); open it once for writing (any \`isnad add\`) to bring it up to date`;
  throw new Problem(found === 0 ? 'archive-missing' : 'archive-version', words, { path: engine.location });
}
