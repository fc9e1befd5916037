import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Article, Claim } from '../model/index.js';
import type { Links } from './links.js';
import type { Quoted } from './quoted.js';
import { contentOf, relaysOf, speakerOf } from './quoted.js';

/** One entry of a feed, whatever view it comes from. Texts are plain, not markup. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601 to the precision known. */
  readonly published: string | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly lang: string | null;
}

export interface FeedMeta {
  readonly title: string;
  readonly description: string;
  /** The view as a page. */
  readonly home: string;
  /** The feed's own address, where it has one. */
  readonly self?: string | undefined;
  readonly lang: string;
  /** When the feed was made. */
  readonly updated: Date;
}

/** A statement: who, in the title; the words, in the text; the chain, as authors. */
export function statementItem(quoted: Quoted, links: Links): FeedItem {
  const { article, statement } = quoted;
  const speaker = speakerOf(quoted);
  const content = contentOf(quoted);
  const chain = [speaker, ...relaysOf(quoted).reverse(), ...(article.outlet === null ? [] : [article.outlet])];
  return {
    id: `urn:isnad:statement:${encodeURIComponent(statement.id)}`,
    url: links.statement(statement.id),
    title: chain.filter((part) => part !== '').join(' · '),
    text: content,
    published: article.published,
    authors: speaker === '' ? [] : [speaker],
    tags: [statement.act],
    lang: article.lang,
  };
}

/** An article, or the summary of one as lists show it. */
export function articleItem(
  article: Pick<Article, 'id' | 'title' | 'outlet' | 'lang' | 'published'> & { readonly text?: string },
  links: Links,
): FeedItem {
  return {
    id: `urn:isnad:article:${encodeURIComponent(article.id)}`,
    url: links.article(article.id),
    title: article.title ?? article.outlet ?? article.id,
    text: article.text?.split('\n', 1)[0] ?? '',
    published: article.published,
    authors: article.outlet === null ? [] : [article.outlet],
    tags: [],
    lang: article.lang,
  };
}

/** A claim: its clearest wording, and who affirms, denies or keeps silent. */
export function claimItem(claim: Claim, links: Links, published: string | null = null): FeedItem {
  return {
    id: `urn:isnad:claim:${encodeURIComponent(claim.id)}`,
    url: links.claim(claim.id),
    title: claim.gist.text.replace(/\s+/gu, ' '),
    text: claim.positions.map(({ party, stance }) => `${party.name}: ${stance}`).join('\n'),
    published,
    authors: claim.origins.map(({ party }) => party.name),
    tags: [...new Set(claim.positions.map(({ stance }) => stance))],
    lang: null,
  };
}

// XML 1.0 has no way to write these, and one of them makes the whole feed unreadable.
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const clean = (text: string): string => text.replace(NOT_XML, '\ufffd');

/** Feeds want a moment; a date alone counts as its beginning in UTC. A month or a year alone is no moment: null. */
function moment(iso: string | null): Date | null {
  if (iso === null || !/^\d{4}-\d{2}-\d{2}/u.test(iso)) return null;
  const zoned = /T.*(?:Z|[+-]\d{2}:?\d{2})$/u.test(iso) || !iso.includes('T') ? iso : `${iso}Z`;
  const date = new Date(zoned);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** RSS 2.0. */
export function rssFeed(items: readonly FeedItem[], meta: FeedMeta): string {
  return generateRssFeed({
    title: clean(meta.title),
    link: meta.home,
    description: clean(meta.description),
    language: meta.lang,
    lastBuildDate: meta.updated,
    generator: 'Isnad',
    ...(meta.self === undefined
      ? {}
      : { atom: { links: [{ href: meta.self, rel: 'self', type: 'application/rss+xml' }] } }),
    items: items.map((item) => {
      const date = moment(item.published);
      return {
        title: clean(item.title),
        link: item.url,
        description: escapeMarkup(clean(item.text)),
        guid: { value: item.id, isPermaLink: false },
        ...(date === null ? {} : { pubDate: date }),
        categories: item.tags.map((name) => ({ name })),
        dc: { creators: item.authors.map(clean), ...(item.lang === null ? {} : { languages: [item.lang] }) },
      };
    }),
  });
}

/** RSS readers take a description for HTML, so that a text must be written as HTML to be shown as it is. */
function escapeMarkup(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/\n/gu, '<br>');
}

/** Atom 1.0. */
export function atomFeed(items: readonly FeedItem[], meta: FeedMeta): string {
  return generateAtomFeed({
    id: meta.self ?? meta.home,
    title: { value: clean(meta.title) },
    subtitle: { value: clean(meta.description) },
    updated: meta.updated,
    generator: { text: 'Isnad' },
    links: [
      { href: meta.home, rel: 'alternate' },
      ...(meta.self === undefined ? [] : [{ href: meta.self, rel: 'self' }]),
    ],
    xml: { lang: meta.lang },
    entries: items.map((item) => {
      const date = moment(item.published);
      return {
        id: item.id,
        title: { value: clean(item.title) },
        links: [{ href: item.url, rel: 'alternate' }],
        // Atom demands an author on each entry and a time of change; where the page gave no time, the feed's own stands in
        authors: (item.authors.length > 0 ? item.authors : ['—']).map((name) => ({ name: clean(name) })),
        updated: date ?? meta.updated,
        ...(date === null ? {} : { published: date }),
        content: { value: clean(item.text), type: 'text' },
        categories: item.tags.map((term) => ({ term })),
        ...(item.lang === null ? {} : { xml: { lang: item.lang } }),
      };
    }),
  });
}

/** JSON Feed 1.1. */
export function jsonFeed(items: readonly FeedItem[], meta: FeedMeta): string {
  const feed = generateJsonFeed({
    title: meta.title,
    description: meta.description,
    home_page_url: meta.home,
    ...(meta.self === undefined ? {} : { feed_url: meta.self }),
    language: meta.lang,
    items: items.map((item) => {
      const date = moment(item.published);
      return {
        id: item.id,
        url: item.url,
        title: item.title,
        content_text: item.text,
        ...(date === null ? {} : { date_published: date }),
        authors: item.authors.map((name) => ({ name })),
        tags: [...item.tags],
        ...(item.lang === null ? {} : { language: item.lang }),
      };
    }),
  });
  return `${JSON.stringify(feed, null, 1)}\n`;
}
