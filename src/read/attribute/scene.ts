import type { Naming } from '../../language/naming.js';
import { CLASS, KIND, SHAPE, hashOf, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Sink } from '../model/sink.js';
import type { PhraseTable } from './phrase-table.js';

/** What every question of attribution looks at. */
export interface Scene {
  readonly doc: Doc;
  readonly hits: readonly CueHit[];
  readonly table: PhraseTable;
  readonly naming: Naming;
}

/** Weighs candidates one after the other: the sink is given a candidate's features, then `take` the candidate. */
export interface Weighing<Candidate> {
  readonly sink: Sink;
  take(candidate: Candidate): void;
}

/** What may stand beside a phrase, as numbers of features. Tokens that are no words have the number of their kind. */
const CONTEXT = { start: 0, aux: 20, comp: 21, but: 22, rel: 23, prep: 24, cue: 25, adverb: 26, word: 27 };

/** What stands at a token: a word's part in the grammar of attribution, or a mark. */
export function contextAt(doc: Doc, t: number, naming: Naming): number {
  if (t < 0) return CONTEXT.start;
  const kind = doc.kind[t]!;
  if (kind !== KIND.word) return kind;
  const word = doc.words[t]!;
  const { classes } = word;
  if ((classes & CLASS.aux) !== 0) return CONTEXT.aux;
  if ((classes & CLASS.comp) !== 0) return CONTEXT.comp;
  if ((classes & CLASS.but) !== 0) return CONTEXT.but;
  if ((classes & CLASS.rel) !== 0) return CONTEXT.rel;
  const carrier = naming.carrierAt(doc, t);
  if (carrier !== null) return hashOf(carrier);
  if ((classes & CLASS.prep) !== 0) return CONTEXT.prep;
  if (word.cues.length > 0) return CONTEXT.cue;
  if ((word.shape & SHAPE.accusative) !== 0) return CONTEXT.adverb;
  return CONTEXT.word;
}

/** Whether an auxiliary stands among tokens. */
export function auxiliaryIn(doc: Doc, first: number, last: number): boolean {
  for (let t = first; t < last; t++) if (is(doc, t, CLASS.aux)) return true;
  return false;
}

/** Where a statement's content begins and ends; at its cue's end where it has none. */
export const contentStart = (hit: CueHit): number => hit.tokens[0]?.[0] ?? hit.last;
export const contentEnd = (hit: CueHit): number => hit.tokens[hit.tokens.length - 1]?.[1] ?? hit.last;

/** Whether a token stands in a statement's content. */
export function inContent(hit: CueHit, token: number): boolean {
  for (const [first, end] of hit.tokens) if (token >= first && token < end) return true;
  return false;
}

const FEW = [0, 1, 2, 3, 3, 3];

/** A distance in few steps, so that sparse counts still teach something. */
export function bucket(n: number): number {
  return n < 0 ? -1 : n < 6 ? FEW[n]! : n < 12 ? 6 : n < 25 ? 12 : n < 60 ? 25 : 60;
}
