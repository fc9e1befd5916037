import type { CueHit } from '../hit.js';
import type { Score } from '../model/sink.js';
import type { Phrase } from '../../language/naming.js';
import { candidatesOf, type Candidate } from './candidates.js';
import type { Scene } from './scene.js';
import { fieldOf, speakerFeatures } from './speaker-features.js';

export interface Chosen {
  readonly candidate: Candidate;
  /** Share of the belief that the winner holds, 0..1. */
  readonly belief: number;
}

/** Chooses the speaker of a hit among its candidates, or null where there is none. */
export function chooseSpeaker(
  scene: Scene,
  hit: CueHit,
  spoken: readonly (readonly Phrase[])[],
  score: Score,
): Chosen | null {
  const candidates = candidatesOf(scene, hit, spoken);
  if (candidates.length === 0) return null;
  // Nobody to choose from: the one there is holds all of the belief, whatever its score.
  if (candidates.length === 1) return { candidate: candidates[0]!, belief: 1 };
  const field = fieldOf(scene, hit, candidates);
  const scores = new Float64Array(candidates.length);
  let best = 0;
  for (let i = 0; i < scores.length; i++) {
    speakerFeatures(score, scene, hit, candidates[i]!, field);
    scores[i] = score.odds();
    if (scores[i]! > scores[best]!) best = i;
  }
  let sum = 0;
  for (const s of scores) sum += Math.exp(s - scores[best]!);
  return { candidate: candidates[best]!, belief: 1 / sum };
}
