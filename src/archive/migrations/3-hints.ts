import type { Migration } from './migration.js';

/** What the caller knew of a page, so that reading again knows it too; what servers said of fetched addresses. */
export const hints: Migration = {
  id: 3,
  name: 'hints',
  sql: [
    `alter table article add column hints text not null default '{}'`,
    `create table fetched (url text primary key, etag text, last_modified text, at text not null)`,
  ],
};
