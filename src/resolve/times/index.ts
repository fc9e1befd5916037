import { parsePrintedDates, parseRelativeDates } from '../../language/ar/dates/index.js';
import type { Article, ResolvedStatement, Span, Statement } from '../../model/index.js';

/** How exactly a clock is known. */
export type ClockPrecision = 'year' | 'month' | 'day' | 'minute';

/** One reading of time: ISO 8601 to its precision, and what it stands on. */
export interface Clock {
  readonly at: string;
  readonly precision: ClockPrecision;
  /**
   * `content`: words of the statement's content (`span`). `statement`: the article dates the speaking. `page`: where the
   * article's own date was found (`from`). `capture`: when the page was fetched or saved.
   */
  readonly evidence: 'content' | 'statement' | 'page' | 'capture';
  readonly span: Span | null;
  readonly from: string | null;
}

/** The four clocks of a statement, kept apart; what is not known is null. */
export interface Clocks {
  /** When what the statement tells of happened, or is to happen. Several dates in a content leave it open. */
  readonly event: Clock | null;
  /** When it was said. */
  readonly said: Clock | null;
  /** When the article was published. */
  readonly published: Clock | null;
  /** When the page was captured. */
  readonly captured: Clock | null;
}

type Dated = Pick<Article, 'text' | 'lang' | 'published' | 'publishedFrom' | 'captured'>;
type Told = Pick<Statement | ResolvedStatement, 'content' | 'time'>;

/** The four clocks of a statement. Dates in words are taken against the day of speaking, else of publication. */
export function clocksOf(article: Dated, statement: Told): Clocks {
  const anchor = statement.time && statement.time.length >= 10 ? statement.time : article.published;
  return {
    event: eventOf(article, statement, anchor),
    said: clock(statement.time, 'statement', null),
    published: clock(article.published, 'page', article.publishedFrom),
    captured: clock(article.captured, 'capture', null),
  };
}

/** When what a statement tells of happened, ISO 8601; null where its words leave it open. */
export const eventTime = (quoted: { readonly article: Dated; readonly statement: Told }): string | null =>
  clocksOf(quoted.article, quoted.statement).event?.at ?? null;

function clock(
  at: string | null,
  evidence: Clock['evidence'],
  from: string | null,
  span: Span | null = null,
): Clock | null {
  return at === null ? null : { at, precision: precisionOf(at), evidence, span, from };
}

/** The precision that an ISO date carries in its form. */
export function precisionOf(iso: string): ClockPrecision {
  if (iso.includes('T')) return 'minute';
  return iso.length >= 10 ? 'day' : iso.length >= 7 ? 'month' : 'year';
}

function eventOf(article: Dated, { content }: Told, anchor: string | null): Clock | null {
  // Only Arabic dates in words are read so far; other languages' contents give no event time.
  if (article.lang !== null && !article.lang.startsWith('ar')) return null;
  const found = content.flatMap((part) => datesIn(article.text.slice(part.start, part.end), part.start, anchor));
  const days = new Set(found.map(({ at }) => at));
  return days.size === 1 ? found[0]! : null;
}

function datesIn(text: string, offset: number, anchor: string | null): Clock[] {
  const printed = parsePrintedDates(text);
  const relative = anchor === null ? [] : parseRelativeDates(text, anchor);
  // A printed date holds its own year; the same words are not read again as a day without one.
  const free = relative.filter(
    ({ span }) => !printed.some((date) => date.span.start < span.end && span.start < date.span.end),
  );
  const usable = [...printed.filter((date) => !date.ambiguous), ...free].filter((date) => !date.weekdayContradicts);
  return usable.map(({ iso, span }) => {
    const place = { start: span.start + offset, end: span.end + offset };
    return { at: iso, precision: precisionOf(iso), evidence: 'content', span: place, from: null };
  });
}
