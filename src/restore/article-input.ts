import type { Article, ArticleInput, Note, Page } from '../model/index.js';
import { findLanguage } from './facts/language.js';

/** The article of an article input: its text verbatim, its fields as given. */
export function articleFromInput(input: ArticleInput, page: Page): Article {
  const notes: Note[] = [...page.notes];
  if (input.text.trim() === '') notes.push({ code: 'empty-text', message: 'The article has no text.' });
  const { lang, dir } = findLanguage(
    input.lang !== null && page.hints.lang === undefined
      ? { ...page, hints: { ...page.hints, lang: input.lang } }
      : page,
    null,
    null,
    input.text || (input.title ?? ''),
  );
  const published = page.hints.published ?? input.date;
  return Object.freeze({
    id: input.id ?? page.id,
    source: page.source,
    kind: 'article',
    input: 'article',
    url: page.hints.url ?? input.url,
    outlet: input.outlet,
    outletFrom: input.outlet === null ? null : 'input',
    lang,
    dir,
    title: input.title,
    author: null,
    captions: Object.freeze([]),
    published,
    publishedPrinted: null,
    publishedFrom: page.hints.published ? 'caller' : input.date === null ? null : 'input',
    updated: null,
    captured: page.hints.captured ?? null,
    text: input.text,
    related: Object.freeze([]),
    furniture: Object.freeze([]),
    ticker: Object.freeze([]),
    profile: null,
    notes: Object.freeze(notes),
  });
}
