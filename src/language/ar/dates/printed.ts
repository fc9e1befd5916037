import type { Span } from '../../../model/index.js';
import { isoDay, toCivil, weekdayOfDate, type CivilDate } from './calendars.js';
import { findClock, isoClock } from './clock.js';
import { foldForDates } from './fold.js';
import { MONTH, WEEKDAY, monthOf, weekdayOf, type Calendar } from './months.js';

/** A date as a page prints it. */
export interface PrintedDate {
  /** ISO 8601 to the precision printed; with an offset only where one is printed. Always Gregorian. */
  readonly iso: string;
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'second';
  /** The calendar it was printed in. */
  readonly calendar: Calendar;
  /** The printed weekday, 0 (Sunday) to 6 (Saturday), or null. */
  readonly weekday: number | null;
  /** The printed weekday is not the weekday of the printed date. */
  readonly weekdayContradicts: boolean;
  /** Where the date, its weekday and its time stand in the text. */
  readonly span: Span;
  /** A date whose day and month could be read either way round (03/04/2020). */
  readonly ambiguous: boolean;
}

const DAY = '(?<d>0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?<y>1[34]\\d\\d|1[89]\\d\\d|20\\d\\d)';
// «كانون الأول/ديسمبر», «يوليو (تموز)», «يوليو تموز»
const DUAL = `(?=\\p{L})(?<m1>${MONTH})(?![\\p{L}\\p{N}])(?:\\s?[/(\\-,]?\\s?(?=\\p{L})(?<m2>${MONTH})(?!\\p{L})\\s?\\)?)?`;
const DAYNAME = `(?:(?:يوم\\s)?(?<w>${WEEKDAY})(?!\\p{L})\\s?[,|:.\\-/]?\\s?)?`;
const ERA = '(?:\\s?(?<era>هجري[ه]?|هـ|ه|ميلادي[ه]?|م|ش)\\.?(?!\\p{L}))?';
const SEP = '\\s?[,\\-/.]?\\s?';
const EDGE = '(?<![\\p{L}\\p{N}])';

const formsOf = (...sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(source, 'gu'));

const WORDED = formsOf(
  // السبت 25 نوفمبر 2017 · 27 كانون أول 2020 · ٢٩ بهمن ١٣٩٨ · 03-يونيو-2020
  `${EDGE}${DAYNAME}(?<!\\d)${DAY}\\s?(?:من\\s)?(?:شهر\\s)?${SEP}${DUAL}${SEP}(?:من\\s)?(?:عام\\s|سنه\\s|لعام\\s)?${YEAR}(?!\\d)${ERA}`,
  // يناير 5، 2020
  `${EDGE}${DAYNAME}${DUAL}\\s${DAY}\\s?,?\\s${YEAR}(?!\\d)${ERA}`,
  // 2020 يناير 5 · 2020-يناير-05
  `${EDGE}${DAYNAME}${YEAR}${SEP}${DUAL}${SEP}${DAY}(?!\\d)`,
);

const NUMERIC = formsOf(
  // 2020-12-28 · 1398/11/29
  `(?<![\\p{L}\\d./-])${DAYNAME}${YEAR}\\s?(?<sep>[-/.])\\s?(?<mn>0?[1-9]|1[0-2])\\s?\\k<sep>\\s?${DAY}(?![\\d/])${ERA}`,
  // 17.03.2020 · 27 - 11 - 2017 (a scrape may glue the hour to the year: 27 - 11 - 201714 : 06)
  `(?<![\\p{L}\\d./-])${DAYNAME}(?<a>\\d{1,2})\\s?(?<sep>[-/.])\\s?(?<b>\\d{1,2})\\s?\\k<sep>\\s?${YEAR}(?!\\d(?!\\d?\\s?:))${ERA}`,
);

const FORMS = [...WORDED, ...NUMERIC];
// The names of months are in no other script. A page without it leaves their patterns unasked and not compiled (0.5 MB).
const ARABIC = /[\u0620-\u06ff]/;

