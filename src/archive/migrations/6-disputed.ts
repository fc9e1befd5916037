import type { Migration } from './migration.js';

/**
 * Which claims are in dispute, and where each stands among all (those in dispute first, then those of most articles), is
 * known when they are written: a page of claims, or of one party's, is then read off an index.
 */
export const disputed: Migration = {
  id: 6,
  name: 'disputed',
  sql: [
    `alter table claim add column disputed {int} not null default 0`,
    `alter table claim add column rank {int} not null default 0`,
    `alter table position add column rank {int} not null default 0`,
    `update claim set disputed = 1
      where exists (select 1 from position where position.claim_id = claim.id and position.stance = 'affirm')
        and exists (select 1 from position where position.claim_id = claim.id and position.stance = 'deny')`,
    `update claim set rank = ranked.place from (
        select id, row_number() over (order by disputed desc, articles desc, ordinal) as place from claim
      ) as ranked where ranked.id = claim.id`,
    `update position set rank = claim.rank from claim where claim.id = position.claim_id`,
    `create index claim_rank on claim (rank)`,
    `drop index position_party`,
    `create index position_party on position (party_id, rank, stance, claim_id)`,
  ],
  // Names as printed have no limit that PostgreSQL's index rows could promise to hold.
  sqlite: [
    `drop index statement_actor`,
    `create index statement_actor on statement (actor_id, actor_name, article_key, act, speaker)`,
    `drop index place_place`,
    `create index place_place on place (place_id, statement_key, name, lat, lon, precision)`,
  ],
};
