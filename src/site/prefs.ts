import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** What a reader chose for the interface; the content's own language and direction are never touched by it. */
export interface Prefs {
  readonly lang: 'ar' | 'en';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly months: 'egyptian' | 'levantine';
  readonly digits: 'latn' | 'arab';
  readonly hijri: boolean;
}

export const PREF_VALUES = {
  lang: ['ar', 'en'],
  theme: ['auto', 'light', 'dark'],
  months: ['egyptian', 'levantine'],
  digits: ['latn', 'arab'],
  hijri: ['no', 'yes'],
} as const;

export type PrefName = keyof typeof PREF_VALUES;
export const PREF_NAMES = Object.keys(PREF_VALUES) as PrefName[];

/** The cookie that holds the switches: `lang=ar&theme=dark…`. It names no one. */
export const PREF_COOKIE = 'isnad-view';

/** The choice among the allowed values, else the first of `fallback` and the first value. */
export function choose<N extends PrefName>(
  name: N,
  value: string | null | undefined,
): (typeof PREF_VALUES)[N][number] | null {
  return (PREF_VALUES[name] as readonly string[]).includes(value ?? '')
    ? (value as (typeof PREF_VALUES)[N][number])
    : null;
}

function browserLang(header: string | undefined): Prefs['lang'] {
  const first = (header ?? '').toLowerCase().match(/\b(ar|en)\b/u)?.[1];
  return first === 'en' ? 'en' : 'ar';
}

/** Preferences of a request: `?ui=` in the address before the cookie before what the browser asks for. */
export function prefsOf(c: Context): Prefs {
  const stored = new URLSearchParams(getCookie(c, PREF_COOKIE) ?? '');
  return {
    lang:
      choose('lang', c.req.query('ui')) ??
      choose('lang', stored.get('lang')) ??
      browserLang(c.req.header('accept-language')),
    theme: choose('theme', stored.get('theme')) ?? 'auto',
    months: choose('months', stored.get('months')) ?? 'egyptian',
    digits: choose('digits', stored.get('digits')) ?? 'latn',
    hijri: stored.get('hijri') === 'yes',
  };
}

/** The cookie's value after a form of switches was sent; anything but the allowed values is dropped. */
export function prefCookie(current: string | undefined, form: Readonly<Record<string, unknown>>): string {
  const next = new URLSearchParams();
  const stored = new URLSearchParams(current ?? '');
  for (const name of PREF_NAMES) {
    const sent = form[name];
    const value = choose(name, typeof sent === 'string' ? sent : null) ?? choose(name, stored.get(name));
    if (value !== null) next.set(name, value);
  }
  return next.toString();
}
