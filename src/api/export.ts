import {
  EXPORT_FORMATS,
  EXPORT_TYPES,
  exportAs,
  siteLinks,
  type ExportFormat,
  type Readings,
} from '../export/index.js';
import { Problem, type Claim, type Reading } from '../model/index.js';
import { eventTime } from '../resolve/index.js';
import type { Quoted } from '../archive/views/index.js';

/** The export that an address asks for with `format=`; null for the page itself. */
export function formatOf(query: URLSearchParams): ExportFormat | null {
  const format = query.get('format');
  if (format === null || format === '' || format === 'html') return null;
  if (!(EXPORT_FORMATS as readonly string[]).includes(format))
    throw new Problem('usage', `format must be one of ${EXPORT_FORMATS.join(', ')}`);
  return format as ExportFormat;
}

/** Statements as readings: each article once, in the order met, with only the statements that were asked for. */
export function readingsOf(quoted: Iterable<Quoted>): readonly Reading[] {
  const byArticle = new Map<string, { article: Reading['article']; statements: Reading['statements'][number][] }>();
  for (const { article, statement } of quoted) {
    const entry = byArticle.get(article.id) ?? { article, statements: [] };
    byArticle.set(article.id, entry);
    entry.statements.push(statement);
  }
  return [...byArticle.values()];
}

export interface Exported {
  readonly format: ExportFormat;
  readonly readings: Readings;
  readonly claims?: readonly Claim[];
  /** The view's title: a feed's name, a file's name. */
  readonly title: string;
  /** The view's address, with its query. */
  readonly url: URL;
  readonly lang: 'ar' | 'en';
}

/** Formats that a browser or reader opens in place; the others are saved as files. */
const OPENED: readonly ExportFormat[] = ['rss', 'atom', 'jsonfeed'];

const fileName = (title: string, extension: string): string =>
  `${
    title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 60) || 'isnad'
  }.${extension}`;

/** A view as a file or a feed, streamed. */
export function exportResponse({ format, readings, claims, title, url, lang }: Exported): Response {
  const page = new URL(url);
  page.searchParams.delete('format');
  page.searchParams.delete('cursor');
  const parts = exportAs(format, readings, {
    links: siteLinks(url.origin),
    eventOf: eventTime,
    lang,
    feed: {
      title: title || 'Isnad',
      description: title || 'Isnad',
      home: page.href,
      self: url.href,
      lang,
      updated: new Date(),
    },
    ...(claims === undefined ? {} : { claims }),
  });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  const { mime, extension } = EXPORT_TYPES[format];
  const name = fileName(title, extension);
  const disposition = `attachment; filename="isnad.${extension}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(body, {
    headers: { 'content-type': mime, ...(OPENED.includes(format) ? {} : { 'content-disposition': disposition }) },
  });
}
