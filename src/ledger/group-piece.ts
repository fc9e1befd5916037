import type { Link } from '../model/index.js';
import { agglomerate, APART, TOGETHER, type Likeness } from './cluster.js';
import { linkId, type GroupContext } from './context.js';
import { alike, dot, mayAnswer, WEIGHING, withoutTheCommon, type Alike } from './likeness.js';
import { answersJoined, bridged, chargesMet, hostsOf } from './meeting.js';
import type { Mention } from './mentioned.js';
import { differentDeals } from './scope.js';

/** Statements that bear on one claim, and why each was put with the others. */
export interface Group {
  readonly mentions: readonly Mention[];
  /** Those of them that are in no other group sooner than in this one. */
  readonly own: readonly Mention[];
  readonly links: readonly Link[];
}

/** The statements of a piece, sorted by key, as groups that each bear on one claim. */
export function groupPiece(
  piece: readonly Mention[],
  decisions: GroupContext['decisions'],
  weighing = WEIGHING,
): readonly Group[] {
  const pointers = pointersOf(piece, decisions);
  const mentions = piece.filter((mention) => !pointers.has(mention));
  const centred = withoutTheCommon(mentions);
  const decided = (i: number, j: number): 'confirm' | 'reject' | undefined =>
    decisions?.get(linkId('same-claim', ...inOrder(mentions[i]!.key, mentions[j]!.key)));
  const compare = (i: number, j: number): Alike =>
    alike(mentions[i]!, mentions[j]!, dot(centred[i]!, centred[j]!), weighing);
  const like = remembered(mentions.length, (i, j) => {
    const said = decided(i, j);
    if (said !== undefined) return said === 'confirm' ? TOGETHER : APART;
    return differentDeals(mentions[i]!, mentions[j]!) ? APART : compare(i, j).score;
  });
  const found = agglomerate(mentions.length, like, weighing.least, weighing.top);
  const met = answersJoined(chargesMet(found, mentions, like, weighing.meets), mentions, like, weighing.join);
  const clusters = bridged(met, mentions, like, weighing);
  const guests = guestsOf(clusters, mentions, like, weighing);
  return clusters.map((group, k) => {
    const linked = (i: number, others: readonly number[]): Link => {
      const j = others.reduce((best, next) => (like(i, next) > like(i, best) ? next : best));
      return claimLink(mentions[i]!, mentions[j]!, compare(i, j), decided(i, j) === 'confirm');
    };
    const links = [
      ...group.slice(1).map((i, before) => linked(i, group.slice(0, before + 1))),
      ...guests[k]!.map((i) => linked(i, group)),
    ];
    const own = group.map((i) => mentions[i]!);
    for (const [pointer, target] of pointers) {
      if (!own.includes(target)) continue;
      own.push(pointer);
      links.push(pointerLink(pointer, target, decisions));
    }
    return { mentions: [...own, ...guests[k]!.map((i) => mentions[i]!)], own, links };
  });
}

/**
 * A statement may stand in several claims: per group those of other groups that are at least `also` like it, and denials and
 * silences that are at least `answers` like what another party affirms there, or that have nothing to answer in their own
 * group. A single statement takes in nobody.
 */
function guestsOf(
  groups: readonly number[][],
  mentions: readonly Mention[],
  like: Likeness,
  { also, answers, join, top }: typeof WEIGHING,
): readonly (readonly number[])[] {
  const hosts = hostsOf(groups, mentions, like, join);
  return groups.map((group, k) => {
    if (group.length < 2) return [];
    return groups.flatMap((others) =>
      others.filter((i) => {
        if (others === group) return false;
        if (hosts.get(i) === k) return true;
        let [sum, likest] = [0, -Infinity];
        for (const j of group) {
          const score = like(i, j);
          if (score >= answers && mayAnswer(mentions[i]!, mentions[j]!)) return true;
          sum += score;
          likest = Math.max(likest, score);
        }
        return (1 - top) * (sum / group.length) + top * likest >= also;
      }),
    );
  });
}

/** Each pair is compared once: clustering and what follows it ask again and again. */
function remembered(count: number, like: Likeness): Likeness {
  const known = new Float64Array(count * count).fill(NaN);
  return (i, j) => {
    const at = i < j ? i * count + j : j * count + i;
    const score = known[at]!;
    return Number.isNaN(score) ? (known[at] = like(i, j)) : score;
  };
}

/** Two keys in the order in which an undirected link names them. */
export function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

// Which statements of the piece only point back, and to which others of it; not where a person said otherwise.
function pointersOf(piece: readonly Mention[], decisions: GroupContext['decisions']): Map<Mention, Mention> {
  const here = new Map(piece.map((mention) => [mention.key, mention]));
  const pairs = piece.flatMap((mention): [Mention, Mention][] => {
    const target = mention.answers === null ? undefined : here.get(mention.answers);
    if (!target || decisions?.get(linkId('denial-of', mention.key, target.key)) === 'reject') return [];
    return [[mention, target]];
  });
  return new Map(pairs);
}

function claimLink(
  a: Mention,
  b: Mention,
  { words, meaning, party, days, beside, score }: Alike,
  confirmed: boolean,
): Link {
  const opposed = (a.polarity === 'affirm') !== (b.polarity === 'affirm');
  const [from, to] = opposed && a.polarity === 'affirm' ? [b, a] : [a, b];
  const reasons = [
    ...(confirmed ? ['confirmed'] : []),
    ...(words > 0 ? [`words ${words.toFixed(2)}`] : []),
    ...(meaning > 0 ? [`meaning ${meaning.toFixed(2)}`] : []),
    ...(party ? ['same-party'] : []),
    ...(days > 0 ? [`days ${days}`] : []),
    ...(beside > 0 ? ['same-article'] : []),
  ];
  const ends = opposed ? { kind: 'denial-of' as const, from: from.key, to: to.key } : undirected('same-claim', a, b);
  return { ...ends, reasons, confidence: confirmed ? 1 : trust(score) };
}

function pointerLink(pointer: Mention, target: Mention, decisions: GroupContext['decisions']): Link {
  const confirmed = decisions?.get(linkId('denial-of', pointer.key, target.key)) === 'confirm';
  // By judgement: the annotated stories hold too few such links (2, both right) to tell.
  return {
    kind: 'denial-of',
    from: pointer.key,
    to: target.key,
    reasons: ['points-back', 'same-article'],
    confidence: confirmed ? 1 : 0.6,
  };
}

function undirected<K extends Link['kind']>(kind: K, a: Mention, b: Mention): { kind: K; from: string; to: string } {
  const [from, to] = inOrder(a.key, b.key);
  return { kind, from, to };
}

// On three annotated stories, of links with a score of 0.3 to 0.4 held 4 of 10, from 0.6 on 73 of 80.
function trust(score: number): number {
  return Math.min(0.99, Math.round(100 / (1 + Math.exp(-7 * (score - 0.3)))) / 100);
}
