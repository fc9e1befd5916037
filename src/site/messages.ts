import { readDataFile } from '../model/index.js';
import type { Prefs } from './prefs.js';

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
type Messages = Readonly<Record<string, string | Plural>>;

const load = (lang: string): Messages => JSON.parse(readDataFile(`site/${lang}.json`)) as Messages;
const all: Readonly<Record<Prefs['lang'], Messages>> = { ar: load('ar'), en: load('en') };
const rules = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') };

export type Vars = Readonly<Record<string, string>>;
const fill = (text: string, vars: Vars): string => text.replace(/\{(\w+)\}/gu, (_, name: string) => vars[name] ?? '');

/** The interface's words for a key. A missing key shows itself, and a test finds it. */
export function message(lang: Prefs['lang'], key: string, vars: Vars = {}): string {
  const found = all[lang][key];
  if (found === undefined) return key;
  return fill(typeof found === 'string' ? found : (found.other ?? key), vars);
}

/** The words for a count, in the grammatical number that the language asks for; `{n}` is the printed number. */
export function counted(lang: Prefs['lang'], key: string, count: number, printed: string): string {
  const found = all[lang][key];
  if (found === undefined) return key;
  if (typeof found === 'string') return fill(found, { n: printed });
  return fill(found[rules[lang].select(count)] ?? found.other ?? key, { n: printed });
}

export const hasMessage = (lang: Prefs['lang'], key: string): boolean => all[lang][key] !== undefined;
export const messageKeys = (lang: Prefs['lang']): readonly string[] => Object.keys(all[lang]);
