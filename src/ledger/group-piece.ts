import type { Link } from '../model/index.js';
import { agglomerate, APART, TOGETHER } from './cluster.js';
import { linkId, type GroupContext } from './context.js';
import { alike, dot, shareParty, WEIGHING, withoutTheCommon, type Alike } from './likeness.js';
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
  const like = (i: number, j: number): number => {
    const said = decided(i, j);
    if (said !== undefined) return said === 'confirm' ? TOGETHER : APART;
    return differentDeals(mentions[i]!, mentions[j]!) ? APART : compare(i, j).score;
  };
  const found = agglomerate(mentions.length, like, weighing.least, weighing.top);
  const clusters = answersJoined(chargesMet(found, mentions, like, weighing.meets), mentions, like, weighing.join);
  const guests = guestsOf(clusters, like, weighing);
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
 * A statement may stand in several claims: per group those of other groups that are at least `also` like it. A single
 * statement takes in nobody.
 */
function guestsOf(
  groups: readonly number[][],
  like: (i: number, j: number) => number,
  { also, top }: typeof WEIGHING,
): readonly (readonly number[])[] {
  return groups.map((group) => {
    if (group.length < 2) return [];
    return groups.flatMap((others) =>
      others.filter((i) => {
        if (others === group) return false;
        let [sum, likest] = [0, -Infinity];
        for (const j of group) {
          const score = like(i, j);
          sum += score;
          likest = Math.max(likest, score);
        }
        return (1 - top) * (sum / group.length) + top * likest >= also;
      }),
    );
  });
}

/**
 * A denial meets the charge: one that stands where nobody of another party affirms anything goes to the group that holds
 * a charge against the party it clears that is most like it, if that is as like as `least`.
 */
function chargesMet(
  groups: readonly number[][],
  mentions: readonly Mention[],
  like: (i: number, j: number) => number,
  least: number,
): number[][] {
  const opposed = (i: number, j: number): boolean =>
    mentions[j]!.polarity === 'affirm' && !shareParty(mentions[i]!, mentions[j]!);
  const moves = new Map<number, number>();
  groups.forEach((group, from) => {
    for (const i of group) {
      const { polarity, charge } = mentions[i]!;
      if ((polarity !== 'deny' && polarity !== 'reject') || charge === null) continue;
      if (group.some((j) => opposed(i, j))) continue;
      let most = least;
      groups.forEach((other, k) => {
        const charges =
          k === from ? [] : other.filter((j) => opposed(i, j) && mentions[j]!.charge?.party === charge.party);
        if (!charges.length) return;
        const likest = Math.max(...charges.map((j) => like(i, j)));
        if (likest > most) {
          most = likest;
          moves.set(i, k);
        }
      });
    }
  });
  return groups
    .map((group, k) => [
      ...group.filter((i) => !moves.has(i)),
      ...[...moves].filter(([, into]) => into === k).map(([i]) => i),
    ])
    .filter((group) => group.length > 0)
    .map((group) => group.sort((a, b) => a - b));
}

/**
 * A denial or a silence answers something: a group of nothing but such statements joins the group in which one other
 * party affirms what is most like one of them, if that is as like as `least`. What answers nothing here stays by itself.
 */
function answersJoined(
  groups: readonly number[][],
  mentions: readonly Mention[],
  like: (i: number, j: number) => number,
  least: number,
): number[][] {
  const affirms = (i: number): boolean => mentions[i]!.polarity === 'affirm';
  const [stated, answers] = [
    groups.filter((group) => group.some(affirms)),
    groups.filter((group) => !group.some(affirms)),
  ];
  const joined = stated.map((group) => [...group]);
  const alone: number[][] = [];
  for (const group of answers) {
    let into = -1;
    let most = least;
    stated.forEach((other, k) => {
      for (const i of group) {
        for (const j of other) {
          if (!affirms(j) || shareParty(mentions[i]!, mentions[j]!)) continue;
          const score = like(i, j);
          if (score > most) [into, most] = [k, score];
        }
      }
    });
    if (into >= 0) joined[into]!.push(...group);
    else alone.push(group);
  }
  return [...joined.map((group) => group.sort((a, b) => a - b)), ...alone];
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
