import type { Mention } from './mentioned.js';
import { likeness } from './neighbours.js';

/**
 * What makes two statements bear on one claim, and by how much. Tuned on four annotated stories that share no event, each
 * both as annotated and as Isnad reads it, by the sum of grouping and matrix F1 averaged over three values of `least`. In
 * brackets other values and by how much that sum (of 2) moved with them. A logistic model of the same and of other
 * features, trained on three stories, ranked the pairs of the fourth no better than these weights.
 */
export const WEIGHING = {
  /** Meaning: cosine of the contents' vectors, less what the whole piece is about (0.15: +0.007, 0.25: -0.013). */
  meaning: 0.2,
  /** The same party speaks (0.12: -0.028, 0.2: -0.02). */
  party: 0.16,
  /** A day further apart, three at most (on three further stories 0.03: -0.033, 0.06: -0.002, 0.1: +0.004). */
  day: 0.07,
  /** Neighbours within one article, shrinking with their distance (on three further stories 0.1: -0.014, 0.18: -0.006, 0.22: -0.015). */
  beside: 0.14,
  /** Neighbours of which one denies or is silent and the other, of another party, affirms, beyond that (0: +0.001, 0.1: -0.005; on three further stories 0: -0.03, 0.1: -0.005, 0.3: -0.02). */
  answer: 0.2,
  /**
   * Their articles tell of unrelated things. The annotated stories hold few such pairs (0: +0.005, 0.25: -0.003); in 770
   * articles of nine days 164 claims lay across stories with 0.25, 145 with 0.4.
   */
  unrelated: 0.4,
  /** Different parties are spoken of first (0: -0.062, 0.15: -0.02, 0.25: -0.006). */
  subject: 0.2,
  /** One denies or is silent, the other affirms and speaks of its party (0: +0.002, and stance lost 0.2 points). */
  accused: 0.15,
  /** Both accuse or clear the same party (0: -0.002, 0.2: -0.004). */
  charge: 0.12,
  /** The same, and both say who is, or is not, behind it (0.2: -0.011, 0.5: +0.003). */
  blame: 0.35,
  /** How much the likeliest pair counts against the mean of all pairs (0: -0.016, 0.3: -0.016). */
  top: 0.2,
  /** Clusters less alike than this stay two claims. */
  least: 0.32,
  /** A statement stands in another claim too if it is at least this like it (never: -0.014, 0.34: -0.011, 0.42: -0.008). */
  also: 0.38,
  /** A denial or a silence stands in another claim too if one of its affirmations, of another party, is at least this like it (on three further stories never: -0.02, 0.3: -0.003, 0.36: 0, 0.5: -0.006). */
  answers: 0.42,
  /** A denial goes to a charge against the party that it clears if it is at least this like it (never: -0.003, 0.1: 0). */
  meets: 0.2,
  /** What denies or is silent beside nothing that it answers goes where that is at least this like it (0: -0.005, 0.3: -0.005; never: -0.007). */
  join: 0.25,
  /** Groups that charge one party and are met by the same denials need so much less to be one claim (0: -0.07, 0.12 and 0.3: 0). */
  bridge: 0.2,
};

/** What speaks for and against two statements bearing on one claim, each part as it counts. */
export interface Alike {
  readonly words: number;
  readonly meaning: number;
  readonly party: boolean;
  readonly days: number;
  readonly beside: number;
  /** All of it together. */
  readonly score: number;
}

/** How alike two statements are; `meaning` is the cosine of their vectors without what their whole piece is about. */
export function alike(a: Mention, b: Mention, meaning: number, weighing = WEIGHING): Alike {
  const words = likeness(a, b) * support(a, b);
  const party = shareParty(a, b);
  const days = a.day === null || b.day === null ? 0 : Math.min(3, Math.abs(a.day - b.day));
  const beside = a.article === b.article ? 1 / Math.max(1, Math.abs(a.order - b.order)) : 0;
  const apart = unrelated(a, b);
  const answers = !party && (a.polarity === 'affirm') !== (b.polarity === 'affirm');
  const score =
    words +
    weighing.meaning * meaning +
    (party ? weighing.party : 0) -
    weighing.day * days +
    (weighing.beside + (answers ? weighing.answer : 0)) * beside +
    (answers && (namedBy(a, b) || namedBy(b, a)) ? weighing.accused : 0) +
    (sameCharge(a, b) ? (a.charge!.blame && b.charge!.blame ? weighing.blame : weighing.charge) : 0) * (1 - apart) -
    (subjectsDiffer(a, b) ? weighing.subject : 0) -
    weighing.unrelated * apart;
  return { words, meaning, party, days, beside, score };
}

// One shared word is weaker ground than its weight says where contents are short ("the withdrawal", "the agreement"). By
// judgement, not swept.
const DOUBT = 0.4;

function support(a: Mention, b: Mention): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let shared = 0;
  for (const stem of small.keys()) if (large.has(stem)) shared++;
  return shared / (shared + DOUBT);
}

// Articles of one story are at least this alike; below it the same words are said of something else. As
// `STORY_REACH.weakest`, by judgement.
const RELATED = 0.12;

function unrelated(a: Mention, b: Mention): number {
  if (a.article === b.article) return 0;
  return Math.max(0, 1 - likeness({ weights: a.about }, { weights: b.about }) / RELATED);
}

/** Whether the two contents speak first of different parties. */
function subjectsDiffer({ subject: a }: Mention, { subject: b }: Mention): boolean {
  return a !== null && b !== null && a !== b;
}

/** Whether both accuse or clear the same party. */
function sameCharge(a: Mention, b: Mention): boolean {
  return a.charge !== null && a.charge.party === b.charge?.party;
}

/** Whether a denial or silence is met by an affirmation that speaks of its party. */
function namedBy(answer: Mention, affirmed: Mention): boolean {
  return (
    answer.polarity !== 'affirm' &&
    affirmed.polarity === 'affirm' &&
    answer.parties.some(({ id }) => affirmed.named.includes(id.split('#')[0]!))
  );
}

/** Whether one affirms and shares no party with another: what the other, if it denies or is silent, may answer. */
export function affirmsBeside(affirmed: Mention, other: Mention): boolean {
  return affirmed.polarity === 'affirm' && !shareParty(affirmed, other);
}

/** Whether one denies or is silent, and what another affirms may be what it answers. */
export function mayAnswer(answer: Mention, affirmed: Mention): boolean {
  return answer.polarity !== 'affirm' && affirmsBeside(affirmed, answer);
}

/** Whether two statements have a party in common. */
export function shareParty(a: Mention, b: Mention): boolean {
  return a.parties.some(({ id }) => b.parties.some((party) => party.id === id));
}

/**
 * The vectors of mentions without their mean, at unit length: the statements of one story all point the same way; what is
 * left sets them apart.
 */
export function withoutTheCommon(mentions: readonly Mention[]): Float32Array[] {
  const width = Math.max(0, ...mentions.map(({ vector }) => vector.length));
  const mean = new Float32Array(width);
  for (const { vector } of mentions) {
    for (let k = 0; k < vector.length; k++) mean[k]! += vector[k]! / mentions.length;
  }
  if (mentions.length < 3) mean.fill(0);
  return mentions.map(({ vector }) => unit(Float32Array.from(mean, (m, k) => (vector[k] ?? 0) - m)));
}

/** A vector cut to unit length, in place; a vector of nothing stays so. */
export function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const by = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  for (let k = 0; k < vector.length; k++) vector[k]! *= by;
  return vector;
}

/** The inner product of two vectors of one length. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
