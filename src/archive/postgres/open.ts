import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Problem } from '../../model/index.js';
import type { OpenOptions } from '../archive.js';
import { migrate, requireSchema, schemaOf } from '../migrate.js';
import type { Tables } from '../schema.js';
import { freshenIndex } from '../store/reindex.js';
import { createStore, type SqlArchive } from '../store/store.js';
import { postgresEngine, postgresProblem } from './engine.js';

/** 64-bit numbers come as JavaScript numbers: keys have 53 bits by design. */
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 ? Number : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Where an archive lies on a server: the address without our own parameter, the schema, and words for messages. */
export function parseLocation(location: string): { url: string; schema: string; shown: string } {
  let url: URL;
  try {
    url = new URL(location);
  } catch (error) {
    throw new Problem('usage', 'this is not a postgres:// address', { path: location }, { cause: error });
  }
  const schema = url.searchParams.get('schema') ?? 'public';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Problem('usage', `no name for a schema: ${schema}`);
  url.searchParams.delete('schema');
  return { url: url.href, schema, shown: `${url.protocol}//${url.host}${url.pathname}` };
}

/** Opens the archive in a PostgreSQL database (`?schema=name` for one of several in it). */
export async function openPostgres(
  location: string,
  { readOnly = false, create = false }: OpenOptions = {},
): Promise<SqlArchive> {
  const { url, schema, shown } = parseLocation(location);
  const settings = [`-c search_path=${schema}`, ...(readOnly ? ['-c default_transaction_read_only=on'] : [])].join(' ');
  const pool = new pg.Pool({
    connectionString: url,
    options: settings,
    max: 6,
    types,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that the server ends while it is idle is made anew at the next query, which then says what is wrong.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // Counters have a connection of their own: a transaction that waits for a number must not hold what gives it out.
  const counting = new pg.Pool({
    connectionString: url,
    options: settings,
    max: 1,
    types,
    connectionTimeoutMillis: 10_000,
  });
  counting.on('error', () => undefined);
  const counters = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: counting }) });
  const engine = postgresEngine(counters, shown);
  try {
    if (create && !readOnly) await pool.query(`create schema if not exists ${schema}`);
    if (!create && (await schemaOf(db, engine)) === 0) {
      throw new Problem(
        'archive-missing',
        'there is no archive in this database: `isnad add --archive postgres://… PATH…` makes one',
        { path: shown },
      );
    }
    if (readOnly) await requireSchema(db, engine);
    else {
      await migrate(db, engine);
      await freshenIndex(db, engine);
    }
    return createStore(db, engine);
  } catch (error) {
    await Promise.all([db.destroy(), counters.destroy()]);
    throw postgresProblem(error, shown);
  }
}
