import type { Fetcher } from './live/fetcher.js';
import type { Capture, PageHints, PageInput } from '../model/index.js';

/** One captured page as it came, with what kind of input it was judged to be. Nothing is decoded yet. */
export interface Captured extends Capture {
  readonly input: PageInput;
}

/** How PATHs are taken: by ending and content, or as the caller says. */
export type InputKind = 'auto' | PageInput;

/** How much of the input has been read, for progress bars. `total` is null where nobody can know it. */
export interface IntakeProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
}

export interface IntakeOptions {
  readonly input?: InputKind | undefined;
  readonly hints?: PageHints | undefined;
  /** The largest page that is taken, in bytes after decompression. */
  readonly maxBytes?: number | undefined;
  /** Folders give archives too (`.zip`, `.warc.gz` …), not only pages: `isnad add` wants that, `isnad read` does not. */
  readonly containers?: boolean | undefined;
  /** Where `-` reads from; the process's standard input by default. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Fetches addresses, those of feeds and sitemaps too; without it a fetcher of its own is made and closed. */
  readonly fetcher?: Fetcher | undefined;
  /** Whether the page of an address of a feed or sitemap is kept already and need not be fetched. */
  readonly seen?: ((url: string) => Promise<boolean>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IntakeProgress) => void) | undefined;
}
