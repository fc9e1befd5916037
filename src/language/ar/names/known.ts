import { CLASS, SHAPE, USES, type Doc, type Word } from '../../doc.js';
import type { CarrierWord } from '../../naming.js';
import { arabicLexicon } from '../lexicon.js';
import { restsOf, type Rests } from './gazetteer.js';
import { NAME, PARTY, infoOf, openersOf, type NameInfo, type Opener } from './lexicon.js';
import { signPhrasesOf, signsOf, type Sign, type SignPhrase } from './signs.js';
import { whenOf, type When } from './when.js';

const CLAUSE =
  CLASS.comp | CLASS.rel | CLASS.neg | CLASS.but | CLASS.aux | CLASS.gloss | CLASS.cause | CLASS.if | CLASS.pronoun;
/** Participles begin with it: speaking, addressing, waving. */
const MIM = 'م';
/** Verbs of the first person plural begin with it; so do many names, and news seldom says we. */
const NUN = 'ن';
/** Adverbs made of adjectives (officially, militarily). */
const ADVERB = 'يا';
const NOUNS = PARTY | NAME.demonym | NAME.vague | NAME.linker | NAME.locator | NAME.joiner;
/** Where a form's uses say how often it stands where a verb is asked for: present verbs do, names that look like them never. */
const AS_VERB = USES.indexOf('as-verb');
/** A form this frequent (log2 of its count in a corpus of four million words) that never carries the article is no noun. */
const FREQUENT = 5;

const CARRIERS: readonly (readonly [number, CarrierWord])[] = [
  [NAME.according, 'according'],
  [NAME.carried, 'carried'],
  [NAME.told, 'told'],
  [NAME.from, 'from'],
  [NAME.through, 'through'],
];

function carrierOf(bits: number): CarrierWord {
  for (const [bit, word] of CARRIERS) if ((bits & bit) !== 0) return word;
  return null;
}

function stops(word: Word, bits: number): boolean {
  return (bits & NAME.stopper) !== 0 || ((word.classes & CLAUSE) !== 0 && (bits & (PARTY | NAME.joiner)) === 0);
}

function verbal(word: Word, info: NameInfo): boolean {
  if (info.definite || (info.bits & NOUNS) !== 0) return false;
  if (word.cues.some((c) => c.entry.family === 'verb' || c.entry.family === 'participle')) return true;
  if (word.noun !== 0 || word.frequency < FREQUENT) return false;
  return (
    ((word.shape & SHAPE.present) !== 0 && word.stem[0] !== NUN && (word.uses[AS_VERB] ?? 0) > 0) ||
    ((word.shape & SHAPE['feminine-past']) !== 0 && hasMasculine(word))
  );
}

/** Whether the form without its feminine ending is in use too: a verb's is, a foreign name's is not. */
function hasMasculine(word: Word): boolean {
  return arabicLexicon().counts.has(word.stem.slice(0, -1));
}

function adverbial(word: Word, bits: number): boolean {
  // Without its ending an adverb or a participle is a word too; a foreign name (ماتاريلا) is none.
  if (word.form.length < 5 || !arabicLexicon().counts.has(word.stem.slice(0, -1))) return false;
  if (bits === 0 && word.form.endsWith(ADVERB)) return true;
  return (word.shape & SHAPE.accusative) !== 0 && word.stem[0] === MIM && (bits & (NAME.person | NAME.place)) === 0;
}

/** All that names ask of a word form, worked out once: running text asks the same of the same forms many times. */
export class Known implements NameInfo {
  readonly bits: number;
  readonly gender: NameInfo['gender'];
  readonly number: NameInfo['number'];
  readonly suffix: NameInfo['suffix'];
  readonly conj: boolean;
  readonly prep: string;
  readonly definite: boolean;
  readonly base: string;
  readonly skip: number;
  /** No name holds it. */
  readonly stop: boolean;
  /** It can only be a verb: a cue that heads no name, or a verb's shape that never carries the article. */
  readonly verb: boolean;
  /** Its form is that of an adverb or a predicate. */
  readonly accusative: boolean;
  readonly carrier: CarrierWord;
  /** Phrases of several words that it may begin, longest first. */
  readonly openers: readonly Opener[] | null;
  /** The day that it names, null for none. */
  readonly when: When | null;
  /** What it says of the act of a content that holds it: by itself, and with words after it. */
  readonly signs: readonly Sign[];
  readonly signPhrases: readonly SignPhrase[];
  /** Names of places that it may begin: the rest of each, longest first; null for none. */
  readonly placeNames: Rests | null;

  /** `form` is what is known of the form where `info` is of a name that is spelled like it. */
  constructor(word: Word, info: NameInfo, form: NameInfo = info) {
    this.bits = info.bits;
    this.gender = info.gender;
    this.number = info.number;
    this.suffix = info.suffix;
    this.conj = info.conj;
    this.prep = info.prep;
    this.definite = info.definite;
    this.base = info.base;
    this.skip = info.skip;
    this.stop = stops(word, info.bits);
    this.verb = verbal(word, form);
    this.accusative = adverbial(word, form.bits);
    this.carrier = carrierOf(form.bits);
    this.openers = openersOf(word, form);
    this.when = whenOf(word);
    this.signs = signsOf(word.form, word.stem, form.base);
    this.signPhrases = signPhrasesOf(word.form, word.stem);
    this.placeNames = restsOf(word.form) ?? (form.skip === 0 ? null : restsOf(word.form.slice(form.skip)));
  }
}

const known = new WeakMap<Word, Known>();

/** What is known of a form. */
export function knownOf(word: Word): Known {
  let found = known.get(word);
  if (found === undefined) known.set(word, (found = new Known(word, infoOf(word))));
  return found;
}

/** YEH: the name ends in it as printed, the preposition that folds to the same does not. */
const YEH = 0x64a;
const ALI: NameInfo = {
  bits: NAME.person,
  gender: 'm',
  number: 's',
  suffix: null,
  conj: false,
  prep: '',
  definite: false,
  base: 'علي',
  skip: 0,
};
let ali: Known | null = null;

/** The name that folds to the commonest preposition: only its last letter, as printed, tells it. */
function aliOf(word: Word): Known {
  return (ali ??= new Known(word, ALI, infoOf(word)));
}

/** The text asked of last, the one text that is kept: a sentence asks some hundred times, where even a weak map is felt. */
let text: Doc | null = null;
let tokens: readonly Known[] = [];

function enter(doc: Doc): readonly Known[] {
  const found: Known[] = [];
  for (let t = 0; t < doc.count; t++) {
    const word = doc.words[t]!;
    found.push(word.form === ALI.base && doc.text.charCodeAt(doc.end[t]! - 1) === YEH ? aliOf(word) : knownOf(word));
  }
  text = doc;
  return (tokens = found);
}

/** What is known of the words of a text, by token. */
export const infosOf = (doc: Doc): readonly Known[] => (doc === text ? tokens : enter(doc));

/** What is known of the word at a token. */
export function infoAt(doc: Doc, t: number): Known {
  return (doc === text ? tokens : enter(doc))[t]!;
}

/** Whether the words of a phrase stand at a token, before `limit`. */
export function follows(doc: Doc, t: number, limit: number, rest: readonly string[]): boolean {
  if (t + rest.length > limit) return false;
  for (let k = 0; k < rest.length; k++) if (doc.words[t + k]!.form !== rest[k]) return false;
  return true;
}
