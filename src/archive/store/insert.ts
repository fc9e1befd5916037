import { CompiledQuery } from 'kysely';
import type { Db, Engine } from '../engine.js';
import type { Tables } from '../schema.js';

/** Rows that go in with one statement; sizes are few, so that their SQL is made once and stays prepared. */
const SIZES = [64, 16, 4, 1] as const;

const made = new Map<string, string>();

/**
 * Inserts rows of a table, many at a time. The SQL is put together once for a size and not for each row, since
 * the query builder would build it anew each time.
 */
export async function insertRows<T extends keyof Tables>(
  db: Db,
  engine: Engine,
  table: T,
  rows: readonly Tables[T][],
  ignorePresent = false,
): Promise<void> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Tables[T])[];
  let at = 0;
  for (const size of SIZES) {
    for (; rows.length - at >= size; at += size) {
      const values = rows.slice(at, at + size).flatMap((row) => names.map((name) => clean(engine.kind, row[name])));
      await db.executeQuery(
        CompiledQuery.raw(insertSql(engine.kind, table, names as string[], size, ignorePresent), values),
      );
    }
  }
}

function insertSql(
  kind: Engine['kind'],
  table: string,
  names: readonly string[],
  size: number,
  ignorePresent: boolean,
): string {
  const key = `${kind} ${table} ${size} ${ignorePresent} ${names.join()}`;
  const found = made.get(key);
  if (found !== undefined) return found;
  let number = 0;
  const row = (): string => `(${names.map(() => (kind === 'postgres' ? `$${++number}` : '?')).join(', ')})`;
  const rows = Array.from({ length: size }, row).join(', ');
  const text = `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values ${rows}${ignorePresent ? ' on conflict do nothing' : ''}`;
  made.set(key, text);
  return text;
}

/** PostgreSQL's text holds no NUL; JSON has it escaped, other columns lose it. */
function clean(kind: Engine['kind'], value: unknown): unknown {
  return kind === 'postgres' && typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;
}
