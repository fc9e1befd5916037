import { ACTS, Problem, type Act } from '../model/index.js';
import type { SearchQuery } from '../archive/archive.js';

/** The filters of a search as they stand in an address; the site and the API read the same ones. */
export interface Filters {
  readonly q: string;
  /** Words that must not occur. */
  readonly not: string;
  readonly kind: 'articles' | 'statements';
  readonly speaker: string | null;
  readonly actor: string | null;
  readonly act: Act | null;
  readonly place: string | null;
  readonly outlet: string | null;
  readonly lang: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly order: 'date' | 'relevance';
  readonly cursor: string | null;
  readonly limit: number;
}

export const FILTER_NAMES = [
  'kind',
  'speaker',
  'actor',
  'act',
  'place',
  'outlet',
  'lang',
  'from',
  'until',
  'order',
] as const;

/** Items on one page: enough to read on without paging, few enough to render in a few milliseconds. */
export const PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 200;
/** Longer searches than this are no searches; they would only cost time. */
const MAX_WORDS = 500;

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/u;

function dated(name: string, value: string | null): string | null {
  if (value === null) return null;
  if (!DATE.test(value)) throw new Problem('usage', `${name} must be a date such as 2020, 2020-12 or 2020-12-28`);
  return value;
}

/** How many items a caller asks for, within what a page may hold. */
export function limitOf(value: string | null, fallback = PAGE_SIZE): number {
  if (value === null) return fallback;
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > MAX_PAGE_SIZE)
    throw new Problem('usage', `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}`);
  return n;
}

/**
 * The filters of an address's query.
 * @throws Problem `usage` for a value that means nothing, naming the parameter.
 */
export function filtersOf(query: URLSearchParams, fallbackKind: Filters['kind'] = 'statements'): Filters {
  const one = (name: string): string | null => query.get(name)?.trim() || null;
  const act = one('act');
  if (act !== null && !(ACTS as readonly string[]).includes(act))
    throw new Problem('usage', `act must be one of ${ACTS.join(', ')}`);
  const kind = one('kind');
  if (kind !== null && kind !== 'articles' && kind !== 'statements')
    throw new Problem('usage', 'kind must be articles or statements');
  const order = one('order');
  if (order !== null && order !== 'date' && order !== 'relevance')
    throw new Problem('usage', 'order must be date or relevance');
  return {
    q: (one('q') ?? '').slice(0, MAX_WORDS),
    not: (one('not') ?? '').slice(0, MAX_WORDS),
    kind: kind ?? fallbackKind,
    speaker: one('speaker'),
    actor: one('actor'),
    act: act as Act | null,
    place: one('place'),
    outlet: one('outlet'),
    lang: one('lang'),
    from: dated('from', one('from')),
    until: dated('until', one('until')),
    order: order ?? 'date',
    cursor: one('cursor'),
    limit: limitOf(one('limit')),
  };
}

/** The archive's query for filters: words that must not occur are written as the archive's `-word`. */
export function searchQueryOf(f: Filters): SearchQuery {
  const not = f.not.split(/\s+/u).filter((w) => w !== '');
  const words = [f.q, ...not.map((w) => `-${w.replace(/^-+/u, '')}`)].join(' ').trim();
  return {
    words,
    kind: f.kind,
    speaker: f.speaker ?? undefined,
    actor: f.actor ?? undefined,
    act: f.act ?? undefined,
    place: f.place ?? undefined,
    outlet: f.outlet ?? undefined,
    lang: f.lang ?? undefined,
    from: f.from ?? undefined,
    until: f.until ?? undefined,
    order: f.order,
    limit: f.limit,
    cursor: f.cursor ?? undefined,
  };
}