/** Reads a matched date; null where that day does not exist. */
function civil(
  g: Record<string, string | undefined>,
): { date: CivilDate; calendar: Calendar; ambiguous: boolean } | null {
  const year = Number(g.y);
  let calendar: Calendar = 'gregorian';
  let month: number;
  let day: number;
  let ambiguous = false;
  if (g.m1 !== undefined) {
    const first = monthOf(g.m1);
    if (!first) return null;
    const second = g.m2 === undefined ? null : monthOf(g.m2);
    calendar = first.calendar;
    month = first.month;
    if (second && second.calendar === calendar && second.month !== month) return null;
    day = Number(g.d);
  } else if (g.mn !== undefined) {
    month = Number(g.mn);
    day = Number(g.d);
  } else {
    const a = Number(g.a);
    const b = Number(g.b);
    // Day first, as the whole region prints it, unless only the other order is a date.
    [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b];
    ambiguous = a <= 12 && b <= 12 && a !== b;
  }
  // A numeric year tells its calendar: 1425 AH began in 2004, and 1424 of the Jalali calendar ends in 2046.
  if (g.m1 === undefined && year < 1600) calendar = /^ه/.test(g.era ?? '') || year >= 1425 ? 'hijri' : 'jalali';
  if (calendar !== 'gregorian' && year > 1600) return null;
  if (calendar === 'gregorian' && year < 1700) return null;
  const date = toCivil(calendar, year, month, day);
  return date ? { date, calendar, ambiguous } : null;
}

// How far a time may stand from its date: «2020-01-08 | 12:42», «17:27 17.03.2020 GMT», «28 آب 2013، آخر تحديث 14:00».
const REACH = 30;
const JOIN_AFTER = /^(?:[\s,|/\-–·•()t.:]|الساعه|في|علي|عند|تمام|آخر|اخر|تحديث|التوقيت)*$/u;
const JOIN_BEFORE = /^(?:[\s,|/\-·•()]|gmt|utc|في|يوم|من)*$/u;

/** Every absolute date printed in a text, in order, none overlapping. Relative dates: `parseRelativeDates`. */
export function parsePrintedDates(text: string): readonly PrintedDate[] {
  if (!/[\d\u0660-\u0669\u06f0-\u06f9]{4}/.test(text)) return [];
  const folded = foldForDates(text);
  const found: { start: number; end: number; groups: Record<string, string | undefined> }[] = [];
  const taken = new Uint8Array(folded.text.length);
  for (const form of ARABIC.test(folded.text) ? FORMS : NUMERIC) {
    for (const match of folded.text.matchAll(form)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken[start] || taken[end - 1]) continue;
      taken.fill(1, start, end);
      found.push({ start, end, groups: match.groups! });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const dates: PrintedDate[] = [];
  let floor = 0;
  found.forEach((f, i) => {
    const read = civil(f.groups);
    if (!read) return;
    const day = isoDay(read.date);
    let { start, end } = f;
    let iso = day;
    let precision: PrintedDate['precision'] = 'day';
    const limit = Math.min(found[i + 1]?.start ?? folded.text.length, end + REACH + 30);
    const after = findClock(folded.text.slice(end, limit));
    const from = Math.max(floor, start - REACH);
    const before = findClock(folded.text.slice(from, start));
    if (after && after.start <= REACH && JOIN_AFTER.test(folded.text.slice(end, end + after.start))) {
      iso += isoClock(after, day);
      precision = after.second === null ? 'minute' : 'second';
      end += after.end;
    } else if (before && JOIN_BEFORE.test(folded.text.slice(from + before.end, start))) {
      iso += isoClock(before, day);
      precision = before.second === null ? 'minute' : 'second';
      start = from + before.start;
    }
    floor = end;
    while (end > start && /[\s,|/\-(]/.test(folded.text[end - 1]!)) end--;
    const weekday = f.groups.w === undefined ? null : weekdayOf(f.groups.w);
    dates.push({
      iso,
      precision,
      calendar: read.calendar,
      weekday,
      weekdayContradicts: weekday !== null && weekday !== weekdayOfDate(read.date),
      span: { start: folded.at[start]!, end: folded.at[end - 1]! + 1 },
      ambiguous: read.ambiguous,
    });
  });
  return dates;
}
