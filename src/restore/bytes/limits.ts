/** The largest page that is read, in bytes, after unpacking. By judgement: the largest of 435 saved pages has 2 MB, pages
 * with inlined images (SingleFile) have more. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** The longest time that restoring one page may take, in milliseconds; what was done by then is used and noted. */
export const TIME_LIMIT_MS = 10_000;
/** Elements nested deeper are hung on the one at this depth, as browsers do. */
export const MAX_DEPTH = 512;
/** The most lines of text that a page is cut into, by judgement: news pages have some hundreds. */
export const MAX_BLOCKS = 60_000;
