import { ACTS, type Act } from '../../model/index.js';
import { CLASS, KIND, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';
import type { PhraseTable } from './candidates.js';
import { part, type Sink } from './features.js';
import { sameParty } from './speaker-features.js';

/** Fixed parts of features. */
const P = {
  N1: part('1'),
  CUE: part('cue'),
  LEMMA: part('lemma'),
  GROUP: part('group'),
  FAMILY: part('family'),
  FORM: part('form'),
  WHO: part('who'),
  X: part('-'),
  TENSE: part('tense'),
  PRIOR: part('prior'),
  SAME: part('same'),
  OTHER: part('other'),
  EMPTY: part('empty'),
  ABOUT: part('about'),
  SIGN: part('sign'),
  FIRST: part('first'),
  HOLDS: part('holds'),
  EARLY: part('early'),
  LATE: part('late'),
  NEGATED: part('negated'),
  WORD: part('word'),
  N: part('n'),
};

/** So many words at the beginning of a content may tell its act; more only added noise (10, 20, 40 tried). */
const WORDS = 20;

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

/** Of whom a content speaks first: its own speaker, another party (by kind), or of no party at all. */
function subjectOf(hit: CueHit, speaker: Phrase | undefined, table: PhraseTable): string {
  const span = hit.tokens[0];
  if (span === undefined) return '-';
  const phrase = table.all[table.upTo[span[0]]!];
  if (phrase === undefined || phrase.first > span[0] + 2 || phrase.first >= span[1]) return '-';
  return speaker !== undefined && sameParty(phrase, speaker)
    ? 'own'
    : phrase.kind === 'person' || phrase.kind === 'office'
      ? 'person'
      : phrase.kind === 'place' || phrase.kind === 'body' || phrase.kind === 'group'
        ? 'party'
        : phrase.kind === 'document'
          ? 'text'
          : 'other';
}

/** Gives the features by which the act of a statement is judged to a sink. */
export function actFeatures(
  doc: Doc,
  hit: CueHit,
  speaker: Phrase | undefined,
  prior: Prior | null,
  naming: Naming,
  table: PhraseTable,
  f: Sink,
): void {
  const { entry } = hit;
  const cue = part(actOfCue(hit));
  const neutral = cue.text === 'assert' ? P.N : cue;
  const group = part(entry.group);
  f.add(P.N1);
  f.add(P.CUE, cue);
  f.add(P.LEMMA, part(hit.lemma), cue);
  f.add(P.GROUP, group, cue);
  f.add(P.FAMILY, part(hit.family), neutral);
  f.add(P.FORM, part(hit.form), neutral);
  f.add(P.WHO, speaker === undefined ? P.X : part(speaker.kind), neutral);
  f.add(P.TENSE, hit.features.tense === null ? P.X : part(hit.features.tense), neutral);
  if (prior !== null) {
    f.add(P.PRIOR, part(prior.act), neutral);
    f.add(P.PRIOR, part(prior.act), prior.same ? P.SAME : P.OTHER, neutral);
  }
  if (hit.tokens.length === 0) f.add(P.EMPTY, neutral);
  const about = part(subjectOf(hit, speaker, table));
  f.add(P.ABOUT, about, neutral);
  let n = 0;
  let negated = false;
  let acts = 0;
  for (const [first, end] of hit.tokens) {
    for (const name of naming.actSigns(doc, first, end)) {
      const sign = part(name);
      f.add(P.SIGN, sign, neutral);
      f.add(P.SIGN, sign, neutral, about);
      f.add(P.SIGN, sign);
      f.add(P.SIGN, sign, group);
    }
    for (let t = first; t < end && n < WORDS; t++) {
      if (doc.kind[t] !== KIND.word) continue;
      const word = doc.words[t]!;
      if (n === 0) f.add(P.FIRST, part(word.stem), neutral);
      n++;
      for (const r of word.cues) {
        const bit = 1 << ACTS.indexOf(r.entry.act);
        if ((acts & bit) === 0) f.add(P.HOLDS, part(r.entry.act), neutral, n <= 3 ? P.EARLY : P.LATE);
        acts |= bit;
      }
      if (!negated && is(doc, t, CLASS.neg)) {
        f.add(P.NEGATED, neutral, n <= 3 ? P.EARLY : P.LATE);
        negated = true;
      }
      if (word.base.length > 2) f.add(P.WORD, part(word.base), neutral);
    }
  }
}

/** The act of a statement, with the share of belief that it holds. */
export function chooseAct(scores: Float64Array): { act: Act; belief: number } {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const sum = scores.reduce((a, s) => a + Math.exp(s - scores[best]!), 0);
  return { act: ACTS[best]!, belief: 1 / sum };
}
