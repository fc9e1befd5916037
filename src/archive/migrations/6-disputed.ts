import type { Migration } from './migration.js';

/** Which claims are in dispute is known when they are written; lists that begin with those need not ask every position. */
export const disputed: Migration = {
  id: 6,
  name: 'disputed',
  sql: [
    `alter table claim add column disputed {int} not null default 0`,
    `update claim set disputed = 1
      where exists (select 1 from position where position.claim_id = claim.id and position.stance = 'affirm')
        and exists (select 1 from position where position.claim_id = claim.id and position.stance = 'deny')`,
    `create index claim_disputed on claim (disputed desc, articles desc, ordinal)`,
  ],
};
