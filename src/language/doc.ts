import type { Act, Span } from '../model/index.js';
import type { Folded } from './folded.js';

/**
 * An analysed text: flat arrays, one slot a token, and tables of sentences, paragraphs and quotations over token numbers.
 * A language pack makes it, the reader reads it; nothing in it copies the text.
 */
export interface Doc {
  readonly text: string;
  readonly folded: Folded;
  /** How many tokens there are. */
  readonly count: number;
  /** Offsets of a token in the text. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Offset of a token in the folded text: `offsetIn` turns letters of a token's folded form into text offsets. */
  readonly folds: Int32Array;
  /** One of `KIND`. */
  readonly kind: Uint8Array;
  /** What is known of the token's form; punctuation has a word too, without classes and cues. */
  readonly words: readonly Word[];
  /** Number of the sentence and paragraph a token stands in, and of the innermost quotation around it (-1: none). */
  readonly sentence: Int32Array;
  readonly paragraph: Int32Array;
  readonly quote: Int32Array;
  /** First token of each sentence and paragraph; the last entry is `count`. */
  readonly sentences: Int32Array;
  readonly paragraphs: Int32Array;
  readonly quotes: readonly Quote[];
  /** Words and phrases that may make a statement, in the order of the text; the reader decides which do. */
  readonly cues: readonly CueCandidate[];
}

/** Kinds of tokens. `mark` is a quotation mark that does not show its direction by itself. */
export const KIND = {
  word: 1,
  number: 2,
  foreign: 3,
  stop: 4,
  comma: 5,
  semicolon: 6,
  colon: 7,
  open: 8,
  close: 9,
  dash: 10,
  bracketOpen: 11,
  bracketClose: 12,
  ellipsis: 13,
  other: 14,
  mark: 15,
} as const;

/** A quotation: tokens `first` up to (not with) `end` are inside. A mark that is missing is -1. */
export interface Quote {
  readonly open: number;
  readonly close: number;
  readonly first: number;
  readonly end: number;
  /** The quotation around this one, -1 at the outside. */
  readonly outer: number;
}

/** Classes of words as bits: closed lists of a pack (`data/LANG/classes.tsv`). */
export const CLASSES = [
  'comp', // that, saying-that
  'rel', // who, which
  'prep',
  'neg',
  'and', // joins words and clauses
  'but', // opens a contrasting or parallel clause: but, while, whereas
  'aux', // was, had, went on
  'time', // days, months, today
  'title', // minister, president, spokesman
  'body', // ministry, agency, party, government
  'medium', // statement, interview, press conference
  'outlet', // agency, channel, paper
  'gloss', // opens what the outlet adds: "in a reference to", "which", "noting that"
  'cause', // because, since, so that
  'if',
  'pronoun',
  'demo', // this, that
  'quant', // all, some, any
  'source', // sources, officials, witnesses
  'adverb', // also, moreover, meanwhile
  'thing', // what, matter
] as const;
export type ClassName = (typeof CLASSES)[number];

/** The bit of a class. */
export const CLASS: Readonly<Record<ClassName, number>> = Object.fromEntries(
  CLASSES.map((name, i) => [name, 1 << i]),
) as Record<ClassName, number>;

/** All that is known of a word form, shared by its tokens. */
export interface Word {
  /** Folded form. */
  readonly form: string;
  /** How many units of a joined "and" or "so" the form most likely begins with (0 or 1). */
  readonly conj: number;
  /** A joined preposition (folded letter) after the conjunction, or ''. */
  readonly prep: string;
  /** Whether it carries the article. */
  readonly definite: boolean;
  /** Form without the joined conjunction. */
  readonly stem: string;
  /** Form without conjunction, joined preposition and article. */
  readonly base: string;
  readonly classes: number;
  /** Bits of `SHAPE`: what the letters alone suggest. */
  readonly shape: number;
  /** log2 of how often a large corpus has the form (0: rare or unknown). */
  readonly frequency: number;
  /** Tenths of its uses that carry the article, -1 unknown: a noun has many, a verb none. */
  readonly noun: number;
  /** How a large corpus uses the form, tenths (see `USES`); empty where it is too rare. */
  readonly uses: readonly number[];
  /** What names of lists it belongs to, as bits of `NAMED`. */
  readonly named: number;
  readonly cues: readonly CueReading[];
  /** Hashes of `form` and `stem`: what learned weights are looked up by. */
  readonly key: number;
  readonly stemKey: number;
  /** Numbers of the word's clusters of like use (`data/LANG/clusters.tsv`), wide and narrow; -1 where it is too rare to have one. */
  readonly wide: number;
  readonly narrow: number;
  /** A coarse part of speech (see `text/tag.ts`). */
  readonly tag: number;
}

