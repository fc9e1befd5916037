import { createHash } from 'node:crypto';
import type { Claim, History, Party, Position, Stance } from '../model/index.js';
import { circlesOf } from './circles.js';
import { affirmsBeside, shareParty } from './likeness.js';
import { originsOf } from './origins.js';
import { PRINTED } from './parties.js';
import type { Mention } from './mentioned.js';
import type { GroupContext } from './context.js';
import type { Group } from './group-piece.js';

/** A group of statements that bear on one proposition, as the claim that leaves Isnad. */
export function claimOf({ mentions, own, links }: Group, context: GroupContext): Claim {
  const ordered = oneNameEach([...mentions].sort(byTime));
  const stances = stancesOf(ordered);
  const mine = new Set(own.map(({ key }) => key));
  const gist = clearest(ordered, stances, mine);
  return {
    id: claimId([...own].sort(byTime)),
    gist: gistOf(gist),
    positions: positionsOf(ordered, stances),
    origins: originsOf(ordered, stances, mine),
    outlets: unique(ordered.map(({ outlet }) => outlet).filter((outlet): outlet is string => outlet !== null)),
    articles: unique(ordered.map(({ article }) => article)),
    history: historyOf(ordered, stances),
    circles: circlesOf(ordered, context),
    links,
  };
}

/** Earliest first; what has no time goes by its article's day, then by key. */
export function byTime(a: Mention, b: Mention): number {
  return (a.day ?? 0) - (b.day ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** An id that stays while the claim's first statement stays in it. */
function claimId(ordered: readonly Mention[]): string {
  return `claim:${createHash('sha256').update(ordered[0]!.key).digest('hex').slice(0, 16)}`;
}

/** How each statement of a group stands to the group's proposition. */
export function stancesOf(group: readonly Mention[]): readonly Stance[] {
  const affirmedBeside = (mention: Mention, plainly: boolean): boolean =>
    group.some((other) => other !== mention && !(plainly && other.negated) && affirmsBeside(other, mention));
  const deniedToo = (mention: Mention): boolean =>
    group.some((other) => other.polarity === 'deny' && shareParty(other, mention));
  return group.map((mention) => {
    const { polarity, negated } = mention;
    // To refuse is to deny where someone else put the thing forward; words of one's own stay an affirmation of them.
    if (polarity === 'reject') return affirmedBeside(mention, false) ? 'deny' : 'affirm';
    // A negation is a denial where another party affirms the thing, or the same party denies it in so many words.
    if (polarity === 'affirm' && negated)
      return affirmedBeside(mention, true) || deniedToo(mention) ? 'deny' : 'affirm';
    return polarity;
  });
}

// The clearest content is the affirmed one most like the rest, of those that are the claim's own; length counts against
// both fragments and long sentences.
function clearest(group: readonly Mention[], stances: readonly Stance[], own: ReadonlySet<string>): Mention {
  const score = (mention: Mention, i: number): number => {
    let sum = 0;
    for (const other of group)
      for (const [stem, weight] of mention.weights) sum += weight * (other.weights.get(stem) ?? 0);
    const words = mention.weights.size;
    return (
      (sum / group.length) *
      Math.min(1, words / 8) *
      Math.min(1, 30 / Math.max(1, words)) *
      (stances[i] === 'affirm' ? 2 : 1)
    );
  };
  return group
    .map((mention, i) => ({ mention, score: own.has(mention.key) ? score(mention, i) : -1 }))
    .reduce((best, next) => (next.score > best.score ? next : best)).mention;
}

function gistOf({ article, statement, ref, text }: Mention): Claim['gist'] {
  const [first] = statement.content;
  if (!first) return { article, ...ref.cue, text: '' };
  return statement.content.length === 1
    ? { article, start: first.start, end: first.end, text }
    : { article, start: first.start, end: first.end, text: text.slice(0, first.end - first.start) };
}

function positionsOf(group: readonly Mention[], stances: readonly Stance[]): Position[] {
  const positions = new Map<string, { party: Party; stance: Stance; mentions: Mention[] }>();
  group.forEach((mention, i) => {
    for (const party of mention.parties) {
      const key = `${stances[i]!} ${party.id}`;
      const position = positions.get(key) ?? { party, stance: stances[i]!, mentions: [] };
      position.mentions.push(mention);
      positions.set(key, position);
    }
  });
  return [...positions.values()].map(({ party, stance, mentions }) => ({
    party,
    stance,
    statements: mentions.map(({ ref }) => ref),
  }));
}

/** Per party: what it said on the claim, by the time of its saying. */
function historyOf(group: readonly Mention[], stances: readonly Stance[]): History[] {
  const histories = new Map<string, { party: Party; moments: History['moments'][number][] }>();
  group.forEach((mention, i) => {
    for (const party of mention.parties) {
      const history = histories.get(party.id) ?? { party, moments: [] };
      history.moments.push({ time: mention.time, stance: stances[i]!, statement: mention.ref });
      histories.set(party.id, history);
    }
  });
  for (const { moments } of histories.values()) moments.sort((a, b) => compare(a.time ?? '', b.time ?? ''));
  return [...histories.values()];
}

/**
 * Parties known only by their printed names become one where one name's words are part of the other's: within one claim
 * "al-Shehhi" and "Brigadier al-Shehhi, commander of …" are the same speaker. Where the fuller names are those of one
 * known party, it is that party ("a military source" beside "a Syrian military source").
 */
function oneNameEach(group: readonly Mention[]): Mention[] {
  const named = group.flatMap((mention) => mention.parties.map((party) => ({ party, words: wordsOf(party, mention) })));
  const fuller = (party: Party): Party => {
    if (!party.id.startsWith(PRINTED)) return party;
    const mine = new Set(party.id.slice(PRINTED.length).split(' '));
    const longer = named.filter(({ words }) => words.size > mine.size && [...mine].every((word) => words.has(word)));
    const known = new Map(
      longer.filter((one) => !one.party.id.startsWith(PRINTED)).map((one) => [one.party.id, one.party]),
    );
    if (mine.size > 1 && known.size === 1) return [...known.values()][0]!;
    const printed = longer.filter((one) => one.party.id.startsWith(PRINTED));
    printed.sort((a, b) => b.words.size - a.words.size || compare(a.party.id, b.party.id));
    return printed[0]?.party ?? party;
  };
  return group.map((mention) => {
    const parties = mention.parties.map(fuller);
    return { ...mention, parties: [...new Map(parties.map((party) => [party.id, party])).values()] };
  });
}

function wordsOf(party: Party, { called }: Mention): ReadonlySet<string> {
  return new Set(party.id.startsWith(PRINTED) ? party.id.slice(PRINTED.length).split(' ') : called);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
