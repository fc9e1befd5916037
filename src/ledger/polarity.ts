import { existsSync } from 'node:fs';
import { dataPath, readDataFile, type Act, type Stance } from '../model/index.js';
import type { GroupContext } from './context.js';
import { primaryTag } from './stem.js';

/** How a statement stands to what its content says: `reject` may be either, by what it meets. */
export type Polarity = Stance | 'reject';

/** Phrases by which content itself denies or withholds, as they are written. */
interface Phrases {
  readonly deny: readonly string[];
  readonly silent: readonly string[];
  /** Letters by which "and", "so" join to a phrase's first word. */
  readonly and: readonly string[];
}

const phrases = new Map<string, Phrases>();
const none: Phrases = { deny: [], silent: [], and: [] };

/** The polarity of a statement by its act and by the phrases of its content (`data/ledger/stance-LANG.json`). */
export function polarityOf(
  act: Act,
  content: string,
  lang: string | null,
  { terms }: Pick<GroupContext, 'terms'>,
): Polarity {
  if (act === 'deny') return 'deny';
  if (act === 'nocomment') return 'silent';
  const { deny, silent, and } = phrasesOf(primaryTag(lang), terms);
  const words = ` ${wordsOf(content, lang, terms)} `;
  const holds = (phrase: string): boolean => ['', ...and].some((joined) => words.includes(` ${joined}${phrase} `));
  if (silent.some(holds)) return 'silent';
  if (deny.some(holds)) return 'deny';
  return act === 'reject' ? 'reject' : 'affirm';
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
  const { deny, silent, and } = existsSync(dataPath(file)) ? (JSON.parse(readDataFile(file)) as Phrases) : none;
  const fold = (list: readonly string[]): string[] => list.map((phrase) => wordsOf(phrase, lang, terms));
  const read = { deny: fold(deny), silent: fold(silent), and };
  phrases.set(lang, read);
  return read;
}
