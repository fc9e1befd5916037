import { readDataFile } from '../../../model/data-file.js';
import { CLASS, KIND, is, type Doc, type Word } from '../../doc.js';
import { foldWord } from '../letters.js';
import { knownOf } from './known.js';

const single = new Map<string, string[]>();
const pairs = new Map<string, { rest: readonly string[]; sign: string }[]>();

for (const line of readDataFile('ar/names-acts.tsv').split('\n')) {
  const [sign, words] = line.split('\t');
  if (words === undefined || sign!.startsWith('#')) continue;
  for (const raw of words.split(' ')) {
    const [first, ...rest] = raw.split('_').map(foldWord) as [string, ...string[]];
    if (rest.length > 0) pairs.set(first, [...(pairs.get(first) ?? []), { rest, sign: sign! }]);
    else single.set(first, [...(single.get(first) ?? []), sign!]);
  }
}

/** So many words of a content are searched for signs. */
const REACH = 40;

/** Whether a form is a verb in the future or of the first person, by its first letters. */
function shape(form: string): 'own-future' | 'future' | 'own' | null {
  if (form.length >= 5 && form[0] === 'س')
    return form[1] === 'ن' || form[1] === 'ا' ? 'own-future' : form[1] === 'ي' || form[1] === 'ت' ? 'future' : null;
  return form.length >= 4 && form[0] === 'ن' && form.length <= 7 ? 'own' : null;
}

const variants = new Map<string, string>();

/** A sign's name with a mark before or after it, made once. */
function variant(before: string, sign: string, after: string): string {
  const byMark = before === '' ? sign : `-${sign}`;
  let name = variants.get(byMark);
  if (name === undefined) variants.set(byMark, (name = before + sign + after));
  return name;
}

interface KnownSigns {
  readonly signs: readonly string[];
  /** Phrases that the word may begin. */
  readonly openers: readonly { rest: readonly string[]; sign: string }[];
}

const cache = new WeakMap<Word, KnownSigns>();

/** The signs of a word with or without what is joined to it, looked up once a form. */
function known(word: Word): KnownSigns {
  let found = cache.get(word);
  if (found === undefined) {
    const forms = new Set([word.form, word.stem, knownOf(word).base]);
    found = {
      signs: [...forms].flatMap((f) => single.get(f) ?? []),
      openers: pairs.get(word.stem) ?? pairs.get(word.form) ?? [],
    };
    cache.set(word, found);
  }
  return found;
}

/** Signs of an act in a content: each once, with `early` for those among its first words. */
export function actSigns(doc: Doc, first: number, last: number): string[] {
  // A dozen names: arrays are quicker than a set and a map.
  const out: string[] = [];
  const add = (name: string): void => {
    if (!out.includes(name)) out.push(name);
  };
  const named: string[] = [];
  const counts: number[] = [];
  let n = 0;
  let negated = 0;
  for (let t = first; t < last && n < REACH; t++) {
    if (doc.kind[t] !== KIND.word) continue;
    const word = doc.words[t]!;
    const { signs, openers } = known(word);
    const found: string[] = openers.length === 0 ? (signs as string[]) : [...signs];
    for (const { rest, sign } of openers)
      if (t + rest.length < last && rest.every((w, k) => doc.words[t + 1 + k]!.form === w)) found.push(sign);
    if (is(doc, t, CLASS.neg)) {
      negated = 2;
      add(n < 3 ? 'neg:early' : 'neg');
    }
    for (const sign of found) {
      const name =
        negated > 0 && !sign.startsWith('deny') && !sign.startsWith('call') ? variant('not-', sign, '') : sign;
      add(name);
      const at = named.indexOf(name);
      if (at >= 0) counts[at]!++;
      else {
        named.push(name);
        counts.push(1);
      }
      if (n < 4) add(variant('', name, ':early'));
    }
    const form = shape(word.stem);
    if (form !== null && n < 6) add(n === 0 ? `${form}:first` : form);
    if (word.stem === ALA && n === 0) add('on:first');
    negated--;
    n++;
  }
  named.forEach((name, i) => {
    if (counts[i]! > 1) add(`${name}:${counts[i]! > 2 ? 3 : 2}`);
  });
  if (n <= 3) add('short');
  return out;
}
const ALA = 'علي';
