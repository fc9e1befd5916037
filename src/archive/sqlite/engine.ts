import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { CompiledQuery, sql } from 'kysely';
import type { Db, Engine, IndexName, IndexRow, MatchOptions } from '../engine.js';
import type { Match } from '../search/match.js';
import { Problem, asProblem } from '../../model/index.js';
import { sqliteAudit } from './audit.js';
import { ftsQuery } from './fts.js';
import { otherWriters } from './writers.js';

const FIELDS = { article: ['title', 'body', 'speakers', 'tags'], statement: ['content', 'speakers', 'tags'] } as const;

/** bm25 weights of the fields: a word of the title says five times as much as one of the body. Tags only filter. */
const WEIGHTS = { article: '5, 1, 1, 0', statement: '1, 1, 0' } as const;

/** The parts that only SQLite does its own way: FTS5, counters, checks, its errors. */
export function sqliteEngine(connection: DatabaseSyncInstance, file: string): Engine {
  return {
    kind: 'sqlite',
    location: file,
    async allocate(db, counter, count) {
      const row = await db
        .updateTable('counter')
        .set((e) => ({ value: e('value', '+', count) }))
        .where('name', '=', counter)
        .returning('value')
        .executeTakeFirstOrThrow();
      return row.value - count;
    },
    async indexWords(db, index, rows) {
      const fields = FIELDS[index];
      const text = `insert into ${index}_words (rowid, ${fields.join(', ')}) values (?${', ?'.repeat(fields.length)})`;
      // In the order of keys: FTS5 writes its pending words out whenever a key is smaller than the one before.
      for (const row of [...rows].sort((a, b) => a.key - b.key))
        await db.executeQuery(CompiledQuery.raw(text, values(row, fields)));
    },
    async unindex(db, index, keys) {
      for (const key of keys)
        await db.executeQuery(CompiledQuery.raw(`delete from ${index}_words where rowid = ?`, [key]));
    },
    match: (db, index, match, options) =>
      options.order === 'date' ? byDate(db, index, match, options) : byRelevance(db, index, match, options),
    async clearIndex(db, index) {
      await db.executeQuery(CompiledQuery.raw(`insert into ${index}_words (${index}_words) values ('delete-all')`));
    },
    auditIndex: sqliteAudit,
    backup,
    check,
    givenUp: async () => [],
    async size() {
      return [file, `${file}-wal`].reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0);
    },
    // Writers wait for each other at the beginning of a transaction and never meet inside one.
    conflicts: () => false,
    problem: (error) => sqliteProblem(error, file),
    async close() {
      // What is in the write-ahead log goes into the file, so that a closed archive is one file that can be copied.
      try {
        connection.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // Another reader holds the log, or the disk is full: the log stays and is read by the next opener.
      }
    },
  };
}

async function byDate(db: Db, index: IndexName, match: Match, options: MatchOptions): Promise<readonly number[]> {
  return keysBy(db, index, match, 'rowid desc', options);
}

/**
 * A word that stands in more rows than this says little of how well one of them fits, and bm25 would visit every row of
 * it to weigh it: at 300,000 articles a third of a second. By judgement, not swept.
 */
const FREQUENT = 5000;

/** Ranks by those words and filters that are not frequent; where all are, the newest come first. */
async function byRelevance(db: Db, index: IndexName, match: Match, options: MatchOptions): Promise<readonly number[]> {
  const by = `bm25(${index}_words, ${WEIGHTS[index]}), rowid desc`;
  const telling: Match['all'][number][] = [];
  for (const group of match.all) if (!(await isFrequent(db, index, group))) telling.push(group);
  if (telling.length === match.all.length) return keysBy(db, index, match, by, options);
  const { limit, offset = 0 } = options;
  const found = await byDate(db, index, match, { ...options, offset: 0, limit: offset + limit });
  if (telling.length === 0) return found.slice(offset);
  const wanted = new Set(found);
  const all = { ...options, offset: 0, limit: FREQUENT };
  const ranked = await keysBy(db, index, { all: telling, not: match.not }, by, all);
  return [...new Set([...ranked.filter((key) => wanted.has(key)), ...found])].slice(offset, offset + limit);
}

async function isFrequent(db: Db, index: IndexName, group: Match['all'][number]): Promise<boolean> {
  const all = { min: 0, max: Number.MAX_SAFE_INTEGER, order: 'date', limit: 1, offset: FREQUENT } as const;
  return (await byDate(db, index, { all: [group], not: [] }, all)).length > 0;
}

async function keysBy(
  db: Db,
  index: IndexName,
  match: Match,
  by: string,
  { min, max, limit, offset = 0 }: MatchOptions,
): Promise<readonly number[]> {
  const text = `select rowid as key from ${index}_words where ${index}_words match ? and rowid between ? and ? order by ${by} limit ? offset ?`;
  const values = [ftsQuery(match), min, max, limit, offset];
  const { rows } = await db.executeQuery<{ key: number }>(CompiledQuery.raw(text, values));
  return rows.map((row) => row.key);
}

function values(row: IndexRow, fields: readonly (keyof IndexRow['fields'])[]): unknown[] {
  return [row.key, ...fields.map((field) => row.fields[field] ?? '')];
}

/** SQLite's own check; it looks into the FTS5 indexes too. */
async function check(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  return rows.map((row) => row.integrity_check).filter((message) => message !== 'ok');
}

/** `vacuum into` reads one snapshot while others write, and the copy comes out without gaps. */
async function backup(db: Db, file: string): Promise<void> {
  if (existsSync(file))
    throw new Problem('usage', 'this file is there already; a backup never overwrites', { path: file });
  await db.executeQuery(CompiledQuery.raw('vacuum into ?', [file]));
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SQLite's error as a Problem by name. */
export function sqliteProblem(error: unknown, file: string): Problem {
  if (error instanceof Problem) return error;
  const { message = '', errcode, code } = error as { message?: string; errcode?: number; code?: string };
  const primary = errcode === undefined ? undefined : errcode & 0xff;
  const is = (number: number, words: RegExp): boolean =>
    primary === number || (primary === undefined && words.test(message)) || words.test(code ?? '');
  const place = { path: file };
  const cause = { cause: error };
  if (is(5, /locked|SQLITE_BUSY/i)) {
    return new Problem('archive-locked', `another writer holds this archive: ${otherWriters(file)}`, place, cause);
  }
  if (is(13, /disk is full|SQLITE_FULL|ENOSPC/i)) {
    return new Problem(
      'disk-full',
      'the disk is full: what was reported as added is safe, make room and start again',
      place,
      cause,
    );
  }
  if (is(11, /malformed|SQLITE_CORRUPT/i) || is(26, /not a database/i)) {
    return new Problem(
      'archive-damaged',
      'this archive is damaged: `isnad recover FILE` saves what can be read into a new one',
      place,
      cause,
    );
  }
  if (is(10, /disk I\/O error|SQLITE_IOERR/i)) {
    return new Problem(
      'disk-full',
      `the disk would not take or give data (${message}): it is full, removed or failing`,
      place,
      cause,
    );
  }
  if (is(8, /readonly/i)) return new Problem('archive-locked', 'this archive is open for reading only', place, cause);
  return asProblem(error, place);
}
