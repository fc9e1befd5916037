import { existsSync } from 'node:fs';
import { dataPath, readDataFile } from '../model/index.js';
import type { GroupContext } from './context.js';
import { lexiconOf } from './lexicon.js';

/** Words of a language about charges (`data/ledger/charge-LANG.json`). */
export interface ChargeWords {
  /** Folded. Who is behind what happened: "responsible", "involved", "behind". */
  readonly blame: ReadonlySet<string>;
  /** Folded. What a denial says there is none of: a "part", a "link". */
  readonly part: ReadonlySet<string>;
  /** Stems. Charges as such: "accusations", "claims"; the party named next made them. */
  readonly charges: ReadonlySet<string>;
  /** Stems. What tells of something without saying so itself: "reports", "the news". */
  readonly reports: ReadonlySet<string>;
  /** Folded. Charges of which the party named next is accused ("the accusing of"). */
  readonly accusing: ReadonlySet<string>;
  /** Folded. Words between a charge and the party that it is against. */
  readonly against: ReadonlySet<string>;
  /** Folded. Prepositions before a name that is not whom the clause is about. */
  readonly oblique: ReadonlySet<string>;
  /** The same, as letters that join to the name. */
  readonly joined: readonly string[];
  /** Folded. Who rules, without saying where: "the regime". */
  readonly rulers: ReadonlySet<string>;
  /** Stems. What is said of a charge to throw it out: "false", "hysterical", "a farce". */
  readonly dismissals: ReadonlySet<string>;
  /** Folded. What says at a content's beginning that its subject did not do it. */
  readonly innocent: ReadonlySet<string>;
  /** Folded. The same, where a stem would say too little: "without", "not". */
  readonly negations: ReadonlySet<string>;
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
    const lexicon = lexiconOf(lang);
    const fold = (list: readonly string[]): Set<string> =>
      new Set(list.flatMap((word) => terms(word, lang).map((term) => term.word)));
    const stems = (list: readonly string[]): Set<string> =>
      new Set(list.flatMap((word) => terms(word, lang).map(({ base }) => lexicon.stem(base))));
    read = {
      blame: fold(lists.blame),
      part: fold(lists.part),
      charges: stems(lists.charges),
      reports: stems(lists.reports),
      accusing: fold(lists.accusing),
      against: fold(lists.against),
      oblique: fold(lists.oblique),
      joined: lists.joined,
      rulers: fold(lists.rulers),
      dismissals: stems(lists.dismissals),
      innocent: fold(lists.innocent),
      negations: fold(lists.negations),
    };
  }
  known.set(lang, read);
  return read;
}
