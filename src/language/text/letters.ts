import type { Folded } from '../language.js';

/** How a language folds letters: one replacement (maybe empty) a UTF-16 code unit; units that are not named stay. */
export type Folding = ReadonlyMap<number, string>;

export interface Folder {
  fold(text: string): Folded;
  /** The folded form alone, for lists and comparisons. */
  word(text: string): string;
}

const SIZE = 0x10000;
const SPECIAL = 0xffff;

/** Makes a folder out of replacements; the table costs 128 KB once and one look-up a code unit afterwards. */
export function makeFolder(folding: Folding): Folder {
  const table = new Uint16Array(SIZE);
  for (let i = 0; i < SIZE; i++) table[i] = i;
  for (const [unit, to] of folding) table[unit] = to === '' ? 0 : to.length === 1 ? to.charCodeAt(0) : SPECIAL;
  const fold = (text: string): Folded => {
    let out = '';
    let at = new Uint32Array(text.length + 1);
    let n = 0;
    let from = 0; // start of a run of units that stay as they are: sliced once, not unit by unit
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const to = table[unit]!;
      if (to === unit) {
        at[n++] = i;
        continue;
      }
      if (i > from) out += text.slice(from, i);
      from = i + 1;
      if (to === 0) continue;
      const replaced = to === SPECIAL ? folding.get(unit)! : String.fromCharCode(to);
      if (n + replaced.length + text.length - i > at.length) {
        const wider = new Uint32Array(at.length * 2 + replaced.length);
        wider.set(at);
        at = wider;
      }
      for (let k = 0; k < replaced.length; k++) at[n++] = i;
      out += replaced;
    }
    if (from < text.length) out += text.slice(from);
    at[n] = text.length;
    return { text: out, at: at.subarray(0, n + 1) };
  };
  const word = (text: string): string => {
    let out = '';
    for (let i = 0; i < text.length; i++) {
      const to = table[text.charCodeAt(i)]!;
      if (to !== 0) out += to === SPECIAL ? folding.get(text.charCodeAt(i))! : String.fromCharCode(to);
    }
    return out;
  };
  return { fold, word };
}

/** Foldings that no language objects to: case, compatibility forms, invisible characters. */
export function commonFolding(): Map<number, string> {
  const map = new Map<number, string>();
  const put = (from: number, to: number, f: (c: string) => string): void => {
    for (let i = from; i <= to; i++) {
      const c = String.fromCharCode(i);
      const folded = f(c);
      if (folded !== c) map.set(i, folded);
    }
  };
  put(0x41, 0x5a, (c) => c.toLowerCase());
  put(0xc0, 0x24f, (c) => c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
  put(0x370, 0x52f, (c) => c.toLowerCase());
  put(0xfb50, 0xfdfb, (c) => c.normalize('NFKC'));
  put(0xfe70, 0xfefc, (c) => c.normalize('NFKC').replace(/[\s\u064b-\u0652\u0640]/g, ''));
  for (const i of [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x061c, 0x2060, 0xfeff]) map.set(i, '');
  put(0x202a, 0x202e, () => '');
  put(0x2066, 0x2069, () => '');
  put(0x300, 0x36f, () => '');
  map.set(0xa0, ' ');
  return map;
}
