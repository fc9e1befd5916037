import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Problem } from '../model/index.js';
import type { Bytes } from './bytes.js';
import { MAX_PAGE_BYTES, type IntakeOptions } from './captured.js';
import type { Context, Found, Item } from './item.js';
import { take } from './take.js';
import { walk } from './walk.js';

export type { Captured, InputKind, IntakeOptions, IntakeProgress } from './captured.js';
export type { Found } from './item.js';
export { MAX_PAGE_BYTES, printSize } from './captured.js';
export { parseArticle } from './article-input.js';

/**
 * Every page of the given paths, in their order, one at a time: files, folders (walked), archives, `-` for standard
 * input. Nothing is collected, so memory stays bounded whatever the input's size. What cannot be read comes as a Problem
 * in its place and the rest goes on.
 */
export async function* captures(paths: readonly string[], options: IntakeOptions = {}): AsyncGenerator<Found> {
  const context: Context = {
    input: options.input ?? 'auto',
    maxBytes: options.maxBytes ?? MAX_PAGE_BYTES,
    signal: options.signal,
  };
  const meter = createMeter(options);
  for (const path of paths) {
    if (options.signal?.aborted) return;
    yield* fromPath(path, options, context, meter);
  }
}

async function* fromPath(path: string, options: IntakeOptions, context: Context, meter: Meter): AsyncGenerator<Found> {
  const hints = options.hints ?? {};
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

/** Counts the bytes that were read, for progress. */
function createMeter({ onProgress }: IntakeOptions): Meter {
  let bytesRead = 0;
  if (!onProgress) return (stream) => stream;
  return async function* (stream) {
    for await (const chunk of stream) {
      bytesRead += chunk.length;
      onProgress({ bytesRead, bytesTotal: null });
      yield chunk;
    }
  };
}
