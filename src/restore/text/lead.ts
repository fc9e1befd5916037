import { parsePrintedDates, type PrintedDate } from '../../language/ar/dates/index.js';
import { countWords, tidy } from '../html/words.js';
import { fold, loadMarks } from './marks.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';
import { agencyLine } from './signature.js';
import { isCaption, isTitleLike } from './title-line.js';

/** A date with its words. */
export interface Stamp {
  readonly date: PrintedDate;
  readonly text: string;
}

/** A tokenised scrape's opening, taken apart. */
export interface Opening {
  readonly title: string | null;
  readonly captions: readonly string[];
  readonly author: string | null;
  /** The stamp that stood between the title and the lead on one line. */
  readonly date: Stamp | null;
  /** The first paragraph without what was glued before it. */
  readonly lead: string;
}

// Titles and menus before a text; what is longer is the text.
const LONGEST_OPENING = 2500;

/** Whether a tokeniser went over the scrape: blanks stand before its commas and stops. */
export function isTokenised(text: string): boolean {
  const apart = text.match(/\s[,.،:](?=\s|$)/g)?.length ?? 0;
  const all = text.match(/[,.،:](?=\s|$)/g)?.length ?? 0;
  return all >= 5 && apart > all * 0.6;
}

/** The longest stretch of whole words, at least 3 and 15 letters, that a text has twice: a page prints its title again. */
export function repeatedStart(text: string): string | null {
  const starts = [0, ...[...text.matchAll(/\s(?=\S)/g)].map((m) => m.index + 1)];
  let best = '';
  for (let a = 0; a < starts.length && a < 120; a++) {
    const from = starts[a]!;
    for (let b = a + 1; b < starts.length; b++) {
      const to = starts[b]!;
      let n = 0;
      while (to + n < text.length && from + n < to && text[from + n] === text[to + n]) n++;
      if (n <= best.length || n < 15) continue;
      const common = text.slice(from, from + n);
      const edge =
        /[\s|-]/.test(text[from + n] ?? ' ') || /[\s|-]/.test(text[to + n] ?? ' ')
          ? common
          : common.replace(/\S*$/, '');
      const clean = edge.replace(/[\s|،,:-]+$/, '').trim();
      if (clean.length > best.length && countWords(clean) >= (a === 0 ? 3 : 5)) best = clean;
    }
  }
  return best === '' ? null : best;
}

/** A run without the piece that prints the title twice and ends with it: menus between them made it long enough for prose. */
export function withoutTitle(pieces: readonly Piece[], run: Run): Run {
  const { text } = pieces[run.from]!;
  const title = repeatedStart(text.slice(0, LONGEST_OPENING));
  if (title === null || !text.endsWith(title)) return run;
  const next = pieces.findIndex((p, i) => i > run.from && i < run.to && p.kind === 'text');
  return next < 0 ? run : { ...run, from: next };
}

/** Where in a glued opening the lead begins: at its first verb of reporting, or after a question or dateline. */
export function leadStart(text: string): number {
  const marks = loadMarks();
  const folded = fold(text);
  const cut = /^[^.]*?\)\s*--\s|^[^.?؟]{10,140}[?؟]\s/u.exec(text);
  const limit = 420;
  const at = (verbs: RegExp): number | null => {
    for (const m of folded.text.matchAll(verbs)) {
      if (m.index > limit) break;
      const before = folded.text.slice(0, m.index);
      // Inside a clause («التي أعلنت», «أن قال») it is not the lead's own verb.
      if (marks.clause.test(before)) continue;
      const words = countWords(before);
      if (words > 0 && words < 3 && !loadMarks().agency.test(before)) continue;
      if (cut && cut[0].length > m.index + 1) return cut[0].length;
      // «دمشق - سانا : أعلن»: the dateline belongs to the text.
      const dateline = /(?:^|[\s.)])((?:[\p{L}]+\s){0,2}[\p{L}]+\s?[-–/]\s?(?:[\p{L}. ]{2,25})\s?:\s)$/u.exec(before);
      return folded.at[dateline ? m.index - dateline[1]!.length : m.index]!;
    }
    return null;
  };
  return at(marks.lead) ?? at(marks.otherLead) ?? (cut && cut[0].length < text.length / 2 ? cut[0].length : 0);
}

