import { existsSync } from 'node:fs';
import { dataPath, readDataFile, type Act, type Stance } from '../model/index.js';
import { chargeWordsOf } from './charge-words.js';
import type { GroupContext } from './context.js';
import { lexiconOf } from './lexicon.js';
import { primaryTag } from './stem.js';

/** How a statement stands to what its content says: `reject` may be either, by what it meets. */
export type Polarity = Stance | 'reject';

/** Phrases by which content itself denies or withholds, as they are written. */
interface Phrases {
  /** Nouns that begin a content as a denial: "[renewed] its denial of …". */
  readonly denying: readonly string[];
  readonly deny: readonly string[];
  readonly silent: readonly string[];
  /** Words of negation. */
  readonly not: readonly string[];
  /** Words that after a negation make no negation: "is still", "no doubt". */
  readonly still: readonly string[];
  /** Words that point to something told of before. */
  readonly pointing: readonly string[];
  /** Letters by which "and", "so" join to a phrase's first word. */
  readonly and: readonly string[];
}

/** The phrases as they are stored. */
interface Stored extends Phrases {
  /** What a denied report is described as, and the words and letters that join that to it ("as false"). */
  readonly false: readonly string[];
  readonly described: readonly string[];
}

const phrases = new Map<string, Phrases>();
const none: Stored = {
  denying: [],
  deny: [],
  false: [],
  described: [],
  silent: [],
  not: [],
  still: [],
  pointing: [],
  and: [],
};

/** The polarity of a statement by its act and by the phrases of its content (`data/ledger/stance-LANG.json`). */
export function polarityOf(
  act: Act,
  content: string,
  lang: string | null,
  { terms }: Pick<GroupContext, 'terms'>,
): Polarity {
  if (act === 'deny') return 'deny';
  if (act === 'nocomment') return 'silent';
  const { denying, deny, silent } = phrasesOf(primaryTag(lang), terms);
  if (denying.includes(terms(content, lang)[0]?.word ?? '')) return 'deny';
  const words = ` ${wordsOf(content, lang, terms)} `;
  const holds = (phrase: string): boolean => words.includes(phrase);
  if (silent.some(holds)) return 'silent';
  if (deny.some(holds) || dismisses(act, content, lang, terms)) return 'deny';
  return act === 'reject' ? 'reject' : 'affirm';
}

// "It has not had …", "Iran has never had …": a negation further on is of something else.
const NEGATED_WITHIN = 3;

/** Whether a content begins with a negation: beside an affirmation of the same it is a denial. */
export function isNegated(content: string, lang: string | null, terms: GroupContext['terms']): boolean {
  const { not, still } = phrasesOf(primaryTag(lang), terms);
  const words = terms(content, lang).slice(0, NEGATED_WITHIN + 1);
  return words
    .slice(0, NEGATED_WITHIN)
    .some(({ word }, i) => not.includes(word) && !still.includes(words[i + 1]?.word ?? ''));
}

/** Whether a content points to something told of before: "such an attack", "these reports". */
export function isDeictic(content: string, lang: string | null, terms: GroupContext['terms']): boolean {
  const { pointing } = phrasesOf(primaryTag(lang), terms);
  return terms(content, lang).some(({ word }) => pointing.includes(word));
}

// A charge that the content is about stands at its beginning ("the British accusations are hysterical"); one further on may
// be told of ("the deal was built on false claims").
const ABOUT = 4;

/** Whether a content speaks of a charge and throws it out, or of one's own innocence. */
function dismisses(act: Act, content: string, lang: string | null, terms: GroupContext['terms']): boolean {
  const known = chargeWordsOf(primaryTag(lang), terms);
  if (!known) return false;
  const { stem } = lexiconOf(primaryTag(lang));
  const words = terms(content, lang).map(({ word, base }) => ({ word, stem: stem(base) }));
  if (words.slice(0, ABOUT).some(({ word }) => known.innocent.has(word))) return true;
  const at = words.findIndex((word) => known.charges.has(word.stem));
  if (at < 0 || at >= ABOUT) return false;
  // Who accuses and speaks of accusations that were made speaks ill of them.
  if (act === 'accuse' && !known.accusing.has(words[at]!.word)) return true;
  return words.slice(at + 1).some((word) => known.dismissals.has(word.stem) || known.negations.has(word.word));
}

function wordsOf(text: string, lang: string | null, terms: GroupContext['terms']): string {
  return terms(text, lang)
    .map(({ word }) => word)
    .join(' ');
}

function phrasesOf(lang: string, terms: GroupContext['terms']): Phrases {
  const known = phrases.get(lang);
  if (known) return known;
  const file = `ledger/stance-${lang}.json`;
  const given = existsSync(dataPath(file)) ? (JSON.parse(readDataFile(file)) as Stored) : none;
  const { denying, silent, not, still, pointing, and, described } = given;
  const deny = [...given.deny, ...given.false.flatMap((word) => described.map((as) => as + word))];
  const fold = (list: readonly string[]): string[] => list.map((phrase) => wordsOf(phrase, lang, terms));
  // As they stand among the words of a content, with and without a joined "and".
  const within = (list: readonly string[]): string[] =>
    fold(list).flatMap((phrase) => ['', ...and].map((joined) => ` ${joined}${phrase} `));
  const read = {
    denying: fold(denying),
    deny: within(deny),
    silent: within(silent),
    not: fold(not),
    still: fold(still),
    pointing: fold(pointing),
    and,
  };
  phrases.set(lang, read);
  return read;
}
