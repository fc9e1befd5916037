import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
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

/** The first `size` bytes of a stream (fewer where it ends before), and the whole stream from its beginning. */
export async function peek(stream: Bytes, size: number): Promise<{ head: Uint8Array; whole: Bytes }> {
  const iterator = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < size) {
    const step = await iterator.next();
    if (step.done === true) {
      ended = true;
      break;
    }
    seen.push(step.value);
    length += step.value.length;
  }
  const head = join(seen, length);
  return { head: head.subarray(0, size), whole: rest(head, iterator, ended) };
}

async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>, ended: boolean): Bytes {
  try {
    if (head.length > 0) yield head;
    while (!ended) {
      const step = await iterator.next();
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** The bytes inside a gzip stream (of several members too); `bad-archive-file` where it is damaged or cut. */
export async function* gunzip(stream: Bytes, path: string): Bytes {
  const input = Readable.from(stream, { objectMode: false });
  const inflate = createGunzip();
  input.on('error', (error) => inflate.destroy(error));
  let size = 0;
  try {
    for await (const chunk of input.pipe(inflate) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    const what = cut ? 'the gzip data ends in the middle' : 'the gzip data is damaged';
    throw new Problem(
      'bad-archive-file',
      `${what}; ${printSize(size)} could be read before that`,
      { path },
      { cause: error },
    );
  } finally {
    input.destroy();
    inflate.destroy();
  }
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
