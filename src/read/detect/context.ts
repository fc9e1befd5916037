import type { Phrase, PhraseKind } from '../../language/naming.js';
import { VERB } from '../../language/text/tag.js';
import { CLASS, KIND, hashOf, type CueCandidate, type Doc, type Quote, type Word } from '../doc.js';
import { aheadOf, continuationOf, type Continuation } from './continuation.js';
import { entryView, type EntryView } from './entries.js';
import { isMark } from './tokens.js';

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

/** What stands where a paragraph has no more tokens. */
export const EDGE = 0x5eed;

/** What features ask of a cue candidate, worked out once. */
export interface CueView {
  readonly cue: CueCandidate;
  readonly entry: EntryView;
  readonly continued: Continuation;
  /** Its family, and its group and its lemma within the family: from the widest to the narrowest. */
  readonly names: readonly number[];
  readonly family: number;
  readonly group: number;
  readonly lemma: number;
  /** Its family with its frames; and what starts are looked at with. */
  readonly framed: number;
  readonly near: readonly number[];
  readonly wide: readonly number[];
  /** Ways in which its content may follow, as bits: "that", an object, a preposition. */
  readonly frames: number;
  /** Tense, person, number, article, preposition and joined pronoun of its form. */
  readonly form: number;
  /** Tense, article and joined pronoun. */
  readonly shape: number;
  /** Tokens of its paragraph and sentence, `from` up to (not with) `to`. */
  readonly from: number;
  readonly to: number;
  readonly opening: number;
  readonly closing: number;
}

/** What detection's features look up again and again about a document, made once. */
export interface Context {
  readonly doc: Doc;
  readonly views: readonly CueView[];
  /** Of each token: hashes of its form and stem, clusters, and a coarse tag. */
  readonly form: Int32Array;
  readonly stem: Int32Array;
  readonly wide: Int32Array;
  readonly narrow: Int32Array;
  readonly tag: Int32Array;
  /** Number of the cue candidate that begins at a token, or -1. */
  readonly cueAt: Int32Array;
  /** Counts up to (not with) a token: commas, words for "that", marks of quotation, cue candidates. */
  readonly commas: Int32Array;
  readonly comps: Int32Array;
  readonly marks: Int32Array;
  readonly cues: Int32Array;
  /** Noun phrases that may name a party; the one that begins at a token, and the one that holds it (-1: none). */
  readonly phrases: readonly Phrase[];
  readonly phraseFrom: Int32Array;
  readonly phraseIn: Int32Array;
}

/** First token of the sentence after the one a token stands in. */
export const sentenceEnd = (doc: Doc, token: number): number => doc.sentences[doc.sentence[token]! + 1]!;
export const sentenceStart = (doc: Doc, token: number): number => doc.sentences[doc.sentence[token]!]!;
export const paragraphEnd = (doc: Doc, token: number): number => doc.paragraphs[doc.paragraph[token]! + 1]!;
/** The innermost quotation around a token. */
export const quoteOf = (doc: Doc, token: number): Quote | null =>
  token < 0 || token >= doc.count || doc.quote[token]! < 0 ? null : doc.quotes[doc.quote[token]!]!;

export function contextOf(doc: Doc, phrases: readonly Phrase[]): Context {
  const { count } = doc;
  const cueAt = new Int32Array(count + 1).fill(-1);
  for (let n = 0; n < doc.cues.length; n++) cueAt[doc.cues[n]!.first] = n;
  const form = new Int32Array(count);
  const stem = new Int32Array(count);
  const wide = new Int32Array(count);
  const narrow = new Int32Array(count);
  const tag = new Int32Array(count);
  const commas = new Int32Array(count + 2);
  const comps = new Int32Array(count + 2);
  const marks = new Int32Array(count + 2);
  const cues = new Int32Array(count + 2);
  for (let i = 0; i <= count; i++) {
    const kind = i < count ? doc.kind[i]! : 0;
    let comp = 0;
    if (i < count) {
      const word = doc.words[i]!;
      const named = kind === KIND.number || kind === KIND.foreign ? -kind : 0;
      form[i] = named || word.key;
      stem[i] = named || word.stemKey;
      wide[i] = kind === KIND.word ? (word.wide >= 0 ? word.wide : unclustered(word)) : -kind;
      narrow[i] = kind === KIND.word ? (word.narrow >= 0 ? word.narrow : unclustered(word)) : -kind;
      tag[i] = tagOf(doc, i, cueAt[i]!);
      comp = (word.classes & CLASS.comp) !== 0 ? 1 : 0;
    }
    commas[i + 1] = commas[i]! + (kind === KIND.comma ? 1 : 0);
    comps[i + 1] = comps[i]! + comp;
    marks[i + 1] = marks[i]! + (isMark(kind) ? 1 : 0);
    cues[i + 1] = cues[i]! + (cueAt[i]! >= 0 ? 1 : 0);
  }
  const phraseFrom = new Int32Array(count + 1).fill(-1);
  const phraseIn = new Int32Array(count + 1).fill(-1);
  for (let p = 0; p < phrases.length; p++) {
    phraseFrom[phrases[p]!.first] = p;
    phraseIn.fill(p, phrases[p]!.first, phrases[p]!.last);
  }
  const ahead = aheadOf(doc, cueAt);
  const views = doc.cues.map((cue, n) => {
    const entry = entryView(cue.reading.entry);
    return viewOf(doc, cue, entry, continuationOf(doc, ahead, cueAt, n, entry));
  });
  return {
    doc,
    views,
    form,
    stem,
    wide,
    narrow,
    tag,
    cueAt,
    commas,
    comps,
    marks,
    cues,
    phrases,
    phraseFrom,
    phraseIn,
  };
}

