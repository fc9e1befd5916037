import { isRelativeDate, parsePrintedDates } from '../../language/ar/dates/index.js';
import type { Block, BlockPage } from '../html/blocks.js';
import type { Label } from '../html/labels.js';
import type { Node } from '../html/nodes.js';
import { fold, loadMarks } from '../text/marks.js';
import type { Settle } from './day-or-month.js';
import { findWesternDates } from './western-dates.js';

/** A date that the page prints by its article. */
export interface Printed {
  readonly iso: string;
  readonly text: string;
  readonly weekdayContradicts: boolean;
}

export interface PrintedDates {
  readonly published: Printed | null;
  readonly updated: Printed | null;
  /** «منذ ساعتين»: it has a meaning only with the time of capture. */
  readonly relative: string | null;
  /** A numeric date of two readings that nothing on the page settles. */
  readonly unsettled: string | null;
}

export interface Whereabouts {
  readonly cut: BlockPage;
  readonly labels: readonly Label[];
  /** The visible title, or the first block of the text. */
  readonly titleBlock: number | null;
  readonly main: Node | null;
  readonly lang: string | null;
  readonly settle: Settle;
}

const WESTERN = {
  updated:
    /\b(?:updated|last (?:update|modified)|modified|aktualisiert|mis à jour|actualizado|aggiornato|atualizad[oa]|oppdatert|uppdaterad|opdateret|bijgewerkt|güncelleme|обновлено)\b/i,
  published:
    /\b(?:published|posted|publi(?:é|cado|ée)|pubblicato|veröffentlicht|erstellt|stand|publisert|publicerad|gepubliceerd|yayın)\b/i,
};

interface Dated {
  readonly iso: string | null;
  readonly start: number;
  readonly end: number;
  readonly weekdayContradicts: boolean;
}

function datesOf(text: string, arabic: boolean, settle: Settle): readonly Dated[] {
  if (!arabic) return findWesternDates(text, settle).map((d) => ({ ...d, weekdayContradicts: false }));
  const all = parsePrintedDates(text);
  // Where both calendars are printed, the Gregorian one: the Hijri date may be of another observation.
  const civil = all.filter((d) => d.calendar === 'gregorian');
  return (civil.length > 0 ? civil : all).map((d) => ({
    iso: d.iso,
    start: d.span.start,
    end: d.span.end,
    weekdayContradicts: d.weekdayContradicts,
  }));
}

/** What the words around a date say of it. */
function saying(text: string, date: Dated, arabic: boolean): 'published' | 'updated' | null {
  const before = text.slice(Math.max(0, date.start - 30), date.start);
  const inside = text.slice(date.start, date.end);
  if (arabic) {
    const marks = loadMarks();
    if (marks.updated.test(fold(inside).text)) return 'updated';
    const folded = fold(before).text;
    const updated = folded.search(marks.updated);
    if (marks.published.test(folded.trimEnd()) && updated < 0) return 'published';
    return updated >= 0 ? 'updated' : null;
  }
  if (WESTERN.updated.test(before)) return 'updated';
  return WESTERN.published.test(before) ? 'published' : null;
}

const ZONES_WITHOUT = new Set(['navigation', 'related', 'ticker', 'comments', 'copyright', 'weather', 'ad']);
const REACH_ABOVE = 4;
const REACH_BELOW = 25;
const MAX_WORDS = 30;

/** The dates printed between (or right around) title and text; a menu's clock and related links' dates are not asked. */
export function findPrintedDates(where: Whereabouts): PrintedDates {
  const { cut, labels, main } = where;
  const arabic = /^(?:ar|fa|ur|ckb|ps)/.test(where.lang ?? '');
  const first = labels.findIndex((l) => l.role === 'body');
  const last = labels.findLastIndex((l) => l.role === 'body');
  const title = where.titleBlock ?? first;
  if (title < 0) return { published: null, updated: null, relative: null, unsettled: null };
  const from = Math.max(0, Math.min(title, first < 0 ? title : first) - REACH_ABOVE);
  const to = Math.min(cut.blocks.length, Math.max(title, first) + REACH_BELOW);
  let published: { printed: Printed; rank: number } | null = null;
  let updated: Printed | null = null;
  let relative: string | null = null;
  let unsettled: string | null = null;
  const look = (i: number): void => {
    const b = cut.blocks[i]!;
    const label = labels[i]!;
    if (label.role === 'title' || label.role === 'caption' || b.words > MAX_WORDS) return;
    // Between title and text, or as a dated line right above the title, it is the article's whatever the box is named.
    const between = i > title && (first < 0 || i < first);
    const own = between || (title - i >= 0 && title - i <= 2 && isDated(b));
    if (label.role === 'furniture' && !own && ZONES_WITHOUT.has(label.kind ?? '')) return;
    if (label.role === 'body' && i > first + 1) return;
    if (arabic && relative === null && isRelativeDate(b.text)) relative = b.text;
    for (const date of datesOf(b.text, arabic, where.settle)) {
      const text = b.text.slice(date.start, date.end).trim();
      if (date.iso === null) {
        unsettled ??= text;
        continue;
      }
      const printed: Printed = { iso: date.iso, text, weekdayContradicts: date.weekdayContradicts };
      const says = saying(b.text, date, arabic) ?? labelBefore(cut.blocks[i - 1], arabic);
      if (says === 'updated') {
        updated ??= printed;
        continue;
      }
      // A date among running words is told of, not stamped.
      const bare = b.text.length - text.length;
      const stamped = isDated(b) || label.role === 'date' || label.role === 'byline';
      if (says === null && !stamped && (bare > 60 || label.role === 'body')) continue;
      const rank =
        (says === 'published' ? 40 : 0) +
        (stamped ? 15 : 0) +
        (i > title ? 8 : 0) +
        (bare < 20 ? 8 : 0) +
        (printed.iso.length > 10 ? 4 : 0) -
        Math.abs(i - title) * 0.5;
      if (!published || rank > published.rank) published = { printed, rank };
    }
  };
  for (let i = from; i < to; i++) look(i);
  // Some print it under the text.
  if (!published && main && last >= 0) for (let i = last + 1; i < Math.min(main.to, last + 6); i++) look(i);
  const found = published as { printed: Printed; rank: number } | null;
  return { published: found?.printed ?? null, updated, relative, unsettled };
}

function labelBefore(b: Block | undefined, arabic: boolean): 'published' | 'updated' | null {
  if (!b || b.words > 4) return null;
  const { published, updated } = arabic ? loadMarks() : WESTERN;
  const text = arabic ? fold(b.text).text : b.text;
  return updated.test(text) ? 'updated' : published.test(text) ? 'published' : null;
}

function isDated(b: Block): boolean {
  let el: Node | null = b.inner;
  for (let up = 0; el && up < 3; up++, el = el.parent) if (el.tag === 'time' || el.signs.date) return true;
  return false;
}
