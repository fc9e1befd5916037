import type { Migration } from './migration.js';

/** Originals, articles, statements, the ledger, corrections and the word index. */
export const first: Migration = {
  id: 1,
  name: 'first',
  sql: [
    `create table counter (name text primary key, value {int} not null)`,
    `insert into counter (name, value) values ('article', 0), ('statement', 0), ('correction', 0)`,
    `create table setting (name text primary key, value text not null)`,
    `create table original (sha256 text primary key, codec text not null, size {int} not null, bytes {bytes} not null)`,
    `create table article (
      key {key}, id text not null unique, sha256 text not null references original (sha256), mime text not null, kind text not null,
      source text not null, url text, outlet text, lang text, dir text, title text, published text, captured text,
      added_at text not null, statements {int} not null, record text not null)`,
    `create index article_url on article (url)`,
    `create index article_sha256 on article (sha256)`,
    `create index article_outlet on article (outlet, key)`,
    `create table statement (
      key {key}, id text not null, article_key {int} not null references article (key), ordinal {int} not null, act text not null,
      form text not null, actor_id text, actor_name text, speaker text not null, anonymous {int} not null, elided {int} not null,
      time text, confidence {real} not null, record text not null)`,
    `create index statement_id on statement (id)`,
    `create unique index statement_article on statement (article_key, ordinal)`,
    `create table place (
      statement_key {int} not null references statement (key), article_key {int} not null, ordinal {int} not null, place_id text,
      name text not null, lat {real}, lon {real}, precision text, primary key (statement_key, ordinal))`,
    `create table claim (id text primary key, ordinal {int} not null, articles {int} not null, record text not null)`,
    `create index claim_ordinal on claim (ordinal)`,
    `create table claim_article (claim_id text not null references claim (id), article_id text not null, primary key (claim_id, article_id))`,
    `create index claim_article_article on claim_article (article_id)`,
    `create table position (
      claim_id text not null references claim (id), ordinal {int} not null, party_id text not null, party_name text not null,
      stance text not null, primary key (claim_id, ordinal))`,
    `create index position_party on position (party_id)`,
    `create table story (id text primary key, ordinal {int} not null, title text not null, record text not null)`,
    `create index story_ordinal on story (ordinal)`,
    `create table story_article (story_id text not null references story (id), ordinal {int} not null, article_id text not null, primary key (story_id, ordinal))`,
    `create index story_article_article on story_article (article_id)`,
    `create table story_claim (story_id text not null references story (id), ordinal {int} not null, claim_id text not null, primary key (story_id, ordinal))`,
    `create index story_claim_claim on story_claim (claim_id)`,
    `create table link (kind text not null, from_id text not null, to_id text not null, confidence {real} not null, reasons text not null, primary key (kind, from_id, to_id))`,
    `create index link_to on link (to_id)`,
    `create table correction (
      ordinal {key}, id text not null unique, at text not null, by text not null, subject text not null, action text not null,
      value text not null, why text not null)`,
    `create index correction_subject on correction (subject, ordinal)`,
  ],
  sqlite: [
    `create virtual table article_words using fts5 (title, body, speakers, tags, content='', contentless_delete=1, tokenize='ascii')`,
    `create virtual table statement_words using fts5 (content, speakers, tags, content='', contentless_delete=1, tokenize='ascii')`,
  ],
  postgres: [
    `create table article_words (key bigint primary key, words tsvector not null)`,
    `create index article_words_words on article_words using gin (words)`,
    `create table statement_words (key bigint primary key, words tsvector not null)`,
    `create index statement_words_words on statement_words using gin (words)`,
  ],
};
