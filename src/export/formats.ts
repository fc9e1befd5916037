import type { Claim } from '../model/index.js';
import { annotationPage } from './annotation.js';
import { bibtexOf } from './bibtex.js';
import type { CitationLanguage } from './citation.js';
import { citationOf } from './citation.js';
import { statementsCsv, type EventOf } from './csv.js';
import type { FeedItem, FeedMeta } from './feeds.js';
import { atomFeed, jsonFeed, rssFeed, statementItem } from './feeds.js';
import { placesGeoJson } from './geojson.js';
import { readingsJson, readingsNdjson } from './json.js';
import { graphLd } from './jsonld.js';
import type { Links } from './links.js';
import type { Readings } from './quoted.js';
import { quotedOf } from './quoted.js';

export const EXPORT_FORMATS = [
  'csv',
  'csv-bom',
  'json',
  'ndjson',
  'geojson',
  'jsonld',
  'webannotation',
  'rss',
  'atom',
  'jsonfeed',
  'bibtex',
  'citation',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How each format is served and saved. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, { readonly mime: string; readonly extension: string }>> = {
  csv: { mime: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  'csv-bom': { mime: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  json: { mime: 'application/json', extension: 'json' },
  ndjson: { mime: 'application/x-ndjson', extension: 'ndjson' },
  geojson: { mime: 'application/geo+json', extension: 'geojson' },
  jsonld: { mime: 'application/ld+json', extension: 'jsonld' },
  webannotation: { mime: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', extension: 'jsonld' },
  rss: { mime: 'application/rss+xml; charset=utf-8', extension: 'rss' },
  atom: { mime: 'application/atom+xml; charset=utf-8', extension: 'atom' },
  jsonfeed: { mime: 'application/feed+json', extension: 'json' },
  bibtex: { mime: 'application/x-bibtex; charset=utf-8', extension: 'bib' },
  citation: { mime: 'text/plain; charset=utf-8', extension: 'txt' },
};

/** What an export needs besides the readings. */
export interface ExportContext {
  readonly links: Links;
  readonly eventOf: EventOf;
  readonly feed: FeedMeta;
  /** Claims for the JSON-LD graph. */
  readonly claims?: readonly Claim[];
  /** The language of citations. */
  readonly lang: CitationLanguage;
  /** How many entries a feed holds at most; feeds are for what is new. */
  readonly feedLimit?: number;
}

const FEED_LIMIT = 200;

/** The newest statements as feed entries; only as many are held as the feed shows. */
async function newest(readings: Readings, { links, feedLimit = FEED_LIMIT }: ExportContext): Promise<FeedItem[]> {
  const byDate = (a: FeedItem, b: FeedItem) => (b.published ?? '').localeCompare(a.published ?? '');
  let items: FeedItem[] = [];
  for await (const quoted of quotedOf(readings)) {
    items.push(statementItem(quoted, links));
    if (items.length >= 2 * feedLimit) items = items.sort(byDate).slice(0, feedLimit);
  }
  return items.sort(byDate).slice(0, feedLimit);
}

/** Readings in a format, as a stream of strings. */
export async function* exportAs(
  format: ExportFormat,
  readings: Readings,
  context: ExportContext,
): AsyncGenerator<string> {
  const { links } = context;
  switch (format) {
    case 'csv':
    case 'csv-bom':
      return yield* statementsCsv(readings, context, { bom: format === 'csv-bom' });
    case 'json':
      return yield* readingsJson(readings);
    case 'ndjson':
      return yield* readingsNdjson(readings);
    case 'geojson':
      return yield `${JSON.stringify(await placesGeoJson(readings, links))}\n`;
    case 'jsonld':
      return yield* graphLd(readings, context.claims ?? [], links);
    case 'webannotation':
      return yield* annotationPage(readings, links);
    case 'rss':
      return yield rssFeed(await newest(readings, context), context.feed);
    case 'atom':
      return yield atomFeed(await newest(readings, context), context.feed);
    case 'jsonfeed':
      return yield jsonFeed(await newest(readings, context), context.feed);
    case 'bibtex':
      for await (const quoted of quotedOf(readings)) yield `${bibtexOf(quoted, links)}\n`;
      return;
    case 'citation':
      for await (const quoted of quotedOf(readings)) yield `${citationOf(quoted, context.lang, links)}\n`;
      return;
  }
}
