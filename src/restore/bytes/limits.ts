/** The largest page that is read, in bytes, after unpacking: real pages end at some 5 MB, with inlined images at 30. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** The longest time that restoring one page may take, in milliseconds; what was done by then is used and noted. */
export const TIME_LIMIT_MS = 10_000;
/** Elements nested deeper are hung on the one at this depth, as browsers do. */
export const MAX_DEPTH = 512;
/** The most lines of text that a page is cut into; news pages have some hundreds, the longest live blogs ten thousand. */
export const MAX_BLOCKS = 60_000;
