import { countWords, letters, tidy } from '../html/words.js';
import { fold, loadMarks } from './marks.js';
import type { Piece } from './pieces.js';

/** The author, agency or desk that a short line names, or null. */
export const agencyLine = (text: string): string | null => {
  const marks = loadMarks();
  const { text: folded, at } = fold(text);
  const label = marks.author.exec(folded);
  if (label && countWords(text) <= 9) {
    const name = tidy(text.slice(at[label[0].length] ?? text.length));
    if (name !== '') return name;
  }
  return (marks.agency.test(folded) && countWords(text) <= 8) || (marks.desk.test(folded) && countWords(text) <= 5)
    ? tidy(text.replace(/\(.*\)\s*$/, ''))
    : null;
};

/** Names that a scrape's first lines are: its outlet's is among them. */
export const firstLines = (pieces: readonly Piece[]): ReadonlySet<string> =>
  new Set(pieces.slice(0, FIRST_LINES).map((p) => letters(p.text)));

// Among a scrape's first lines stands its outlet's name.
const FIRST_LINES = 5;

/** «OUTLET - Jane Doe»: whom a line names beside the outlet. */
export function ofOutlet(text: string, names: ReadonlySet<string>): string | null {
  const parts = text.split(/\s+[-–|]\s+/);
  if (parts.length !== 2 || !names.has(letters(parts[0]!))) return null;
  return tidy(parts[1]!);
}
