import type { Kysely } from 'kysely';

/** The tables, the same in every store. Flags are 0 or 1; JSON is text. Keys are described in `keys.ts`. */
export interface Tables {
  readonly migration: { id: number; name: string; at: string };
  /** The next number of a sequence. */
  readonly counter: { name: string; value: number };
  /** Facts about the archive itself, e.g. which form of the word index it holds. */
  readonly setting: { name: string; value: string };
  /** Original bytes under the SHA-256 (hex) of what they are uncompressed. */
  readonly original: { sha256: string; codec: 'deflate' | 'none'; size: number; bytes: Uint8Array };
  readonly article: ArticleRow;
  readonly statement: StatementRow;
  /** The places of statements that were found on the map or left open. */
  readonly place: {
    statement_key: number;
    article_key: number;
    ordinal: number;
    place_id: string | null;
    name: string;
    lat: number | null;
    lon: number | null;
    precision: string | null;
  };
  readonly claim: {
    id: string;
    ordinal: number;
    articles: number;
    record: string;
    /** 1 where one party affirms it and another denies it. */
    disputed: number;
    /** Where it stands among all claims: those in dispute first, then those of most articles. */
    rank: number;
  };
  readonly claim_article: { claim_id: string; article_id: string };
  readonly position: {
    claim_id: string;
    ordinal: number;
    party_id: string;
    party_name: string;
    stance: string;
    /** Its claim's. */
    rank: number;
  };
  readonly story: { id: string; ordinal: number; title: string; record: string };
  readonly story_article: { story_id: string; ordinal: number; article_id: string };
  readonly story_claim: { story_id: string; ordinal: number; claim_id: string };
  readonly link: { kind: string; from_id: string; to_id: string; confidence: number; reasons: string };
  readonly correction: {
    ordinal: number;
    id: string;
    at: string;
    by: string;
    subject: string;
    action: string;
    value: string;
    why: string;
  };
  /** What servers said of addresses when they were fetched last. */
  readonly fetched: { url: string; etag: string | null; last_modified: string | null; at: string };
  readonly tombstone: { id: string; sha256: string; at: string; why: string };
}

export interface ArticleRow {
  key: number;
  id: string;
  sha256: string;
  mime: string;
  kind: 'article' | 'not-an-article';
  source: string;
  url: string | null;
  outlet: string | null;
  lang: string | null;
  dir: 'rtl' | 'ltr' | null;
  title: string | null;
  published: string | null;
  captured: string | null;
  added_at: string;
  statements: number;
  /** The whole Article as JSON. */
  record: string;
  /** What the caller knew of the page (PageHints as JSON), for reading it again. */
  hints: string;
}

export interface StatementRow {
  key: number;
  id: string;
  article_key: number;
  ordinal: number;
  act: string;
  form: string;
  actor_id: string | null;
  actor_name: string | null;
  /** The words of the speaker as printed. */
  speaker: string;
  anonymous: number;
  elided: number;
  time: string | null;
  confidence: number;
  /** The whole ResolvedStatement as JSON. */
  record: string;
}

export type Database = Kysely<Tables>;
