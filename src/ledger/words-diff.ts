import type { WordChange } from '../model/index.js';
import type { Term } from '../language/language.js';

// Longer texts are not laid side by side word by word: the table grows with the product of their lengths.
const LONGEST = 600;

/**
 * How one wording differs from another, word by word: runs that both share, that the variant dropped, changed or added.
 * Words are the same when they fold to the same; the printed words of both are given.
 */
export function compareWords(from: Wording, to: Wording): WordChange[] {
  const [a, b] = [from.terms.slice(0, LONGEST), to.terms.slice(0, LONGEST)];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i]!.word === b[j]!.word
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [fromI, fromJ] = [i, j];
    while (i < a.length && j < b.length && a[i]!.word === b[j]!.word) [i, j] = [i + 1, j + 1];
    if (i > fromI) {
      changes.push({ kind: 'same', from: printed(from, fromI, i), to: printed(to, fromJ, j) });
      continue;
    }
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i]!.word === b[j]!.word)) {
      const skipA = i < a.length && (j >= b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!);
      if (skipA) i++;
      else j++;
    }
    const kind = i === fromI ? 'added' : j === fromJ ? 'dropped' : 'changed';
    changes.push({ kind, from: printed(from, fromI, i), to: printed(to, fromJ, j) });
  }
  return changes;
}

/** A text and its words. */
export interface Wording {
  readonly text: string;
  readonly terms: readonly Term[];
}

function printed({ text, terms }: Wording, from: number, until: number): string {
  return until > from ? text.slice(terms[from]!.start, terms[until - 1]!.end) : '';
}