/** FNV-1a: the hash by which words and names of features are known to learned weights. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Tenths of a form's uses: after a preposition, after a word that asks for a verb, before and after a definite word, opening a sentence. */
export const USES = ['after-prep', 'as-verb', 'before-definite', 'after-definite', 'opening'] as const;

/** Kinds of names that a word mostly is a part of. */
export const NAMED = { person: 1, place: 2, body: 4 } as const;

/** What the letters of a form suggest, as bits. */
export const SHAPES = [
  'present',
  'feminine-past',
  'accusative',
  'feminine',
  'plural',
  'relational',
  'joined',
  'negated-that',
  'gloss',
  'joined-what',
] as const;
export const SHAPE: Readonly<Record<(typeof SHAPES)[number], number>> = Object.fromEntries(
  SHAPES.map((name, i) => [name, 1 << i]),
) as Record<(typeof SHAPES)[number], number>;

export type CueFamily =
  | 'verb'
  | 'participle'
  | 'masdar' // a noun that names the act: denial, demand, threats
  | 'preposition' // according to, quoting, in the words of
  | 'silence'
  | 'colon'
  | 'quote' // words in marks with a speaker but without any cue word
  | 'document'; // text that speaks: "the statement said that", "in it came"

export type Person = 1 | 2 | 3;
export type GrammaticalNumber = 's' | 'd' | 'p';
export type Gender = 'm' | 'f';

/** What the form of a cue says about its speaker; null where the form leaves it open. */
export interface Features {
  readonly person: Person | null;
  readonly number: GrammaticalNumber | null;
  readonly gender: Gender | null;
  readonly tense: 'past' | 'present' | null;
  readonly voice: 'active' | 'passive' | 'either';
  readonly negated: boolean;
  /** An object or possessor joined to it (رفضته، قوله), with its own person, number and gender. */
  readonly suffix: Suffix | null;
}

export interface Suffix {
  readonly person: Person;
  readonly number: GrammaticalNumber;
  readonly gender: Gender | null;
}

/** A lexicon entry of a cue: the lemma, how its content is joined, and the act it names by default. */
export interface CueEntry {
  readonly lemma: string;
  readonly family: CueFamily;
  /** Groups of meaning, for features and reports: say, add, claim, deny, demand … */
  readonly group: string;
  /** Ways in which the content follows: `comp`, `obj`, or a preposition (folded). */
  readonly frames: readonly string[];
  readonly act: Act;
  /** How a large corpus continues the cue (see `data/LANG/frames.tsv`); empty where it is too rare. */
  readonly habits: readonly number[];
}

/** A reading of a word form as a cue: letters `from`..`to` of the folded form are the cue. */
export interface CueReading {
  readonly entry: CueEntry;
  readonly from: number;
  readonly to: number;
  /** A joined preposition before it (بقوله، بالقول), or ''. */
  readonly prep: string;
  readonly definite: boolean;
  readonly features: Features;
}

/** A place in a text where a cue may stand: tokens `first` up to (not with) `last`, `head` carrying the reading. */
export interface CueCandidate {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly span: Span;
  readonly reading: CueReading;
  readonly negated: boolean;
}

/** Offset in the text of unit `unit` of a token's folded form. */
export function offsetIn(doc: Doc, token: number, unit: number): number {
  const word = doc.words[token]!;
  return unit >= word.form.length ? doc.end[token]! : doc.folded.at[doc.folds[token]! + unit]!;
}

/** Whether a token's word is of a class (or of one of several, joined by `|`). */
export function is(doc: Doc, token: number, classes: number): boolean {
  return token >= 0 && token < doc.count && (doc.words[token]!.classes & classes) !== 0;
}
