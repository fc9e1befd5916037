import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

type Value = null | number | bigint | string | Uint8Array;

/** How many prepared statements are kept; all queries of the house are some eighty. */
const KEPT_STATEMENTS = 200;

/** The connection in the form that kysely drives, with prepared statements kept by their SQL. */
export function sqliteDatabase(connection: DatabaseSyncInstance): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close() {
      // The driver lets go of the file when the last statement is collected; none is kept here any longer.
      kept.clear();
      connection.close();
    },
    prepare(sql) {
      const found = kept.get(sql);
      if (found) return found;
      if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value!);
      const made = wrap(connection.prepare(sql));
      kept.set(sql, made);
      return made;
    },
  };
}

function wrap(statement: StatementSyncInstance): SqliteStatement {
  const reader = statement.columns().length > 0;
  return {
    reader,
    all: (values) => statement.all(...(values as Value[])),
    run: (values) => statement.run(...(values as Value[])),
    iterate: (values) => statement.iterate(...(values as Value[])) as IterableIterator<unknown>,
  };
}
