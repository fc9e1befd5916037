import { ACTS, type Act } from '../../model/index.js';
import { CLASS, KIND, hashOf, is } from '../doc.js';
import type { CueHit } from '../hit.js';
import { templates, type Sink } from '../model/sink.js';
import type { Phrase } from '../../language/naming.js';
import type { ActScales } from './model.js';
import { sameParty, sameVoice } from './party.js';
import type { Scene } from './scene.js';

/** So many words at the beginning of a content may tell its act; more only added noise (10, 20, 40 tried). */
const WORDS = 20;
/** Words so far from its beginning stand early in a content. */
const EARLY = 3;

/** What the cue alone says of the act: its own, or silence where it is negated ("did not say"). */
export function actOfCue(hit: CueHit): Act {
  if (hit.family === 'silence') return 'nocomment';
  if (!hit.features.negated) return hit.entry.act;
  return hit.entry.act === 'deny' || hit.entry.act === 'reject'
    ? 'confirm'
    : hit.entry.act === 'agree'
      ? 'reject'
      : 'nocomment';
}

/** The act before this one, where the same party goes on speaking. */
export interface Prior {
  readonly act: Act;
  readonly same: boolean;
}

/** The act of the statement before, for the one that goes on from it. */
export function priorAct(hit: CueHit, voices: readonly (readonly Phrase[])[], acts: readonly Act[]): Prior | null {
  const act = acts[hit.index - 1];
  if (act === undefined) return null;
  return { act, same: sameVoice(voices[hit.index]?.[0], voices[hit.index - 1]?.[0]) };
}

/** Of whom a content speaks first. */
export const ABOUT = { none: 0, own: 1, person: 2, party: 3, text: 4, other: 5 };

function subjectOf(hit: CueHit, speaker: Phrase | undefined, { table }: Scene): number {
  const span = hit.tokens[0];
  const phrase = span === undefined ? undefined : table.all[table.upTo[span[0]]!];
  if (span === undefined || phrase === undefined || phrase.first > span[0] + 2 || phrase.first >= span[1])
    return ABOUT.none;
  if (speaker !== undefined && sameParty(phrase, speaker)) return ABOUT.own;
  switch (phrase.kind) {
    case 'person':
    case 'office':
      return ABOUT.person;
    case 'place':
    case 'body':
    case 'group':
      return ABOUT.party;
    case 'document':
      return ABOUT.text;
    default:
      return ABOUT.other;
  }
}

/** Templates of features; that of a bare sign is named where training knows something of it beforehand. */
export const ACT = templates(
  'act',
  'any', 'cue', 'lemma', 'group', 'family', 'form', 'who', 'tense', 'prior', 'prior-same', 'empty', 'about', 'sign-by-cue',
  'sign-about', 'sign', 'sign-group', 'first', 'holds', 'negated', 'word',
); // prettier-ignore

const NUMBER = new Map(ACTS.map((act, i) => [act, i]));
/** The number of an act in `ACTS`. */
export const actNumber = (act: Act): number => NUMBER.get(act)!;
/** Stands for a cue that leaves the act to its content. */
export const NEUTRAL = actNumber('assert');

/** Gives the features by which the act of a statement is judged to a sink. */
export function actFeatures(
  f: Sink,
  scene: Scene,
  hit: CueHit,
  speaker: Phrase | undefined,
  prior: Prior | null,
): void {
  const { doc, naming } = scene;
  const cue = actNumber(actOfCue(hit));
  const group = hashOf(hit.entry.group);
  const about = subjectOf(hit, speaker, scene);
  f.one(ACT.any, 0);
  f.one(ACT.cue, cue);
  f.two(ACT.lemma, hashOf(hit.lemma), cue);
  f.two(ACT.group, group, cue);
  f.two(ACT.family, hashOf(hit.family), cue);
  f.two(ACT.form, hashOf(hit.form), cue);
  f.two(ACT.who, speaker === undefined ? 0 : hashOf(speaker.kind), cue);
  f.two(ACT.tense, hit.features.tense === null ? 0 : hashOf(hit.features.tense), cue);
  f.two(ACT.about, about, cue);
  if (prior !== null) {
    f.two(ACT.prior, actNumber(prior.act), cue);
    f.three(ACT['prior-same'], actNumber(prior.act), prior.same ? 1 : 0, cue);
  }
  if (hit.tokens.length === 0) f.one(ACT.empty, cue);
  let n = 0;
  let negated = false;
  let acts = 0;
  for (const [first, end] of hit.tokens) {
    for (const sign of naming.actSigns(doc, first, end)) {
      f.one(ACT.sign, sign);
      f.two(ACT['sign-by-cue'], sign, cue);
      f.three(ACT['sign-about'], sign, about, cue);
      f.two(ACT['sign-group'], sign, group);
    }
    for (let t = first; t < end && n < WORDS; t++) {
      if (doc.kind[t] !== KIND.word) continue;
      const word = doc.words[t]!;
      if (n === 0) f.two(ACT.first, word.stemKey, cue);
      n++;
      for (const { entry } of word.cues) {
        const act = actNumber(entry.act);
        if ((acts & (1 << act)) !== 0) continue;
        f.three(ACT.holds, act, n <= EARLY ? 1 : 0, cue);
        acts |= 1 << act;
      }
      if (!negated && is(doc, t, CLASS.neg)) {
        f.two(ACT.negated, n <= EARLY ? 1 : 0, cue);
        negated = true;
      }
      if (word.base.length > 2) f.one(ACT.word, hashOf(word.base));
    }
  }
}

/** The act of a statement, with the share of belief that it holds. */
export function chooseAct(
  scene: Scene,
  hit: CueHit,
  speaker: Phrase | undefined,
  prior: Prior | null,
  scales: ActScales,
): { readonly act: Act; readonly belief: number } {
  actFeatures(scales.features, scene, hit, speaker, prior);
  const odds = scales.odds();
  let best = 0;
  for (let i = 1; i < odds.length; i++) if (odds[i]! > odds[best]!) best = i;
  let sum = 0;
  for (let i = 0; i < odds.length; i++) sum += Math.exp(odds[i]! - odds[best]!);
  return { act: ACTS[best]!, belief: 1 / sum };
}