/** A word too rare for a cluster is known by its article and its letters. */
const unclustered = (word: Word): number => (word.definite ? 300 : 301 + (word.shape & 7));

function tagOf(doc: Doc, i: number, cue: number): number {
  const kind = doc.kind[i]!;
  if (kind !== KIND.word) return isMark(kind) ? KIND.mark : kind;
  return cue >= 0 && doc.cues[cue]!.reading.entry.family === 'verb' ? VERB : doc.words[i]!.tag;
}

const FAMILIES = ['verb', 'participle', 'masdar', 'preposition', 'silence', 'colon', 'quote', 'document'] as const;
/** A number for a family, for features that compare it. */
export const familyNumber = (cue: CueCandidate): number => FAMILIES.indexOf(cue.reading.entry.family);

const TENSES = [null, 'past', 'present'];
const NUMBERS = [null, 's', 'd', 'p'];

function viewOf(doc: Doc, cue: CueCandidate, entry: EntryView, continued: Continuation): CueView {
  const { features, definite, prep, from: joined } = cue.reading;
  const family = familyNumber(cue) + (cue.negated ? 16 : 0);
  const group = Math.imul(entry.group, 31) + family;
  const lemma = Math.imul(entry.lemma, 31) + group;
  const tense = TENSES.indexOf(features.tense);
  const suffix = features.suffix === null ? 0 : 1 + NUMBERS.indexOf(features.suffix.number);
  const shape = tense * 4 + (suffix > 0 ? 2 : 0) + (definite ? 1 : 0);
  const paragraph = doc.paragraph[cue.head]!;
  const { frames } = entry;
  // Families have low numbers: those with frames stand above them.
  const framed = 4096 + frames * 32 + family;
  return {
    cue,
    entry,
    continued,
    names: [family, group, lemma],
    near: [family, group, lemma, framed],
    wide: [family, group, framed],
    family,
    group,
    lemma,
    framed,
    frames,
    form:
      Math.imul(hashOf(prep), 31) +
      (((shape * 4 + (features.person ?? 0)) * 4 + NUMBERS.indexOf(features.number)) * 8 + suffix) * 2 +
      (joined > 0 ? 1 : 0),
    shape,
    from: doc.paragraphs[paragraph]!,
    to: doc.paragraphs[paragraph + 1]!,
    opening: sentenceStart(doc, cue.head),
    closing: sentenceEnd(doc, cue.head),
  };
}

/** The value at a token of a paragraph `from` up to `to`, `EDGE` outside of it. */
export const at = (values: Int32Array, token: number, from: number, to: number): number =>
  token < from || token >= to ? EDGE : values[token]!;

/** What a word is that may open a content; 0 any other. */
export const OPENER = { that: 1, frame: 2, letter: 3, preposition: 4 } as const;

/** Whether a token is "that", a preposition of a cue's own frame, or another word that may open its content. */
export function opener(doc: Doc, { entry }: CueView, token: number): number {
  const { form, classes } = doc.words[token]!;
  if ((classes & CLASS.comp) !== 0) return OPENER.that;
  if (entry.words.has(form)) return OPENER.frame;
  if (form.length === 1) return OPENER.letter;
  return (classes & CLASS.prep) !== 0 ? OPENER.preposition : 0;
}

export { isMark, wordy } from './tokens.js';
