import type { Article, PlaceRef } from '../../model/index.js';

/** A statement ready to be written: its columns and its index text. */
export interface PreparedStatement {
  readonly id: string;
  readonly act: string;
  readonly form: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly speaker: string;
  readonly anonymous: number;
  readonly elided: number;
  readonly time: string | null;
  readonly confidence: number;
  readonly record: string;
  readonly places: readonly (PlaceRef & { readonly name: string })[];
  readonly index: { readonly content: string; readonly speakers: string; readonly tags: string };
}

/** An entry with all its costly work done (hash, compression, folding), so that worker threads can do it: plain data. */
export interface Prepared {
  readonly id: string;
  readonly sha256: string;
  readonly mime: string;
  /** PageHints as JSON. */
  readonly hints: string;
  readonly original: { readonly codec: 'deflate' | 'none'; readonly size: number; readonly bytes: Uint8Array };
  readonly reading: PreparedReading;
}

/** The part that comes from reading; reading again with a newer reader replaces it. */
export interface PreparedReading {
  readonly article: Pick<
    Article,
    'id' | 'kind' | 'source' | 'url' | 'outlet' | 'lang' | 'dir' | 'title' | 'published' | 'captured'
  >;
  readonly record: string;
  readonly index: { readonly title: string; readonly body: string; readonly speakers: string; readonly tags: string };
  readonly statements: readonly PreparedStatement[];
}
