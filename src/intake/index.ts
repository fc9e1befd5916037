import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Problem } from '../model/index.js';
import type { Bytes } from './bytes.js';
import type { IntakeOptions } from './captured.js';
import { MAX_PAGE_BYTES } from './limits.js';
import type { Context, Found, Item } from './item.js';
import { createFetcher, type Fetcher } from './live/fetcher.js';
import { takeAddress } from './live/take-live.js';
import { take } from './take.js';
import { walk } from './walk.js';

export type { Captured, InputKind, IntakeOptions, IntakeProgress } from './captured.js';
export type { Found } from './item.js';
export { MAX_PAGE_BYTES, printSize } from './limits.js';
export {
  createFetcher,
  USER_AGENT,
  type Fetcher,
  type FetcherOptions,
  type FetchMemory,
  type Validators,
} from './live/fetcher.js';
export { parseArticle } from './article-input.js';
export { jsonLines } from './json-lines.js';

/**
 * Every page of the given paths, in their order, one at a time: files, folders (walked), archives, `-` for standard
 * input. Nothing is collected, so memory stays bounded whatever the input's size. What cannot be read comes as a Problem
 * in its place and the rest goes on.
 */
export async function* captures(paths: readonly string[], options: IntakeOptions = {}): AsyncGenerator<Found> {
  const maxBytes = options.maxBytes ?? MAX_PAGE_BYTES;
  let own: Fetcher | null = null;
  const live = (): Fetcher => options.fetcher ?? (own ??= createFetcher({ maxBytes, signal: options.signal }));
  const { signal, seen } = options;
  const context: Context = { input: options.input ?? 'auto', maxBytes, signal, seen, live };
  const meter = createMeter(paths, options);
  try {
    for (const path of paths) {
      if (options.signal?.aborted) return;
      yield* fromPath(path, options, context, meter);
    }
  } finally {
    await (own as Fetcher | null)?.close();
  }
}

async function* fromPath(path: string, options: IntakeOptions, context: Context, meter: Meter): AsyncGenerator<Found> {
  const hints = options.hints ?? {};
  if (/^https?:\/\//i.test(path)) return yield* takeAddress(path, { hints, depth: 0 }, context, take);
  if (path === '-') {
    const stream = meter((options.stdin ?? process.stdin) as Bytes);
    return yield* take({ source: '-', name: '-', stream, hints, depth: 0 }, context);
  }
  const found = await lookUp(path);
  if (found instanceof Problem) return yield found;
  if (found === 'file') return yield* take(fileItem(path, hints, meter), context);
  let taken = 0;
  for await (const file of walk(path, context.input, options.containers ?? false)) {
    if (options.signal?.aborted) return;
    taken += 1;
    if (file instanceof Problem) yield file;
    else yield* take(fileItem(file, hints, meter), context);
  }
  if (taken === 0) yield emptyFolder(path, context);
}

async function lookUp(path: string): Promise<'file' | 'folder' | Problem> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return missing
      ? new Problem('not-found', 'there is no such file or folder', { path }, { cause: error })
      : new Problem('not-readable', 'this path cannot be opened', { path }, { cause: error });
  }
}

function emptyFolder(path: string, context: Context): Problem {
  const wanted = context.input === 'article' ? '.json or .ndjson' : '.html, .htm, .mhtml or .txt';
  return new Problem('empty-folder', `no pages in this folder: it holds no ${wanted} file (.gz of them count too)`, {
    path,
  });
}

function fileItem(path: string, hints: Item['hints'], meter: Meter): Item {
  return { source: path, name: path, path, stream: meter(fileBytes(path)), hints, depth: 0 };
}

async function* fileBytes(path: string): Bytes {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 128 * 1024 })) yield chunk as Uint8Array;
  } catch (error) {
    throw new Problem('not-readable', 'this file cannot be read', { path }, { cause: error });
  }
}

type Meter = (stream: Bytes) => Bytes;

/** Counts the bytes that were read, for progress; how many there are in all is found out meanwhile. */
function createMeter(paths: readonly string[], options: IntakeOptions): Meter {
  const { onProgress } = options;
  if (!onProgress) return (stream) => stream;
  let bytesRead = 0;
  let bytesTotal: number | null = null;
  void totalOf(paths, options).then((total) => {
    bytesTotal = total;
  });
  return async function* (stream) {
    for await (const chunk of stream) {
      bytesRead += chunk.length;
      onProgress({ bytesRead, bytesTotal });
      yield chunk;
    }
  };
}

/** The size of all files that will be read; null where standard input or an address is among them. */
async function totalOf(paths: readonly string[], options: IntakeOptions): Promise<number | null> {
  let total = 0;
  for (const path of paths) {
    if (path === '-' || /^https?:/i.test(path)) return null;
    const kind = await lookUp(path);
    const files = kind === 'folder' ? walk(path, options.input ?? 'auto', options.containers ?? false) : [path];
    for await (const file of files)
      if (typeof file === 'string') total += (await stat(file).catch(() => null))?.size ?? 0;
  }
  return total;
}
