import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Problem, type Article, type PageHints, type ResolvedStatement } from '../../model/index.js';
import { unpack } from '../store/articles.js';
import { correctionOf } from '../store/corrections.js';
import { hashOf } from '../store/prepare.js';
import type { TransferRecord } from '../archive.js';
import type { Tables } from '../schema.js';

/** Something that could not be saved, in words. */
export interface Lost {
  readonly type: 'lost';
  readonly id: string;
  readonly message: string;
}

/** An article whose original is whole while what was read of it is damaged: it wants to be read again. */
export interface Unread {
  readonly type: 'unread';
  readonly id: string;
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly hints: PageHints;
}

type Row = Record<string, unknown>;

/**
 * Everything that can still be read of a damaged SQLite archive (its folder or file): the rows behind a damaged page
 * are found by halving the range of keys. Each original is checked against its hash.
 */
export function* salvage(location: string): Generator<TransferRecord | Lost | Unread> {
  const db = openDamaged(location);
  const counts = { articles: 0, corrections: 0, tombstones: 0 };
  try {
    yield { type: 'archive', format: 1, at: new Date().toISOString() };
    for (const row of rowsOf(db, 'article', 'key')) {
      if (isLost(row)) yield row;
      else {
        counts.articles += 1;
        yield articleOf(db, row as unknown as Tables['article']);
      }
    }
    for (const row of rowsOf(db, 'correction', 'ordinal')) {
      if (isLost(row)) yield row;
      else {
        counts.corrections += 1;
        yield { type: 'correction', correction: correctionOf(row as unknown as Tables['correction']) };
      }
    }
    for (const row of rowsOf(db, 'tombstone', 'rowid')) {
      if (isLost(row)) yield row;
      else {
        counts.tombstones += 1;
        yield { type: 'tombstone', tombstone: row as unknown as Tables['tombstone'] };
      }
    }
    yield { type: 'end', ...counts };
  } finally {
    db.close();
  }
}

function openDamaged(location: string): DatabaseSyncInstance {
  const file = existsSync(location) && statSync(location).isDirectory() ? join(location, 'isnad.sqlite') : location;
  if (!existsSync(file)) throw new Problem('archive-missing', 'there is no archive here', { path: file });
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.prepare('select count(*) from sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    throw new Problem(
      'archive-damaged',
      'nothing can be read of this file: its first page is damaged',
      { path: file },
      { cause: error },
    );
  }
}

function isLost(row: Row | Lost): row is Lost {
  return row.type === 'lost';
}

/** The rows of a table by key; a stretch that cannot be read is one Lost. */
function* rowsOf(db: DatabaseSyncInstance, table: string, key: string): Generator<Row | Lost> {
  const text = `select ${key} as salvage_key, * from ${table} where ${key} >= ? order by ${key}`;
  for (let low = 0; ;) {
    try {
      for (const row of db.prepare(text).iterate(low) as Iterable<Row>) {
        const { salvage_key: at, ...columns } = row;
        low = Number(at) + 1;
        yield columns;
      }
      return;
    } catch (error) {
      const beyond = firstReadable(db, `${text} limit 1`, low);
      yield { type: 'lost', id: `${table} from ${low}`, message: `rows cannot be read: ${(error as Error).message}` };
      if (beyond === null) return;
      low = beyond;
    }
  }
}

/** The smallest key behind the damage, found by halving; null where nothing is behind it. */
function firstReadable(db: DatabaseSyncInstance, text: string, from: number): number | null {
  const reads = (key: number): boolean => attempt(() => (db.prepare(text).all(key), true)) ?? false;
  let high = Number.MAX_SAFE_INTEGER;
  if (!reads(high)) return null;
  for (let low = from; high - low > 1;) {
    const middle = low + Math.floor((high - low) / 2);
    if (reads(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function articleOf(db: DatabaseSyncInstance, row: Tables['article']): TransferRecord | Lost | Unread {
  const original = attempt(() => {
    const kept = db.prepare('select codec, bytes from original where sha256 = ?').get(row.sha256) as unknown as
      Tables['original'] | undefined;
    const bytes = kept && unpack(kept.codec, kept.bytes);
    return bytes && hashOf(bytes) === row.sha256 ? bytes : undefined;
  });
  if (!original) return { type: 'lost', id: row.id, message: 'its original bytes are damaged' };
  const hints = attempt(() => JSON.parse(row.hints) as PageHints) ?? {};
  const article = attempt(() => JSON.parse(row.record) as Article);
  const statements = attempt(() => {
    const rows = db
      .prepare('select record from statement where article_key = ? order by ordinal')
      .all(row.key) as unknown as { record: string }[];
    return rows.length === row.statements
      ? rows.map((found) => JSON.parse(found.record) as ResolvedStatement)
      : undefined;
  });
  if (!article || !statements)
    return { type: 'unread', id: row.id, source: row.source, bytes: original, mime: row.mime, hints };
  const { sha256, mime, added_at: addedAt } = row;
  return {
    type: 'article',
    sha256,
    mime,
    addedAt,
    hints,
    original: Buffer.from(original).toString('base64'),
    article,
    statements,
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
