import type { Article, BlockReason, Note, Page, Restored } from '../../model/index.js';
import { TIME_LIMIT_MS } from '../bytes/limits.js';
import { accountOf } from '../facts/outlet.js';
import { findLanguage } from '../facts/language.js';
import { tidy } from '../html/words.js';
import { readHead, type Head } from './head.js';
import { isTokenised, withoutTitle } from './lead.js';
import { isList } from './not-an-article.js';
import { findOutletName } from './outlet-name.js';
import { cutPieces, type Piece } from './pieces.js';
import { kindOf, labelBody, mergeFurniture, spreadMarks, type Given } from './roles.js';
import { findRun, type Run } from './run.js';
import { findStamp } from './stamp.js';

/** Restores the article of a text scrape: title, caption, date, body and furniture told apart by content alone. */
export function restoreText(page: Page): Restored {
  const { pieces, timedOut } = cutPieces(page.content, Date.now() + TIME_LIMIT_MS);
  const tokenised = isTokenised(page.content);
  const found = findRun(pieces);
  const run = found && tokenised ? withoutTitle(pieces, found) : found;
  const head = run && !isList(pieces, run) ? readHead(pieces, run, tokenised) : null;
  const given = rolesOf(pieces, run, head);
  const dates = run && head ? findStamp(pieces, run, head, tokenised) : null;
  const textsOf = (role: string): string[] => given.filter((g) => g.role === role).map((g) => g.text);
  const text = textsOf('body').join('\n');
  const language = findLanguage(page, null, null, text || page.content);
  const urls = pieces.filter((p) => p.kind === 'url').map((p) => p.text.replace(/[.،]+$/, ''));
  const accounts = [...new Set(urls.filter((u) => accountOf(u) !== null))];
  const frequencies = textsOf('frequencies');
  const outlet = findOutletName(page, pieces, head?.title ?? null, accounts);
  const restored: Article = {
    id: page.id,
    source: page.source,
    kind: head ? 'article' : 'not-an-article',
    input: 'text',
    url: page.hints.url ?? null,
    outlet: outlet?.name ?? null,
    outletFrom: outlet?.from ?? null,
    lang: language.lang,
    dir: language.dir,
    title: head?.title ?? null,
    author: head?.author ?? null,
    captions: head?.captions ?? [],
    published: page.hints.published ?? dates?.published?.date?.iso ?? null,
    publishedPrinted: dates?.published?.text ?? null,
    publishedFrom: page.hints.published ? 'caller' : dates?.published ? 'printed' : null,
    updated: dates?.updated?.date?.iso ?? null,
    captured: page.hints.captured ?? null,
    text,
    related: textsOf('related'),
    furniture: mergeFurniture(given),
    ticker: textsOf('ticker').flatMap(headlines),
    profile: accounts.length + frequencies.length > 0 ? { accounts, frequencies } : null,
    notes: notesOf(page, timedOut, head !== null),
  };
  const blocks: BlockReason[] = given.map((g) => ({
    text: g.text,
    kept: g.role === 'body',
    role: g.role,
    reasons: [g.why],
  }));
  return { article: restored, blocks };
}

/** What each piece is. */
function rolesOf(pieces: readonly Piece[], run: Run | null, head: Head | null): readonly Given[] {
  const given: Given[] = pieces.map((p) => ({ role: kindOf(p), why: 'outside the text', text: p.text }));
  if (run && head) {
    labelBody(pieces, run, given, head.lead);
    head.roles.forEach((role, i) => (given[i] = { role, why: 'above the text', text: pieces[i]!.text }));
  }
  spreadMarks(pieces, given, run);
  return given;
}

function notesOf(page: Page, timedOut: boolean, found: boolean): Note[] {
  const notes: Note[] = [...page.notes];
  if (timedOut)
    notes.push({ code: 'time-limit', message: `The page was read up to the time limit of ${TIME_LIMIT_MS / 1000} s.` });
  if (!found) notes.push({ code: 'no-article', message: 'No article was found on the page.' });
  return notes;
}

/** Headlines of a ticker one by one. */
export function headlines(text: string): string[] {
  return text
    .split(/(?<=[\p{L}\p{N}»")\s])[.](?=[\p{L}«"])|(?<=[\p{L}»"])\.\s(?=\p{L})|[|•]/u)
    .map(tidy)
    .filter((h) => h.split(' ').length >= 3);
}
