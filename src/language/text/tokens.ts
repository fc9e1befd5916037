import { KIND } from '../doc.js';
import type { Folded } from '../language.js';

/** Tokens as flat arrays: offsets in the text and the folded text, kinds. */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly folds: Int32Array;
  readonly foldEnds: Int32Array;
  readonly kind: Uint8Array;
}

const SPACE = 0;
const LETTER = 20; // of a right-to-left script
const LATIN = 21; // any other letter
const DIGIT = 22;

/** The kind of each UTF-16 code unit, made once. */
const UNIT: Uint8Array = (() => {
  const table = new Uint8Array(0x10000).fill(KIND.other);
  for (let i = 0; i < 0x10000; i++) {
    const c = String.fromCharCode(i);
    if (/[\s\p{Cc}\p{Cf}]/u.test(c)) table[i] = SPACE;
    else if (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(c) && /[\p{L}\p{M}]/u.test(c))
      table[i] = LETTER;
    else if (/[\p{L}\p{M}]/u.test(c)) table[i] = LATIN;
    else if (/\p{Nd}/u.test(c)) table[i] = DIGIT;
    else if (i >= 0xd800 && i <= 0xdfff) table[i] = KIND.other;
  }
  const put = (units: string, kind: number): void => {
    for (const c of units) table[c.charCodeAt(0)] = kind;
  };
  put('.!?؟。۔', KIND.stop);
  put(',،', KIND.comma);
  put(';؛', KIND.semicolon);
  put(':', KIND.colon);
  put('«“„‹‟', KIND.open);
  put('»”›', KIND.close);
  put('"\'‘’`', KIND.mark);
  put('-–—―', KIND.dash);
  put('([{', KIND.bracketOpen);
  put(')]}', KIND.bracketClose);
  put('…', KIND.ellipsis);
  return table;
})();

const isWordy = (kind: number): boolean => kind >= LETTER;

/** Splits a folded text into words of one script, numbers (with inner points, as 12.5 or 2020-12-28) and single marks. */
export function tokenise(folded: Folded, length: number): Tokens {
  const { text, at } = folded;
  let size = (text.length >> 2) + 16;
  let starts = new Int32Array(size);
  let ends = new Int32Array(size);
  let folds = new Int32Array(size);
  let foldEnds = new Int32Array(size);
  let kinds = new Uint8Array(size);
  let n = 0;
  const push = (from: number, to: number, kind: number): void => {
    if (n === size) {
      size *= 2;
      const grow = (a: Int32Array): Int32Array<ArrayBuffer> => {
        const b = new Int32Array(size);
        b.set(a);
        return b;
      };
      starts = grow(starts);
      ends = grow(ends);
      folds = grow(folds);
      foldEnds = grow(foldEnds);
      const k = new Uint8Array(size);
      k.set(kinds);
      kinds = k;
    }
    starts[n] = at[from]!;
    // The end in the text: before the next folded unit; dropped units (harakat) between belong to the word.
    ends[n] = to === from ? at[from]! : trimmedEnd(to);
    folds[n] = from;
    foldEnds[n] = to;
    kinds[n] = kind;
    n++;
  };
  // The unit after the last one: harakat and tatweel that folding dropped stand before the next kept unit.
  const trimmedEnd = (to: number): number => (to < text.length ? at[to]! : length);
  let i = 0;
  while (i < text.length) {
    const kind = UNIT[text.charCodeAt(i)]!;
    if (kind === SPACE) {
      i++;
      continue;
    }
    const from = i++;
    if (isWordy(kind)) {
      while (i < text.length) {
        const next = UNIT[text.charCodeAt(i)]!;
        if (next === kind) i++;
        else if (kind !== LETTER && (next === LATIN || next === DIGIT)) i++;
        else if (kind === DIGIT && joinsDigits(text, i)) i += 2;
        else break;
      }
      push(from, i, kind === LETTER ? KIND.word : kind === DIGIT ? KIND.number : KIND.foreign);
    } else if (text.charCodeAt(from) === 0x2e && text.charCodeAt(i) === 0x2e) {
      while (i < text.length && text.charCodeAt(i) === 0x2e) i++;
      push(from, i, KIND.ellipsis);
    } else if (text.charCodeAt(from) === 0x27 && text.charCodeAt(i) === 0x27) {
      i++;
      push(from, i, KIND.mark);
    } else push(from, i, kind);
  }
  return {
    count: n,
    start: starts.subarray(0, n),
    end: ends.subarray(0, n),
    folds: folds.subarray(0, n),
    foldEnds: foldEnds.subarray(0, n),
    kind: kinds.subarray(0, n),
  };
}

function joinsDigits(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  const inner = c === 0x2e || c === 0x2c || c === 0x3a || c === 0x2f || c === 0x2d; // . , : / -
  return inner && i + 1 < text.length && UNIT[text.charCodeAt(i + 1)] === DIGIT;
}