// «جانب من الاجتماع ( رويترز ) »; a dateline has a dash after its bracket.
const CREDITED = /^([^.،,؛:()]{6,90})\(([^()]{2,25})\)\s(?!\s*[-–—])/u;
const LONGEST_CAPTION = 14;

/** The caption with its credit that a text begins with, or null. */
function creditedCaption(text: string): string | null {
  const found = CREDITED.exec(text);
  if (!found || countWords(found[1]!) < 2 || countWords(found[1]!) > LONGEST_CAPTION) return null;
  return loadMarks().agency.test(fold(found[2]!).text) ? found[0] : null;
}

// «تم النشر بتاريخ».
const LABEL_WORDS = 3;

/** A text without the date and share bar that it begins with, and that date. */
function clearStamp(text: string): { readonly text: string; readonly date: Stamp | null } {
  const withoutBar = (from: string): string => {
    const { text: folded, at } = fold(from);
    const bar = marks.shareBar.exec(folded);
    return bar ? from.slice(at[bar[0].length] ?? from.length).trimStart() : from;
  };
  const marks = loadMarks();
  const opening = withoutBar(text);
  const [date] = parsePrintedDates(opening.slice(0, 80));
  if (!date || date.precision === 'year' || date.precision === 'month') return { text: opening, date: null };
  const { start, end } = date.span;
  const label = fold(opening.slice(0, start)).text;
  if (start > 2 && !(countWords(label) <= LABEL_WORDS && marks.published.test(label)))
    return { text: opening, date: null };
  const rest = withoutBar(opening.slice(end).replace(/^[\s|،,.:-]+/, ''));
  return { text: rest, date: { date, text: opening.slice(start, end) } };
}

/** Whether the lead stands right after a mark or stamp of its line. */
function standsFree(pieces: readonly Piece[], { from }: Run): boolean {
  const before = pieces[from - 1];
  return before?.line === pieces[from]!.line && (before.kind === 'mark' || before.kind === 'date');
}

// A caption comes between a stamp and the lead: it ends in a bracket or credit.
const CAPTION_END = /[)\]]\s*$|[-–]\s*\p{L}+\s*$/u;
const SIGNED_WORDS = 5;

/** Frees a tokenised scrape's lead of the title, stamp, caption and byline that are glued before it. */
export function openTokenised(pieces: readonly Piece[], run: Run): Opening {
  const above = pieces.slice(0, run.from);
  const opening = pieces
    .slice(0, run.from + 1)
    .map((p) => (p.kind === 'text' ? p.text : '\n'))
    .join(' \n ')
    .slice(0, LONGEST_OPENING);
  const title = repeatedStart(opening);
  const { text: first } = pieces[run.from]!;
  const last = title === null ? -1 : first.lastIndexOf(title);
  const cleared = clearStamp(last < 0 ? first : first.slice(last + title!.length).replace(/^[\s|،,-]+/, ''));
  const credited = title === null ? null : creditedCaption(cleared.text);
  const text = credited === null ? cleared.text : cleared.text.slice(credited.length).trimStart();
  const found = leadStart(text);
  const before = text.slice(0, found);
  const signed = countWords(before) <= SIGNED_WORDS && agencyLine(tidy(before)) !== null;
  const titled = title !== null || (standsFree(pieces, run) && above.some(isTitleLike));
  const start = titled && !signed && !CAPTION_END.test(before) ? 0 : found;
  const glued = tidy(text.slice(0, start)).replace(/[\s،,]+$/, '');
  const agency = glued !== '' && countWords(glued) <= SIGNED_WORDS ? agencyLine(glued) : null;
  const isTitle = glued !== '' && agency === null && title === null && !above.some(isTitleLike);
  const captions = credited === null ? [] : [tidy(credited)];
  if (glued !== '' && agency === null && !isTitle && isCaption(glued)) captions.push(glued);
  return {
    title: isTitle ? glued : title,
    captions,
    author: agency,
    date: title === null ? null : cleared.date,
    lead: text.slice(start),
  };
}
