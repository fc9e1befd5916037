import { KIND, is, CLASS, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Phrase } from '../../language/naming.js';
import { contentEnd, type Scene } from './scene.js';

/** Where a candidate was found: how the grammar may tie it to the cue. */
export const SOURCE = {
  after: 0,
  adjective: 1,
  adjacent: 2,
  inner: 3,
  before: 4,
  topic: 5,
  carried: 6,
  outer: 7,
  agent: 8,
} as const;
export type Source = (typeof SOURCE)[keyof typeof SOURCE];

/** A phrase that may be the speaker of a statement. */
export interface Candidate {
  readonly phrase: Phrase;
  readonly source: Source;
  /** Its place among those of its source, nearest first. */
  readonly rank: number;
  /** The latest earlier statement that it spoke, or -1. */
  hit: number;
  /** How many other speakers spoke since then (0: it spoke last), or -1. */
  recency: number;
}

const fresh = (phrase: Phrase, source: Source, rank: number): Candidate => ({
  phrase,
  source,
  rank,
  hit: -1,
  recency: -1,
});

/** The phrase that starts at a token and ends before `limit`: the table's where it has one. */
function phraseFrom({ doc, table, naming }: Scene, t: number, limit: number): Phrase | null {
  const known = table.all[table.upTo[t]!];
  if (known !== undefined && known.first === t && known.last < limit) return known;
  return naming.phraseAt(doc, t, limit);
}

/** How many phrases before the cue are looked at in its sentence (6 tried: no better, slower). */
const BEFORE = 4;
/** How many earlier speakers are looked at (5 tried: no better, slower). */
const CARRIED = 3;
/** How far after the cue the speaker may begin. */
const REACH = 14;

/** The token before which a subject after the cue has to end. */
export function reachAfter(doc: Doc, hit: CueHit, hits: readonly CueHit[]): number {
  let limit = Math.min(doc.sentences[hit.sentence + 1] ?? doc.count, doc.paragraphs[hit.paragraph + 1] ?? doc.count);
  for (const [first] of hit.tokens) if (first >= hit.last) limit = Math.min(limit, first);
  const next = hits[hit.index + 1];
  if (next !== undefined && next.first >= hit.last) limit = Math.min(limit, next.first);
  return limit;
}

function after(scene: Scene, hit: CueHit, out: Candidate[]): void {
  const { doc, hits, naming } = scene;
  // A noun or an adjective may name the speaker even where the content begins at once.
  const adjective = hit.last < doc.count ? naming.adjectiveAt(doc, hit.last) : null;
  if (adjective !== null) out.push(fresh(adjective, SOURCE.adjective, 0));
  const limit = reachAfter(doc, hit, hits);
  const end = Math.min(limit, hit.last + REACH);
  for (let t = hit.last, found = 0; t < end && found < 3;) {
    const phrase = doc.kind[t] === KIND.comma ? null : phraseFrom(scene, t, limit);
    if (phrase === null || phrase.last <= t) {
      t++;
      continue;
    }
    out.push(fresh(phrase, SOURCE.after, found++));
    t = phrase.last;
  }
}

/** The first token of the sentence and paragraph that a cue stands in. */
function clauseStart(doc: Doc, hit: CueHit): number {
  return Math.max(doc.sentences[hit.sentence]!, doc.paragraphs[hit.paragraph]!);
}

/** The token where what stands directly before the cue ends: auxiliaries, commas and relative words between do not count. */
export function clauseEnd(doc: Doc, hit: CueHit): number {
  let end = hit.first;
  const start = clauseStart(doc, hit);
  while (
    end > start &&
    (doc.kind[end - 1] === KIND.comma ||
      doc.kind[end - 1] === KIND.dash ||
      doc.kind[end - 1] === KIND.colon ||
      is(doc, end - 1, CLASS.aux | CLASS.adverb | CLASS.rel | CLASS.neg))
  )
    end--;
  return end;
}

/** Kinds of tokens that a phrase is made of, as bits. */
const WITHIN =
  (1 << KIND.word) | (1 << KIND.foreign) | (1 << KIND.other) | (1 << KIND.open) | (1 << KIND.close) | (1 << KIND.mark);
/** So far back the phrase directly before a cue is looked for. */
const REACH_BACK = 16;

