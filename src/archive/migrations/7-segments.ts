import { articleSegment, statementSegment } from '../segments.js';
import type { Migration } from './migration.js';

/**
 * How FTS5 puts the pieces of a word index together. Each transaction leaves a piece; 16 of one size make one of the
 * next, so a word is written again once for each power of 16 of the transactions and not, as by FTS5's own settings,
 * of 4: all that an article costs more in a larger archive. `hashsize` (bytes) keeps the words of a transaction in one
 * piece, and only pieces beyond any that merging leaves would be merged while the writer waits (`crisismerge`).
 * With 26 pieces instead of 10, at 61,000 articles, the fifty queries of bench:archive took the same time.
 */
const MERGING = { automerge: 16, crisismerge: 64, hashsize: 4 * 1024 * 1024 };

/**
 * In SQLite, whatever is looked up by a value that says nothing of time (digests, addresses, actors, places) is indexed
 * segment by segment of intake: a page that is added then writes only where the last few thousand were written, however
 * large the archive is. PostgreSQL's checkpoints and buffers are the server's to tune; its indexes stay.
 */
export const segments: Migration = {
  id: 7,
  name: 'segments',
  sql: [],
  sqlite: [
    ...['article_words', 'statement_words'].flatMap((index) =>
      Object.entries(MERGING).map(
        ([name, value]) => `insert into ${index} (${index}, rank) values ('${name}', ${value})`,
      ),
    ),
    `drop index article_sha256`,
    `create index article_sha256 on article (${articleSegment('key')}, sha256)`,
    `drop index article_url`,
    `create index article_url on article (${articleSegment('key')}, url) where url is not null`,
    `drop index statement_id`,
    `create index statement_id on statement (${statementSegment('key')}, id)`,
    `drop index statement_actor`,
    `create index statement_actor on statement (${statementSegment('key')}, actor_id, actor_name, article_key, act, speaker)
      where actor_id is not null`,
    `drop index place_place`,
    `create index place_place on place (${statementSegment('statement_key')}, place_id, statement_key, name, lat, lon, precision)
      where place_id is not null`,
  ],
};
