import { Problem, asProblem } from '../../model/index.js';
import { collect, streamOf, type Bytes } from '../bytes.js';
import { readFeed, type FeedEntry } from '../feeds/feed.js';
import { readSitemap } from '../feeds/sitemap.js';
import type { Context, Found, Item, Take } from '../item.js';

/** How many lists (feeds of an OPML, sitemaps of an index) one list may lead to. */
const MAX_LISTS = 1000;

/** Fetches an address and takes what it gives: a page, a feed, a sitemap, an archive. */
export async function* takeAddress(
  address: string,
  from: Pick<Item, 'hints' | 'depth'>,
  context: Context,
  take: Take,
): AsyncGenerator<Found> {
  const live = context.live?.();
  if (!live) return yield new Problem('usage', 'addresses are not fetched here', { path: address });
  try {
    const { url, bytes, mime, at } = await live.fetch(address);
    // A server that says "not modified" spares both sides the page: what it gave before is kept already.
    if (bytes === null) return;
    const hints = { ...from.hints, url: from.hints.url ?? url, captured: from.hints.captured ?? at };
    yield* take(
      { source: address, name: nameOf(url, mime), mime, stream: streamOf(bytes), hints, depth: from.depth },
      context,
    );
  } catch (error) {
    yield asProblem(error, { path: address });
  }
}

/** The name whose ending tells the kind: a page by its type, whatever the address ends in. */
function nameOf(url: string, mime: string | null): string {
  if (/^(text\/html|application\/xhtml)/i.test(mime ?? '')) return 'page.html';
  const { pathname } = new URL(url);
  return /\.(html?|txt|json|php|aspx?)$/i.test(pathname) ? '' : pathname;
}

/** The pages that a feed lists. An entry that leads nowhere is named, the rest is taken. */
export async function* takeFeed(item: Item, whole: Bytes, context: Context, take: Take): AsyncGenerator<Found> {
  const path = item.source;
  const bytes = await collect(whole, context.maxBytes, path);
  const { entries, feeds, lost } = readFeed(decode(bytes, item.mime ?? null), path);
  for (const feed of feeds.slice(0, MAX_LISTS))
    yield* takeAddress(feed, { hints: {}, depth: item.depth + 1 }, context, take);
  for (const entry of entries) {
    if (context.signal?.aborted) return;
    yield* takeEntry(entry, item, context, take);
  }
  if (lost > 0)
    yield new Problem(
      'bad-feed',
      lost === 1 ? 'an entry of this feed is empty' : `${lost} entries of this feed are empty`,
      { path },
    );
  if (entries.length + feeds.length + lost === 0) yield new Problem('bad-feed', 'this feed has no entries', { path });
}

async function* takeEntry(
  { number, title, link, published }: FeedEntry,
  item: Item,
  context: Context,
  take: Take,
): AsyncGenerator<Found> {
  const path = `${item.source}#${number}`;
  const named = title === null ? '' : ` («${title.slice(0, 60)}»)`;
  if (link === null) return yield new Problem('bad-feed', `entry ${number}${named} has no link`, { path });
  const address = absolute(link, item);
  if (address === null)
    return yield new Problem('bad-feed', `entry ${number}${named} has no usable link: ${link.slice(0, 100)}`, { path });
  if (await context.seen?.(address)) return;
  yield* takeAddress(
    address,
    { hints: published === null ? {} : { published }, depth: item.depth + 1 },
    pagesOnly(context),
    take,
  );
}

export async function* takeSitemap(item: Item, whole: Bytes, context: Context, take: Take): AsyncGenerator<Found> {
  const { pages, sitemaps } = readSitemap(decode(await collect(whole, context.maxBytes, item.source), null));
  for (const sitemap of sitemaps.slice(0, MAX_LISTS))
    yield* takeAddress(sitemap, { hints: {}, depth: item.depth + 1 }, context, take);
  for (const page of pages) {
    if (context.signal?.aborted) return;
    if (await context.seen?.(page)) continue;
    yield* takeAddress(page, { hints: {}, depth: item.depth + 1 }, pagesOnly(context), take);
  }
  if (pages.length + sitemaps.length === 0)
    yield new Problem('bad-feed', 'this sitemap lists no address', { path: item.source });
}

/** What a list links to is a page, not another list or an archive: a feed of feeds could go on for ever. */
function pagesOnly(context: Context): Context {
  return { ...context, pagesOnly: true };
}

function absolute(link: string, item: Item): string | null {
  const base = item.hints.url;
  try {
    const url = base === undefined ? new URL(link) : new URL(link, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A feed's letters: UTF-8, unless its XML declaration or its server says otherwise. */
function decode(bytes: Uint8Array, mime: string | null): string {
  const declared = /encoding=["']([\w-]+)["']/i.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  const charset = declared ?? /charset=["']?([\w-]+)/i.exec(mime ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
