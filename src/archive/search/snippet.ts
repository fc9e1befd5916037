import type { Span } from '../../model/index.js';
import { indexWords, tokenOf, type IndexWord } from '../words.js';
import type { Clause, Match } from './match.js';

export interface Snippet {
  readonly text: string;
  readonly marks: readonly Span[];
}

/** Letters shown: about three lines of a list. */
const LENGTH = 240;
/** Letters shown before the first found word, so that it has a context to be read in. */
const LEAD = 60;

/** The stretch of a text that shows most of what was asked for, with the found words marked at their letters. */
export function snippetOf(text: string, match: Match): Snippet {
  const words = indexWords(text);
  const found = marksOf(words, match.all.flat());
  const start = wordStart(text, words, bestStart(found));
  const end = wordEnd(text, words, start + LENGTH);
  const marks = found
    .filter((mark) => mark.start >= start && mark.end <= end)
    .map((mark) => ({ start: mark.start - start, end: mark.end - start }));
  return { text: text.slice(start, end), marks };
}

/** Where the clauses stand in a text, in order, none inside another. */
export function marksOf(words: readonly IndexWord[], clauses: readonly Clause[]): Span[] {
  const tokens = words.map(tokenOf);
  const marks: Span[] = [];
  for (const clause of clauses) {
    for (let i = 0; i + clause.tokens.length <= tokens.length; i++) {
      if (matchesAt(tokens, i, clause))
        marks.push({ start: words[i]!.start, end: words[i + clause.tokens.length - 1]!.end });
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return marks.filter((mark, i) => i === 0 || mark.start >= marks[i - 1]!.end || mark.end > marks[i - 1]!.end);
}

function matchesAt(tokens: readonly string[], at: number, { tokens: wanted, prefix }: Clause): boolean {
  const last = wanted.length - 1;
  return wanted.every((token, i) =>
    prefix && i === last ? tokens[at + i]!.startsWith(token) : tokens[at + i] === token,
  );
}

/** The start of the window with the most marks; the first of equals. */
function bestStart(marks: readonly Span[]): number {
  let best = 0;
  let most = 0;
  marks.forEach((mark, i) => {
    let count = 0;
    while (i + count < marks.length && marks[i + count]!.end <= mark.start + LENGTH - LEAD) count += 1;
    if (count > most) [best, most] = [mark.start, count];
  });
  return best;
}

function wordStart(text: string, words: readonly IndexWord[], mark: number): number {
  const earliest = mark - LEAD;
  if (earliest <= 0) return 0;
  const newline = text.lastIndexOf('\n', mark - 1) + 1;
  if (newline >= earliest) return newline;
  return words.find((word) => word.start >= earliest)?.start ?? mark;
}

function wordEnd(text: string, words: readonly IndexWord[], wanted: number): number {
  if (wanted >= text.length) return text.length;
  const cut = words.find((word) => word.end > wanted);
  return cut === undefined ? text.length : Math.max(cut.start, wanted - LENGTH + 1);
}
