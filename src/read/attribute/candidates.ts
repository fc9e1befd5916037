import { KIND, is, CLASS, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { Naming, Phrase } from '../../language/naming.js';

/** Where a candidate was found: how the grammar may tie it to the cue. */
export const SOURCES = ['after', 'adjective', 'adjacent', 'inner', 'before', 'topic', 'carried', 'outer'] as const;
export type Source = (typeof SOURCES)[number];

/** A phrase that may be the speaker of a statement. */
export interface Candidate {
  readonly phrase: Phrase;
  readonly source: Source;
  /** Its place among those of its source, nearest first. */
  readonly rank: number;
  /** The latest earlier statement that it spoke, or -1. */
  readonly hit: number;
  /** How many other speakers spoke since then (0: it spoke last), or -1. */
  readonly recency: number;
}

/** The phrases of a text with a quick way to those of a stretch of tokens. */
export interface PhraseTable {
  readonly all: readonly Phrase[];
  /** `upTo[t]`: how many phrases begin before token `t`. */
  readonly upTo: Int32Array;
}

/** Indexes the phrases of a text: those at hand, or found here. */
export function phraseTable(doc: Doc, naming: Naming, all: readonly Phrase[] = naming.phrases(doc)): PhraseTable {
  const upTo = new Int32Array(doc.count + 2);
  let p = 0;
  for (let t = 0; t <= doc.count; t++) {
    upTo[t] = p;
    while (p < all.length && all[p]!.first <= t) p++;
  }
  upTo[doc.count + 1] = all.length;
  return { all, upTo };
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

function after(doc: Doc, hit: CueHit, hits: readonly CueHit[], naming: Naming, out: Candidate[]): void {
  const limit = reachAfter(doc, hit, hits);
  // A noun or an adjective may name the speaker even where the content begins at once.
  const reach = Math.min(doc.count, hit.last + REACH);
  let found = 0;
  const adjective = hit.last < doc.count ? naming.adjectiveAt(doc, hit.last) : null;
  if (adjective !== null) out.push({ phrase: adjective, source: 'adjective', rank: 0, hit: -1, recency: -1 });
  for (let t = hit.last; t < Math.min(limit, reach) && found < 3;) {
    const phrase = doc.kind[t] === KIND.comma ? null : naming.phraseAt(doc, t, limit);
    if (phrase === null || phrase.last <= t) {
      t++;
      continue;
    }
    out.push({ phrase, source: 'after', rank: found++, hit: -1, recency: -1 });
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

/** The phrase that ends where the cue begins, started at its clause's beginning, where the table has none. */
function adjacent(doc: Doc, hit: CueHit, table: PhraseTable, naming: Naming, out: Candidate[]): void {
  const end = clauseEnd(doc, hit);
  const start = clauseStart(doc, hit);
  let begin = end;
  while (begin > start && end - begin < 16) {
    const k = doc.kind[begin - 1]!;
    if (
      k !== KIND.word &&
      k !== KIND.foreign &&
      k !== KIND.other &&
      k !== KIND.open &&
      k !== KIND.close &&
      k !== KIND.mark
    )
      break;
    if (naming.isStop(doc, begin - 1)) break;
    begin--;
  }
  const known = table.all[table.upTo[hit.first]! - 1];
  if (known !== undefined && known.first <= begin && known.last >= end) begin = known.first;
  for (let t = begin; t < end;) {
    const phrase = naming.phraseAt(doc, t, end);
    if (phrase === null || phrase.last <= t) t++;
    else if (phrase.last >= end) {
      out.push({ phrase, source: 'adjacent', rank: 0, hit: -1, recency: -1 });
      inner(doc, phrase, naming, out);
      return;
    } else t = phrase.last;
  }
}

/** Names inside a longer phrase: "the remarks of the guide, who …", "the position of the League, which …". */
function inner(doc: Doc, outer: Phrase, naming: Naming, out: Candidate[]): void {
  if (outer.kind !== 'document' && outer.kind !== 'other') return;
  for (let t = outer.first + 1, n = 0; t < outer.last && n < 2;) {
    const phrase = naming.phraseAt(doc, t, outer.last);
    if (phrase === null || phrase.last <= t) t++;
    else {
      if (phrase.kind !== 'other') out.push({ phrase, source: 'inner', rank: n++, hit: -1, recency: -1 });
      t = phrase.last;
    }
  }
}

/** Every phrase that may be the speaker of a hit; `spoken[i]` are the speakers of the hits before it. */
export function candidatesOf(
  doc: Doc,
  hit: CueHit,
  hits: readonly CueHit[],
  spoken: readonly (readonly Phrase[])[],
  table: PhraseTable,
  naming: Naming,
): Candidate[] {
  const out: Candidate[] = [];
  if (hit.family !== 'colon') after(doc, hit, hits, naming, out);
  adjacent(doc, hit, table, naming, out);
  const start = clauseStart(doc, hit);
  // A handful: an array is quicker than a set.
  const seen = out.map((c) => c.phrase.first);
  let rank = 0;
  for (let p = table.upTo[hit.first]! - 1; p >= 0 && rank < BEFORE; p--) {
    const phrase = table.all[p]!;
    if (phrase.first < start) break;
    if (phrase.last > hit.first) continue;
    if (!seen.includes(phrase.first)) out.push({ phrase, source: 'before', rank, hit: -1, recency: -1 });
    seen.push(phrase.first);
    rank++;
  }
  // What the sentence before is about: its first two phrases.
  if (hit.sentence > 0) {
    const from = doc.sentences[hit.sentence - 1]!;
    for (let p = table.upTo[from]!, n = 0; p < table.all.length && n < 2 && table.all[p]!.first < start; p++, n++) {
      const phrase = table.all[p]!;
      if (!seen.includes(phrase.first)) out.push({ phrase, source: 'topic', rank: n, hit: -1, recency: -1 });
    }
  }
  const outer = hit.parent >= 0 ? spoken[hit.parent]?.[0] : undefined;
  if (outer !== undefined && !out.some((c) => c.phrase.first === outer.first))
    out.push({ phrase: outer, source: 'outer', rank: 0, hit: hit.parent, recency: -1 });
  const before: number[] = [];
  for (let i = hit.index - 1, n = 0; i >= 0 && n < CARRIED; i--) {
    const phrase = spoken[i]?.[0];
    if (phrase === undefined || before.includes(phrase.first)) continue;
    before.push(phrase.first);
    const at = out.findIndex((c) => c.phrase.first === phrase.first);
    if (at >= 0) out[at] = { ...out[at]!, hit: i, recency: n };
    else out.push({ phrase, source: 'carried', rank: n, hit: i, recency: n });
    n++;
  }
  return out;
}
