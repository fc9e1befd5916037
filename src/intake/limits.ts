/**
 * The largest page that is taken: 16 MiB, by judgement. News pages stay far below it; a page above it is a dump or an
 * attack, and its DOM takes many times its size in memory.
 */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** How deep archives may lie inside archives (a `.warc.gz` in a `.tar.gz` is four, each compression counts); deeper is an attack. */
export const MAX_DEPTH = 5;

/** A size in words for messages. */
export function printSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
