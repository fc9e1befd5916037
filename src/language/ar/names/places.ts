import { readDataFile } from '../../../model/data-file.js';
import { KIND, type Doc } from '../../doc.js';
import { foldWord } from '../letters.js';
import { follows, infoAt } from './known.js';
import { NAME } from './lexicon.js';

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
  const { bits, placeNames } = infoAt(doc, t);
  // "The countryside of X" names X.
  if (placeNames === null || (bits & NAME.locator) !== 0) return 0;
  const announced = t > 0 && doc.kind[t - 1] === KIND.word && (infoAt(doc, t - 1).bits & NAME.locator) !== 0;
  for (const rest of placeNames) {
    if (rest.length === 0 && !announced) continue;
    if (follows(doc, t + 1, limit, rest)) return rest.length + 1;
  }
  return 0;
}
