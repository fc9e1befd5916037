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

const single = new Map<string, number>();
/** Phrases of several words: first word to the rest, longest first. */
const phrases = new Map<string, { rest: readonly string[]; bits: number }[]>();
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
      } else if (bits === NAME.demonym) for (const form of inflect(first)) add(form, bits);
      else add(first, bits);
    }
  }
}
load('ar/names.tsv');
load('ar/names-learned.tsv');

/** What the lexicon knows of a word form. */
export interface NameInfo {
  readonly bits: number;
  readonly gender: Gender;
  readonly number: GrammaticalNumber;
  /** A joined possessive (his office), or null. */
  readonly suffix: 'm' | 'f' | 'p' | null;
}

const known = new WeakMap<Word, NameInfo>();
const SUFFIXES: readonly (readonly [string, 'm' | 'f' | 'p'])[] = [
  ['هما', 'p'],
  ['هم', 'p'],
  ['هن', 'p'],
  ['ها', 'f'],
  ['ه', 'm'],
];

function lookup(word: Word): NameInfo {
  const { form, stem, base } = word;
  let bits =
    (single.get(form) ?? 0) |
    (single.get(stem) ?? 0) |
    (word.definite || word.prep !== '' ? (single.get(base) ?? 0) | (single.get(`ال${base}`) ?? 0) : 0);
  // A name that only looks as if something were joined to it (Walid, Libya) is itself.
  if (
    word.definite &&
    (bits & NAME.person) !== 0 &&
    !single.has(form) &&
    !single.has(`ال${base}`) &&
    (single.get(base)! & NAME.person) !== 0
  )
    bits &= ~NAME.person;
  let suffix: NameInfo['suffix'] = null;
  if (bits === 0 && !word.definite) {
    for (const [end, who] of SUFFIXES) {
      if (!base.endsWith(end) || base.length < end.length + 3) continue;
      const bare = base.slice(0, -end.length);
      const own = (single.get(bare) ?? 0) | (single.get(`${bare.replace(/ت$/u, 'ه')}`) ?? 0);
      if ((own & (PARTY & ~NAME.person & ~NAME.place)) !== 0) {
        bits = own & ~(NAME.person | NAME.place);
        suffix = who;
      }
      break;
    }
  }
  const bare = word.definite ? `ال${base}` : base;
  const head = suffix === null ? base : base.slice(0, suffix === 'm' ? -1 : -2);
  const gender =
    genders.get(bare) ??
    genders.get(base) ??
    (/(?:ه|ات)$/u.test(head) || (suffix !== null && head.endsWith('ت')) ? 'f' : (bits & NAME.place) !== 0 ? 'f' : 'm');
  const number =
    /(?:ون|ين)$/u.test(base) &&
    base.length > 4 &&
    (bits & (NAME.office | NAME.source | NAME.group | NAME.demonym)) !== 0
      ? 'p'
      : PLURAL.has(base)
        ? 'p'
        : 's';
  return { bits, gender: number === 'p' ? 'm' : gender, number, suffix };
}

/** Human plurals without an ending that shows it. */
const PLURAL = new Set(
  (single.size ? readDataFile('ar/names.tsv').split('\n') : [])
    .filter((line) => line.startsWith('plural\t'))
    .flatMap((line) => line.slice(7).split(' '))
    .map(foldWord),
);

/** What the lexicon knows of a word, looked up once a form. */
export function infoOf(word: Word): NameInfo {
  let info = known.get(word);
  if (info === undefined) known.set(word, (info = lookup(word)));
  return info;
}

/** The bits of a phrase of several words that starts at a token, and how many tokens it takes; null for none. */
export function phraseBits(
  words: readonly Word[],
  token: number,
  limit: number,
): { bits: number; length: number } | null {
  const word = words[token]!;
  const list =
    phrases.get(word.stem) ?? phrases.get(word.base) ?? (word.definite ? phrases.get(`ال${word.base}`) : undefined);
  if (list === undefined) return null;
  for (const { rest, bits } of list) {
    if (token + rest.length < limit && rest.every((w, k) => words[token + 1 + k]!.form === w))
      return { bits, length: rest.length + 1 };
  }
  return null;
}
