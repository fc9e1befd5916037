import { fold, foldWord } from '../language/ar/letters.js';

/** What stands between a word and the one before it. */
export const GAP = { none: 0, mark: 1, comma: 2, stop: 3 } as const;

/** The words of a text as names are matched: folded, with hyphens, `_` and `#` taken as blanks. */
export interface Words {
  readonly forms: readonly string[];
  /** Offsets in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** One of `GAP` a word: what separates it from the one before. */
  readonly gaps: readonly number[];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// Words written together or apart in names: عبد الله / عبدالله, أبو زيد / أبوزيد, نصر الله / نصرالله. Folded forms.
const JOINS_NEXT = new Set(['عبد', 'ابو']);
const JOINS_PREVIOUS = new Set(['الله', 'الدين']);

/** The words of a stretch of a text. `offset` is added to every offset. */
export function wordsOf(text: string, offset = 0): Words {
  const folded = fold(text);
  const forms: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  let last = 0;
  let open = false;
  for (const match of folded.text.matchAll(WORD)) {
    const at = match.index;
    const gap = forms.length === 0 ? GAP.none : gapOf(folded.text, last, at);
    const form = match[0];
    const end = offset + folded.at[at + form.length]!;
    last = at + form.length;
    if (
      gap === GAP.none &&
      forms.length > 0 &&
      (open || JOINS_PREVIOUS.has(form)) &&
      (open || !PARTICLES.has(forms.at(-1)!))
    ) {
      forms[forms.length - 1] += form;
      ends[ends.length - 1] = end;
      open = false;
      continue;
    }
    forms.push(form);
    starts.push(offset + folded.at[at]!);
    ends.push(end);
    gaps.push(gap);
    open = JOINS_NEXT.has(form);
  }
  return { forms, starts, ends, gaps };
}

// After these "Allah" and "al-Din" are words of their own.
const PARTICLES = new Set(['من', 'في', 'الي', 'علي', 'عن', 'ان', 'قال', 'قبل', 'بعد', 'شا', 'رجال', 'علما']);

function gapOf(text: string, from: number, to: number): number {
  let gap: number = GAP.none;
  for (let i = from; i < to; i++) {
    const c = text[i]!;
    if (c === '\n' || c === '.' || c === '!' || c === '؟' || c === '?' || c === '؛' || c === ';' || c === ':')
      gap = GAP.stop;
    else if (c === '،' || c === ',' || c === '–' || c === '—') gap = Math.max(gap, GAP.comma);
    else if (c === '-') gap = Math.max(gap, text[i - 1] === ' ' ? GAP.comma : GAP.none);
    else if (c === '"' || c === '«' || c === '»' || c === '(' || c === ')' || c === '“' || c === '”' || c === "'")
      gap = Math.max(gap, GAP.mark);
  }
  return gap;
}

const SEPARATORS = new Set([...'\u0020\u00a0\t\n-_#"«»().,،:\'“”|/–—‘’!?'].map((c) => c.charCodeAt(0)));

/** The folded words of a name: as `wordsOf`, without offsets. */
export function nameWords(name: string): string[] {
  const folded = foldWord(name);
  const forms: string[] = [];
  let open = false;
  let from = 0;
  for (let at = 0; at <= folded.length; at++) {
    if (at < folded.length && !SEPARATORS.has(folded.charCodeAt(at))) continue;
    if (at > from) {
      const form = folded.slice(from, at);
      const last = forms.length - 1;
      if (last >= 0 && (open || (JOINS_PREVIOUS.has(form) && !PARTICLES.has(forms[last]!)))) {
        forms[last] += form;
        open = false;
      } else {
        forms.push(form);
        open = JOINS_NEXT.has(form);
      }
    }
    from = at + 1;
  }
  return forms;
}

/** A name as a key: its folded words joined by one blank. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ');
}

/**
 * The readings of a form as a word with joined particles: itself first, then without و ف, then without ب ك ل, with لل
 * read as the article. Names that begin with such a letter are found by the first reading.
 */
export function readings(form: string): readonly string[] {
  const first = form.charCodeAt(0);
  if (form.length < 3 || !(first === WAW || first === FA || first === BA || first === KAF || first === LAM))
    return [form];
  const found = [form];
  const bare = first === WAW || first === FA ? form.slice(1) : form;
  if (bare !== form) found.push(bare);
  const next = bare.charCodeAt(0);
  if (bare.length >= 3 && (next === BA || next === KAF || next === LAM)) {
    found.push(bare.slice(1));
    if (next === LAM && bare.charCodeAt(1) === LAM) found.push('ال' + bare.slice(2));
  }
  return found;
}

const WAW = 0x648;
const FA = 0x641;
const BA = 0x628;
const KAF = 0x643;
const LAM = 0x644;
