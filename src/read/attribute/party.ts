import type { Phrase } from '../../language/naming.js';

/** So many of a phrase's words tell whose it is: its names stand first. */
const TELLING = 4;

/** Whether two phrases speak of the same party by a word of their names. */
export function sameParty(a: Phrase, b: Phrase): boolean {
  if (a.first === b.first) return true;
  for (let i = 0; i < a.keys.length && i < TELLING; i++) if (b.keys.includes(a.keys[i]!)) return true;
  return false;
}

/** Whether the speakers of two statements are known, and the same party. */
export function sameVoice(a: Phrase | undefined, b: Phrase | undefined): boolean {
  return a !== undefined && b !== undefined && sameParty(a, b);
}
