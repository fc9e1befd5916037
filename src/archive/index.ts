import { Problem } from '../model/index.js';
import type { OpenOptions } from './archive.js';
import type { Queue } from './postgres/queue.js';
import type { SqlArchive } from './store/store.js';
import { openSqlite } from './sqlite/open.js';

export type * from './archive.js';
export { salvage, type Lost, type Unread } from './sqlite/salvage.js';
export type { SqlArchive } from './store/store.js';
export { hashOf, prepare } from './store/prepare.js';
export type { Queue, QueuedJob, QueuedPage } from './postgres/queue.js';
export type { Prepared } from './store/prepared.js';
export { SCHEMA } from './migrations/index.js';

/**
 * Opens the archive in a folder (SQLite) or in a PostgreSQL database (`postgres://user:password@host/name?schema=…`).
 *
 * @throws Problem `archive-missing`, `archive-locked`, `archive-damaged`, `archive-version`, `disk-full`
 */
export async function openArchive(location: string, options: OpenOptions = {}): Promise<SqlArchive> {
  if (!isPostgres(location)) return openSqlite(location, options);
  // Loaded only where it is used: a command on a folder starts sooner without it.
  const { openPostgres } = await import('./postgres/open.js');
  return openPostgres(location, options);
}

/**
 * Opens the queue of pages beside an archive in PostgreSQL.
 *
 * @throws Problem `usage` where the archive is a folder: one machine needs no queue
 */
export async function openQueue(location: string, expireSeconds?: number, retryLimit?: number): Promise<Queue> {
  if (!isPostgres(location)) throw new Problem('usage', 'a queue needs an archive in PostgreSQL (postgres://…)');
  const queue = await import('./postgres/queue.js');
  return queue.openQueue(location, expireSeconds, retryLimit);
}

function isPostgres(location: string): boolean {
  return /^postgres(ql)?:/i.test(location);
}
