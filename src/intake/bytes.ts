import { createGunzip } from 'node:zlib';
import { Problem } from '../model/index.js';
import { printSize } from './limits.js';

/** Bytes on their way in. */
export type Bytes = AsyncIterable<Uint8Array>;

/** All bytes of a stream, or `too-large` as soon as it passes the limit, so that a bomb never fills the memory. */
export async function collect(stream: Bytes, limit: number, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw tooLarge(path, limit);
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : join(chunks, size);
}

export function tooLarge(path: string, limit: number): Problem {
  return new Problem('too-large', `larger than the limit of ${printSize(limit)} a page`, { path });
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * The first `size` bytes of a stream (fewer where it ends before), and the whole stream from its beginning. A fault that
 * comes after some bytes is left for whoever reads the whole: those bytes are good.
 */
export async function peek(stream: Bytes, size: number): Promise<{ head: Uint8Array; whole: Bytes }> {
  const iterator = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  let end: End = null;
  while (length < size && end === null) {
    try {
      const step = await iterator.next();
      if (step.done === true) end = { failure: null };
      else {
        seen.push(step.value);
        length += step.value.length;
      }
    } catch (failure) {
      if (length === 0) throw failure;
      end = { failure };
    }
  }
  const head = join(seen, length);
  return { head: head.subarray(0, size), whole: rest(head, iterator, end) };
}

/** How a stream ended while it was looked into: well, or with a fault; null where it goes on. */
type End = { readonly failure: unknown } | null;

async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>, end: End): Bytes {
  try {
    if (head.length > 0) yield head;
    if (end?.failure) throw end.failure;
    while (end === null) {
      const step = await iterator.next();
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/**
 * The bytes inside a gzip stream (of several members too); `bad-archive-file` where it is damaged or cut, after all that
 * could be read before: a stream that is piped and destroyed would lose what it had not handed over yet.
 */
export async function* gunzip(stream: Bytes, path: string): Bytes {
  const inflate = createGunzip();
  const ready: Uint8Array[] = [];
  let size = 0;
  let failure: Error | null = null;
  inflate.on('data', (chunk: Uint8Array) => ready.push(chunk));
  const ended = new Promise<void>((resolve) => {
    inflate.on('end', resolve).on('error', (error) => {
      failure = error;
      resolve();
    });
  });
  try {
    for await (const chunk of stream) {
      await Promise.race([new Promise<void>((resolve) => inflate.write(chunk, () => resolve())), ended]);
      for (const part of ready.splice(0)) {
        size += part.length;
        yield part;
      }
      if (failure) break;
    }
    if (!failure) inflate.end();
    await ended;
    for (const part of ready.splice(0)) {
      size += part.length;
      yield part;
    }
  } finally {
    inflate.destroy();
  }
  if (failure) throw gzipProblem(failure, size, path);
}

function gzipProblem(error: NodeJS.ErrnoException, size: number, path: string): Problem {
  const what = error.code === 'Z_BUF_ERROR' ? 'the gzip data ends in the middle' : 'the gzip data is damaged';
  const words = `${what}; ${printSize(size)} could be read before that`;
  return new Problem('bad-archive-file', words, { path }, { cause: error });
}

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The lines of a stream, one at a time; a line longer than the limit is reported and skipped, the rest goes on. */
export async function* lines(stream: Bytes, limit: number, path: string): AsyncGenerator<Line | Problem> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      size += at - from;
      if (size <= limit) parts.push(chunk.subarray(from, at));
      yield size > limit ? longLine(path, number, limit) : { number, bytes: join(parts, size) };
      parts = [];
      size = 0;
      number += 1;
      from = at + 1;
    }
    size += chunk.length - from;
    if (size <= limit) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (size > 0) yield size > limit ? longLine(path, number, limit) : { number, bytes: join(parts, size) };
}

function longLine(path: string, line: number, limit: number): Problem {
  return new Problem('too-large', `a line larger than the limit of ${printSize(limit)} a page`, { path, line });
}

/** Bytes at hand, as a stream. */
export async function* streamOf(bytes: Uint8Array): Bytes {
  if (bytes.length > 0) yield bytes;
}
