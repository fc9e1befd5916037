import type { Migration } from './migration.js';

/** Counts by act and actor over a thousand found articles are read from the index alone, not from the rows. */
export const facets: Migration = {
  id: 5,
  name: 'facets',
  sql: [
    `drop index statement_article`,
    `create unique index statement_article on statement (article_key, ordinal, act, actor_name)`,
  ],
};
