import { ACTS, type Act } from '../../model/index.js';
import { CLASS, KIND, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';
import type { PhraseTable } from './candidates.js';
import { sameParty } from './speaker-features.js';
import type { AttributionModel } from './weights.js';

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

/** The features by which the act of a statement is judged. */
export function actFeatures(
  doc: Doc,
  hit: CueHit,
  speaker: Phrase | undefined,
  prior: Prior | null,
  naming: Naming,
  table: PhraseTable,
): string[] {
  const { entry } = hit;
  const cue = actOfCue(hit);
  const neutral = cue === 'assert' ? 'n' : cue;
  const f = [
    '1',
    `r:${cue}`,
    `l:${hit.lemma}|${cue}`,
    `g:${entry.group}|${cue}`,
    `f:${hit.family}|${neutral}`,
    `form:${hit.form}|${neutral}`,
    `k:${speaker?.kind ?? '-'}|${neutral}`,
    `tense:${hit.features.tense ?? '-'}|${neutral}`,
  ];
  if (prior !== null) f.push(`p:${prior.act}|${neutral}`, `p:${prior.act}|${prior.same ? 1 : 0}|${neutral}`);
  if (hit.tokens.length === 0) f.push(`empty|${neutral}`);
  const about = subjectOf(hit, speaker, table);
  f.push(`o:${about}|${neutral}`);
  let n = 0;
  const seen = new Set<string>();
  const push = (key: string): void => {
    if (!seen.has(key)) f.push(key);
    seen.add(key);
  };
  for (const [first, end] of hit.tokens) {
    for (const sign of naming.actSigns(doc, first, end)) {
      push(`s:${sign}|${neutral}`);
      push(`s:${sign}|${neutral}|o:${about}`);
      push(`s:${sign}`);
      push(`s:${sign}|${entry.group}`);
    }
    for (let t = first; t < end && n < WORDS; t++) {
      if (doc.kind[t] !== KIND.word) continue;
      const word = doc.words[t]!;
      if (n === 0) push(`w0:${word.stem}|${neutral}`);
      n++;
      for (const r of word.cues) push(`c:${r.entry.act}|${neutral}${n <= 3 ? '|early' : ''}`);
      if (is(doc, t, CLASS.neg)) push(`neg|${neutral}${n <= 3 ? '|early' : ''}`);
      if (word.base.length > 2) push(`w:${word.base}|${neutral}`);
    }
  }
  return f;
}

/** The act of a statement, with the share of belief that it holds. */
export function chooseAct(features: readonly string[], model: AttributionModel): { act: Act; belief: number } {
  const scores = new Float64Array(ACTS.length);
  for (const f of features) {
    const row = model.act.get(f);
    if (row !== undefined) for (let i = 0; i < scores.length; i++) scores[i]! += row[i]!;
  }
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const sum = scores.reduce((a, s) => a + Math.exp(s - scores[best]!), 0);
  return { act: ACTS[best]!, belief: 1 / sum };
}
