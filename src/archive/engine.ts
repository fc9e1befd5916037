import type { Kysely, Transaction } from 'kysely';
import type { GivenUp } from './archive.js';
import type { Tables } from './schema.js';
import type { IndexField, Match } from './search/match.js';

export type Db = Kysely<Tables> | Transaction<Tables>;

/** Which of the two word indexes: of articles or of statements. */
export type IndexName = 'article' | 'statement';

/** One row of a word index: the key, and the index text of each of its fields (`words.ts`). */
export interface IndexRow {
  readonly key: number;
  readonly fields: Readonly<Partial<Record<IndexField, string>>>;
}

export interface MatchOptions {
  readonly min: number;
  readonly max: number;
  readonly limit: number;
  /** By key, newest first, or by how well the words fit (only asked for where the matches are few). */
  readonly order: 'date' | 'relevance';
  readonly offset?: number;
}

/** Compares a word index with what a rebuild would hold: rows are told one by one, then compared. */
export interface IndexAudit {
  expect(index: IndexName, row: IndexRow): Promise<void> | void;
  compare(): Promise<readonly string[]>;
}

/** What differs between the stores; all the rest is the same queries. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  /** Opens a file or connects; told in errors and by `stats`. */
  readonly location: string;
  /** Takes `count` numbers of a counter and returns the first. */
  allocate(db: Db, counter: 'article' | 'statement' | 'correction', count: number): Promise<number>;
  indexWords(db: Db, index: IndexName, rows: readonly IndexRow[]): Promise<void>;
  unindex(db: Db, index: IndexName, keys: readonly number[]): Promise<void>;
  /** Keys that match, in the order asked for. */
  match(db: Db, index: IndexName, match: Match, options: MatchOptions): Promise<readonly number[]>;
  /** Empties a word index, before it is built again. */
  clearIndex(db: Db, index: IndexName): Promise<void>;
  auditIndex(db: Db): IndexAudit;
  /** A copy of the whole store in a file, made while others read and write. */
  backup(db: Db, file: string): Promise<void>;
  /** What a whole-store check of the engine itself finds; empty when it is sound. */
  check(db: Db): Promise<readonly string[]>;
  /** Pages of the queue, where there is one, that were given up. */
  givenUp(db: Db): Promise<readonly GivenUp[]>;
  /** Bytes on disk. */
  size(db: Db): Promise<number>;
  /** Whether an error says that another writer was first, and trying the transaction again is right. */
  conflicts(error: unknown): boolean;
  /** Turns a driver's error into a Problem by name. */
  problem(error: unknown): Error;
  close(): Promise<void>;
}
