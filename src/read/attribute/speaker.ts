import { CLASS, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';
import { candidatesOf, type Candidate, type PhraseTable } from './candidates.js';
import { context, familyOf, speakerFeatures, type Field } from './speaker-features.js';
import { Sum, part } from './features.js';
import type { AttributionModel } from './weights.js';

/** What the race among candidates looks like. */
export function fieldOf(
  doc: Doc,
  hit: CueHit,
  hits: readonly CueHit[],
  candidates: readonly Candidate[],
  naming: Naming,
): Field {
  const adjacent = candidates.find((c) => c.source === 'adjacent');
  const before = hits[hit.index - 1];
  const after = candidates.some((c) => c.source === 'after');
  const from = candidates.some((c) => c.source === 'after' && context(doc, c.phrase.first - 1, naming) === 'from');
  const spoke = before !== undefined && before.sentence === hit.sentence;
  return {
    family: part(familyOf(hit)),
    lemma: part(hit.lemma),
    group: part(hit.entry.group),
    who: part(`A${after ? 1 : 0}${adjacent === undefined ? 0 : 1}`),
    adjacentPrior: part(adjacent === undefined ? '-' : context(doc, adjacent.phrase.first - 1, naming)),
    aux: part(adjacent !== undefined && auxBetween(doc, adjacent.phrase.last, hit.first) ? 'x1' : 'x0'),
    from: part(from ? 'from1' : 'from0'),
    joined: part(`j${doc.words[hit.first]!.conj > 0 ? 1 : 0}s${spoke ? 1 : 0}`),
  };
}

function auxBetween(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t < last; t++) if (is(doc, t, CLASS.aux)) return true;
  return false;
}

export interface Chosen {
  readonly candidate: Candidate;
  /** Share of the belief that the winner holds, 0..1. */
  readonly belief: number;
}

/** Chooses the speaker of a hit among its candidates, or null where there is none. */
export function chooseSpeaker(
  doc: Doc,
  hit: CueHit,
  hits: readonly CueHit[],
  spoken: readonly (readonly Phrase[])[],
  table: PhraseTable,
  naming: Naming,
  model: AttributionModel,
): Chosen | null {
  const candidates = candidatesOf(doc, hit, hits, spoken, table, naming);
  if (candidates.length === 0) return null;
  // Nobody to choose from: the one there is holds all of the belief, whatever its score.
  if (candidates.length === 1) return { candidate: candidates[0]!, belief: 1 };
  const field = fieldOf(doc, hit, hits, candidates, naming);
  const scores = new Float64Array(candidates.length);
  let best = 0;
  for (let i = 0; i < scores.length; i++) {
    const sum = new Sum(model.speaker);
    speakerFeatures(doc, hit, hits, candidates[i]!, field, naming, sum);
    scores[i] = sum.total;
    if (sum.total > scores[best]!) best = i;
  }
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += Math.exp(scores[i]! - scores[best]!);
  return { candidate: candidates[best]!, belief: 1 / sum };
}
