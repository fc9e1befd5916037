import { CLASS, KIND, SHAPE, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';
import type { Candidate } from './candidates.js';

/** A distance in few steps, so that sparse counts still teach something. */
export function bucket(n: number): string {
  return n < 0 ? 'x' : n < 3 ? String(n) : n < 6 ? '3' : n < 12 ? '6' : n < 25 ? '12' : n < 60 ? '25' : '60';
}

function agrees<T>(a: T | null, b: T | null): string {
  return a === null || b === null ? '?' : a === b ? '=' : '!';
}

/** Whether two phrases speak of the same party by a word of their names. */
export function sameParty(a: Phrase, b: Phrase): boolean {
  return a.first === b.first || a.keys.slice(0, 4).some((k) => b.keys.includes(k));
}

export function context(doc: Doc, t: number, naming: Naming): string {
  if (t < 0) return '^';
  const k = doc.kind[t]!;
  if (k !== KIND.word) return `k${k}`;
  if (is(doc, t, CLASS.aux)) return 'aux';
  if (is(doc, t, CLASS.comp)) return 'comp';
  if (is(doc, t, CLASS.but)) return 'but';
  if (is(doc, t, CLASS.rel)) return 'rel';
  const carrier = naming.carrierAt(doc, t);
  if (carrier !== null) return carrier;
  if (is(doc, t, CLASS.prep)) return 'prep';
  if (doc.words[t]!.cues.length > 0) return 'cue';
  if ((doc.words[t]!.shape & SHAPE.accusative) !== 0) return 'adverb';
  return 'word';
}

/** Who else is in the race: what a candidate's worth depends on. */
export interface Field {
  readonly hasAfter: boolean;
  readonly hasAdjacent: boolean;
  /** What stands before the adjacent phrase: "that", "was", "but", another word … */
  readonly adjacentPrior: string;
  /** Whether an auxiliary stands between the adjacent phrase and the cue. */
  readonly adjacentAux: boolean;
  /** Whether a phrase after the cue is named as the one from whom words were carried. */
  readonly hasFrom: boolean;
  /** Whether the cue carries a joined "and". */
  readonly joined: boolean;
  /** Whether somebody spoke already in the sentence. */
  readonly spoke: boolean;
}

/** The features of a candidate for a hit. */
export function speakerFeatures(
  doc: Doc,
  hit: CueHit,
  hits: readonly CueHit[],
  c: Candidate,
  field: Field,
  naming: Naming,
): string[] {
  const { phrase, source } = c;
  const fam =
    hit.family === 'masdar' && hit.features.suffix !== null
      ? 'masdar+'
      : hit.family === 'verb' && hit.features.suffix !== null
        ? 'verb+'
        : hit.family;
  const s = `${source}${Math.min(c.rank, 3)}`;
  const f: string[] = [s, `${s}|${fam}`, `${source}|${phrase.kind}`, `${source}|${fam}|${phrase.kind}`];
  f.push(`${source}|${fam}|A${field.hasAfter ? 1 : 0}${field.hasAdjacent ? 1 : 0}`);
  f.push(`${s}|${hit.lemma}`);
  f.push(
    `${source}|${fam}|j${field.joined ? 1 : 0}s${field.spoke ? 1 : 0}`,
    `${source}|j${field.joined ? 1 : 0}s${field.spoke ? 1 : 0}|${hit.entry.group}`,
    `${source}|r${c.recency >= 0 ? 1 : 0}|j${field.joined ? 1 : 0}s${field.spoke ? 1 : 0}`,
  );
  f.push(
    `${source}|x${field.adjacentAux ? 1 : 0}|A${field.hasAfter ? 1 : 0}`,
    `${s}|from${field.hasFrom ? 1 : 0}|${context(doc, phrase.first - 1, naming)}`,
  );
  f.push(`${source}|adj:${field.adjacentPrior}|j${field.joined ? 1 : 0}`);
  let aux = 0;
  for (let t = Math.max(phrase.last, hit.first - 3); t < hit.first; t++) if (is(doc, t, CLASS.aux)) aux = 1;
  if (phrase.last <= hit.first)
    f.push(
      `${source}|aux${aux}`,
      `${source}|rel${is(doc, hit.first - 1, CLASS.rel) ? 1 : 0}|${phrase.last === hit.first - 1 || (phrase.last === hit.first - 2 && doc.kind[phrase.last] === KIND.comma) ? 'at' : 'far'}`,
    );
  // A verb before its subject is always singular; after it and elsewhere it agrees.
  const gender = fam === 'masdar+' ? (hit.features.suffix!.gender ?? null) : hit.features.gender;
  const number = fam === 'masdar+' ? hit.features.suffix!.number : hit.features.number;
  const g = agrees(gender, phrase.gender);
  const n = agrees(number === 's' ? 's' : 'p', phrase.number === 's' ? 's' : 'p');
  const carriedOn = source === 'after' || source === 'adjective' ? 'after' : 'else';
  f.push(`g${g}`, `n${n}`, `${source}|${fam}|g${g}`, `${carriedOn}|n${n}`, `${carriedOn}|g${g}|n${n}`);
  if (hit.features.person === 1)
    f.push(`first|${source}`, `first|${c.hit >= 0 && c.hit === hit.parent ? 'parent' : 'other'}`);
  const gap = phrase.first >= hit.last ? phrase.first - hit.last : hit.first - phrase.last;
  f.push(`${source}|gap${bucket(gap)}`, `${source}|${fam}|gap${bucket(gap)}`);
  const prior = context(doc, phrase.first - 1, naming);
  f.push(`${source}|prior:${prior}`, `${fam}|${source}|prior:${prior}`, `${source}|prep:${phrase.prep}`);
  if (phrase.first >= 2) f.push(`${source}|prior2:${context(doc, phrase.first - 2, naming)}`);
  f.push(`${source}|next:${context(doc, phrase.last, naming)}`);
  f.push(`${source}|def${phrase.definite ? 1 : 0}${phrase.named ? 1 : 0}${phrase.anonymous ? 1 : 0}`);
  // Earlier speakers.
  f.push(
    `${source}|recency${c.recency}`,
    `${fam}|recency${c.recency}`,
    `${fam}|${source}|A${field.hasAfter ? 1 : 0}|recency${c.recency}`,
  );
  if (c.hit >= 0) {
    const spoke = hits[c.hit]!;
    const near = spoke.sentence === hit.sentence ? 'same' : hit.sentence - spoke.sentence === 1 ? 'last' : 'far';
    const par = hit.paragraph - spoke.paragraph;
    f.push(
      `spoke|${near}`,
      `${source}|spoke|${near}`,
      `${fam}|spoke|${near}`,
      `spoke|par${Math.min(par, 4)}`,
      `spoke|level${spoke.parent === hit.parent ? '=' : c.hit === hit.parent ? 'p' : spoke.parent < 0 ? 'up' : 'in'}`,
    );
    f.push(`spoke|add:${hit.entry.group}|${near}`);
  }
  // Inside the content of the same outer statement, or of another?
  const outer = hit.parent < 0 ? -1 : hits[hit.parent]!.index;
  const inside = enclosing(phrase.first, hit.index, hits);
  f.push(`${source}|in${inside === outer ? '=' : inside < 0 ? 'out' : 'other'}`);
  f.push(`${source}|quote${doc.quote[phrase.first]! === doc.quote[hit.head]! ? '=' : '!'}`);
  if (
    phrase.first === doc.sentences[doc.sentence[phrase.first]!]! ||
    phrase.first === doc.sentences[doc.sentence[phrase.first]!]! + 1
  )
    f.push(`${source}|${fam}|opens`);
  return f;
}

/** The innermost of the hits around this one (a few before and after) whose content holds a token, or -1. */
function enclosing(token: number, index: number, hits: readonly CueHit[]): number {
  let best = -1;
  let size = Infinity;
  for (let i = Math.max(0, index - 6); i < Math.min(hits.length, index + 4); i++) {
    if (i === index) continue;
    for (const [first, end] of hits[i]!.tokens) {
      if (token >= first && token < end && end - first < size) {
        best = i;
        size = end - first;
      }
    }
  }
  return best;
}
