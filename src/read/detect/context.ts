import type { Phrase, PhraseKind } from '../../language/naming.js';
import { continuationOf, expect, type Continuation, type Expectation, type Priors } from './priors.js';
import { CLASS, KIND, type CueCandidate, type Doc, type Quote } from '../doc.js';

/** Kinds of phrases as numbers, for features. */
const PHRASE_KINDS: readonly PhraseKind[] = [
  'person',
  'office',
  'body',
  'outlet',
  'source',
  'group',
  'document',
  'place',
  'adjective',
  'pronoun',
  'other',
];
export const phraseKind = (phrase: Phrase | undefined): number =>
  phrase === undefined ? -1 : PHRASE_KINDS.indexOf(phrase.kind);

/** What the detection's features look up again and again about a document, made once. */
export interface Context {
  readonly doc: Doc;
  /** Number of the cue candidate that begins at a token, or -1. */
  readonly cueAt: Int32Array;
  /** Counts up to (not with) a token: commas, words for "that", marks of quotation, cue candidates of verbs. */
  readonly commas: Int32Array;
  readonly comps: Int32Array;
  readonly marks: Int32Array;
  readonly cues: Int32Array;
  /** What training leads to expect of each cue candidate. */
  readonly expected: readonly Expectation[];
  readonly continued: readonly Continuation[];
  /** Noun phrases that may name a party; the one that begins at a token, and the one that holds it (-1: none). */
  readonly phrases: readonly Phrase[];
  readonly phraseFrom: Int32Array;
  readonly phraseIn: Int32Array;
  /** First token of the sentence after the one a token stands in. */
  sentenceEnd(token: number): number;
  sentenceStart(token: number): number;
  paragraphEnd(token: number): number;
  quoteOf(token: number): Quote | null;
}

export function contextOf(
  doc: Doc,
  phrases: readonly Phrase[],
  priors: Priors,
  without: Priors | null = null,
): Context {
  const { count } = doc;
  const cueAt = new Int32Array(count + 1).fill(-1);
  doc.cues.forEach((c, i) => {
    cueAt[c.first] = i;
  });
  const continued = doc.cues.map((_cue, n) => continuationOf(doc, cueAt, n));
  const commas = new Int32Array(count + 2);
  const comps = new Int32Array(count + 2);
  const marks = new Int32Array(count + 2);
  const cues = new Int32Array(count + 2);
  for (let i = 0; i <= count; i++) {
    const k = i < count ? doc.kind[i]! : 0;
    commas[i + 1] = commas[i]! + (k === KIND.comma ? 1 : 0);
    comps[i + 1] = comps[i]! + (i < count && (doc.words[i]!.classes & CLASS.comp) !== 0 ? 1 : 0);
    marks[i + 1] = marks[i]! + (k === KIND.mark || k === KIND.open || k === KIND.close ? 1 : 0);
    cues[i + 1] = cues[i]! + (cueAt[i]! >= 0 ? 1 : 0);
  }
  const phraseFrom = new Int32Array(count + 1).fill(-1);
  const phraseIn = new Int32Array(count + 1).fill(-1);
  phrases.forEach((p, i) => {
    phraseFrom[p.first] = i;
    phraseIn.fill(i, p.first, p.last);
  });
  return {
    doc,
    phrases,
    phraseFrom,
    phraseIn,
    expected: doc.cues.map((_cue, n) => expect(doc, n, continued[n]!, priors, without)),
    continued,
    cueAt,
    commas,
    comps,
    marks,
    cues,
    sentenceEnd: (t) => doc.sentences[doc.sentence[t]! + 1]!,
    sentenceStart: (t) => doc.sentences[doc.sentence[t]!]!,
    paragraphEnd: (t) => doc.paragraphs[doc.paragraph[t]! + 1]!,
    quoteOf: (t) => (t < 0 || t >= count || doc.quote[t]! < 0 ? null : doc.quotes[doc.quote[t]!]!),
  };
}

export { isMark, wordy } from './tokens.js';

const FAMILIES = ['verb', 'participle', 'masdar', 'preposition', 'silence', 'colon', 'quote', 'document'] as const;
/** A number for a family, for features that compare it. */
export const familyNumber = (cue: CueCandidate): number => FAMILIES.indexOf(cue.reading.entry.family);
