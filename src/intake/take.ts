import { Problem, asProblem } from '../model/index.js';
import { collect, gunzip, lines, peek, type Bytes } from './bytes.js';
import type { Captured } from './captured.js';
import { MAX_DEPTH } from './limits.js';
import { parseArticle } from './article-input.js';
import type { Context, Found, Item } from './item.js';
import { takeFeed, takeSitemap } from './live/take-live.js';
import { HEAD_BYTES, kindOf, type FileKind } from './sniff.js';
import { takeMhtml } from './containers/mhtml.js';
import { takeTar } from './containers/tar.js';
import { takeWarc } from './containers/warc.js';
import { takeZip } from './containers/zip.js';

type ListKind = Extract<FileKind, 'zip' | 'tar' | 'warc' | 'feed' | 'sitemap'>;

/** Takes every page out of one item, whatever it is; what cannot be taken is a Problem in its place. */
export async function* take(item: Item, context: Context): AsyncGenerator<Found> {
  try {
    yield* takeKnown(item, context);
  } catch (error) {
    yield asProblem(error, { path: item.source });
  }
}

async function* takeKnown(item: Item, context: Context): AsyncGenerator<Found> {
  const { head, whole } = await peek(item.stream, HEAD_BYTES);
  const kind = kindOf(item.name, head, context.input);
  const path = item.source;
  switch (kind) {
    case 'empty':
      throw new Problem('empty-file', 'this file is empty', { path });
    case 'binary':
      throw new Problem('binary-file', 'this is not text: a picture, a PDF, a program or damaged data', { path });
    case 'gzip':
      return yield* inner(
        {
          ...item,
          name: item.name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, ''),
          path: undefined,
          stream: gunzip(whole, path),
        },
        context,
      );
    case 'articles':
      return yield* articles(item, whole, context);
    case 'html':
    case 'text':
      return yield page(item, await collect(whole, context.maxBytes, path), kind);
    case 'article': {
      const bytes = await collect(whole, context.maxBytes, path);
      parseArticle(bytes, { path });
      return yield page(item, bytes, 'article');
    }
    case 'mhtml':
      return yield takeMhtml(item, await collect(whole, MHTML_FACTOR * context.maxBytes, path));
    default:
      return yield* takeList(kind, item, whole, context);
  }
}

/** Pictures and styles ride along in an MHTML file, in base64: the page itself is a small part of it. */
const MHTML_FACTOR = 8;

/** What holds or names several pages. */
async function* takeList(kind: ListKind, item: Item, whole: Bytes, context: Context): AsyncGenerator<Found> {
  const path = item.source;
  if (context.pagesOnly)
    throw new Problem('bad-feed', `a page was expected at this address, not a ${kind} file`, { path });
  if (item.depth > MAX_DEPTH)
    throw new Problem('bad-archive-file', `archives and lists lie more than ${MAX_DEPTH} deep in one another`, {
      path,
    });
  if (kind === 'zip') yield* takeZip(item, whole, context, take);
  else if (kind === 'tar') yield* takeTar(item, whole, context, take);
  else if (kind === 'warc') yield* takeWarc(item, whole, context);
  else if (kind === 'feed') yield* takeFeed(item, whole, context, take);
  else yield* takeSitemap(item, whole, context, take);
}

/** What lies inside another thing; its depth is limited, so that a file made of itself ends. */
async function* inner(item: Item, context: Context): AsyncGenerator<Found> {
  if (item.depth >= MAX_DEPTH)
    throw new Problem('bad-archive-file', `archives lie more than ${MAX_DEPTH} deep in one another`, {
      path: item.source,
    });
  yield* takeKnown({ ...item, depth: item.depth + 1 }, context);
}

async function* articles(item: Item, stream: Bytes, context: Context): AsyncGenerator<Found> {
  for await (const line of lines(stream, context.maxBytes, item.source)) {
    if (line instanceof Problem) yield line;
    else if (!isBlank(line.bytes)) yield article(item, line.bytes, line.number);
  }
}

function article(item: Item, bytes: Uint8Array, line: number): Found {
  try {
    parseArticle(bytes, { path: item.source, line });
    return page({ ...item, source: `${item.source}:${line}` }, bytes, 'article');
  } catch (error) {
    return asProblem(error);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 13 || byte === 9);
}

function page(item: Item, bytes: Uint8Array, input: Captured['input']): Captured {
  return { source: item.source, bytes, mime: item.mime ?? null, input, hints: item.hints };
}
