import { readDataFile } from '../../../model/data-file.js';
import type { Gender, GrammaticalNumber, Word } from '../../doc.js';
import { foldWord } from '../letters.js';

/** Kinds of words in `data/ar/names.tsv`, as bits. */
export const NAME = {
  office: 1,
  honorific: 1 << 1,
  body: 1 << 2,
  outlet: 1 << 3,
  medium: 1 << 4,
  source: 1 << 5,
  document: 1 << 6,
  group: 1 << 7,
  vague: 1 << 8,
  joiner: 1 << 9,
  stopper: 1 << 10,
  demonym: 1 << 11,
  place: 1 << 12,
  press: 1 << 13,
  locator: 1 << 14,
  linker: 1 << 15,
  person: 1 << 16,
  carried: 1 << 17,
  according: 1 << 18,
  told: 1 << 19,
  through: 1 << 20,
  from: 1 << 21,
  led: 1 << 22,
  hidden: 1 << 23,
  theme: 1 << 24,
} as const;

/** Whatever can head a party's name. */
export const PARTY =
  NAME.office |
  NAME.honorific |
  NAME.body |
  NAME.outlet |
  NAME.source |
  NAME.document |
  NAME.group |
  NAME.place |
  NAME.person;

/** A phrase of several words by the one that begins it. */
export interface Opener {
  readonly rest: readonly string[];
  readonly bits: number;
}

const single = new Map<string, number>();
/** Phrases of several words: first word to the rest, longest first. */
const phrases = new Map<string, Opener[]>();
const genders = new Map<string, Gender>();

/** Feminine and plural forms of a people's adjective in -i. */
function inflect(adjective: string): string[] {
  return ['', 'ه', 'ون', 'ين', 'ان', 'تان', 'تين', 'ات'].map((end) => adjective + end);
}

function add(word: string, bits: number): void {
  single.set(word, (single.get(word) ?? 0) | bits);
}

function load(file: string): void {
  for (const line of readDataFile(file).split('\n')) {
    const tab = line.indexOf('\t');
    if (tab < 0 || line.startsWith('#')) continue;
    const kind = line.slice(0, tab);
    for (const raw of line.slice(tab + 1).split(' ')) {
      if (kind === 'masculine' || kind === 'feminine') {
        genders.set(raw, kind === 'feminine' ? 'f' : 'm');
        continue;
      }
      const bits = NAME[kind as keyof typeof NAME];
      if (bits === undefined || raw === '') continue;
      const [first, ...rest] = raw.split('_').map(foldWord) as [string, ...string[]];
      if (rest.length > 0) {
        const list = phrases.get(first) ?? [];
        list.push({ rest, bits });
        phrases.set(
          first,
          list.sort((a, b) => b.rest.length - a.rest.length),
        );
      } else if (first.endsWith('ون') && (bits & (PARTY | NAME.press)) !== 0) {
        // Human plurals stand in the nominative in the lists: the other case, and both before a genitive.
        for (const end of ['ون', 'ين', 'و', 'ي'])
          if (first.length > 4 || end.length > 1) add(first.slice(0, -2) + end, bits);
      } else if (bits === NAME.demonym) for (const form of inflect(first)) add(form, bits);
      else add(first, bits);
    }
  }
}
load('ar/names.tsv');
load('ar/names-learned.tsv');

/** What the lexicon knows of a word form, and what is joined to it. */
export interface NameInfo {
  readonly bits: number;
  readonly gender: Gender;
  readonly number: GrammaticalNumber;
  /** A joined possessive (his office), or null. */
  readonly suffix: 'm' | 'f' | 'p' | null;
  /** Whether an "and" is joined to it. */
  readonly conj: boolean;
  /** A joined preposition (folded letter), or ''. */
  readonly prep: string;
  readonly definite: boolean;
  /** Without conjunction, preposition, article and possessive. */
  readonly base: string;
  /** How many units of the form stand before the name itself (its article belongs to it). */
  readonly skip: number;
}

const SUFFIXES: readonly (readonly [string, 'm' | 'f' | 'p'])[] = [
  ['هما', 'p'],
  ['هم', 'p'],
  ['هن', 'p'],
  ['ها', 'f'],
  ['ه', 'm'],
];
/** Kinds that a form may be without one of its first letters; names of persons begin with any letter. */
const SURE = ~NAME.person & ~NAME.stopper & ~NAME.joiner;

const bitsOf = (form: string): number => single.get(form) ?? 0;

/** Bits of a form with or without its article; the lists hold some names with theirs. */
function articled(form: string): { bits: number; definite: boolean } {
  const own = bitsOf(form);
  if (!form.startsWith('ال') || form.length < 5) return { bits: own, definite: false };
  const without = bitsOf(form.slice(2));
  // A person's name does not take an article that it does not have.
  return {
    bits: own | (own === 0 ? without & ~(without === NAME.person ? NAME.person : 0) : without & SURE),
    definite: true,
  };
}

