import { kindOf, Line } from './line.js';

const line = new Line();

/** Blanks of every kind as one, invisible marks dropped (not the joiners that Persian writes with), ends trimmed. */
export function tidy(text: string): string {
  if (isTidy(text)) return text;
  line.clear();
  line.add(text, 0, text.length);
  return line.toString();
}

/** Whether nothing is to be done: single blanks between words, no other blanks, no invisible marks. */
function isTidy(text: string): boolean {
  let blank = true;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32) {
      if (blank) return false;
      blank = true;
    } else {
      if (c < 32 || (c > 126 && kindOf(c) !== 'letter')) return false;
      blank = false;
    }
  }
  return !blank || text === '';
}

/** Letters and digits only, lower case: for telling whether two texts say the same. */
export function letters(text: string): string {
  line.clear();
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c > 96 && c < 123) || (c > 47 && c < 58) || (c > 0xde && c < 0x100 && c !== 0xf7)) line.put(c);
    else if ((c > 64 && c < 91) || (c > 0xbf && c < 0xdf && c !== 0xd7)) line.put(c + 32);
    else if (c > 127 && !(c >= 0x2010 && c < 0x2028)) return lettersOfAny(text);
  }
  return line.toString();
}

function lettersOfAny(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A number that texts of the same letters share (most of them, in other forms of one letter): cheaper than `letters`. */
export function lettersHash(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c > 47 && c < 58) || (c > 96 && c < 123) || (c > 0xbf && !(c >= 0x2000 && c < 0x2070)))
      h = (Math.imul(h, 31) + c) | 0;
    else if (c > 64 && c < 91) h = (Math.imul(h, 31) + (c | 32)) | 0;
  }
  return h;
}

/** The words of a text, lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** How many words a text has; scripts without blanks between words count two letters as one. */
export function countWords(text: string): number {
  let n = 0;
  let inWord = false;
  let dense = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 32) inWord = false;
    else if (c >= 0x3040 && c < 0xa000) dense++;
    else if (!inWord && ((c > 47 && c < 58) || (c > 64 && c < 91) || (c > 96 && c < 123) || c > 0xbf)) {
      inWord = true;
      n++;
    }
  }
  return n + (dense >> 1);
}

/** Share of the words of the shorter text that the longer one has too, 0..1. */
export function overlapOf(a: string, b: string): number {
  const one = wordsOf(a);
  const two = wordsOf(b);
  if (one.length === 0 || two.length === 0) return 0;
  const [short, long] = one.length <= two.length ? [one, new Set(two)] : [two, new Set(one)];
  return short.filter((w) => long.has(w)).length / short.length;
}

/** Jaccard likeness of two sets of words, 0..1. */
export function setLikeness(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  if (one.size === 0 || two.size === 0) return 0;
  let both = 0;
  for (const w of one) if (two.has(w)) both++;
  return both / (one.size + two.size - both);
}

const STOPS = /[.!?:;…؟۔؛。！？»”"'’)]$/;
/** Whether a text ends as sentences end. */
export function endsSentence(text: string): boolean {
  return STOPS.test(text);
}

/** How many sentence stops and commas a text has: prose has them, menus do not. */
export function countStops(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (
      c === 44 ||
      c === 46 ||
      c === 59 ||
      c === 0x60c ||
      c === 0x61b ||
      c === 0x61f ||
      c === 63 ||
      c === 33 ||
      c === 0x3002 ||
      c === 0x3001 ||
      c === 0x6d4
    )
      n++;
  }
  return n;
}
