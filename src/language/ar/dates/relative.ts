import type { Span } from '../../../model/index.js';
import { addDays, isoDay, toCivil } from './calendars.js';
import { foldForDates } from './fold.js';
import { MONTH, WEEKDAY, monthOf, weekdayOf } from './months.js';

/** A date that a text gives relative to the day it was written or captured. */
export interface RelativeDate {
  /** ISO date (or date and time for «منذ ساعتين» with a time in the anchor), or `YYYY-MM`, `YYYY`. */
  readonly iso: string;
  readonly precision: 'year' | 'month' | 'day' | 'minute';
  readonly span: Span;
  /** The printed weekday contradicts the day that the words give («أمس الأحد» on a Wednesday). */
  readonly weekdayContradicts: boolean;
}

const UNITS: readonly (readonly [RegExp, number, 'minute' | 'hour' | 'day' | 'month' | 'year'])[] = [
  [/^(?:دقيقه|دقائق|دقيقتين|دقايق)$/, 1, 'minute'],
  [/^(?:ساعه|ساعات|ساعتين)$/, 60, 'hour'],
  [/^(?:يوم|ايام|يومين|يوما)$/, 1, 'day'],
  [/^(?:اسبوع|اسابيع|اسبوعين|اسبوعا)$/, 7, 'day'],
  [/^(?:شهر|اشهر|شهور|شهرين|شهرا)$/, 1, 'month'],
  [/^(?:سنه|سنوات|سنتين|عام|اعوام|عامين|عاما)$/, 1, 'year'],
];
const NUMBERS: Readonly<Record<string, number>> = {
  واحد: 1,
  واحده: 1,
  اثنين: 2,
  ثلاث: 3,
  ثلاثه: 3,
  اربع: 4,
  اربعه: 4,
  خمس: 5,
  خمسه: 5,
  ست: 6,
  سته: 6,
  سبع: 7,
  سبعه: 7,
  ثماني: 8,
  ثمانيه: 8,
  ثمان: 8,
  تسع: 9,
  تسعه: 9,
  عشر: 10,
  عشره: 10,
};
const WORD = '[\\p{L}]+';
const EDGE = '(?<![\\p{L}\\p{N}])[وفب]?';
const FORMS: readonly (readonly [RegExp, (g: Record<string, string | undefined>, anchor: string) => Found | null])[] = [
  [
    new RegExp(
      `${EDGE}(?:منذ|قبل)\\s(?:نحو\\s|حوالي\\s|اكثر من\\s)?(?<n>\\d{1,3}|${WORD})(?:\\s(?<u>${WORD}))?(?:\\sو?(?<n2>\\d{1,2})\\s(?<u2>${WORD}))?(?![\\p{L}\\d])(?!\\s\\d)`,
      'gu',
    ),
    ago,
  ],
  [
    new RegExp(`${EDGE}(?:اول|اولي)\\s(?:من\\s)?امس(?:\\s?\\(?(?<w>${WEEKDAY})(?!\\p{L})\\)?)?`, 'gu'),
    (g, a) => dayBack(2, g, a),
  ],
  [
    new RegExp(
      `${EDGE}(?:مساء\\s|صباح\\s|ليل\\s|فجر\\s|ظهر\\s|عصر\\s)?(?:يوم\\s)?(?:ال)?امس(?!\\p{L})(?:\\s?\\(?(?<w>${WEEKDAY})(?!\\p{L})\\)?)?`,
      'gu',
    ),
    (g, a) => dayBack(1, g, a),
  ],
  [
    new RegExp(`${EDGE}(?:مساء\\s|صباح\\s|فجر\\s|ظهر\\s|عصر\\s)?اليوم\\s?\\(?(?<w>${WEEKDAY})(?!\\p{L})\\)?`, 'gu'),
    (g, a) => dayBack(0, g, a),
  ],
  [new RegExp(`${EDGE}(?:يوم\\s)?(?<w>${WEEKDAY})\\s(?:الماضي|الفائت|المنصرم|الماضيه|الفائته)`, 'gu'), lastWeekday],
  [
    new RegExp(
      `${EDGE}(?<d>0?[1-9]|[12]\\d|3[01])\\s?(?:من\\s)?(?<m>${MONTH})(?!\\p{L})(?:\\s?[/(]\\s?(?:${MONTH})\\)?)?(?!\\s?[,/]?\\s?\\d{4})(?:\\s(?<past>الماضي|الفائت|المنصرم|المقبل|القادم|الجاري|الحالي))?`,
      'gu',
    ),
    dayOfMonth,
  ],
];

interface Found {
  readonly iso: string;
  readonly precision: RelativeDate['precision'];
  readonly weekdayContradicts?: boolean;
}

function unit(word: string | undefined): (typeof UNITS)[number] | null {
  return UNITS.find(([form]) => form.test(word ?? '')) ?? null;
}

