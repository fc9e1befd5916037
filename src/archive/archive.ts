import type {
  Article,
  Claim,
  Link,
  PageHints,
  PageInput,
  Reading,
  ResolvedStatement,
  Story,
  Act,
} from '../model/index.js';
import type { Prepared } from './store/prepared.js';

/** One captured page on its way into the archive: the original bytes and what was read from them. */
export interface Entry {
  readonly bytes: Uint8Array;
  /** MIME type of the bytes, e.g. `text/html`. */
  readonly mime: string;
  readonly reading: Reading;
  /** What the caller knew of the page; reading it again uses it. */
  readonly hints?: PageHints | undefined;
}

export interface PutResult {
  /** The article's id. */
  readonly id: string;
  /** `removed`: the page was taken out for good before (`why`) and stays out. */
  readonly status: 'added' | 'present' | 'removed';
  readonly why?: string;
}

export interface OpenOptions {
  /** Only read: never waits for a writer and never changes anything. */
  readonly readOnly?: boolean | undefined;
  /** Make the archive where there is none. */
  readonly create?: boolean | undefined;
  /** How long to wait for another writer, in ms. */
  readonly waitMs?: number | undefined;
}

export interface StoredArticle extends Reading {
  readonly addedAt: string;
  /** SHA-256 (hex) of the original bytes. */
  readonly sha256: string;
  /** Other captures of the same address, oldest first. */
  readonly captures: readonly { readonly id: string; readonly captured: string | null; readonly addedAt: string }[];
}

/** An article as lists show it. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly lang: string | null;
  readonly dir: 'rtl' | 'ltr' | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly statements: number;
}

export interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly outlet?: string | undefined;
}

export interface Listed<T> {
  readonly items: readonly T[];
  /** Hand it back as `cursor` for the next items; null at the end. */
  readonly next: string | null;
}

