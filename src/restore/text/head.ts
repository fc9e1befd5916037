import { parsePrintedDates, type PrintedDate } from '../../language/ar/dates/index.js';
import { countWords, letters, overlapOf, tidy } from '../html/words.js';
import { fold, loadMarks } from './marks.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';

/** A date with its words. */
export interface Stamp {
  readonly date: PrintedDate;
  readonly text: string;
}

/** What stands above a scrape's text. */
export interface Head {
  readonly title: string | null;
  readonly captions: readonly string[];
  readonly author: string | null;
  /** The first paragraph without what was glued before it. */
  readonly lead: string;
  /** The stamp that stood between the title and the lead on one line. */
  readonly date: Stamp | null;
  /** Pieces that are title, caption or byline, by index. */
  readonly roles: ReadonlyMap<number, 'title' | 'caption' | 'byline'>;
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

const agencyLine = (text: string): string | null => {
  const marks = loadMarks();
  const { text: folded, at } = fold(text);
  const label = marks.author.exec(folded);
  if (label && countWords(text) <= 9) {
    const name = tidy(text.slice(at[label[0].length] ?? text.length));
    if (name !== '') return name;
  }
  return (marks.agency.test(folded) && countWords(text) <= 8) || (marks.desk.test(folded) && countWords(text) <= 5)
    ? tidy(text.replace(/\(.*\)\s*$/, ''))
    : null;
};

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

// Among a scrape's first lines stands its outlet's name.
const FIRST_LINES = 5;

/** «OUTLET - Jane Doe»: whom a line names beside the outlet. */
function ofOutlet(text: string, names: ReadonlySet<string>): string | null {
  const parts = text.split(/\s+[-–|]\s+/);
  if (parts.length !== 2 || !names.has(letters(parts[0]!))) return null;
  return tidy(parts[1]!);
}

/** Reads title, captions and byline above the text, and frees the lead of what is glued before it. */
export function readHead(pieces: readonly Piece[], run: Run, tokenised: boolean): Head {
  const roles = new Map<number, 'title' | 'caption' | 'byline'>();
  const captions: string[] = [];
  let author: string | null = null;
  let first = pieces[run.from]!.text;
  const bodyText = pieces
    .slice(run.from, Math.min(run.from + 5, run.to))
    .map((p) => p.text)
    .join(' ');
  let title: string | null = null;
  let date: Stamp | null = null;
  let titleAt = -1;
  if (tokenised) {
    const opening = pieces
      .slice(0, run.from + 1)
      .map((p) => (p.kind === 'text' ? p.text : '\n'))
      .join(' \n ')
      .slice(0, LONGEST_OPENING);
    title = repeatedStart(opening);
    if (title) {
      const last = first.lastIndexOf(title);
      if (last >= 0) first = first.slice(last + title.length).replace(/^[\s|،,-]+/, '');
    }
    const cleared = clearStamp(first);
    first = cleared.text;
    date = title === null ? null : cleared.date;
    // Right after a mark or stamp the lead stands free, unless a caption comes between, which ends in a bracket or credit.
    const after = pieces[run.from - 1];
    const freed =
      after !== undefined && after.line === pieces[run.from]!.line && (after.kind === 'mark' || after.kind === 'date');
    const caption = title === null ? null : creditedCaption(first);
    if (caption !== null) {
      captions.push(tidy(caption));
      first = first.slice(caption.length).trimStart();
    }
    const found = leadStart(first);
    const before = first.slice(0, found);
    const signed = countWords(before) <= 5 && agencyLine(tidy(before)) !== null;
    const start =
      (freed || title !== null) &&
      !signed &&
      !/[)\]]\s*$|[-–]\s*\p{L}+\s*$/u.test(before) &&
      (title !== null || pieces.slice(0, run.from).some(isTitleLike))
        ? 0
        : found;
    const glued = tidy(first.slice(0, start)).replace(/[\s،,]+$/, '');
    first = first.slice(start);
    if (glued !== '') {
      const agency = agencyLine(glued);
      if (agency && countWords(glued) <= 5) author = agency;
      else if (!title && !pieces.slice(0, run.from).some((p) => isTitleLike(p))) title = glued;
      else if (isCaption(glued)) captions.push(glued);
    }
  }
  if (!title) {
    const above = pieces.slice(0, run.from).flatMap((q) => (q.kind === 'text' ? [letters(q.text)] : []));
    let best = 0.35;
    let printedAgain = false;
    for (let i = run.from - 1, seen = 0; i >= 0 && seen < 40; i--, seen++) {
      const p = pieces[i]!;
      if (!isTitleLike(p)) continue;
      // Browsers' titles print it too, with the outlet's name.
      const again = above.filter((key) => key.includes(letters(p.text))).length > 1;
      const score =
        overlapOf(p.text, bodyText) +
        (again ? 0.4 : 0) +
        (p.words >= 5 ? 0.3 : 0) -
        seen * 0.02 -
        (/[.]$/.test(p.text) ? 0.3 : 0);
      // Of two that fit, the upper: captions stand between title and text.
      if (printedAgain && !again) continue;
      if (score >= best - 0.15 || (best === 0.35 && score > 0.2)) {
        if (score > best || titleAt >= 0) {
          best = Math.max(best, score);
          printedAgain = again;
          title = p.text;
          titleAt = i;
        }
      }
    }
  }
  const key = title ? letters(title) : '';
  for (let i = 0; i < run.from; i++) {
    const p = pieces[i]!;
    if (p.kind !== 'text') continue;
    if (key !== '' && letters(p.text) === key) {
      roles.set(i, 'title');
      titleAt = i;
    }
  }
  const names = new Set(pieces.slice(0, FIRST_LINES).map((p) => letters(p.text)));
  for (let i = Math.max(titleAt + 1, run.from - 12); i < run.from; i++) {
    const p = pieces[i]!;
    if (p.kind !== 'text' || (p.furniture && p.furniture !== 'share')) continue;
    const agency = agencyLine(p.text) ?? ofOutlet(p.text, names);
    if (agency && !author && p.words <= 6) {
      author = agency;
      roles.set(i, 'byline');
    } else if (p.furniture) continue;
    else if (tokenised && title && p.text.includes(title)) {
      const rest = tidy(p.text.slice(p.text.lastIndexOf(title) + title.length)).replace(/[\s،,]+$/, '');
      if (isCaption(rest)) captions.push(rest);
    } else if (titleAt >= 0 && p.words >= 4 && p.words <= 40 && isCaption(p.text)) {
      captions.push(p.text);
      roles.set(i, 'caption');
    }
  }
  for (let i = run.to; i < Math.min(run.to + 2, pieces.length) && !author; i++) {
    const p = pieces[i]!;
    if (p.kind !== 'text' || p.furniture || p.words > 8) break;
    author = agencyLine(p.text);
    if (author) roles.set(i, 'byline');
  }
  return { title, captions: [...new Set(captions)], author, lead: first, date, roles };
}

const isCaption = (text: string): boolean => !/^©/.test(text) && (text.match(/\p{L}{3,}/gu)?.length ?? 0) >= 3;

const isTitleLike = (p: Piece): boolean =>
  p.kind === 'text' &&
  p.furniture === null &&
  p.words >= 3 &&
  p.words <= 32 &&
  (p.text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3 &&
  !/^(?:©|:|\()/.test(p.text) &&
  !/\|.*\|/.test(p.text);
