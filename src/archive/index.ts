import type { OpenOptions } from './archive.js';
import type { SqlArchive } from './store/store.js';
import { openPostgres } from './postgres/open.js';
import { openSqlite } from './sqlite/open.js';

export type * from './archive.js';
export type { SqlArchive } from './store/store.js';
export { prepare } from './store/prepare.js';
export type { Prepared } from './store/prepared.js';
export { SCHEMA } from './migrations/index.js';

/**
 * Opens the archive in a folder (SQLite) or in a PostgreSQL database (`postgres://user:password@host/name?schema=…`).
 *
 * @throws Problem `archive-missing`, `archive-locked`, `archive-damaged`, `archive-version`, `disk-full`
 */
export async function openArchive(location: string, options: OpenOptions = {}): Promise<SqlArchive> {
  return /^postgres(ql)?:/i.test(location) ? openPostgres(location, options) : openSqlite(location, options);
}
