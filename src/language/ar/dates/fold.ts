const LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ئ',
  ة: 'ه',
  ۀ: 'ه',
  ک: 'ك',
  ہ: 'ه',
  '،': ',',
  '؛': ';',
  '٫': '.',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '⁄': '/',
  '：': ':',
};
const DROPPED = /[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/;
const BLANK = /[\s\u00a0\u2000-\u200a\u202f\u3000]/;

/** A text folded for date grammar: letters, digits and dashes unified, harakat dropped; `at[i]` leads back. */
export interface FoldedDates {
  readonly text: string;
  readonly at: Uint32Array;
}

/** Folds a text so that the date grammar sees one form of each letter, digit and dash. */
export function foldForDates(text: string): FoldedDates {
  const at = new Uint32Array(text.length + 1);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let c = text[i]!;
    if (code >= 0x660 && code <= 0x669) c = String.fromCharCode(code - 0x660 + 48);
    else if (code >= 0x6f0 && code <= 0x6f9) c = String.fromCharCode(code - 0x6f0 + 48);
    else if (code > 0x7f) {
      if (DROPPED.test(c)) continue;
      c = BLANK.test(c) ? ' ' : (LETTERS[c] ?? c);
    } else if (code < 32) c = ' ';
    else if (code >= 65 && code <= 90) c = String.fromCharCode(code + 32);
    at[out.length] = i;
    out += c;
  }
  at[out.length] = text.length;
  return { text: out, at: at.slice(0, out.length + 1) };
}
