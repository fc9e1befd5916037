import { CLASS, KIND, type CueCandidate, type Doc, type Quote } from '../doc.js';

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
  /** First token of the sentence after the one a token stands in. */
  sentenceEnd(token: number): number;
  sentenceStart(token: number): number;
  paragraphEnd(token: number): number;
  quoteOf(token: number): Quote | null;
}

export function contextOf(doc: Doc): Context {
  const { count } = doc;
  const cueAt = new Int32Array(count + 1).fill(-1);
  doc.cues.forEach((c, i) => {
    cueAt[c.first] = i;
  });
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
  return {
    doc,
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

/** Whether a token is a word, number or foreign word. */
export const wordy = (doc: Doc, token: number): boolean =>
  token >= 0 && token < doc.count && doc.kind[token]! <= KIND.foreign;

export const isMark = (kind: number): boolean => kind === KIND.mark || kind === KIND.open || kind === KIND.close;

const FAMILIES = ['verb', 'participle', 'masdar', 'preposition', 'silence', 'colon', 'quote', 'document'] as const;
/** A number for a family, for features that compare it. */
export const familyNumber = (cue: CueCandidate): number => FAMILIES.indexOf(cue.reading.entry.family);
