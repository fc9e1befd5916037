import type { Links } from './links.js';
import { wordsLink } from './links.js';
import type { Quoted, Readings } from './quoted.js';
import { contentOf, extentOf, PARTY_GAP, quotedOf, relaysOf, speakerOf } from './quoted.js';
import { textOf } from '../model/index.js';

type Cell = string | number | boolean | null;

/** The columns of the statements' table, in order. New ones are added at the end. */
export const CSV_COLUMNS = [
  'id',
  'speaker',
  'actor_id',
  'actor',
  'cue',
  'act',
  'content',
  'form',
  'relays',
  'elided',
  'anonymous',
  'time',
  'as_of',
  'condition',
  'places',
  'confidence',
  'outlet',
  'title',
  'published',
  'article_id',
  'start',
  'end',
  'url',
  'words_link',
  'link',
  'event_time',
  'captured',
] as const;

/** When what a statement tells of happened, ISO 8601; null where its words leave it open. The stage that tells it is not ours. */
export type EventOf = (quoted: Quoted) => string | null;

// What makes a spreadsheet take a cell for a formula: ASCII and full-width signs, also behind white space or quotation
// marks that an importing program may strip. Numbers and booleans of ours are never strings and stay as they are.
const FORMULA = /^[\s"'\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A cell as RFC 4180 wants it. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe;
}

const row = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function statementRow(quoted: Quoted, links: Links, eventOf: EventOf): string {
  const { article, statement: s } = quoted;
  const extent = extentOf(quoted);
  return row([
    s.id,
    speakerOf(quoted),
    s.actor?.id ?? null,
    s.actor?.name ?? null,
    textOf(article.text, s.cue),
    s.act,
    contentOf(quoted),
    s.form,
    relaysOf(quoted).join(PARTY_GAP),
    s.elided,
    s.anonymous,
    s.time,
    s.asOf,
    s.condition && textOf(article.text, s.condition),
    s.places.map((p) => textOf(article.text, p)).join(PARTY_GAP),
    Number(s.confidence.toFixed(3)),
    article.outlet,
    article.title,
    article.published,
    article.id,
    extent.start,
    extent.end,
    article.url,
    wordsLink(article, extent),
    links.statement(s.id),
    eventOf(quoted),
    article.captured,
  ]);
}

/** A table of statements, a row each. `bom` puts a byte order mark in front: Excel needs it to read Arabic as UTF-8. */
export async function* statementsCsv(
  readings: Readings,
  { links, eventOf }: { readonly links: Links; readonly eventOf: EventOf },
  { bom = false } = {},
): AsyncGenerator<string> {
  yield `${bom ? '\ufeff' : ''}${row(CSV_COLUMNS)}`;
  for await (const quoted of quotedOf(readings)) yield statementRow(quoted, links, eventOf);
}
