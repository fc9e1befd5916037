import { letters, tidy } from '../html/words.js';
import { openTokenised, type Opening, type Stamp } from './lead.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';
import { agencyLine, firstLines, ofOutlet } from './signature.js';
import { findTitleLine, isCaption } from './title-line.js';

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

// Lines above a text that may be its captions and byline.
const REACH = 12;

/** Reads title, captions and byline above the text, and frees the lead of what is glued before it. */
export function readHead(pieces: readonly Piece[], run: Run, tokenised: boolean): Head {
  const whole: Opening = { title: null, captions: [], author: null, date: null, lead: pieces[run.from]!.text };
  const opening = tokenised ? openTokenised(pieces, run) : whole;
  const bodyText = pieces
    .slice(run.from, Math.min(run.from + 5, run.to))
    .map((p) => p.text)
    .join(' ');
  const line = opening.title === null ? findTitleLine(pieces, run, bodyText) : null;
  const title = line === null ? opening.title : pieces[line]!.text;
  const key = title === null ? '' : letters(title);
  const roles = new Map<number, 'title' | 'caption' | 'byline'>();
  for (let i = 0; i < run.from; i++)
    if (key !== '' && pieces[i]!.kind === 'text' && letters(pieces[i]!.text) === key) roles.set(i, 'title');
  const titleAt = Math.max(-1, ...roles.keys());
  const captions = [...opening.captions];
  let { author } = opening;
  const names = firstLines(pieces);
  for (let i = Math.max(titleAt + 1, run.from - REACH); i < run.from; i++) {
    const p = pieces[i]!;
    if (p.kind !== 'text' || (p.furniture && p.furniture !== 'share')) continue;
    const agency = agencyLine(p.text) ?? ofOutlet(p.text, names);
    if (agency && !author && p.words <= 6) {
      author = agency;
      roles.set(i, 'byline');
    } else if (!p.furniture) {
      const caption = captionOf(p, tokenised ? title : null, titleAt >= 0);
      if (caption === null) continue;
      captions.push(caption);
      if (caption === p.text) roles.set(i, 'caption');
    }
  }
  const under = author ? null : signedUnder(pieces, run);
  if (under !== null) roles.set(under.at, 'byline');
  return {
    ...{ title, captions: [...new Set(captions)], author: author ?? under?.author ?? null },
    ...{ lead: opening.lead, date: opening.date, roles },
  };
}

/** The caption that a line between title and text is, or has after the title on it. */
function captionOf(p: Piece, glued: string | null, underTitle: boolean): string | null {
  if (glued !== null && p.text.includes(glued)) {
    const rest = tidy(p.text.slice(p.text.lastIndexOf(glued) + glued.length)).replace(/[\s،,]+$/, '');
    return isCaption(rest) ? rest : null;
  }
  return underTitle && p.words >= 4 && p.words <= 40 && isCaption(p.text) ? p.text : null;
}

/** An author or agency named in the two lines under the text. */
function signedUnder(pieces: readonly Piece[], run: Run): { readonly author: string; readonly at: number } | null {
  for (let at = run.to; at < Math.min(run.to + 2, pieces.length); at++) {
    const p = pieces[at]!;
    if (p.kind !== 'text' || p.furniture || p.words > 8) return null;
    const author = agencyLine(p.text);
    if (author) return { author, at };
  }
  return null;
}
