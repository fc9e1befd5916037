import type { Act, Article, Reading, ResolvedStatement, Span } from '../model/index.js';
import { textOf } from '../model/index.js';

/** A statement beside the article it was read from: what most exports are made of. */
export interface Quoted {
  readonly article: Article;
  readonly statement: ResolvedStatement;
}

/** What one thing or another is made from: readings at hand, or streamed out of an archive. */
export type Readings = Iterable<Reading> | AsyncIterable<Reading>;

/** Every statement of the readings with its article. */
export async function* quotedOf(readings: Readings): AsyncGenerator<Quoted> {
  for await (const { article, statements } of readings)
    for (const statement of statements) yield { article, statement };
}

/** Several spans as one line of words. The gap between two spans of one content is where the cue stood. */
export const joined = (text: string, spans: readonly Span[], gap: string): string =>
  spans.map((span) => textOf(text, span).replace(/\s+/gu, ' ').trim()).join(gap);

export const CONTENT_GAP = ' … ';
export const PARTY_GAP = ' | ';

/** The attributed words; empty for a silence about nothing named. */
export const contentOf = ({ article, statement }: Quoted): string =>
  joined(article.text, statement.content, CONTENT_GAP);
/** The speaker as the article prints it. */
export const speakerOf = ({ article, statement }: Quoted): string => joined(article.text, statement.speaker, PARTY_GAP);
/** The relays as printed, outermost first. */
export const relaysOf = ({ article, statement }: Quoted): string[] =>
  statement.relays.map((span) => joined(article.text, [span], ''));
/** From the first to the last character of the content, or the cue where there is no content. */
export function extentOf({ statement }: Quoted): Span {
  const spans = statement.content.length > 0 ? statement.content : [statement.cue];
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
}

/** Which statements an export takes. Absent fields ask for nothing. */
export interface ExportFilter {
  readonly outlet?: string | undefined;
  readonly lang?: string | undefined;
  readonly act?: Act | undefined;
  /** Words of the speaker as printed, or of its actor's name. */
  readonly speaker?: string | undefined;
  /** An actor's id: as speaker or as relay. */
  readonly actor?: string | undefined;
  /** A place's id, or its name as printed. */
  readonly place?: string | undefined;
  /** ISO dates, inclusive, against the article's date of publishing; an article without a date is then left out. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Statement ids: what a search found. */
  readonly statements?: ReadonlySet<string> | undefined;
}

function inTime(published: string | null, from: string | undefined, until: string | undefined): boolean {
  if (from === undefined && until === undefined) return true;
  if (published === null) return false;
  // compared to the coarser precision of both: "2020-12" is neither before nor after 2020-12-28
  const side = (bound: string) => {
    const n = Math.min(bound.length, published.length, 10);
    return published.slice(0, n).localeCompare(bound.slice(0, n));
  };
  return (from === undefined || side(from) >= 0) && (until === undefined || side(until) <= 0);
}

/** Whether a filter asks anything of the statement itself, so that articles without statements fall out too. */
const asksStatements = (f: ExportFilter): boolean =>
  [f.act, f.speaker, f.actor, f.place, f.statements].some((part) => part !== undefined);

function wanted(quoted: Quoted, f: ExportFilter): boolean {
  const { article, statement } = quoted;
  if (f.statements && !f.statements.has(statement.id)) return false;
  if (f.act && statement.act !== f.act) return false;
  if (f.speaker && !speakerOf(quoted).includes(f.speaker) && !statement.actor?.name.includes(f.speaker)) return false;
  if (
    f.actor &&
    ![statement.actor, ...statement.speakerActors, ...statement.relayActors].some((a) => a?.id === f.actor)
  )
    return false;
  if (f.place && !statement.places.some((p) => p.id === f.place || textOf(article.text, p) === f.place)) return false;
  return true;
}

/** The readings that a filter takes, each with only the statements that it takes. */
export async function* filtered(readings: Readings, filter: ExportFilter): AsyncGenerator<Reading> {
  for await (const reading of readings) {
    const { article } = reading;
    if (filter.outlet !== undefined && article.outlet !== filter.outlet) continue;
    if (filter.lang !== undefined && article.lang?.split('-')[0] !== filter.lang) continue;
    if (!inTime(article.published, filter.from, filter.until)) continue;
    if (!asksStatements(filter)) {
      yield reading;
      continue;
    }
    const statements = reading.statements.filter((statement) => wanted({ article, statement }, filter));
    if (statements.length > 0) yield { article, statements };
  }
}
