import type { Migration } from './migration.js';

/** What was removed for good, why, and the hash that keeps it from coming back; nothing of the page itself. */
export const tombstones: Migration = {
  id: 2,
  name: 'tombstones',
  sql: [
    `create table tombstone (id text primary key, sha256 text not null, at text not null, why text not null)`,
    `create index tombstone_sha256 on tombstone (sha256)`,
  ],
};
