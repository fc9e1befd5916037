/**
 * Times of day as Arabic-script pages print them: «12:09 م», «الساعة 07:17 صباحا», «10 : 35», «14:00 (GMT+0400)»,
 * «19:09 بتوقيت غرينتش».
 */
const ZONES: Readonly<Record<string, string>> = {
  غرينتش: 'UTC',
  جرينتش: 'UTC',
  غرينيتش: 'UTC',
  جرينيتش: 'UTC',
  القاهره: 'Africa/Cairo',
  مصر: 'Africa/Cairo',
  بيروت: 'Asia/Beirut',
  دمشق: 'Asia/Damascus',
  سوريا: 'Asia/Damascus',
  بغداد: 'Asia/Baghdad',
  عمان: 'Asia/Amman',
  القدس: 'Asia/Jerusalem',
  فلسطين: 'Asia/Hebron',
  غزه: 'Asia/Gaza',
  'مكه المكرمه': 'Asia/Riyadh',
  مكه: 'Asia/Riyadh',
  الرياض: 'Asia/Riyadh',
  السعوديه: 'Asia/Riyadh',
  صنعاء: 'Asia/Aden',
  الدوحه: 'Asia/Qatar',
  قطر: 'Asia/Qatar',
  'ابو ظبي': 'Asia/Dubai',
  ابوظبي: 'Asia/Dubai',
  دبي: 'Asia/Dubai',
  الامارات: 'Asia/Dubai',
  الكويت: 'Asia/Kuwait',
  مسقط: 'Asia/Muscat',
  تونس: 'Africa/Tunis',
  الجزائر: 'Africa/Algiers',
  المغرب: 'Africa/Casablanca',
  الرباط: 'Africa/Casablanca',
  طرابلس: 'Africa/Tripoli',
  ليبيا: 'Africa/Tripoli',
  الخرطوم: 'Africa/Khartoum',
  موسكو: 'Europe/Moscow',
  انقره: 'Europe/Istanbul',
  اسطنبول: 'Europe/Istanbul',
  تركيا: 'Europe/Istanbul',
  طهران: 'Asia/Tehran',
  لندن: 'Europe/London',
  باريس: 'Europe/Paris',
};
const zoneNames = Object.keys(ZONES)
  .sort((a, b) => b.length - a.length)
  .join('|');

const HALF =
  '(?:صباحا?|مساءا?|مساء|ظهرا?|بعد الظهر|عصرا?|فجرا?|ليلا?|ق\\.?\\s?ظ|ب\\.?\\s?ظ|[صم](?![\\p{L}\\p{N}])|am(?!\\p{L})|pm(?!\\p{L})|a\\.m\\.|p\\.m\\.)';
const ZONE = `(?:\\(?\\s?(?:gmt|utc)\\s?(?:(?<sign>[+-])\\s?(?<zh>\\d{1,2}):?(?<zm>\\d{2})?)?\\s?\\)?|(?:بتوقيت|توقيت|حسب توقيت)\\s(?<zone>${zoneNames})|\\(\\s?(?:بتوقيت\\s)?(?<zone2>${zoneNames})\\s?\\)|(?<zulu>z)(?!\\p{L})|(?<sign2>[+-])(?<zh2>\\d{2}):?(?<zm2>\\d{2})(?!\\d))`;
// Scrapes that a tokeniser went over print blanks around the colon.
const CLOCK = new RegExp(
  `(?:(?:gmt|utc)\\s(?<before>))?(?<![\\d:./-])(?<h>[01]?\\d|2[0-4])\\s?:\\s?(?<m>[0-5]\\d)(?:\\s?:\\s?(?<s>[0-5]\\d)(?:[.,]\\d{1,9})?)?(?![\\d:])\\s?(?<half>${HALF})?(?:\\s?[,|-]?\\s?${ZONE})?`,
  'u',
);

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** `+04:00`, `Z`; a place whose offset depends on the day gives `zone` instead. */
  readonly offset: string | null;
  readonly zone: string | null;
  readonly start: number;
  readonly end: number;
}

/** The first time of day in a folded text, or null. */
export function findClock(folded: string): Clock | null {
  const match = CLOCK.exec(folded);
  if (!match) return null;
  const g = match.groups!;
  let hour = Number(g.h);
  const half = g.half ?? '';
  if (/^(?:م|مساء|ظهر|بعد|عصر|ليل|ب|pm|p\.)/.test(half) && hour < 12 && !(/^ليل/.test(half) && hour < 5)) hour += 12;
  else if (/^(?:ص|فجر|ق|am|a\.)/.test(half) && hour === 12) hour = 0;
  if (hour > 24 || (hour === 24 && Number(g.m) > 0)) return null;
  if (hour === 24) hour = 0;
  let offset: string | null = null;
  const sign = g.sign ?? g.sign2;
  if (sign) offset = `${sign}${(g.zh ?? g.zh2)!.padStart(2, '0')}:${g.zm ?? g.zm2 ?? '00'}`;
  else if (g.before !== undefined || g.zulu || /gmt|utc/.test(match[0])) offset = '+00:00';
  const place = g.zone ?? g.zone2;
  const zone = place ? (ZONES[place.replace(/\s+/g, ' ')] ?? null) : null;
  if (zone === 'UTC') offset = '+00:00';
  return {
    hour,
    minute: Number(g.m),
    second: g.s === undefined ? null : Number(g.s),
    offset,
    zone: offset ? null : zone,
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** What stands after the day in ISO 8601: `T12:09`, `T14:00+04:00`. */
export function isoClock(clock: Clock, day: string): string {
  const time = `T${two(clock.hour)}:${two(clock.minute)}${clock.second === null ? '' : `:${two(clock.second)}`}`;
  if (clock.offset) return time + clock.offset;
  if (!clock.zone) return time;
  return time + offsetAt(clock.zone, `${day}T${two(clock.hour)}:${two(clock.minute)}:00Z`);
}

/** The offset a zone had at a moment, e.g. `+03:00`; local time is near enough to UTC to ask by. */
function offsetAt(zone: string, iso: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(iso))
    .find((p) => p.type === 'timeZoneName')?.value;
  const offset = /GMT([+-]\d\d:\d\d)/.exec(name ?? '')?.[1];
  return offset ?? '+00:00';
}
