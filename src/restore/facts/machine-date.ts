/**
 * A machine-readable date as sites write it (`2020-12-28T07:17:00+02:00`, `2020-12-28 07:17`, RFC 822, epoch seconds)
 * as ISO 8601 to the precision given; null where it is none or no day.
 */
export function machineDate(value: string | null | undefined): string | null {
  const text = (value ?? '').trim().replace(/^(\d{4})\.\s?(\d\d)\.\s?(\d\d)/, '$1-$2-$3');
  if (text === '') return null;
  const iso =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/i.exec(
      text,
    );
  if (iso) {
    const [, y, m, d, h, min, s, zone] = iso;
    const day = `${y}-${m}-${d}`;
    const date = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(+date) || date.toISOString().slice(0, 10) !== day || Number(y) < 1990 || Number(y) > 2100)
      return null;
    if (h === undefined || Number(h) > 23 || Number(min) > 59) return day;
    // Midnight without seconds or zone stands for "the day".
    const time = `T${h.padStart(2, '0')}:${min}${s === undefined || s === '00' ? '' : `:${s}`}`;
    return day + time + zoneOf(zone);
  }
  const slash = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::\d\d)?\s*([ap]m)?)?/i.exec(text);
  if (slash) {
    const [, a, b, y, h, min, half] = slash;
    // American order unless impossible: machine stamps with slashes come from .NET's default culture.
    const [m, d] = Number(a) > 12 ? [b!, a!] : [a!, b!];
    if (Number(m) > 12) return null;
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (h === undefined) return day;
    const hour =
      (Number(h) % 12) + (/pm/i.test(half ?? '') ? 12 : /am/i.test(half ?? '') ? 0 : Number(h) >= 12 ? 12 : 0);
    return `${day}T${String(hour).padStart(2, '0')}:${min}`;
  }
  if (/^\d{10}$|^\d{13}$/.test(text)) {
    const d = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return d
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replace(/:00Z$/, 'Z')
      .replace(/Z$/, '+00:00');
  }
  if (
    /^(?:[A-Za-z]{3,9},?\s)?\d{1,2}\s[A-Za-z]{3,9}\s\d{4}|^[A-Za-z]{3,9}\s+(?:[A-Za-z]{3,9}\s)?\d{1,2},?\s/.test(text)
  )
    return rfcDate(text);
  return null;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:z|utc|gmt)$/i.test(zone)) return '+00:00';
  const digits = zone.replace(/[^\d]/g, '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Mon, 28 Dec 2020 07:17:00 +0200`, `Dec 28, 2020 7:17 AM`. */
function rfcDate(text: string): string | null {
  const day = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})/.exec(text);
  const american = /([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(?:\d\d:\d\d:\d\d\s+\w+\s+)?(\d{4})/.exec(text);
  const [d, name, y] = day
    ? [day[1]!, day[2]!, day[3]!]
    : american
      ? [american[2]!, american[1]!, american[3]!]
      : ['', '', ''];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0 || Number(y) < 1990) return null;
  const iso = `${y}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`;
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]\.?m)?/i.exec(text);
  if (!clock) return iso;
  let hour = Number(clock[1]);
  if (/^p/i.test(clock[4] ?? '') && hour < 12) hour += 12;
  if (/^a/i.test(clock[4] ?? '') && hour === 12) hour = 0;
  const zone =
    /(?:GMT|UTC)?\s?([+-]\d\d:?\d\d)\b/.exec(text)?.[1] ?? (/\b(?:GMT|UTC|Z)\b/.test(text) ? 'Z' : undefined);
  return `${iso}T${String(hour).padStart(2, '0')}:${clock[2]}${clock[3] && clock[3] !== '00' ? `:${clock[3]}` : ''}${zoneOf(zone)}`;
}
