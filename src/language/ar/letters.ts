import { commonFolding, makeFolder } from '../text/letters.js';

/**
 * Arabic letters that readers treat as one: alef with or without hamza, ya and alef maqsura, ta marbuta and ha; carriers
 * of hamza become the carrier, a lone hamza goes; harakat and tatweel go; Arabic-Indic digits become Latin ones; Persian
 * kaf and ya become Arabic ones.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['أإآٱ', 'ا'],
  ['ىئیې', 'ي'],
  ['ؤ', 'و'],
  ['ةہە', 'ه'],
  ['کڪ', 'ك'],
];

function arabicFolding(): Map<number, string> {
  const map = commonFolding();
  for (const [from, to] of PAIRS) for (const c of from) map.set(c.charCodeAt(0), to);
  // Compatibility forms decompose to letters that fold in their turn.
  for (const [unit, to] of map) {
    if (unit >= 0xfb50) map.set(unit, [...to].map((c) => map.get(c.charCodeAt(0)) ?? c).join(''));
  }
  map.set(0x621, '');
  map.set(0x640, '');
  map.set(0x670, '');
  for (let i = 0x64b; i <= 0x65f; i++) map.set(i, '');
  for (let i = 0x610; i <= 0x61a; i++) map.set(i, '');
  for (let i = 0x6d6; i <= 0x6ed; i++) if (i !== 0x6e9 && i !== 0x6dd && i !== 0x6de) map.set(i, '');
  for (let d = 0; d < 10; d++) {
    map.set(0x660 + d, String(d));
    map.set(0x6f0 + d, String(d));
  }
  map.set(0x66b, '.');
  map.set(0x66c, ',');
  map.set(0x66a, '%');
  return map;
}

const folder = makeFolder(arabicFolding());

/** Folds a text and keeps the way back (see `Folded`). */
export const fold = folder.fold;
/** Folds a word, without offsets. */
export const foldWord = folder.word;
