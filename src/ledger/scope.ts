import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';
import type { GroupContext } from './context.js';
import type { Lexicon } from './lexicon.js';
import type { Mention } from './mentioned.js';

/** How a language names the other side of a deal: "an agreement … with X" (`data/ledger/scope-LANG.json`). */
interface ScopeRules {
  readonly deals: readonly string[];
  readonly with: readonly string[];
  /** Words at most between the deal and its "with". */
  readonly reach: number;
  /** Words after "with" that may name the other side. */
  readonly names: number;
}

// Words in more than a fifth of all articles are grammar, not names.
const GRAMMAR = 1.6;

const rules = new Map<string, ScopeRules | null>();

/** With whom a deal that a content speaks of was made, as stems; null where it speaks of none or does not say. */
export function counterpartOf(
  text: string,
  lang: string,
  lexicon: Lexicon,
  { terms }: Pick<GroupContext, 'terms'>,
): ReadonlySet<string> | null {
  const scope = rulesOf(lang, terms);
  if (!scope) return null;
  const words = terms(text, lang);
  for (const [i, { word }] of words.entries()) {
    if (!scope.deals.includes(word)) continue;
    for (let j = i + 1; j <= i + scope.reach && j < words.length; j++) {
      if (!scope.with.includes(words[j]!.word)) continue;
      const after = words.slice(j + 1, j + 1 + scope.names).map(({ base }) => lexicon.stem(base));
      // The name ends at the next word of grammar.
      const end = after.findIndex((stem) => lexicon.weight(stem) < GRAMMAR);
      const named = end < 0 ? after : after.slice(0, end);
      if (named.length) return new Set(named);
    }
  }
  return null;
}

/**
 * Whether two statements speak of deals with different sides: neither's other side is named by the other's, nor is it the
 * other's speaker. "An agreement with Ankara" and "an agreement with Damascus" are two, however alike the rest.
 */
export function differentDeals(a: Mention, b: Mention): boolean {
  if (!a.counterpart || !b.counterpart) return false;
  const shared = [...a.counterpart].some((stem) => b.counterpart!.has(stem) && a.weights.has(stem));
  return !shared && !speaks(b, a.counterpart) && !speaks(a, b.counterpart);
}

function speaks({ names }: Mention, counterpart: ReadonlySet<string>): boolean {
  return names.some((name) => name.every((stem) => counterpart.has(stem)));
}

function rulesOf(lang: string, terms: GroupContext['terms']): ScopeRules | null {
  const known = rules.get(lang);
  if (known !== undefined) return known;
  const file = `ledger/scope-${lang}.json`;
  const read = existsSync(dataPath(file)) ? (JSON.parse(readDataFile(file)) as ScopeRules) : null;
  const fold = (list: readonly string[]): string[] =>
    list.flatMap((word) => terms(word, lang).map((term) => term.word));
  const folded = read && { ...read, deals: fold(read.deals), with: fold(read.with) };
  rules.set(lang, folded);
  return folded;
}
