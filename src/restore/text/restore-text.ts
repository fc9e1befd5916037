import type { Article, BlockReason, Furniture, FurnitureKind, Note, Page, Restored } from '../../model/index.js';
import { TIME_LIMIT_MS } from '../bytes/limits.js';
import { outletOfAccount, outletOfAddress } from '../outlets/outlets.js';
import { accountOf } from '../facts/outlet.js';
import { findLanguage } from '../facts/language.js';
import { letters, tidy } from '../html/words.js';
import { isTokenised, readHead, type Head } from './head.js';
import { loadMarks, fold } from './marks.js';
import { isList } from './not-an-article.js';
import { cutPieces, type Piece } from './pieces.js';
import { findRun, type Run } from './run.js';

interface Given {
  role: string;
  why: string;
  text: string;
}

/** Restores the article of a text scrape: title, caption, date, body and furniture told apart by content alone. */
export function restoreText(page: Page): Restored {
  const { pieces, timedOut } = cutPieces(page.content, Date.now() + TIME_LIMIT_MS);
  const notes: Note[] = [...page.notes];
  if (timedOut)
    notes.push({ code: 'time-limit', message: `The page was read up to the time limit of ${TIME_LIMIT_MS / 1000} s.` });
  const run = findRun(pieces);
  const tokenised = isTokenised(page.content);
  const article = run !== null && !isList(pieces, run);
  const given: Given[] = pieces.map((p) => ({ role: kindOf(p), why: 'outside the text', text: p.text }));
  const head = run && article ? readHead(pieces, run, tokenised) : null;
  const body: string[] = [];
  if (run && head) {
    labelBody(pieces, run, given, head.lead);
    head.roles.forEach((role, i) => (given[i] = { role, why: 'above the text', text: pieces[i]!.text }));
    given.forEach((g) => g.role === 'body' && body.push(g.text));
  }
  spreadMarks(pieces, given, run);
  const dates = run && head ? findStamp(pieces, run, head, tokenised) : null;
  const text = body.join('\n');
  const language = findLanguage(page, null, null, text || page.content);
  const urls = pieces.filter((p) => p.kind === 'url').map((p) => p.text.replace(/[.،]+$/, ''));
  const accounts = [...new Set(urls.filter((u) => accountOf(u) !== null))];
  const frequencies = given.filter((g) => g.role === 'frequencies').map((g) => g.text);
  const outlet = findOutletName(page, pieces, head?.title ?? null, accounts);
  const furniture = mergeFurniture(given);
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
    related: given.filter((g) => g.role === 'related').map((g) => g.text),
    furniture,
    ticker: given.filter((g) => g.role === 'ticker').flatMap((g) => headlines(g.text)),
    profile: accounts.length + frequencies.length > 0 ? { accounts, frequencies } : null,
    notes: head ? notes : [...notes, { code: 'no-article', message: 'No article was found on the page.' }],
  };
  const blocks: BlockReason[] = given.map((g) => ({
    text: g.text,
    kept: g.role === 'body',
    role: g.role,
    reasons: [g.why],
  }));
  return { article: restored, blocks };
}

function kindOf(p: Piece): string {
  if (p.kind === 'date') return 'date';
  if (p.kind === 'code') return 'ad';
  if (p.kind === 'url') return accountOf(p.text) ? 'social' : 'other';
  return p.furniture ?? (p.words <= 4 ? 'navigation' : 'other');
}

