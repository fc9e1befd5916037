import { readDataFile } from '../../../model/data-file.js';
import { KIND, type Doc } from '../../doc.js';
import { foldWord } from '../letters.js';
import { infoAt } from './known.js';
import { NAME } from './lexicon.js';

/** The gazetteer's files whose names are known in running text. */
const FILES = ['sy.csv', 'neighbours.csv', 'gulf.csv', 'africa.csv', 'world-places.csv'];
/** Columns of those files: the Arabic name, and other names of the place. */
const NAME_COLUMN = 2;
const OTHERS_COLUMN = 7;

/** The rest of each name by its first word, longest first. */
let known: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

function gazetteer(): ReadonlyMap<string, readonly (readonly string[])[]> {
  if (known !== undefined) return known;
  const names = new Map<string, string[][]>();
  for (const file of FILES) {
    for (const line of readDataFile(`places/${file}`).split('\n').slice(1)) {
      const cells = line.split(',');
      const all = [cells[NAME_COLUMN] ?? '', ...(cells[OTHERS_COLUMN] ?? '').split('|')];
      for (const name of all) {
        if (!/^[\u0600-\u06ff][\u0600-\u06ff -]+$/u.test(name)) continue;
        const [first, ...rest] = name.split(' ').map(foldWord) as [string, ...string[]];
        names.set(first, [...(names.get(first) ?? []), rest]);
      }
    }
  }
  for (const rests of names.values()) rests.sort((a, b) => b.length - a.length);
  return (known = names);
}

/** Names of places that carry the article, without it. */
let articled: ReadonlySet<string> | undefined;
const AL = 'ال';

/** Whether a word that is known as a place's name can be one here: with an article that the name does not carry it is an adjective (the Syrian forces). */
export function namesPlace(doc: Doc, t: number): boolean {
  const { bits, definite, base } = infoAt(doc, t);
  if ((bits & NAME.place) === 0 || (bits & NAME.outlet) !== 0) return false;
  articled ??= new Set(
    readDataFile('ar/names.tsv')
      .split('\n')
      .filter((line) => line.startsWith('place\t'))
      .flatMap((line) => line.split('\t')[1]!.split(' '))
      .filter((name) => name.startsWith(AL))
      .map((name) => foldWord(name).slice(AL.length)),
  );
  return !definite || articled.has(base);
}

/**
 * How many tokens from `t` name a place of the gazetteer: a name of several words anywhere, one of a single word (which may
 * be a common noun: "the gate", "the base") only where a town, village or the like was announced before it. 0 for none.
 */
export function listedAt(doc: Doc, t: number, limit: number): number {
  const info = infoAt(doc, t);
  // "The countryside of X" names X.
  if ((info.bits & NAME.locator) !== 0) return 0;
  const own = doc.folded.text.slice(doc.folds[t]! + info.skip, doc.folds[t]! + doc.words[t]!.form.length);
  const rests = gazetteer().get(doc.words[t]!.form) ?? gazetteer().get(own);
  if (rests === undefined) return 0;
  const announced = t > 0 && doc.kind[t - 1] === KIND.word && (infoAt(doc, t - 1).bits & NAME.locator) !== 0;
  for (const rest of rests) {
    if (rest.length === 0 && !announced) continue;
    if (t + rest.length < limit && rest.every((word, k) => doc.words[t + 1 + k]!.form === word)) return rest.length + 1;
  }
  return 0;
}
