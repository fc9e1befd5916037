import { CLASS, KIND, SHAPE, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';
import { SOURCES, type Candidate, type Source } from './candidates.js';
import { part, type Part, type Sink } from './features.js';

/** Fixed parts of features. */
const P = {
  SPOKE: part('spoke'),
  NEW: part('new'),
  ADJ: part('adj'),
  FIRST: part('first'),
  PARENT: part('parent'),
  OTHER: part('other'),
  PRIOR: part('prior'),
  PREP: part('prep'),
  PRIOR2: part('prior2'),
  NEXT: part('next'),
  DEFINITE: part('definite'),
  INDEFINITE: part('indefinite'),
  NAMED: part('named'),
  ANONYMOUS: part('anonymous'),
  PLAIN: part('plain'),
  IN_SAME: part('in='),
  IN_OUT: part('in-out'),
  IN_OTHER: part('in-other'),
  QUOTE_SAME: part('quote='),
  QUOTE_OTHER: part('quote!'),
  OPENS: part('opens'),
  AUX1: part('aux1'),
  AUX0: part('aux0'),
  REL1: part('rel1'),
  REL0: part('rel0'),
  AT: part('at'),
  FAR: part('far'),
  LEVEL: part('level'),
  SAME: part('='),
  P: part('p'),
  UP: part('up'),
  IN: part('in'),
  N_SAME: part('n='),
  N_OTHER: part('n!'),
  AFTER: part('after'),
  ELSE: part('else'),
  NEAR: part('same'),
  LAST: part('last'),
};

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

/** Who else is in the race: what a candidate's worth depends on, in words. */
export interface Field {
  /** Whether there are phrases after the cue and directly before it. */
  readonly who: Part;
  /** What stands before the adjacent phrase: "that", "was", "but", another word … */
  readonly adjacentPrior: Part;
  /** Whether an auxiliary stands between the adjacent phrase and the cue. */
  readonly aux: Part;
  /** Whether a phrase after the cue is named as the one from whom words were carried. */
  readonly from: Part;
  /** Of the cue itself, the same for every candidate. */
  readonly family: Part;
  readonly lemma: Part;
  readonly group: Part;
  /** Whether the cue carries a joined "and", and whether somebody spoke already in the sentence. */
  readonly joined: Part;
}

const RANKED: Readonly<Record<Source, readonly Part[]>> = Object.fromEntries(
  SOURCES.map((s) => [s, [0, 1, 2, 3].map((n) => part(`${s}${n}`))]),
) as unknown as Record<Source, readonly Part[]>;
const SOURCE = Object.fromEntries(SOURCES.map((s) => [s, part(s)])) as Readonly<Record<Source, Part>>;
const GAPS: Readonly<Record<string, Part>> = Object.fromEntries(
  ['x', '0', '1', '2', '3', '6', '12', '25', '60'].map((b) => [b, part(`gap${b}`)]),
);
const RECENCY = ['recency-1', 'recency0', 'recency1', 'recency2', 'recency3', 'recency4', 'recency5'].map(part);

/** The family of a cue, with a mark where a pronoun is joined to it. */
export function familyOf(hit: CueHit): string {
  if (hit.features.suffix === null) return hit.family;
  return hit.family === 'masdar' ? 'masdar+' : hit.family === 'verb' ? 'verb+' : hit.family;
}

/** Gives the features of a candidate for a hit to a sink. */
export function speakerFeatures(
  doc: Doc,
  hit: CueHit,
  hits: readonly CueHit[],
  c: Candidate,
  field: Field,
  naming: Naming,
  f: Sink,
): void {
  const { phrase, source } = c;
  const S = SOURCE[source];
  const kind = part(phrase.kind);
  const { family: fam, group } = field;
  const s = RANKED[source][Math.min(c.rank, 3)]!;
  const prior = part(context(doc, phrase.first - 1, naming));
  f.add(s);
  f.add(s, fam);
  f.add(s, field.lemma);
  f.add(s, field.from, prior);
  f.add(S, kind);
  f.add(S, fam, kind);
  f.add(S, fam, field.who);
  f.add(S, fam, field.joined);
  f.add(S, field.joined, group);
  f.add(S, c.recency >= 0 ? P.SPOKE : P.NEW, field.joined);
  f.add(S, field.aux, field.who);
  f.add(S, P.ADJ, field.adjacentPrior, field.joined);
  if (phrase.last <= hit.first) place(doc, hit, phrase, S, f);
  agreement(hit, phrase, source, fam, f);
  if (hit.features.person === 1) {
    f.add(P.FIRST, S);
    f.add(P.FIRST, c.hit >= 0 && c.hit === hit.parent ? P.PARENT : P.OTHER);
  }
  const gap = GAPS[bucket(phrase.first >= hit.last ? phrase.first - hit.last : hit.first - phrase.last)]!;
  f.add(S, gap);
  f.add(S, fam, gap);
  f.add(S, P.PRIOR, prior);
  f.add(S, fam, P.PRIOR, prior);
  f.add(S, P.PREP, part(phrase.prep));
  if (phrase.first >= 2) f.add(S, P.PRIOR2, part(context(doc, phrase.first - 2, naming)));
  f.add(S, P.NEXT, part(context(doc, phrase.last, naming)));
  f.add(
    S,
    phrase.definite ? P.DEFINITE : P.INDEFINITE,
    phrase.named ? P.NAMED : phrase.anonymous ? P.ANONYMOUS : P.PLAIN,
  );
  const recency = RECENCY[c.recency + 1] ?? RECENCY.at(-1)!;
  f.add(S, recency);
  f.add(fam, recency);
  f.add(fam, S, field.who, recency);
  if (c.hit >= 0) earlier(hit, hits, c, field, f);
  // Inside the content of the same outer statement, or of another?
  const inside = enclosing(phrase.first, hit.index, hits);
  f.add(S, inside === hit.parent ? P.IN_SAME : inside < 0 ? P.IN_OUT : P.IN_OTHER);
  f.add(S, doc.quote[phrase.first]! === doc.quote[hit.head]! ? P.QUOTE_SAME : P.QUOTE_OTHER);
  const opening = doc.sentences[doc.sentence[phrase.first]!]!;
  if (phrase.first === opening || phrase.first === opening + 1) f.add(S, fam, P.OPENS);
}

/** Where a phrase before the cue stands to it: an auxiliary or a relative pronoun between. */
function place(doc: Doc, hit: CueHit, phrase: Phrase, source: Part, f: Sink): void {
  const S = source;
  let aux = false;
  for (let t = Math.max(phrase.last, hit.first - 3); t < hit.first; t++) if (is(doc, t, CLASS.aux)) aux = true;
  f.add(S, aux ? P.AUX1 : P.AUX0);
  const at = phrase.last === hit.first - 1 || (phrase.last === hit.first - 2 && doc.kind[phrase.last] === KIND.comma);
  f.add(S, is(doc, hit.first - 1, CLASS.rel) ? P.REL1 : P.REL0, at ? P.AT : P.FAR);
}

/** Gender and number: a verb before its subject is always singular; after it and elsewhere it agrees. */
function agreement(hit: CueHit, phrase: Phrase, source: Source, fam: Part, f: Sink): void {
  const S = SOURCE[source];
  const of = fam.text === 'masdar+' ? hit.features.suffix! : hit.features;
  const g = GENDER[agrees(of.gender, phrase.gender)]!;
  const n = (of.number === 's') === (phrase.number === 's') ? P.N_SAME : P.N_OTHER;
  const carriedOn = source === 'after' || source === 'adjective' ? P.AFTER : P.ELSE;
  f.add(g);
  f.add(n);
  f.add(S, fam, g);
  f.add(carriedOn, n);
  f.add(carriedOn, g, n);
}
const GENDER: Readonly<Record<string, Part>> = { '=': part('g='), '!': part('g!'), '?': part('g?') };
const PARAGRAPHS = ['par0', 'par1', 'par2', 'par3', 'par4'].map(part);

/** What is known of a candidate that spoke before. */
function earlier(hit: CueHit, hits: readonly CueHit[], c: Candidate, { family: fam, group }: Field, f: Sink): void {
  const spoke = hits[c.hit]!;
  const near = spoke.sentence === hit.sentence ? P.NEAR : hit.sentence - spoke.sentence === 1 ? P.LAST : P.FAR;
  f.add(P.SPOKE, near);
  f.add(SOURCE[c.source], P.SPOKE, near);
  f.add(fam, P.SPOKE, near);
  f.add(P.SPOKE, PARAGRAPHS[Math.max(0, Math.min(hit.paragraph - spoke.paragraph, 4))]!);
  f.add(
    P.SPOKE,
    P.LEVEL,
    spoke.parent === hit.parent ? P.SAME : c.hit === hit.parent ? P.P : spoke.parent < 0 ? P.UP : P.IN,
  );
  f.add(P.SPOKE, group, near);
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
