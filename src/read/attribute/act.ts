import { ACTS, type Act } from '../../model/index.js';
import { CLASS, KIND, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Phrase } from '../../language/naming.js';
import type { AttributionModel } from './weights.js';

/** So many words at the beginning of a content tell its act; more only added noise (10, 20, 40 tried). */
const WORDS = 20;

/** The features by which the act of a statement is judged. */
export function actFeatures(doc: Doc, hit: CueHit, speaker: Phrase | undefined): string[] {
  const { entry } = hit;
  const neutral = entry.act === 'assert' ? 'n' : entry.act;
  const f = [
    '1',
    `a:${entry.act}`,
    `l:${hit.lemma}`,
    `g:${entry.group}`,
    `f:${hit.family}`,
    `a:${entry.act}|neg${hit.features.negated ? 1 : 0}`,
    `l:${hit.lemma}|neg${hit.features.negated ? 1 : 0}`,
    `form:${hit.form}|${neutral}`,
    `k:${speaker?.kind ?? '-'}|${neutral}`,
    `tense:${hit.features.tense ?? '-'}|${neutral}`,
  ];
  let n = 0;
  const seen = new Set<string>();
  for (const [first, end] of hit.tokens) {
    for (let t = first; t < end && n < WORDS; t++) {
      if (doc.kind[t] !== KIND.word) continue;
      const word = doc.words[t]!;
      if (n === 0) f.push(`w0:${word.stem}|${neutral}`);
      if (n === 1) f.push(`w1:${word.stem}|${neutral}`);
      n++;
      for (const r of word.cues) {
        const key = `c:${r.entry.act}|${neutral}`;
        if (!seen.has(key)) f.push(key);
        seen.add(key);
      }
      if (is(doc, t, CLASS.neg) && !seen.has('neg')) {
        f.push(`neg|${neutral}${n <= 3 ? '|early' : ''}`);
        seen.add('neg');
      }
      const key = `w:${word.base}|${neutral}`;
      if (word.base.length > 1 && !seen.has(key)) f.push(key);
      seen.add(key);
    }
  }
  return f;
}

/** The act of a statement, with the share of belief that it holds. */
export function chooseAct(features: readonly string[], model: AttributionModel): { act: Act; belief: number } {
  const scores = ACTS.map((act) => {
    let s = 0;
    for (const f of features) s += model.act.get(`${act} ${f}`) ?? 0;
    return s;
  });
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const sum = scores.reduce((a, s) => a + Math.exp(s - scores[best]!), 0);
  return { act: ACTS[best]!, belief: 1 / sum };
}
