import type { Article, Page, Restored } from '../../model/index.js';
import { parsePrintedDates } from '../../language/ar/dates/index.js';
import { findLanguage } from '../facts/language.js';
import { countWords, endsSentence, tidy } from '../html/words.js';

/** Restores the article of a text scrape. */
export function restoreText(page: Page): Restored {
  const lines = page.content
    .split(/\r?\n/)
    .map(tidy)
    .filter((l) => l !== '');
  const prose = lines.map((l) => countWords(l) >= 10 && endsSentence(l));
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  const body = first < 0 ? [] : lines.slice(first, last + 1);
  const text = body.join('\n');
  const date = lines
    .slice(0, Math.max(first, 1))
    .flatMap((l) => parsePrintedDates(l).map((d) => ({ ...d, line: l })))[0];
  const language = findLanguage(page, null, null, text || page.content);
  const article: Article = {
    id: page.id,
    source: page.source,
    kind: text === '' ? 'not-an-article' : 'article',
    input: 'text',
    url: page.hints.url ?? null,
    outlet: null,
    outletFrom: null,
    lang: language.lang,
    dir: language.dir,
    title: lines[0] ?? null,
    author: null,
    captions: [],
    published: page.hints.published ?? date?.iso ?? null,
    publishedPrinted: date ? date.line.slice(date.span.start, date.span.end) : null,
    publishedFrom: page.hints.published ? 'caller' : date ? 'printed' : null,
    updated: null,
    captured: page.hints.captured ?? null,
    text,
    related: [],
    furniture: [],
    ticker: [],
    profile: null,
    notes: [...page.notes],
  };
  return {
    article,
    blocks: lines.map((l, i) => ({
      text: l,
      kept: i >= first && i <= last,
      role: i >= first && i <= last ? 'body' : 'other',
      reasons: [],
    })),
  };
}
