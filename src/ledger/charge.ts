import { existsSync } from 'node:fs';
import { dataPath, readDataFile, type Act, type Party } from '../model/index.js';
import type { GroupContext } from './context.js';
import type { Polarity } from './polarity.js';
import { primaryTag } from './stem.js';

/** Words of a language about charges (`data/ledger/charge-LANG.json`). */
interface ChargeWords {
  /** Who is behind what happened: "responsible", "involved", "behind". */
  readonly blame: ReadonlySet<string>;
  /** Charges as such: "accusations", "claims"; the party named next made them. */
  readonly charges: ReadonlySet<string>;
}

interface Charging {
  readonly act: Act;
  readonly text: string;
  readonly polarity: Polarity;
  readonly parties: readonly Party[];
  readonly named: readonly { readonly party: string; readonly start: number }[];
}

/**
 * Whom a statement accuses or clears. An accusation is against the first party of its content that is not the speaker; a
 * denial clears the first party of its content that did not make the charge, and where it names none its own speaker.
 */
export function chargedOf(
  statement: Charging,
  lang: string | null,
  context: Pick<GroupContext, 'terms'>,
): string | null {
  const { act, text, polarity, parties, named } = statement;
  if (polarity === 'silent') return null;
  const own = new Set(parties.map(({ id }) => id.split('#')[0]!));
  const words = wordsOf(primaryTag(lang), context.terms);
  const terms = words ? context.terms(text, lang) : [];
  if (polarity === 'deny' || polarity === 'reject') {
    const accuser = ({ start }: { start: number }): boolean => {
      const at = terms.findIndex((term) => term.start >= start);
      return terms.slice(Math.max(0, at - ACCUSER_REACH), Math.max(0, at)).some(({ word }) => words!.charges.has(word));
    };
    return named.find((one) => own.has(one.party) || !accuser(one))?.party ?? [...own][0] ?? null;
  }
  if (act !== 'accuse' && !terms.some(({ word }) => words!.blame.has(word))) return null;
  return named.find(({ party }) => !own.has(party))?.party ?? null;
}

// "The accusations that the Israeli prime minister made": so many words before its name a charge is a party's own.
const ACCUSER_REACH = 4;

const known = new Map<string, ChargeWords | null>();

function wordsOf(lang: string, terms: GroupContext['terms']): ChargeWords | null {
  const before = known.get(lang);
  if (before !== undefined) return before;
  const file = `ledger/charge-${lang}.json`;
  let read: ChargeWords | null = null;
  if (existsSync(dataPath(file))) {
    const { blame, charges } = JSON.parse(readDataFile(file)) as Record<'blame' | 'charges', readonly string[]>;
    const fold = (list: readonly string[]): Set<string> =>
      new Set(list.flatMap((word) => terms(word, lang).map((term) => term.word)));
    read = { blame: fold(blame), charges: fold(charges) };
  }
  known.set(lang, read);
  return read;
}