/** The phrase that ends where the cue begins, started at its clause's beginning, where the table has none. */
function adjacent(scene: Scene, hit: CueHit, out: Candidate[]): void {
  const { doc, table, naming } = scene;
  const end = clauseEnd(doc, hit);
  const start = Math.max(clauseStart(doc, hit), end - REACH_BACK);
  let begin = end;
  while (begin > start && ((1 << doc.kind[begin - 1]!) & WITHIN) !== 0 && !naming.isStop(doc, begin - 1)) begin--;
  const known = table.all[table.upTo[hit.first]! - 1];
  if (known !== undefined && known.first <= begin && known.last >= end) begin = known.first;
  for (let t = begin; t < end;) {
    const phrase = phraseFrom(scene, t, end);
    if (phrase === null || phrase.last <= t) t++;
    else if (phrase.last >= end) {
      out.push(fresh(phrase, SOURCE.adjacent, 0));
      inner(scene, phrase, out);
      return;
    } else t = phrase.last;
  }
}

/** Names inside a longer phrase: "the remarks of the guide, who …", "the position of the League, which …". */
function inner({ doc, naming }: Scene, outer: Phrase, out: Candidate[]): void {
  if (outer.kind !== 'document' && outer.kind !== 'other') return;
  for (let t = outer.first + 1, n = 0; t < outer.last && n < 2;) {
    const phrase = naming.phraseAt(doc, t, outer.last);
    if (phrase === null || phrase.last <= t) t++;
    else {
      if (phrase.kind !== 'other') out.push(fresh(phrase, SOURCE.inner, n++));
      t = phrase.last;
    }
  }
}

function among(candidates: readonly Candidate[], phrase: Phrase): Candidate | null {
  for (const c of candidates) if (c.phrase.first === phrase.first) return c;
  return null;
}

/** The first phrases after a content that may name the party behind a silence or a passive ("… by the ministry"). */
function agents(scene: Scene, hit: CueHit, out: Candidate[]): void {
  const { doc, table } = scene;
  if (hit.family !== 'silence' && hit.features.voice !== 'passive') return;
  const end = contentEnd(hit);
  if (end <= hit.last) return;
  const stop = doc.sentences[hit.sentence + 1] ?? doc.count;
  for (let p = table.upTo[end]!, n = 0; p < table.all.length && n < 2 && table.all[p]!.first < stop; p++, n++) {
    const phrase = table.all[p]!;
    if (phrase.first >= end && among(out, phrase) === null) out.push(fresh(phrase, SOURCE.agent, n));
  }
}

/** Every phrase that may be the speaker of a hit; `spoken[i]` are the speakers of the hits before it. */
export function candidatesOf(scene: Scene, hit: CueHit, spoken: readonly (readonly Phrase[])[]): Candidate[] {
  const { doc, table } = scene;
  const out: Candidate[] = [];
  if (hit.family !== 'colon') after(scene, hit, out);
  adjacent(scene, hit, out);
  agents(scene, hit, out);
  const start = clauseStart(doc, hit);
  for (let p = table.upTo[hit.first]! - 1, rank = 0; p >= 0 && rank < BEFORE; p--) {
    const phrase = table.all[p]!;
    if (phrase.first < start) break;
    if (phrase.last > hit.first) continue;
    if (among(out, phrase) === null) out.push(fresh(phrase, SOURCE.before, rank));
    rank++;
  }
  // What the sentence before is about: its first two phrases.
  if (hit.sentence > 0) {
    const from = doc.sentences[hit.sentence - 1]!;
    for (let p = table.upTo[from]!, n = 0; p < table.all.length && n < 2 && table.all[p]!.first < start; p++, n++) {
      const phrase = table.all[p]!;
      if (among(out, phrase) === null) out.push(fresh(phrase, SOURCE.topic, n));
    }
  }
  const outer = hit.parent >= 0 ? spoken[hit.parent]?.[0] : undefined;
  if (outer !== undefined && among(out, outer) === null)
    out.push({ phrase: outer, source: SOURCE.outer, rank: 0, hit: hit.parent, recency: -1 });
  carried(hit, spoken, out);
  return out;
}

/** Those who spoke last, and which of the candidates they are. */
function carried(hit: CueHit, spoken: readonly (readonly Phrase[])[], out: Candidate[]): void {
  const before: number[] = [];
  for (let i = hit.index - 1; i >= 0 && before.length < CARRIED; i--) {
    const phrase = spoken[i]?.[0];
    if (phrase === undefined || before.includes(phrase.first)) continue;
    const recency = before.length;
    before.push(phrase.first);
    const known = among(out, phrase);
    if (known === null) out.push({ phrase, source: SOURCE.carried, rank: recency, hit: i, recency });
    else {
      known.hit = i;
      known.recency = recency;
    }
  }
}
