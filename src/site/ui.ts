import type { Context } from 'hono';
import { printDate, printHijri, printNumber } from './dates.js';
import { counted, hasMessage, message, type Vars } from './messages.js';
import { prefsOf, type Prefs } from './prefs.js';

/** What every component needs of the request: the reader's language, its words, dates and numbers, and where we are. */
export interface Ui {
  readonly prefs: Prefs;
  readonly lang: Prefs['lang'];
  readonly dir: 'rtl' | 'ltr';
  /** Path with query, as asked for. */
  readonly here: string;
  /** The site's own address as the reader sees it. */
  readonly origin: string;
  readonly nonce: string;
  readonly csrf: string;
  /** Whether this reader may add pages and write corrections. */
  readonly canWrite: boolean;
  /** Whether somebody is logged in with the site's password. */
  readonly session: boolean;
  /** An actor's neutral name in the reader's language, else as it is kept. */
  name(party: { readonly id: string; readonly name: string }): string;
  t(key: string, vars?: Vars): string;
  has(key: string): boolean;
  /** "3 articles", in the right grammatical number. */
  count(key: string, n: number): string;
  num(n: number): string;
  percent(part: number): string;
  date(iso: string, style?: 'long' | 'short'): string;
  hijri(iso: string): string | null;
}

export interface Vars4Ui {
  nonce: string;
  csrf: string;
  canWrite: boolean;
  session: boolean;
  /** The neutral name of an actor in a language, where the actor files have it. */
  nameOf: (id: string, fallback: string, lang: Prefs['lang']) => string;
}

/** The types of the site's Hono app. */
export type SiteEnv = { Variables: Vars4Ui };

export function uiOf(c: Context<SiteEnv>): Ui {
  const prefs = prefsOf(c);
  const { lang } = prefs;
  const url = new URL(c.req.url);
  return {
    prefs,
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    here: url.pathname + url.search,
    origin: url.origin,
    nonce: c.get('nonce'),
    csrf: c.get('csrf'),
    canWrite: c.get('canWrite'),
    session: c.get('session'),
    name: ({ id, name }) => c.get('nameOf')(id, name, lang),
    t: (key, vars) => message(lang, key, vars),
    has: (key) => hasMessage(lang, key),
    count: (key, n) => counted(lang, key, n, printNumber(n, prefs)),
    num: (n) => printNumber(n, prefs),
    percent: (part) => printNumber(part, prefs, { style: 'percent', maximumFractionDigits: 0 }),
    date: (iso, style) => printDate(iso, prefs, style),
    hijri: (iso) => (prefs.hijri ? printHijri(iso, prefs) : null),
  };
}
