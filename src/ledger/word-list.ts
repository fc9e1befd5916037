import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';

const lists = new Map<string, ReadonlySet<string>>();

/** The words of a list of a language (`data/ledger/NAME-LANG.txt`, one a line); empty where there is none. */
export function wordList(name: string, lang: string): ReadonlySet<string> {
  const file = `ledger/${name}-${lang}.txt`;
  const known = lists.get(file);
  if (known) return known;
  const list = new Set(existsSync(dataPath(file)) ? readDataFile(file).split('\n').filter(Boolean) : []);
  lists.set(file, list);
  return list;
}
