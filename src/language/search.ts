import { searchBase } from './ar/search.js';
import { anyLanguage } from './index.js';
import type { Term } from './language.js';

const ARABIC_LETTER = /[\u0600-\u06ff]/;
/** The Arabic pack folds other scripts too, so one index serves texts of all languages. */
const pack = anyLanguage('ar');

/** Bases of words met before; news repeats its words, and a base costs a few string operations. */
const bases = new Map<string, string>();
const MOST_KEPT = 100_000;

/** The words of a text for a search index: as `terms`, with bases under which any form with clitics is found. */
export function searchTerms(text: string): Term[] {
  return pack.terms(text).map((term) => (ARABIC_LETTER.test(term.word) ? { ...term, base: baseOf(term.word) } : term));
}

function baseOf(word: string): string {
  const known = bases.get(word);
  if (known !== undefined) return known;
  if (bases.size >= MOST_KEPT) bases.clear();
  const base = searchBase(word);
  bases.set(word, base);
  return base;
}
