import { shareParty } from './likeness.js';
import { likeness } from './neighbours.js';
import type { Mention } from './mentioned.js';

// Content with fewer telling stems than this ("the accusations", "the report") says nothing by itself: it points back.
// 2 gave the same claims on three annotated stories, 4 changed 4 of 53 of one for the worse (grouping F1 -0.3 points).
const THIN = 3;
// One that points ("such an attack", "these reports") says little by itself even where it has a few more. On three further
// stories 3 lost a third of a point of grouping and 3 of stance, 6 and more a point of each.
const THIN_POINTING = 5;

/**
 * Whether a statement only points back to another ("denied the accusations", "did not comment"): it joins the claim of
 * the statement that it answers instead of standing for words of its own.
 */
export function pointsBack({ polarity, act, weights, deictic }: Mention): boolean {
  const thin = deictic && polarity !== 'affirm' ? THIN_POINTING : THIN;
  return (polarity !== 'affirm' || act === 'confirm' || act === 'agree') && weights.size < thin;
}

/** Whether a statement's content names a party of the other's, by any name that the context knows. */
export function names(content: Mention, party: Mention): boolean {
  return party.names.some((name) => name.every((stem) => content.stems.has(stem)));
}

/**
 * What a statement that points back answers within its article: an affirmation in which its party is involved (it is
 * named there, or made it and now takes it back), sooner an accusation, sooner near and before. A denial of one agreement
 * says nothing of an agreement of others. Null where nothing is affirmed.
 */
export function answered(mention: Mention, article: readonly Mention[]): Mention | null {
  let best: Mention | null = null;
  let most = -Infinity;
  for (const other of article) {
    if (other === mention || other.polarity !== 'affirm' || pointsBack(other)) continue;
    const own = shareParty(other, mention);
    if (own && mention.polarity === 'silent') continue;
    const score =
      (own || names(other, mention) ? 1 : 0) +
      (names(mention, other) ? 1 : 0) +
      (other.act === 'accuse' && !own && mention.polarity !== 'affirm' ? 0.5 : 0) +
      (other.order < mention.order ? 0.5 : 0) +
      2 * likeness(mention, other) -
      0.15 * Math.abs(other.order - mention.order);
    if (score > most) [best, most] = [other, score];
  }
  return best;
}
