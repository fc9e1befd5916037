import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';
import type { GroupContext } from './context.js';

/** Words of a language about charges (`data/ledger/charge-LANG.json`), folded. */
export interface ChargeWords {
  /** Who is behind what happened: "responsible", "involved", "behind". */
  readonly blame: ReadonlySet<string>;
  /** What a denial says there is none of: a "part", a "link". */
  readonly part: ReadonlySet<string>;
  /** Charges as such: "accusations", "claims"; the party named next made them. */
  readonly charges: ReadonlySet<string>;
  /** What is said of a charge to throw it out: "false", "hysterical", "a farce". */
  readonly dismissals: ReadonlySet<string>;
}

const known = new Map<string, ChargeWords | null>();

/** The words of a language; null where there are none. */
export function chargeWordsOf(lang: string, terms: GroupContext['terms']): ChargeWords | null {
  const before = known.get(lang);
  if (before !== undefined) return before;
  const file = `ledger/charge-${lang}.json`;
  let read: ChargeWords | null = null;
  if (existsSync(dataPath(file))) {
    const lists = JSON.parse(readDataFile(file)) as Record<keyof ChargeWords, readonly string[]>;
    const fold = (list: readonly string[]): Set<string> =>
      new Set(list.flatMap((word) => terms(word, lang).map((term) => term.word)));
    read = {
      blame: fold(lists.blame),
      part: fold(lists.part),
      charges: fold(lists.charges),
      dismissals: fold(lists.dismissals),
    };
  }
  known.set(lang, read);
  return read;
}
