import { readDataFile } from '../../../model/data-file.js';
import { foldWord } from '../letters.js';

/** The gazetteer's files whose names are known in running text. */
const FILES = ['sy.csv', 'neighbours.csv', 'gulf.csv', 'africa.csv', 'world-places.csv'];
/** Columns of those files: the Arabic name, and other names of the place. */
const NAME_COLUMN = 2;
const OTHERS_COLUMN = 7;

/** What may follow the first word of a place's name: the rest of each name, longest first. */
export type Rests = readonly (readonly string[])[];

let known: ReadonlyMap<string, Rests> | undefined;

function gazetteer(): ReadonlyMap<string, Rests> {
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

/** The rest of each name of the gazetteer that a word may begin, longest first; null for none. */
export const restsOf = (word: string): Rests | null => gazetteer().get(word) ?? null;