/** Words and filters. Words: `"a phrase"`, `prefix*`, `-not`; all folded as the index is. */
export interface SearchQuery extends ListQuery {
  readonly words: string;
  readonly kind?: 'articles' | 'statements';
  readonly speaker?: string | undefined;
  readonly actor?: string | undefined;
  readonly act?: Act | undefined;
  readonly place?: string | undefined;
  readonly lang?: string | undefined;
  /** ISO dates, inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly order?: 'date' | 'relevance';
}

/** A found article or statement, with a snippet whose marks are offsets into it. */
export interface Hit {
  readonly article: ArticleSummary;
  readonly statement: ResolvedStatement | null;
  readonly snippet: {
    readonly text: string;
    readonly marks: readonly { readonly start: number; readonly end: number }[];
  };
}

export interface SearchResult extends Listed<Hit> {
  /** How many match in all; `atLeast` where counting was capped. */
  readonly total: number;
  readonly atLeast: boolean;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

/** What a person says of what the machine read: an append-only log, never an overwrite. */
export interface Correction {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** What it speaks of: a statement id, a link (`kind:from:to`), an article id. */
  readonly subject: string;
  readonly action: 'confirm' | 'reject' | 'edit';
  readonly value: unknown;
  readonly why: string;
}

export interface Stats {
  readonly articles: number;
  readonly statements: number;
  readonly claims: number;
  readonly stories: number;
  readonly outlets: readonly { readonly outlet: string | null; readonly articles: number }[];
  readonly bytes: number;
  readonly schema: number;
}

/** What reading an article again came to. */
export interface Reread {
  readonly status: 'same' | 'changed' | 'missing';
  /** Statements that kept their id, are new, or are gone. */
  readonly kept: number;
  readonly fresh: number;
  readonly gone: number;
  /** Ids of gone statements that a person had corrected: their corrections stay in the log and want to be looked at. */
  readonly orphaned: readonly string[];
}

/** One thing that is not as it should be. */
export interface Fault {
  readonly kind: 'store' | 'original' | 'offset' | 'reference' | 'index' | 'record';
  /** The id of the article or statement, the hash of the original. */
  readonly id: string;
  readonly message: string;
}

export interface Verified {
  readonly articles: number;
  readonly statements: number;
  readonly originals: number;
  readonly faults: readonly Fault[];
}

/** What a server said of an address, to be sent back to it. */
export interface FetchLog {
  get(url: string): Promise<{ readonly etag: string | null; readonly lastModified: string | null } | null>;
  set(url: string, said: { readonly etag: string | null; readonly lastModified: string | null }): Promise<void>;
}

/** A kept page, ready to be read again. */
export interface KeptPage {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly input: PageInput;
  readonly hints: PageHints;
}

/** Where a page was that was removed for good. */
export interface Tombstone {
  readonly id: string;
  readonly sha256: string;
  readonly at: string;
  readonly why: string;
}

/** A page of the queue that no worker finished, as often as it was given out; its bytes are kept. */
export interface GivenUp {
  readonly source: string;
  readonly sha256: string;
  readonly reason: string;
}

/** One line of an archive's export: everything that is needed to make the same archive elsewhere. */
export type TransferRecord =
  | { readonly type: 'archive'; readonly format: 1; readonly at: string }
  | {
      readonly type: 'article';
      readonly sha256: string;
      readonly mime: string;
      readonly addedAt: string;
      readonly hints: PageHints;
      /** The original bytes in base64. */
      readonly original: string;
      readonly article: Article;
      readonly statements: readonly ResolvedStatement[];
    }
  | { readonly type: 'correction'; readonly correction: Correction }
  | { readonly type: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'story'; readonly story: Story }
  | { readonly type: 'link'; readonly link: Link }
  /** The last line: an export without it was cut. */
  | { readonly type: 'end'; readonly articles: number; readonly corrections: number; readonly tombstones: number };

/** What an import did. */
export interface Imported {
  readonly articles: number;
  readonly present: number;
  readonly corrections: number;
  readonly tombstones: number;
}

/** The store behind everything: SQLite on one machine, PostgreSQL when users outgrow it. */
export interface Archive {
  /** Keeps entries in one transaction; when it returns they are safe on disk. The same bytes again change nothing. */
  put(entries: readonly Entry[]): Promise<readonly PutResult[]>;
  /** The same for entries whose costly work was done elsewhere (`prepare`). */
  write(prepared: readonly Prepared[]): Promise<readonly PutResult[]>;
  /** Keeps original bytes before anything is read of them (for a queue); returns their SHA-256 (hex) in order. */
  keepOriginals(pages: readonly Uint8Array[]): Promise<readonly string[]>;
  /** Original bytes by their hash. */
  originalBytes(sha256: string): Promise<Uint8Array | null>;
  has(id: string): Promise<boolean>;
  /** The id under which these bytes (SHA-256, hex) are kept, or null. */
  presentAs(sha256: string): Promise<string | null>;
  article(id: string): Promise<StoredArticle | null>;
  /** The original bytes of an article, as they were captured. */
  original(id: string): Promise<{ readonly bytes: Uint8Array; readonly mime: string } | null>;
  /** Articles, newest published first. */
  articles(query: ListQuery): Promise<Listed<ArticleSummary>>;
  statement(id: string): Promise<{ readonly article: Article; readonly statement: ResolvedStatement } | null>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** Every reading, in a stable order, streamed. */
  readings(): AsyncIterable<Reading>;
  /** Replaces what grouping found; claims and stories carry stable ids. */
  saveLedger(ledger: {
    readonly claims: readonly Claim[];
    readonly stories: readonly Story[];
    readonly links?: readonly Link[];
  }): Promise<void>;
  claims(query: ListQuery & { readonly story?: string | undefined }): Promise<Listed<Claim>>;
  claim(id: string): Promise<Claim | null>;
  stories(query: ListQuery): Promise<Listed<Story>>;
  story(id: string): Promise<Story | null>;
  /** Links that touch a thing, or all. */
  links(subject?: string): Promise<readonly Link[]>;
  correct(correction: Omit<Correction, 'id' | 'at'>): Promise<Correction>;
  corrections(subject?: string): Promise<readonly Correction[]>;
  remove(id: string, why: string): Promise<boolean>;
  /** Takes what a newer reader read of a kept article; ids of unchanged statements and all corrections stay. */
  reread(id: string, reading: Reading): Promise<Reread>;
  /** Checks hashes, offsets, references and the word indexes. */
  verify(onProgress?: (articles: number) => void): Promise<Verified>;
  /** Copies the archive into a file while it is in use. */
  backup(file: string): Promise<void>;
  /** Builds the word indexes anew from what is kept. */
  reindex(): Promise<void>;
  /** The ids of all articles, oldest first. */
  ids(): Promise<readonly string[]>;
  /** An article's original as it was captured, with all that reading it again needs. */
  page(id: string): Promise<KeptPage | null>;
  /** Whether some capture of this address is kept. */
  knowsUrl(url: string): Promise<boolean>;
  /** What servers said when addresses were fetched last, for conditional requests. */
  readonly fetches: FetchLog;
  /** Everything, a record at a time, for another archive or another program. */
  exportAll(): AsyncIterable<TransferRecord>;
  /** Takes an export in; what is there already stays. */
  importAll(records: AsyncIterable<TransferRecord>): Promise<Imported>;
  stats(): Promise<Stats>;
  /** Pages of the queue whose tries ran out and that are not kept from elsewhere since; a folder has no queue. */
  givenUp(): Promise<readonly GivenUp[]>;
  close(): Promise<void>;
}
