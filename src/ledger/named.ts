import type { Reading } from '../model/index.js';
import { chargeWordsOf } from './charge-words.js';
import type { GroupContext } from './context.js';
import { primaryTag } from './stem.js';

/** A party that a content names, and where. */
export interface Named {
  readonly party: string;
  readonly start: number;
}

/** States have ids of two letters. */
const STATE = /^[a-z]{2}$/u;

/**
 * The parties that each content of an article names, in order. "The regime", "the government" without a name is that of the
 * state which the article's contents name most.
 */
export function namedIn(
  texts: readonly string[],
  { published, lang }: Pick<Reading['article'], 'published' | 'lang'>,
  context: Pick<GroupContext, 'named' | 'terms'>,
): readonly (readonly Named[])[] {
  const day = published?.slice(0, 10) ?? null;
  const all = texts.map((text) => context.named?.(text, day) ?? []);
  const known = chargeWordsOf(primaryTag(lang), context.terms);
  const home = mostNamed(all.flat().filter(({ party }) => STATE.test(party)));
  if (home === null || !known) return all;
  return all.map((named, i) => {
    if (named.some(({ party }) => party === home)) return named;
    const bare = context.terms(texts[i]!, lang).find(({ word }) => known.rulers.has(word));
    return bare ? [...named, { party: home, start: bare.start }].sort((a, b) => a.start - b.start) : named;
  });
}

function mostNamed(named: readonly Named[]): string | null {
  const counts = new Map<string, number>();
  for (const { party } of named) counts.set(party, (counts.get(party) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
