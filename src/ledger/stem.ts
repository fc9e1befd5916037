import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';
import type { FamilyRules } from './families.js';

/** How a language's words are cut to stems for comparison: affixes to strip, and how many letters must stay. */
interface StemRules {
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly joined: string;
  readonly keep: number;
  readonly families?: FamilyRules | null;
}

/** A folded word without its light affixes, so that forms of one word compare as one. */
export interface LightStem {
  stem(word: string): string;
  /** One-letter prepositions that join to a word; the lexicon cuts them where the bare word is the usual one. */
  readonly joined: string;
  /** How forms of one root are recognised; null for a language without such rules. */
  readonly families: FamilyRules | null;
}

const stemmers = new Map<string, LightStem>();

/** The stemmer of a language (`data/ledger/stem-LANG.json`); words stay as they are where there is none. */
export function lightStemOf(lang: string): LightStem {
  const known = stemmers.get(lang);
  if (known) return known;
  const file = `ledger/stem-${lang}.json`;
  const light = existsSync(dataPath(file))
    ? byRules(JSON.parse(readDataFile(file)) as StemRules)
    : { stem: (word: string) => word, joined: '', families: null };
  stemmers.set(lang, light);
  return light;
}

// At most one prefix and two suffixes go: deeper cutting (to roots) throws unrelated words together.
function byRules({ prefixes, suffixes, joined, keep, families = null }: StemRules): LightStem {
  const seen = new Map<string, string>();
  const cutEnd = (word: string): string => {
    const suffix = suffixes.find((s) => word.length - s.length >= keep && word.endsWith(s));
    return suffix ? word.slice(0, -suffix.length) : word;
  };
  const stem = (word: string): string => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const prefix = prefixes.find((p) => word.length - p.length >= keep && word.startsWith(p)) ?? '';
    const cut = cutEnd(cutEnd(word.slice(prefix.length)));
    if (seen.size < 500_000) seen.set(word, cut);
    return cut;
  };
  return { stem, joined, families };
}

/** The primary subtag of a language tag: `ar` of `ar-SY`, '' of nothing. */
export function primaryTag(lang: string | null): string {
  return (lang ?? '').toLowerCase().split(/[-_]/u)[0]!;
}