function ago(g: Record<string, string | undefined>, anchor: string): Found | null {
  let count = /^\d+$/.test(g.n!) ? Number(g.n) : (NUMBERS[g.n!] ?? 0);
  let of = unit(g.u);
  if (count === 0) {
    // «منذ ساعتين», «منذ يوم»: the number is in the word itself.
    of = unit(g.n);
    count = of && /ين$/.test(g.n!) ? 2 : 1;
  }
  if (!of) return null;
  const [, size, kind] = of;
  if (kind === 'day') return { iso: addDays(anchor, -count * size), precision: 'day' };
  if (kind === 'month' || kind === 'year') {
    const d = new Date(`${anchor.slice(0, 10)}T00:00:00Z`);
    if (kind === 'year') return { iso: String(d.getUTCFullYear() - count), precision: 'year' };
    d.setUTCDate(1);
    d.setUTCMonth(d.getUTCMonth() - count);
    return { iso: d.toISOString().slice(0, 7), precision: 'month' };
  }
  const clock = /T(\d\d):(\d\d)/.exec(anchor);
  if (!clock)
    return count * size < 24 * 60
      ? null
      : { iso: addDays(anchor, -Math.floor((count * size) / 1440)), precision: 'day' };
  const time = Date.parse(`${anchor.slice(0, 16)}:00Z`) - count * size * 60_000;
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(anchor)?.[0] ?? '';
  const local = new Date(time).toISOString();
  // «منذ 3 ساعات» is not known to the minute: the day is what it gives.
  return kind === 'hour'
    ? { iso: local.slice(0, 10), precision: 'day' }
    : { iso: local.slice(0, 16) + zone, precision: 'minute' };
}

function dayBack(days: number, g: Record<string, string | undefined>, anchor: string): Found {
  const iso = addDays(anchor, -days);
  const printed = g.w === undefined ? null : weekdayOf(g.w);
  return {
    iso,
    precision: 'day',
    weekdayContradicts: printed !== null && printed !== new Date(`${iso}T00:00:00Z`).getUTCDay(),
  };
}

function lastWeekday(g: Record<string, string | undefined>, anchor: string): Found | null {
  const wanted = weekdayOf(g.w!);
  if (wanted === null) return null;
  const today = new Date(`${anchor.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return { iso: addDays(anchor, -((today - wanted + 7) % 7 || 7)), precision: 'day' };
}

/** A day and month without a year: of the year that puts it nearest before the anchor (or after, if it says so). */
function dayOfMonth(g: Record<string, string | undefined>, anchor: string): Found | null {
  const named = monthOf(g.m!);
  if (named?.calendar !== 'gregorian') return null;
  const year = Number(anchor.slice(0, 4));
  const candidates = [year - 1, year, year + 1]
    .map((y) => toCivil('gregorian', y, named.month, Number(g.d)))
    .filter((c) => c !== null)
    .map(isoDay);
  const today = anchor.slice(0, 10);
  const past = /الماضي|الفائت|المنصرم/.test(g.past ?? '');
  const next = /المقبل|القادم/.test(g.past ?? '');
  const distance = (iso: string): number => Math.abs(Date.parse(iso) - Date.parse(today));
  const fit = candidates.filter((iso) => (past ? iso < today : next ? iso > today : true));
  const best = fit.sort((a, b) => distance(a) - distance(b))[0];
  return best ? { iso: best, precision: 'day' } : null;
}

/**
 * Every date that a text gives relative to `anchor` (ISO date or time of writing or capture): «أمس الأحد», «منذ ساعتين»,
 * «الثلاثاء الماضي», «5 يناير» without a year. Without an anchor there is no answer, never today's date.
 */
export function parseRelativeDates(text: string, anchor: string): readonly RelativeDate[] {
  if (!/^\d{4}-\d\d-\d\d/.test(anchor)) return [];
  const folded = foldForDates(text);
  const dates: RelativeDate[] = [];
  for (const [form, read] of FORMS) {
    for (const match of folded.text.matchAll(form)) {
      const start = folded.at[match.index]!;
      const end = folded.at[match.index + match[0].length - 1]! + 1;
      if (dates.some((d) => d.span.start < end && start < d.span.end)) continue;
      const found = read(match.groups ?? {}, anchor);
      if (found) {
        dates.push({
          iso: found.iso,
          precision: found.precision,
          span: { start, end },
          weekdayContradicts: found.weekdayContradicts ?? false,
        });
      }
    }
  }
  return dates.sort((a, b) => a.span.start - b.span.start);
}

/** Whether a short text is a relative date («منذ ساعتين», «قبل 3 أيام») that means nothing without a capture time. */
export function isRelativeDate(text: string): boolean {
  const folded = foldForDates(text.trim()).text;
  const match = /^(?:نشر |اخر تحديث |منذ|قبل)/.test(folded) ? FORMS[0]![0] : null;
  if (!match || folded.length > 60) return false;
  match.lastIndex = 0;
  const m = match.exec(folded);
  match.lastIndex = 0;
  return m !== null && ago(m.groups!, '2000-01-01T00:00') !== null;
}
