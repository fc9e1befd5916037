import type { Prefs } from './prefs.js';

/** An ISO date to the precision it is known: year, month, day, minute; an offset only where it is known. */
interface Parts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly time: string | null;
  readonly offset: string | null;
}

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/u;

function partsOf(iso: string): Parts | null {
  const [, year, month, day, time, offset] = ISO.exec(iso) ?? [];
  if (year === undefined) return null;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    time: time ?? null,
    offset: offset ?? null,
  };
}

// `Intl` defaults differ by region (digits, month family), so calendar and digits are always named. Regions choose the
// month family: Syria the Levantine names, Egypt the transliterated ones.
const REGION = { egyptian: 'ar-EG', levantine: 'ar-SY' } as const;
export const localeOf = (p: Prefs): string => (p.lang === 'ar' ? REGION[p.months] : 'en-GB');

const formats = new Map<string, Intl.DateTimeFormat>();
function format(
  locale: string,
  calendar: string,
  digits: string,
  options: Intl.DateTimeFormatOptions,
  at: Date,
): string {
  const key = `${locale}|${calendar}|${digits}|${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    // The wall clock as printed is shown, whatever zone the server is in: everything is formatted as if in UTC.
    made = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-${digits}`, { ...options, timeZone: 'UTC' });
    formats.set(key, made);
  }
  return made.format(at);
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A number in the digits the reader chose. Arabic-Indic digits are an option of the Arabic interface only. */
export function printNumber(n: number, p: Prefs, options: Intl.NumberFormatOptions = {}): string {
  const key = `${p.lang}|${p.digits}|${JSON.stringify(options)}`;
  let made = numbers.get(key);
  if (!made) {
    made = new Intl.NumberFormat(`${p.lang === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digitsOf(p)}`, options);
    numbers.set(key, made);
  }
  return made.format(n);
}

export const digitsOf = (p: Prefs): 'latn' | 'arab' => (p.lang === 'ar' ? p.digits : 'latn');

const inDigits = (text: string, p: Prefs): string =>
  digitsOf(p) === 'arab' ? text.replace(/\d/gu, (d) => String.fromCharCode(0x0660 + Number(d))) : text;

/** A date in words, to the precision it is known; what is not ISO comes back as it is. */
export function printDate(iso: string, p: Prefs, style: 'long' | 'short' = 'long'): string {
  const parts = partsOf(iso);
  if (parts === null) return iso;
  const { year, month, day, time, offset } = parts;
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month === null ? {} : { month: style === 'long' || p.lang === 'ar' ? 'long' : 'short' }),
    ...(day === null ? {} : { day: 'numeric' }),
    ...(day !== null && style === 'long' ? { weekday: 'long' } : {}),
  };
  const words = format(localeOf(p), 'gregory', digitsOf(p), options, at);
  if (time === null || style === 'short') return words;
  return `${words} · ${inDigits(time, p)}${offset === null ? '' : ` (${inDigits(/^(?:Z|[+-]00:?00)$/u.test(offset) ? 'UTC' : offset, p)})`}`;
}

/** The same day in the Hijri calendar (Umm al-Qura); null where the day is not known. */
export function printHijri(iso: string, p: Prefs): string | null {
  const parts = partsOf(iso);
  if (parts === null || parts.day === null || parts.month === null) return null;
  const at = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  const locale = p.lang === 'ar' ? 'ar-SA' : 'en-GB';
  return format(locale, 'islamic-umalqura', digitsOf(p), { year: 'numeric', month: 'long', day: 'numeric' }, at);
}

/** The day of an ISO date as a number of days since 1970, for axes; null where even the month is unknown. */
export function dayOf(iso: string | null): number | null {
  const parts = iso === null ? null : partsOf(iso);
  if (parts === null || parts.month === null) return null;
  const [h = 0, m = 0] = (parts.time ?? '0:0').split(':').map(Number);
  return Date.UTC(parts.year, parts.month - 1, parts.day ?? 15, h, m) / 86_400_000;
}
