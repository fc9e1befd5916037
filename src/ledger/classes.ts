import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';
import type { GroupContext } from './context.js';
import type { Lexicon } from './lexicon.js';

/** Classes of words that stand for one thing ("strike", "attack", "raid"): stems, or two stems apart by a space, to ids. */
interface Classes {
  readonly of: ReadonlyMap<string, string>;
  /** How telling a class is: as a word in as many documents as all its words together. */
  readonly weight: ReadonlyMap<string, number>;
}

const known = new Map<string, Classes | null>();

/** The classes (`data/ledger/classes-LANG.txt`) that a content's stems belong to, with how telling each is. */
export function classesOf(
  stems: readonly string[],
  lang: string,
  lexicon: Lexicon,
  context: Pick<GroupContext, 'terms'>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const classes = load(lang, lexicon, context);
  if (!classes) return found;
  stems.forEach((stem, i) => {
    const id = classes.of.get(`${stem} ${stems[i + 1] ?? ''}`) ?? classes.of.get(stem);
    if (id !== undefined) found.set(id, classes.weight.get(id)!);
  });
  return found;
}

function load(lang: string, lexicon: Lexicon, { terms }: Pick<GroupContext, 'terms'>): Classes | null {
  const loaded = known.get(lang);
  if (loaded !== undefined) return loaded;
  const file = `ledger/classes-${lang}.txt`;
  if (!existsSync(dataPath(file))) {
    known.set(lang, null);
    return null;
  }
  const of = new Map<string, string>();
  const weight = new Map<string, number>();
  for (const line of readDataFile(file).split('\n')) {
    const [name, list] = line.split(': ');
    if (!list || line.startsWith('#')) continue;
    const id = `@${name!}`;
    const [words, ...phrases] = list.split('|');
    let share = 0;
    for (const form of [...words!.split(' '), ...phrases]) {
      const stems = terms(form, lang).map(({ base }) => lexicon.stem(base));
      const key = stems.join(' ');
      if (!key || of.has(key)) continue;
      of.set(key, id);
      share += Math.exp(-Math.max(...stems.map((stem) => lexicon.weight(stem))));
    }
    weight.set(id, -Math.log(Math.min(1, share)));
  }
  const classes = { of, weight };
  known.set(lang, classes);
  return classes;
}
