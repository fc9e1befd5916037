import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { Problem } from '../../model/index.js';
import type { OpenOptions } from '../archive.js';
import { migrate, requireSchema } from '../migrate.js';
import type { Tables } from '../schema.js';
import { freshenIndex } from '../store/reindex.js';
import { createStore, type SqlArchive } from '../store/store.js';
import { BLOCKING_WAIT_MS, PatientSqliteDialect } from './dialect.js';
import { sqliteDatabase } from './driver.js';
import { sqliteEngine, sqliteProblem } from './engine.js';
import { signIn } from './writers.js';

/** The one file of an archive's folder that holds everything. */
export const ARCHIVE_FILE = 'isnad.sqlite';

/** How long a second writer waits for the first before it is told by name. A transaction takes a few hundred ms at most. */
const WAIT_MS = 20_000;

/**
 * WAL, so that readers go on while a writer writes; FULL, so that a transaction that was reported is on the disk and
 * not in a cache. Rows come in by time of publication, so each page of the file is met again and again: 64 MB of page
 * cache and a log of 64 MB (16,384 pages) before it goes into the file write 30 % more articles a second than 32 MB and
 * SQLite's own 4 MB do (bench:archive, first 18,000 articles).
 */
const PRAGMAS = [
  'pragma journal_mode = wal',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  'pragma wal_autocheckpoint = 16384',
  'pragma cache_size = -64000',
  'pragma temp_store = memory',
];

/** Opens the SQLite archive in a folder. */
export async function openSqlite(
  folder: string,
  { readOnly = false, create = false, waitMs = WAIT_MS }: OpenOptions = {},
): Promise<SqlArchive> {
  const file = join(folder, ARCHIVE_FILE);
  if (!existsSync(file)) {
    if (!create || readOnly)
      throw new Problem('archive-missing', 'there is no archive here: `isnad add --archive DIR PATH…` makes one', {
        path: folder,
      });
    makeFolder(folder);
  }
  const signOut = readOnly ? () => undefined : signIn(file);
  try {
    const connection = connect(file, readOnly);
    const engine = sqliteEngine(connection, file);
    const db = new Kysely<Tables>({ dialect: new PatientSqliteDialect(sqliteDatabase(connection), waitMs) });
    if (readOnly) await requireSchema(db, engine);
    else {
      await migrate(db, engine);
      await freshenIndex(db, engine);
    }
    const store = createStore(db, engine);
    return { ...store, close: () => store.close().finally(signOut) };
  } catch (error) {
    signOut();
    throw sqliteProblem(error, file);
  }
}

function connect(file: string, readOnly: boolean): DatabaseSyncInstance {
  const connection = new DatabaseSync(file, { readOnly, timeout: BLOCKING_WAIT_MS });
  for (const pragma of readOnly ? PRAGMAS.slice(2) : PRAGMAS) connection.exec(pragma);
  return connection;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(
      'archive-missing',
      `this folder cannot be made: ${(error as Error).message}`,
      { path: folder },
      { cause: error },
    );
  }
}
