import { readDataFile } from '../../model/index.js';
import type { Settle } from './day-or-month.js';

/** Dates as pages in Latin, Cyrillic, Greek and East Asian scripts print them. */
export interface WesternDate {
  /** Null where a numeric date has two readings and nothing on the page settles it. */
  readonly iso: string | null;
  readonly start: number;
  readonly end: number;
}

let months: Map<string, number> | null = null;
let pattern = '';

function load(): Map<string, number> {
  if (months) return months;
  const file = JSON.parse(readDataFile('restore/months.json')) as { readonly months: readonly string[] };
  months = new Map(file.months.flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])));
  pattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  return months;
}

let forms: RegExp[] | null = null;

function grammar(): RegExp[] {
  load();
  forms ??= [
    // 28 December 2020 · 28. Dezember 2020 · 28 de diciembre de 2020. Looking ahead before the months keeps V8 from writing
    // their code anew for every way that leads to them: 2 MB.
    new RegExp(
      `(?<![\\p{L}\\d])(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s?(?:de\\s|of\\s|-)?(?=\\p{L})(?<m>${pattern})\\.?,?(?:\\s(?:de|del)\\s|\\s|-)(?<y>20\\d\\d|19\\d\\d)(?!\\d)`,
      'gu',
    ),
    // December 28, 2020 · Dec. 28th 2020
    new RegExp(
      `(?<![\\p{L}\\d])(?<m>${pattern})\\.?\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<y>20\\d\\d|19\\d\\d)(?!\\d)`,
      'gu',
    ),
    // 2020-12-28 · 2020/12/28 · 2020. 12. 28 · 2020年12月28日
    /(?<![\d./-])(?<y>20\d\d|19\d\d)\s?(?:[-/.]|年|년)\s?(?<mn>\d{1,2})\s?(?:[-/.]|月|월)\s?(?<d>\d{1,2})(?!\d)/gu,
    // 28.12.2020 · 28/12/2020 · 12/28/2020
    /(?<![\d./-])(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>20\d\d)(?!\d)/gu,
  ];
  return forms;
}

const CLOCK =
  /^[\s,|·•–—-]*(?:at|um|à|alle|às|a las|kl\.?|ore|o|в)?[\s,|·•–—-]*(?<h>[01]?\d|2[0-3])\s?[:.h]\s?(?<min>[0-5]\d)(?!\d)\s*(?<half>[ap]\.?m\.?)?/iu;

/** The day as ISO 8601, or null where there is no such day. */
function isoDay(year: string, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(+date) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

function numeric({ a, b, y, sep }: Readonly<Record<string, string | undefined>>, settle: Settle): string | null {
  const dayFirst = isoDay(y!, Number(b), Number(a));
  const monthFirst = isoDay(y!, Number(a), Number(b));
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return dayFirst ?? monthFirst;
  return settle(dayFirst, monthFirst, sep!);
}

const YEAR = /\d{4}/;

/** A text in lower case, each letter in its place: `İ` would be two. Patterns that mind the case are half as large in V8. */
const lowerCase = (text: string): string => text.replaceAll('İ', 'i').toLowerCase();

/** Every date printed in a text; `settle` chooses between the readings of 03/04/2020. */
export function findWesternDates(text: string, settle: Settle): readonly WesternDate[] {
  if (!YEAR.test(text)) return [];
  const lower = lowerCase(text);
  const found: WesternDate[] = [];
  for (const form of grammar()) {
    form.lastIndex = 0;
    for (let match = form.exec(lower); match !== null; match = form.exec(lower)) {
      const start = match.index;
      let end = start + match[0].length;
      if (found.some((f) => f.start < end && start < f.end)) continue;
      const g = match.groups!;
      const month = g.m ? load().get(g.m)! : Number(g.mn);
      const iso = g.a === undefined ? isoDay(g.y!, month, Number(g.d)) : numeric(g, settle);
      if (iso === null) {
        if (g.a !== undefined && Number(g.a) <= 12 && Number(g.b) <= 12) found.push({ iso: null, start, end });
        continue;
      }
      const clock = CLOCK.exec(text.slice(end, end + 30));
      let time = '';
      if (clock) {
        let hour = Number(clock.groups!.h);
        if (/^p/i.test(clock.groups!.half ?? '') && hour < 12) hour += 12;
        if (/^a/i.test(clock.groups!.half ?? '') && hour === 12) hour = 0;
        time = `T${String(hour).padStart(2, '0')}:${clock.groups!.min}`;
        end += clock[0].length;
      }
      found.push({ iso: iso + time, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
