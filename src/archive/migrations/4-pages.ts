import type { Migration } from './migration.js';

/** What the site's pages of actors and places look up: without these, each would read every statement. */
export const pages: Migration = {
  id: 4,
  name: 'pages',
  sql: [
    `create index statement_actor on statement (actor_id, actor_name, key)`,
    `create index place_place on place (place_id, statement_key)`,
  ],
};