/** Headlines of a ticker one by one. */
export function headlines(text: string): string[] {
  return text
    .split(/(?<=[\p{L}\p{N}»")\s])[.](?=[\p{L}«"])|(?<=[\p{L}»"])\.\s(?=\p{L})|[|•]/u)
    .map(tidy)
    .filter((h) => h.split(' ').length >= 3);
}

/** Inside the run: paragraphs and sub-headings are body; what marks begin, and lines under a picture's credit, are not. */
function labelBody(pieces: readonly Piece[], run: Run, given: Given[], lead: string): void {
  let under: FurnitureKind | null = null;
  for (let i = run.from; i < run.to; i++) {
    const p = pieces[i]!;
    if (p.kind === 'mark') under = p.furniture;
    if (p.kind !== 'text') continue;
    const before = pieces[i - 1];
    if (p.prose && (p.furniture === null || i === run.from)) {
      if (i === run.from && lead.split(' ').length < 5) continue;
      given[i] = { role: 'body', why: 'running text', text: i === run.from ? lead : p.text };
      under = null;
    } else if (under !== null || p.furniture)
      given[i] = { role: under ?? p.furniture!, why: 'after a mark', text: p.text };
    else if (/^©/.test(p.text)) given[i] = { role: 'copyright', why: 'credit of a picture', text: p.text };
    else if (before && /^©/.test(before.text))
      given[i] = { role: 'related', why: 'a headline under a picture', text: p.text };
    else if (p.words >= 2) given[i] = { role: 'body', why: 'a line between paragraphs', text: p.text };
  }
}

/** What follows a mark is of its kind, until running text or another mark. */
function spreadMarks(pieces: readonly Piece[], given: Given[], run: Run | null): void {
  let kind: FurnitureKind | null = null;
  pieces.forEach((p, i) => {
    if (run && i === run.from) kind = null;
    if (p.kind === 'mark') kind = p.furniture;
    else if (given[i]!.role === 'other' || given[i]!.role === 'navigation') {
      if (kind && p.kind === 'text') given[i] = { ...given[i]!, role: kind };
    } else if (given[i]!.role === 'body') kind = null;
  });
}

// Pieces between a title and its text: pictures' addresses, share bars and credits stand there.
const NEAR = 25;

/** The stamps above the text, or labelled below it, that say when it was published and updated. */
function findStamp(
  pieces: readonly Piece[],
  run: Run,
  head: Head,
  tokenised: boolean,
): { published: Piece | null; updated: Piece | null } {
  const near = pieces
    .map((p, i) => ({ p, i }))
    .filter(({ p, i }) => p.kind === 'date' && (i < run.from || i >= run.to));
  const updated = near.find(({ p }) => p.dated === 'updated' || loadMarks().updated.test(fold(p.text).text));
  // Several stamps in a row are a list of other articles'.
  const crowd = (at: number): boolean => near.filter(({ i }) => Math.abs(i - at) <= 2).length >= 3;
  const labelled = near.find(({ p, i }) => p.dated === 'published' && !crowd(i));
  const key = head.title ? letters(head.title) : '';
  const titles = pieces.flatMap((p, i) => (i <= run.from && key !== '' && letters(p.text).includes(key) ? [i] : []));
  // A scrape on one line begins with the browser's title, then the site's clock: the last title is the visible one.
  const title = (tokenised ? titles.at(-1) : titles.find((i) => run.from - i <= NEAR)) ?? -1;
  // Above the title stands the site's clock; a scrape that keeps lines may have the article's date there, on its own line.
  const above = near.filter(
    ({ p, i }) => i < run.from && p !== updated?.p && p.date!.calendar !== 'hijri' && run.from - i <= NEAR,
  );
  const own = above.filter(({ p, i }) =>
    i > title ? i - title <= 8 || title < 0 : !tokenised && title - i <= 2 && p.first,
  );
  const published = labelled ?? own.find(({ i }) => !crowd(i)) ?? null;
  return { published: published?.p ?? null, updated: updated?.p ?? null };
}

function findOutletName(
  page: Page,
  pieces: readonly Piece[],
  title: string | null,
  accounts: readonly string[],
): { name: string; from: string } | null {
  // «العنوان - اسم الموقع», as browsers title a page.
  if (title) {
    for (const p of pieces.slice(0, 3)) {
      const at = p.text.indexOf(title);
      const rest = at < 0 ? '' : p.text.slice(at + title.length);
      const name = tidy(/^\s*[-|–]\s*([^|–-]{3,40}?)(?:\s*[-|–]|$)/.exec(rest)?.[1] ?? '');
      if (name !== '' && name.split(' ').length <= 4) return { name, from: 'title' };
    }
  }
  const right = pieces.findLast((p) => p.kind === 'mark' && p.furniture === 'copyright');
  if (right) {
    const next = pieces[pieces.indexOf(right) + 1];
    const name = tidy((next?.line === right.line ? next.text : '').replace(loadMarks().ownedBy, ''));
    const words = name.split(' ');
    if (name !== '' && words.length <= 5 && /\p{L}{2}/u.test(name)) return { name, from: 'copyright' };
  }
  const known = outletOfAddress(page.hints.url ?? null);
  if (known) return { name: known.name, from: 'address' };
  const account = accounts.map(accountOf).find((a) => a !== null);
  const named = outletOfAccount(account ?? null);
  if (named) return { name: named.name, from: 'accounts' };
  if (account) return { name: account, from: 'accounts' };
  if (page.hints.url) return { name: new URL(page.hints.url).hostname.replace(/^www\./, ''), from: 'address' };
  return null;
}

const KINDS = new Set<string>([
  'navigation',
  'related',
  'ticker',
  'comments',
  'ad',
  'share',
  'social',
  'tags',
  'promo',
  'frequencies',
  'weather',
  'copyright',
  'other',
]);

function mergeFurniture(given: readonly Given[]): Furniture[] {
  const out: Furniture[] = [];
  for (const g of given) {
    if (!KINDS.has(g.role) || letters(g.text) === '') continue;
    const kind = g.role as FurnitureKind;
    const last = out[out.length - 1];
    if (last?.kind === kind) out[out.length - 1] = { kind, text: `${last.text}\n${g.text}` };
    else out.push({ kind, text: g.text });
  }
  return out;
}
