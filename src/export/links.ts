import type { Article, Span } from '../model/index.js';

/** Permanent addresses that an export points to. */
export interface Links {
  readonly home: string;
  article(id: string): string;
  statement(id: string): string;
  claim(id: string): string;
  actor(id: string): string;
  place(id: string): string;
}

/**
 * The addresses of a site. `base` is the site's own address (`http://localhost:3000`); without one, the addresses are
 * `urn:isnad:…`, which name a thing without saying where it can be fetched.
 */
export function siteLinks(base: string | null): Links {
  if (base === null) {
    const urn = (kind: string) => (id: string) => `urn:isnad:${kind}:${encodeURIComponent(id)}`;
    return Object.freeze({
      home: 'urn:isnad:archive',
      article: urn('article'),
      statement: urn('statement'),
      claim: urn('claim'),
      actor: urn('actor'),
      place: urn('place'),
    });
  }
  const root = base.replace(/\/+$/u, '');
  const at = (kind: string) => (id: string) => `${root}/${kind}/${encodeURIComponent(id)}`;
  return Object.freeze({
    home: `${root}/`,
    article: at('articles'),
    statement: at('statements'),
    claim: at('claims'),
    actor: at('actors'),
    place: at('places'),
  });
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Quotations of more words than this are named by their first and last words: whole, they make unwieldy addresses. */
const WHOLE_UP_TO = 8;
const EDGE_WORDS = 4;

/** Percent-encodes for a text directive, where `-`, `,` and `&` have meanings of their own. */
const encode = (words: string): string => encodeURIComponent(words).replace(/-/gu, '%2D');
const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((w) => w !== '');

/** A text directive matches whole words only, so a span that begins or ends inside a word grows to the word's edge. */
function wholeWords(text: string, { start, end }: Span): Span {
  while (start > 0 && WORD.test(text[start]!) && WORD.test(text[start - 1]!)) start--;
  while (end < text.length && WORD.test(text[end]!) && WORD.test(text[end - 1]!)) end++;
  return { start, end };
}

/**
 * The text directive that marks a span's words in a browser (`:~:text=…`, to be put after `#`). Where the words occur
 * more than once, the words before and after tell which is meant.
 */
export function textDirective(text: string, span: Span): string {
  const { start, end } = wholeWords(text, span);
  const exact = text.slice(start, end).trim();
  const words = wordsOf(exact);
  const whole = words.length <= WHOLE_UP_TO && !exact.includes('\n');
  const match = whole
    ? encode(words.join(' '))
    : `${encode(words.slice(0, EDGE_WORDS).join(' '))},${encode(words.slice(-EDGE_WORDS).join(' '))}`;
  const repeated = exact !== '' && text.indexOf(exact) !== text.lastIndexOf(exact);
  if (!repeated) return `:~:text=${match}`;
  const before = wordsOf(
    text
      .slice(Math.max(0, start - 200), start)
      .split('\n')
      .pop()!,
  )
    .slice(-3)
    .join(' ');
  const after = wordsOf(text.slice(end, end + 200).split('\n')[0]!)
    .slice(0, 3)
    .join(' ');
  return `:~:text=${before ? `${encode(before)}-,` : ''}${match}${after ? `,-${encode(after)}` : ''}`;
}

/** The article's own address, opened at these words; null where the article has no address. */
export function wordsLink(article: Pick<Article, 'url' | 'text'>, span: Span): string | null {
  if (article.url === null || !/^https?:/iu.test(article.url)) return null;
  const [page, fragment = ''] = article.url.split('#', 2) as [string, string?];
  return `${page}#${fragment}${textDirective(article.text, span)}`;
}
