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
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IntakeProgress) => void) | undefined;
}

/**
 * The largest page that is taken: 16 MiB. The heaviest of the 452 real pages at hand has 4 MB; a page above the limit is
 * a dump or an attack, and its DOM would take some thirty times its size in memory.
 */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** How deep archives may lie inside archives (a `.warc.gz` in a `.zip`); deeper is an attack. */
export const MAX_DEPTH = 3;

/** A size in words for messages. */
export function printSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
