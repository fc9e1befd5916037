import { Problem } from '../../model/index.js';

/** A page's end as an opaque word, and back. Cursors hold a key (newest first) or a place in a list. */
export function cursorOf(value: number): string {
  return value.toString(36);
}

export function parseCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const value = Number.parseInt(cursor, 36);
  if (!/^[0-9a-z]+$/.test(cursor) || !Number.isSafeInteger(value))
    throw new Problem('usage', `no such cursor: ${cursor.slice(0, 40)}`);
  return value;
}

/** Lists ask for one row more than they show: whether it came says whether there is a next page. */
export function paged<R, T>(
  rows: readonly R[],
  limit: number,
  show: (row: R) => T,
  at: (last: R) => number,
): { items: readonly T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  return { items: shown.map(show), next: rows.length > limit && shown.length > 0 ? cursorOf(at(shown.at(-1)!)) : null };
}
