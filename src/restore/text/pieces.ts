import type { FurnitureKind } from '../../model/index.js';
import { parsePrintedDates, WEEKDAY, type PrintedDate } from '../../language/ar/dates/index.js';
import { countWords, endsSentence, tidy } from '../html/words.js';
import { fold, kindOf, loadMarks } from './marks.js';

/** A stretch of a scrape's line that is one kind of thing. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  readonly kind: 'text' | 'mark' | 'date' | 'url' | 'code' | 'ticker';
  /** What a mark begins; for a text, the kind of the mark right before it on its line. */
  readonly furniture: FurnitureKind | null;
  readonly date: PrintedDate | null;
  /** What the mark before a date says of it. */
  readonly dated: 'published' | 'updated' | null;
  readonly words: number;
  /** It reads as a sentence or paragraph of running text. */
  readonly prose: boolean;
  /** It begins its line. */
  readonly first: boolean;
}

const CODE =
  /(?:function\s*\(|\bvar\s+\w+\s*=|document\.|window\.|\$\(|=>|googletag|google_ad|adsbygoogle|\b\w+\.\w+\([^)]{0,500}\);|<!--|-->|\{\s*\{|^\s*[})\];,]+\s*$|\b\w+\s*[:=]\s*["'[{].*[,;{]\s*$|^\/\/\w)/;
// A program says so at its beginning, and lines may be as long as the page.
const CODE_WITHIN = 2000;
const URL_PIECE = /https?\s?:\s?\/\s?\/[^\s]+(?:\s?\/\s?[\w.\-?=&%]+)*|\b(?:www\.)[\w.-]+\.[a-z]{2,}[^\s]*/giu;
// Headlines run together by full stops: «…سيناء.عاجل.مصر…». Prose glued at paragraph ends has longer sentences.
const GLUE = /[\p{L}\p{N}»")][.؟!](?=[\p{L}«"])(?![a-z]{2,4}\b)/gu;
const MIN_HEADLINES = 3;
const HEADLINE_WORDS = 12;

const isGlued = (text: string, words: number): boolean => {
  const joints = text.match(GLUE)?.length ?? 0;
  return joints >= MIN_HEADLINES && words / (joints + 1) <= HEADLINE_WORDS;
};

/** Whether a date stands as a stamp and not as a part of a sentence or caption. */
function isStamp(folded: string, date: { start: number; end: number }, printed: PrintedDate): boolean {
  const before = folded.slice(Math.max(0, date.start - 16), date.start);
  const after = folded.slice(date.end, date.end + 3);
  if (before.trim() === '' && after.trim() === '') return true;
  if (printed.precision === 'minute' || printed.precision === 'second') return true;
  const marks = loadMarks();
  if (marks.inSentence.test(before) && !marks.stamping.test(before)) return false;
  if (/-\s*$/.test(before) && printed.weekday === null) return false;
  if (/\(\s*$/.test(before)) return false;
  return (
    printed.weekday !== null ||
    marks.numericDate.test(folded.slice(date.start, date.end)) ||
    before.trim() === '' ||
    /[:|•]\s*$/.test(before)
  );
}

const GLUED_DAY = new RegExp(`([\\p{L}»")])(?:${WEEKDAY})\\s?[,]?\\s?$`, 'u');

/** Frequencies of a radio: a town and its number, several times. */
const FREQUENCIES = /(?:\p{L}[\p{L}\s/-]{0,40}\s\d{2,3}\.\d(?!\d)\s*[-،.]?\s*){2,}/gu;

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly kind: Piece['kind'];
  readonly furniture: FurnitureKind | null;
  readonly date: PrintedDate | null;
}

/** Cuts one line at stamps, marks, addresses and code. */
function cutsOf(line: string): Cut[] {
  const marks = loadMarks();
  const { text: folded, at } = fold(line);
  const cuts: Cut[] = [];
  const taken = new Uint8Array(line.length);
  const free = (start: number, end: number): boolean => {
    if (taken[start] || taken[end - 1]) return false;
    taken.fill(1, start, end);
    return true;
  };
  for (const m of line.matchAll(URL_PIECE))
    if (free(m.index, m.index + m[0].length))
      cuts.push({ start: m.index, end: m.index + m[0].length, kind: 'url', furniture: 'social', date: null });
  const back = new Map<number, number>();
  for (let i = 0; i < at.length; i++) back.set(at[i]!, i);
  for (const date of parsePrintedDates(line)) {
    const { end } = date.span;
    // The weekday may be glued to the headline before it: «…بريف دمشقالأربعاء، 28 آب».
    const glued = date.weekday === null ? GLUED_DAY.exec(folded.slice(0, back.get(date.span.start) ?? 0)) : null;
    const start = glued ? at[glued.index + glued[1]!.length]! : date.span.start;
    const range = { start: back.get(start) ?? 0, end: back.get(end) ?? folded.length };
    if (isStamp(folded, range, date) && free(start, end))
      cuts.push({ start, end, kind: 'date', furniture: null, date });
  }
  for (const m of folded.matchAll(marks.strong)) {
    const start = at[m.index]!;
    const end = at[m.index + m[0].length]!;
    if (free(start, end)) cuts.push({ start, end, kind: 'mark', furniture: kindOf(m), date: null });
  }
  for (const m of line.matchAll(FREQUENCIES)) {
    const end = m.index + m[0].length;
    if (free(m.index, end)) cuts.push({ start: m.index, end, kind: 'mark', furniture: 'frequencies', date: null });
  }
  const weak = marks.weak.exec(folded);
  if (weak && folded.length < 600) {
    const end = at[weak[0].length]!;
    // A weak phrase begins prose too («المزيد من القوات …»): only a short line is a mark by it.
    if (countWords(line) <= 14 && !/[.،]\s*$/.test(line) && free(0, end))
      cuts.push({ start: 0, end, kind: 'mark', furniture: kindOf(weak), date: null });
  }
  return cuts.sort((a, b) => a.start - b.start);
}

// A closing bracket ends captions and bylines too, a colon introduces; headlines end in quotations and questions: «… "بلا كلل"».
const HEADLINE_END = /(?:(?:^|[^.!?؟…])\s?["»”]|[؟?!])$/;
const LONGEST_HEADLINE = 20;
const looksProse = (text: string, words: number): boolean =>
  (words >= 8 &&
    endsSentence(text) &&
    !/[:؛;)']$/.test(text) &&
    !(words < LONGEST_HEADLINE && HEADLINE_END.test(text))) ||
  (words >= 20 && /[،,.:]\s/.test(text));

// A scrape's line of this length is cut at a blank: what is longer is no page of news.
const LONGEST_LINE = 50_000;

function linesOf(content: string): string[] {
  return content.split(/\r?\n/).flatMap((line) => {
    if (line.length <= LONGEST_LINE) return [line];
    const parts: string[] = [];
    for (let i = 0; i < line.length;) {
      const blank = line.lastIndexOf(' ', i + LONGEST_LINE);
      const to = i + LONGEST_LINE >= line.length ? line.length : blank > i ? blank : i + LONGEST_LINE;
      parts.push(line.slice(i, to));
      i = to;
    }
    return parts;
  });
}

/** Cuts a scrape into pieces, line by line; lines after `deadline` (milliseconds as `Date.now`) are left out. */
export function cutPieces(
  content: string,
  deadline: number,
): { readonly pieces: readonly Piece[]; readonly timedOut: boolean } {
  let timedOut = false;
  const marks = loadMarks();
  const pieces: Piece[] = [];
  linesOf(content).forEach((raw, line) => {
    if ((line & 255) === 255 && !timedOut) timedOut = Date.now() > deadline;
    if (timedOut) return;
    const text = tidy(raw);
    if (text === '') return;
    const base = { line, furniture: null, date: null, dated: null, prose: false };
    if (CODE.test(text.slice(0, CODE_WITHIN)) && (text.match(/[\u0621-\u064a]/g)?.length ?? 0) < text.length * 0.3) {
      pieces.push({ ...base, text, kind: 'code', words: countWords(text), first: true });
      return;
    }
    let from = 0;
    let under: FurnitureKind | null = null;
    let label: Piece['dated'] = null;
    const push = (start: number, end: number): void => {
      let part = text
        .slice(start, end)
        .replace(/^[\s|•*،,-]+|[\s|•*]+$/g, '')
        .replace(/\s+-$/, '');
      if (!/[\p{L}\p{N}]/u.test(part)) return;
      const { text: folded, at } = fold(part);
      const stamp = marks.published.exec(folded);
      label = marks.updated.test(folded) && countWords(part) <= 6 ? 'updated' : stamp ? 'published' : null;
      if (stamp && stamp.index > 0) part = part.slice(0, at[stamp.index]).trim();
      // Menus are printed twice over, for wide and narrow screens.
      part = part.replace(/^((?:\S+\s){1,6})\1+/u, '');
      const words = countWords(part);
      const glued = isGlued(part, words);
      const prose = !glued && looksProse(part, words) && (part.match(/\|/g)?.length ?? 0) < 3;
      pieces.push({
        ...base,
        text: part,
        kind: glued ? 'ticker' : 'text',
        furniture: glued ? 'ticker' : under,
        words,
        prose,
        first: start === 0,
      });
    };
    for (const cut of cutsOf(text)) {
      push(from, cut.start);
      const own = text.slice(cut.start, cut.end);
      pieces.push({
        ...base,
        text: own,
        kind: cut.kind,
        furniture: cut.furniture,
        date: cut.date,
        dated: cut.date ? label : null,
        words: countWords(own),
        first: cut.start === 0,
      });
      if (cut.kind === 'mark') under = cut.furniture;
      else if (cut.kind === 'date') under = null;
      label = null;
      from = cut.end;
    }
    push(from, text.length);
  });
  return { pieces, timedOut };
}
