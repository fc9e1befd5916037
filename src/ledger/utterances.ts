import { createHash } from 'node:crypto';
import type { Link, Utterance, Variant } from '../model/index.js';
import { linkId, type GroupContext } from './context.js';
import { inOrder } from './group-piece.js';
import { shareParty } from './likeness.js';
import type { Mention } from './mentioned.js';
import { compareWords, type Wording } from './words-diff.js';

// The same words on the same occasion: said within two days (a day lies between time zones, another between print runs) …
const DAYS = 2;
// … and of the shorter wording's three-word runs at least this share stands in the longer: room for what an outlet cuts or
// turns into indirect speech. Chosen by judgement; 0.3 made 26 utterances of three annotated stories' statements, not 22.
const SHARED_RUNS = 0.5;
// Fewer words than this say the same by chance.
const LEAST_WORDS = 5;

/** The utterances among statements: the same words of the same speaker on one occasion, carried by several articles. */
export function utterancesOf(
  mentions: readonly Mention[],
  context: GroupContext,
): { readonly utterances: readonly Utterance[]; readonly links: readonly Link[] } {
  const said = mentions
    .map((mention) => ({ mention, wording: wordingOf(mention, context) }))
    .filter(({ wording }) => wording.terms.length >= LEAST_WORDS)
    .map((one) => ({ ...one, runs: runsOf(one.wording) }));
  const links: Link[] = [];
  const root = said.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i]!)));
  for (let i = 0; i < said.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [said[i]!, said[j]!];
      if (
        a.mention.article === b.mention.article ||
        !shareParty(a.mention, b.mention) ||
        !sameDays(a.mention, b.mention)
      )
        continue;
      const [from, to] = inOrder(a.mention.key, b.mention.key);
      const decided = context.decisions?.get(linkId('same-utterance', from, to));
      const share = sharedRuns(a.runs, b.runs);
      if (decided === 'reject' || (decided === undefined && share < SHARED_RUNS)) continue;
      root[Math.max(find(i), find(j))] = Math.min(find(i), find(j));
      const reasons = [...(decided ? ['confirmed'] : []), `runs ${share.toFixed(2)}`, 'same-party'];
      const confidence = decided ? 1 : Math.round(100 * Math.min(0.98, 0.5 + share / 2)) / 100;
      links.push({ kind: 'same-utterance', from, to, reasons, confidence });
    }
  }
  const groups = new Map<number, (typeof said)[number][]>();
  said.forEach((one, i) => groups.set(find(i), [...(groups.get(find(i)) ?? []), one]));
  const utterances = [...groups.values()].filter((group) => group.length > 1).map(utterance);
  return { utterances, links };
}

function utterance(group: readonly { mention: Mention; wording: Wording }[]): Utterance {
  const fullest = group.reduce((best, next) => (next.wording.terms.length > best.wording.terms.length ? next : best));
  const variants = group.map(({ mention, wording }): Variant => ({
    statement: mention.ref,
    outlet: mention.outlet,
    direct: mention.statement.form === 'direct',
    text: wording.text,
    changes: compareWords(fullest.wording, wording),
  }));
  const keys = group.map(({ mention }) => mention.key).sort();
  return {
    id: `utterance:${createHash('sha256').update(keys[0]!).digest('hex').slice(0, 16)}`,
    party: fullest.mention.parties[0] ?? null,
    statements: group.map(({ mention }) => mention.ref),
    variants,
  };
}

function wordingOf({ text, lang }: Mention, context: GroupContext): Wording {
  return { text, terms: context.terms(text, lang) };
}

function runsOf({ terms }: Wording): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let i = 0; i + 2 < terms.length; i++) runs.add(`${terms[i]!.word} ${terms[i + 1]!.word} ${terms[i + 2]!.word}`);
  return runs;
}

function sharedRuns(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of small) if (large.has(run)) shared++;
  return small.size ? shared / small.size : 0;
}

function sameDays(a: Mention, b: Mention): boolean {
  return a.day === null || b.day === null || Math.abs(a.day - b.day) <= DAYS;
}
