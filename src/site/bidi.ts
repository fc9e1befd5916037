// Embedding, override and isolate controls (U+202A–202E, U+2066–2069) of a page can reorder everything that follows them
// on ours; so can a line or paragraph separator split what should be one line. Marks (LRM, RLM, ALM) are harmless and
// kept, Arabic texts need them.
const REORDERING = /[\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;
// C0 and C1 controls have no glyph; a browser shows boxes for some and swallows others.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/** A page's words made safe to stand among ours: nothing in them reorders or breaks the line around them. */
export function calm(text: string): string {
  return text.replace(REORDERING, '').replace(CONTROL, ' ');
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /\p{L}/u;

/** The direction of a text by its first letter; null where it has none. */
export function dirOf(text: string): 'rtl' | 'ltr' | null {
  const first = LETTER.exec(text);
  return first === null ? null : RTL.test(first[0]) ? 'rtl' : 'ltr';
}

// Runs of Latin letters with what belongs to them ("M4", "F-16", "CNN International"), in a right-to-left text.
const LATIN_RUN =
  /[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f.'&+-]*(?: [A-Za-z\u00c0-\u024f][\w\u00c0-\u024f.'&+-]*)*|\d[\d.,:/%-]*\d%?/gu;

/** A text cut into runs, so that Latin words and numbers in it can be isolated. */
export function runs(text: string): readonly { readonly text: string; readonly latin: boolean }[] {
  const out: { text: string; latin: boolean }[] = [];
  let at = 0;
  for (const found of text.matchAll(LATIN_RUN)) {
    if (found.index > at) out.push({ text: text.slice(at, found.index), latin: false });
    out.push({ text: found[0], latin: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) out.push({ text: text.slice(at), latin: false });
  return out;
}
