import { WARCParser, type WARCRecord } from 'warcio';
import { Problem } from '../../model/index.js';
import type { Bytes } from '../bytes.js';
import type { Captured } from '../captured.js';
import { printSize } from '../limits.js';
import type { Context, Found, Item } from '../item.js';
import { decodeBody } from '../live/body.js';

/** Media types of pages; scripts, pictures and the like of a crawl are left aside without a word. */
const PAGE = /^(text\/html|application\/xhtml\+xml)\b/i;

/** The part of a record's reader that tells how much of it is missing. */
interface Remaining extends AsyncIterable<Uint8Array> {
  readonly limit: number;
}

/**
 * The pages of a WARC file (uncompressed by now): every answer 200 with a page. warcio ends quietly where a file is cut,
 * and skipping a cut record never ends in it; so each record is read to its end here, and its length checked.
 */
export async function* takeWarc(item: Item, whole: Bytes, context: Context): AsyncGenerator<Found> {
  const progress = { bytes: 0, records: 0, pages: 0 };
  const cut = (why: string): Problem =>
    new Problem(
      'bad-archive-file',
      `${why}: ${progress.records} records with ${progress.pages} pages were read whole, up to byte ${progress.bytes} (${printSize(progress.bytes)})`,
      { path: item.source },
    );
  let parser: WARCParser;
  let seen = 0;
  const counted = async function* (): Bytes {
    for await (const chunk of whole) {
      seen += chunk.length;
      yield chunk;
    }
  };
  try {
    parser = new WARCParser(counted());
    for (let record = await parser.parse(); record !== null; record = await parser.parse()) {
      if (context.signal?.aborted) return;
      if (!record.warcHeader('Content-Length'))
        throw cut(`this WARC is cut: record ${progress.records + 1} ends in its headers`);
      const body = await readRecord(record, isPage(record) ? context.maxBytes : 0);
      if (body.missing > 0)
        throw cut(
          `this WARC is cut: record ${progress.records + 1} lacks ${body.missing} of its ${record.warcContentLength} bytes`,
        );
      progress.records += 1;
      progress.bytes = seen;
      if (!isPage(record)) continue;
      progress.pages += 1;
      yield pageOf(record, `${item.source}#${progress.records}`, body.bytes, item, context);
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw cut(`this WARC is damaged (${(error as Error).message})`);
    // The gzip around it was cut or damaged: told with what that means for the records.
    if (error.place.path === item.source && error.code === 'bad-archive-file' && !error.message.startsWith('this WARC'))
      throw cut(`this WARC is cut (${error.message})`);
    throw error;
  }
  if (progress.records === 0) throw cut('this WARC holds no record');
  if (progress.pages === 0)
    yield new Problem('empty-folder', `no pages in this WARC, in ${progress.records} records`, { path: item.source });
}

function isPage(record: WARCRecord): boolean {
  if (record.warcType === 'resource') return PAGE.test(record.warcContentType ?? '');
  if (record.warcType !== 'response' || !record.httpHeaders) return false;
  return (
    Number(record.httpHeaders.statusCode) === 200 && PAGE.test(record.httpHeaders.headers.get('content-type') ?? '')
  );
}

/** The bytes of a record as far as `keep` goes (null where there are more), and how many its file lacks. */
async function readRecord(record: WARCRecord, keep: number): Promise<{ bytes: Uint8Array | null; missing: number }> {
  const reader = record._reader as unknown as Remaining;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reader) {
    size += chunk.length;
    if (size <= keep) chunks.push(chunk.slice());
    else chunks.length = 0;
  }
  record.consumed = 'raw';
  return { bytes: size <= keep ? Buffer.concat(chunks) : null, missing: reader.limit };
}

function pageOf(record: WARCRecord, source: string, bytes: Uint8Array | null, item: Item, context: Context): Found {
  const url = record.warcTargetURI ?? undefined;
  if (bytes === null)
    return new Problem(
      'too-large',
      `larger than the limit of ${printSize(context.maxBytes)} a page: ${url ?? 'a record'}`,
      { path: source },
    );
  try {
    const headers = record.httpHeaders?.headers;
    const get = (name: string): string | null => headers?.get(name) ?? null;
    const body = headers
      ? decodeBody(
          bytes,
          { encoding: get('content-encoding'), transfer: get('transfer-encoding') },
          context.maxBytes,
          source,
        )
      : bytes;
    const hints = {
      ...(url === undefined ? {} : { url }),
      ...(record.warcDate ? { captured: record.warcDate } : {}),
      ...item.hints,
    };
    const mime = headers ? get('content-type') : (record.warcContentType ?? null);
    return { source, bytes: body, mime, input: 'html', hints } satisfies Captured;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
