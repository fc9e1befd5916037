import type { Note } from './note.js';

/** What kind of input a page came as: markup, a text scrape without markup, or an article whose text is taken verbatim. */
export type PageInput = 'html' | 'text' | 'article';

/** What the caller knows better than the page itself. ISO 8601 dates, BCP 47 language. */
export interface PageHints {
  readonly url?: string;
  readonly published?: string;
  readonly captured?: string;
  readonly lang?: string;
}

/** A captured page: the original bytes as characters, before anything is understood. */
export interface Page {
  /** `sha256:…` of the original bytes; an article input's own id. */
  readonly id: string;
  /** Where it was found: a path, an address, or `archive.warc.gz#record`. */
  readonly source: string;
  readonly input: PageInput;
  /** The decoded characters of the page (HTML source, scrape, or the JSON of an article input). */
  readonly content: string;
  readonly hints: PageHints;
  /** What decoding had to say: guessed charset, mojibake, invalid bytes, cut input. */
  readonly notes: readonly Note[];
}

/** The seven fields of an article input that are read (INTERFACES: `--input article`). */
export interface ArticleInput {
  readonly id: string | null;
  readonly outlet: string | null;
  readonly lang: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly text: string;
}

/** Bytes as they were taken in, before decoding: a file, a WARC record, a feed item, a line of NDJSON. */
export interface Capture {
  readonly source: string;
  readonly bytes: Uint8Array;
  /** The declared media type, with its charset parameter where it had one; null where nothing declared it. */
  readonly mime: string | null;
  readonly input: PageInput | 'auto';
  readonly hints: PageHints;
}
