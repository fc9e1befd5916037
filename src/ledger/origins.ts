import type { Origin, Party, Stance } from '../model/index.js';
import type { Mention } from './mentioned.js';
import { UNKNOWN } from './parties.js';
import { primaryTag } from './stem.js';
import { wordList } from './word-list.js';

/**
 * The parties whose own first-hand words stand behind a claim, each once, with the first statement that shows it and
 * where its words reached us, copies and chains of quotation collapsed.
 */
export function originsOf(group: readonly Mention[], stances: readonly Stance[], own: ReadonlySet<string>): Origin[] {
  const denier = (id: string): boolean => {
    const own = stances.filter((_, i) => group[i]!.parties.some((party) => party.id === id));
    return own.filter((stance) => stance === 'deny').length > own.filter((stance) => stance === 'affirm').length;
  };
  const affirmed = group.filter(({ key }, i) => stances[i] === 'affirm' && own.has(key));
  const firstHand = affirmed.filter(isFirstHand);
  // Where nobody speaks first-hand, whoever is reported to have affirmed it is the nearest to a source that we have.
  const from = firstHand.length ? firstHand : affirmed;
  const origins = new Map<string, { party: Party; mentions: Mention[] }>();
  for (const mention of from) {
    for (const party of mention.parties) {
      // Nobody known is no source, nor is who denies it more often than not; who announced and denied it once is.
      if (denier(party.id) || party.id.startsWith(UNKNOWN)) continue;
      const origin = origins.get(party.id) ?? { party, mentions: [] };
      origin.mentions.push(mention);
      origins.set(party.id, origin);
    }
  }
  return [...origins.values()].map(({ party, mentions }) => ({
    party,
    statement: mentions[0]!.key,
    articles: distinct(mentions.map(({ article }) => article)),
    outlets: distinct(mentions.flatMap(({ outlet }) => outlet ?? [])),
    through: distinct(mentions.flatMap(({ relays }) => relays.map(({ name }) => name))),
  }));
}

// Who only welcomes or asks about what others said has no knowledge of its own of it; nor have "reports" and "the media".
function isFirstHand({ act, speaker, lang }: Mention): boolean {
  if (act === 'praise' || act === 'ask') return false;
  const vague = wordList('hearsay', primaryTag(lang));
  return !speaker.slice(0, 2).some((word) => vague.has(word));
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}
