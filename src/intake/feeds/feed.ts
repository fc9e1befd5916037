import { parseFeed, parseOpml, type AnyFeed } from 'feedsmith';
import { Problem } from '../../model/index.js';

/** One entry of a feed: where its page is and what the feed says of it. */
export interface FeedEntry {
  /** Counted from 1, as the feed prints them. */
  readonly number: number;
  readonly title: string | null;
  readonly link: string | null;
  readonly published: string | null;
}

/** What a feed file gives: entries, or further feeds (an OPML list). */
export interface FeedFile {
  readonly entries: readonly FeedEntry[];
  readonly feeds: readonly string[];
  /** Entries that hold nothing at all, which the parser leaves out. */
  readonly lost: number;
}

/** Reads RSS, Atom, RDF, JSON Feed or an OPML list. Throws `bad-feed`. */
export function readFeed(text: string, path: string): FeedFile {
  try {
    if (/<opml\b/i.test(text.slice(0, 2000))) return { entries: [], feeds: opmlFeeds(parseOpml(text)), lost: 0 };
    const entries = entriesOf(parseFeed(text) as AnyFeed);
    return { entries, feeds: [], lost: Math.max(0, countOf(text) - entries.length) };
  } catch (error) {
    throw new Problem('bad-feed', `this feed cannot be read: ${(error as Error).message}`, { path }, { cause: error });
  }
}

function countOf(text: string): number {
  return (text.match(/<(?:[a-z]+:)?(?:item|entry)[\s/>]/gi) ?? []).length;
}

/** The parts of the four formats that are used; each has its own names for the same thing. */
interface AnyEntry {
  readonly title?: string | { readonly value?: string };
  readonly link?: string;
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly url?: string;
  readonly external_url?: string;
  readonly guid?: { readonly value?: string; readonly isPermaLink?: boolean };
  readonly pubDate?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly date_published?: string;
  readonly dc?: { readonly date?: string; readonly dates?: readonly string[] };
}

function entriesOf({ feed }: AnyFeed): FeedEntry[] {
  const { items, entries } = feed as { items?: readonly AnyEntry[]; entries?: readonly AnyEntry[] };
  return (items ?? entries ?? []).map((entry, i) => ({
    number: i + 1,
    title: (typeof entry.title === 'string' ? entry.title : entry.title?.value) ?? null,
    link: linkOf(entry),
    published: isoOf(
      entry.pubDate ??
        entry.published ??
        entry.date_published ??
        entry.dc?.date ??
        entry.dc?.dates?.[0] ??
        entry.updated,
    ),
  }));
}

function linkOf({ link, links, url, external_url: external, guid }: AnyEntry): string | null {
  const alternate = links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0];
  const permanent = guid?.isPermaLink === false || !/^https?:/i.test(guid?.value ?? '') ? undefined : guid?.value;
  return link ?? alternate?.href ?? url ?? external ?? permanent ?? null;
}

/** A feed's date in ISO form; a feed always means an instant, so the offset is kept as UTC. */
function isoOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(/\.000Z$/, 'Z');
}

interface Outline {
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
}

function opmlFeeds(opml: { readonly body?: { readonly outlines?: readonly Outline[] } }): string[] {
  const found: string[] = [];
  const visit = (outlines: readonly Outline[] | undefined): void => {
    for (const { xmlUrl, outlines: inner } of outlines ?? []) {
      if (xmlUrl !== undefined) found.push(xmlUrl);
      visit(inner);
    }
  };
  visit(opml.body?.outlines);
  return found;
}
