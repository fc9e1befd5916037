import { isValidJalaaliDate, toGregorian } from 'jalaali-js';
import type { Calendar } from './months.js';

/** A civil date of the Gregorian calendar. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
let hijriFormat: Intl.DateTimeFormat | null = null;

function hijriParts(time: number): CivilDate {
  hijriFormat ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = { year: 0, month: 0, day: 0 };
  for (const { type, value } of hijriFormat.formatToParts(time)) {
    if (type === 'year' || type === 'month' || type === 'day') parts[type] = Number.parseInt(value, 10);
  }
  return parts;
}

/** The Gregorian date of a day of the Umm al-Qura calendar (years 1300 to 1600), or null where there is none. */
export function fromHijri(year: number, month: number, day: number): CivilDate | null {
  if (year < 1300 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30) return null;
  // 1 Muharram 1 AH fell on 19 July 622 (proleptic Gregorian); a month has 29.530588 days on average.
  let time = Date.UTC(622, 6, 19) + Math.round(((year - 1) * 12 + (month - 1)) * 29.530588 + day - 1) * DAY;
  for (let i = 0; i < 8; i++) {
    const p = hijriParts(time);
    const off = (year - p.year) * 354 + (month - p.month) * 29.5 + (day - p.day);
    if (off === 0) {
      const d = new Date(time);
      return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() };
    }
    time += (Math.abs(off) < 1 ? Math.sign(off) : Math.round(off)) * DAY;
  }
  return null; // the 30th of a month of 29 days
}

/** The Gregorian date of a date of the given calendar, or null where that day does not exist. */
export function toCivil(calendar: Calendar, year: number, month: number, day: number): CivilDate | null {
  if (calendar === 'hijri') return fromHijri(year, month, day);
  if (calendar === 'jalali') {
    if (!isValidJalaaliDate(year, month, day)) return null;
    const { gy, gm, gd } = toGregorian(year, month, day);
    return { year: gy, month: gm, day: gd };
  }
  const d = new Date(Date.UTC(year, month - 1, day));
  return d.getUTCMonth() === month - 1 && d.getUTCDate() === day ? { year, month, day } : null;
}

/** 0 (Sunday) to 6 (Saturday). */
export function weekdayOfDate({ year, month, day }: CivilDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `YYYY-MM-DD`. */
export function isoDay({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The day `days` after (before, if negative) an ISO date. */
export function addDays(iso: string, days: number): string {
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return new Date(time + days * DAY).toISOString().slice(0, 10);
}