interface Split {
  bits: number;
  definite: boolean;
  conj: boolean;
  prep: string;
  skip: number;
}

/** Takes joined letters off a form, as far as what is left is known or carries an article. */
function split(word: Word): Split {
  const { form } = word;
  const whole = articled(form);
  if (whole.bits !== 0 || whole.definite) return { ...whole, conj: false, prep: '', skip: 0 };
  const conj = (form[0] === 'و' || form[0] === 'ف') && form.length > 3;
  if (conj) {
    const rest = articled(form.slice(1));
    if (rest.bits !== 0 || rest.definite) return { ...rest, conj: true, prep: '', skip: 1 };
  }
  for (const at of conj ? [1, 0] : [0]) {
    const stem = form.slice(at);
    if (stem.startsWith('لل') && stem.length > 4)
      return {
        bits: bitsOf(stem.slice(2)) & SURE || bitsOf(`ال${stem.slice(2)}`),
        definite: true,
        conj: at === 1,
        prep: 'ل',
        skip: at + 2,
      };
    if (stem[0] !== 'ب' && stem[0] !== 'ل' && stem[0] !== 'ك') continue;
    const rest = articled(stem.slice(1));
    if (rest.definite || (rest.bits & SURE) !== 0 || (rest.bits !== 0 && word.cues.length === 0 && stem.length > 4))
      return { ...rest, conj: at === 1, prep: stem[0], skip: at + 1 };
  }
  const joined = conj && word.conj > 0;
  return { bits: 0, definite: false, conj: joined, prep: '', skip: joined ? 1 : 0 };
}

/** What the lexicon knows of a word; `known.ts` remembers it. */
export function infoOf(word: Word): NameInfo {
  const { definite, conj, prep, skip, ...rest } = split(word);
  let { bits } = rest;
  const body = word.form.slice(skip);
  let base = definite && body.startsWith('ال') ? body.slice(2) : body;
  let suffix: NameInfo['suffix'] = null;
  let end = '';
  if (bits === 0 && !definite) {
    for (const at of [0, 1]) {
      const stem = at === 0 ? base : prep === '' && /^[بلك]/u.test(base) ? base.slice(1) : '';
      const found = stem === '' ? null : possessed(stem);
      if (found === null) continue;
      ({ bits, suffix, end } = found);
      base = stem;
      break;
    }
  }
  // A post or a source in the accusative, after "that" and its like.
  if (bits === 0 && !definite && base.length > 4 && base.endsWith('ا')) {
    bits = bitsOf(base.slice(0, -1)) & (NAME.office | NAME.source | NAME.document);
    if (bits !== 0) base = base.slice(0, -1);
  }
  // Both of two ministries, movements, presidencies before a genitive.
  if (bits === 0 && !definite && /ت[اي]$/u.test(base) && base.length > 4)
    bits = bitsOf(`${base.slice(0, -2)}ه`) & (NAME.office | NAME.body | NAME.outlet);
  const head = end === '' ? base : base.slice(0, -end.length);
  const marked = genders.get(definite ? `ال${base}` : base) ?? genders.get(base);
  const gender =
    suffix === null && marked !== undefined
      ? marked
      : /(?:ه|ات)$/u.test(head) || (suffix !== null && head.endsWith('ت')) || (bits & NAME.place) !== 0
        ? 'f'
        : 'm';
  const people = (bits & (NAME.office | NAME.source | NAME.group | NAME.demonym)) !== 0;
  const number = (/(?:ون|ين)$/u.test(base) && base.length > 4 && people) || PLURAL.has(base) ? 'p' : 's';
  return { bits, gender: number === 'p' ? 'm' : gender, number, suffix, conj, prep, definite, base: head, skip };
}

/** A party's word with a possessive joined to it (its office, his spokesman), or null. */
function possessed(stem: string): { bits: number; suffix: 'm' | 'f' | 'p'; end: string } | null {
  for (const [end, suffix] of SUFFIXES) {
    if (!stem.endsWith(end) || stem.length < end.length + 3) continue;
    const bare = stem.slice(0, -end.length);
    const own = bitsOf(bare) | (bare.endsWith('ت') ? bitsOf(`${bare.slice(0, -1)}ه`) : 0);
    const bits = own & (PARTY | NAME.medium | NAME.told) & ~NAME.person & ~NAME.place;
    return bits === 0 ? null : { bits, suffix, end };
  }
  return null;
}

/** Human plurals without an ending that shows it. */
const PLURAL = new Set(
  (single.size ? readDataFile('ar/names.tsv').split('\n') : [])
    .filter((line) => line.startsWith('plural\t'))
    .flatMap((line) => line.slice(7).split(' '))
    .map(foldWord),
);

/** Phrases of several words that a form may begin, longest first; null for none. */
export function openersOf(word: Word, info: NameInfo): readonly Opener[] | null {
  return (
    phrases.get(word.form) ??
    phrases.get(info.base) ??
    (info.definite ? phrases.get(`ال${info.base}`) : undefined) ??
    null
  );
}
