import { readDataFile } from '../../../model/data-file.js';
import { hashOf } from '../../doc.js';
import { foldWord } from '../letters.js';

/** A sign of an act in a content, as the hashes of the names by which features know it. */
export interface Sign {
  readonly plain: number;
  /** Among the first words. */
  readonly early: number;
  readonly twice: number;
  readonly oftener: number;
  /** The sign under a negation; itself where a negation is a part of it. */
  readonly negated: Sign;
}

/** A phrase of several words that is a sign, by the word that begins it. */
export interface SignPhrase {
  readonly rest: readonly string[];
  readonly sign: Sign;
}

function signOf(name: string, negatable: boolean): Sign {
  const own = {
    plain: hashOf(name),
    early: hashOf(`${name}:early`),
    twice: hashOf(`${name}:2`),
    oftener: hashOf(`${name}:3`),
  };
  if (negatable) return { ...own, negated: signOf(`not-${name}`, false) };
  const sign: Sign = {
    ...own,
    get negated() {
      return sign;
    },
  };
  return sign;
}

/** What is said by saying no ("no truth in") and what is called for ("must not") stays so under a negation. */
const UNCHANGED = ['deny', 'call'];

const single = new Map<string, Sign[]>();
const phrases = new Map<string, SignPhrase[]>();
const NO_SIGNS: readonly Sign[] = [];
const NO_PHRASES: readonly SignPhrase[] = [];

const signs = new Map<string, Sign>();
for (const line of readDataFile('ar/names-acts.tsv').split('\n')) {
  const [name, words] = line.split('\t');
  if (name === undefined || words === undefined || name.startsWith('#')) continue;
  const sign = signs.get(name) ?? signOf(name, !UNCHANGED.includes(name));
  signs.set(name, sign);
  for (const raw of words.split(' ')) {
    const [first, ...rest] = raw.split('_').map(foldWord) as [string, ...string[]];
    if (rest.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), { rest, sign }]);
    else single.set(first, [...(single.get(first) ?? []), sign]);
  }
}

/** The signs that a word is by itself, with or without what is joined to it. */
export function signsOf(form: string, stem: string, base: string): readonly Sign[] {
  const found = [...new Set([form, stem, base])].flatMap((f) => single.get(f) ?? []);
  return found.length === 0 ? NO_SIGNS : found;
}

/** The signs of several words that a word may begin. */
export const signPhrasesOf = (form: string, stem: string): readonly SignPhrase[] =>
  phrases.get(stem) ?? phrases.get(form) ?? NO_PHRASES;
