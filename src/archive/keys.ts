/**
 * Rows are keyed by time: the minute an article was published, then the order in which it came in. So "newest first"
 * is the order of the primary key and of the full-text index, and the first page of a frequent word costs as little as
 * that of a rare one. 53 bits, so that a key is a safe JavaScript number: 28 of minutes since 1700, 25 of sequence.
 */
export const SEQUENCE = 2 ** 25;
const MINUTE = 60_000;
const EPOCH = Date.UTC(1700, 0, 1);
const LAST_MINUTE = 2 ** 28 - 1;

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?)?/;

/** The minute of an ISO date as printed (its offset does not shift it, readers filter by printed dates); 0 for none. */
export function minuteOf(date: string | null): number {
  const found = date === null ? null : ISO.exec(date);
  if (!found) return 0;
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = found;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return Number.isNaN(time) ? 0 : Math.min(LAST_MINUTE, Math.max(0, Math.floor((time - EPOCH) / MINUTE)));
}

/** The first minute after the stretch that an ISO date names: after the year, the month, the day or the minute. */
export function minuteAfter(date: string): number {
  const found = ISO.exec(date);
  if (!found) return LAST_MINUTE;
  const [, year, month, day, hour, minute] = found;
  const y = Number(year);
  const m = Number(month ?? '01') - 1;
  if (month === undefined) return minuteAt(Date.UTC(y + 1, 0, 1));
  if (day === undefined) return minuteAt(Date.UTC(y, m + 1, 1));
  if (hour === undefined) return minuteAt(Date.UTC(y, m, Number(day) + 1));
  return minuteAt(Date.UTC(y, m, Number(day), Number(hour), Number(minute) + 1));
}

function minuteAt(time: number): number {
  return Math.min(LAST_MINUTE, Math.max(0, Math.floor((time - EPOCH) / MINUTE)));
}

/** The key of the `sequence`-th row, published at `date`. */
export function keyOf(date: string | null, sequence: number): number {
  return minuteOf(date) * SEQUENCE + (sequence % SEQUENCE);
}

/** Keys of a range of printed ISO dates, both inclusive; a lower bound leaves undated rows out. */
export function keyRange(from: string | undefined, until: string | undefined): { min: number; max: number } {
  const bounded = from !== undefined || until !== undefined;
  return {
    min: from !== undefined ? minuteOf(from) * SEQUENCE : bounded ? SEQUENCE : 0,
    max: until !== undefined ? minuteAfter(until) * SEQUENCE - 1 : Number.MAX_SAFE_INTEGER,
  };
}
