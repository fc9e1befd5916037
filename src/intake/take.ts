import { Problem, asProblem } from '../model/index.js';
import { collect, gunzip, lines, peek, streamOf, type Bytes } from './bytes.js';
import { MAX_DEPTH, type Captured } from './captured.js';
import { parseArticle } from './article-input.js';
import type { Context, Found, Item } from './item.js';
import { HEAD_BYTES, kindOf } from './sniff.js';

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
    default:
      throw new Problem('bad-archive-file', `a ${kind} file: not read yet`, { path });
  }
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

function page(item: Item, bytes: Uint8Array, input: Captured['input'], mime: string | null = null): Captured {
  return { source: item.source, bytes, mime, input, hints: item.hints };
}

/** Bytes at hand as an item. */
export function itemOf(source: string, bytes: Uint8Array, rest: Partial<Item> = {}): Item {
  return { source, name: source, stream: streamOf(bytes), hints: {}, depth: 0, ...rest };
}
