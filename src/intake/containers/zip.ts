import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../../model/index.js';
import type { Bytes } from '../bytes.js';
import type { Context, Found, Item, Take } from '../item.js';
import { isTaken } from '../walk.js';

/** The largest zip that is taken from a stream (it has to be put on disk first, its directory stands at the end): 4 GB. */
const MAX_SPOOLED = 4 * 1024 ** 3;

/** The pages of a zip file (a WACZ is one too), in the order of its directory. */
export async function* takeZip(item: Item, whole: Bytes, context: Context, take: Take): AsyncGenerator<Found> {
  if (item.path !== undefined) return yield* members(item, item.path, context, take);
  const folder = await mkdtemp(join(tmpdir(), 'isnad-zip-'));
  try {
    const path = join(folder, 'member.zip');
    await pipeline(Readable.from(limited(whole, item.source)), createWriteStream(path));
    yield* members(item, path, context, take);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* limited(stream: Bytes, path: string): Bytes {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_SPOOLED)
      throw new Problem('too-large', 'a zip inside another archive or stream is taken up to 4 GB', { path });
    yield chunk;
  }
}

async function* members(item: Item, path: string, context: Context, take: Take): AsyncGenerator<Found> {
  let file: ZipFile;
  try {
    file = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false });
  } catch (error) {
    throw damaged(item, error, 'this zip cannot be opened: its directory is missing or damaged (was it cut?)');
  }
  let taken = 0;
  try {
    for await (const entry of entriesOf(file, item)) {
      if (context.signal?.aborted) return;
      if (entry.fileName.endsWith('/') || hidden(entry.fileName) || !isTaken(entry.fileName, context.input, true))
        continue;
      taken += 1;
      const source = `${item.source}#${entry.fileName}`;
      yield* take(
        {
          source,
          name: entry.fileName,
          stream: memberBytes(file, entry, source),
          hints: item.hints,
          depth: item.depth + 1,
        },
        context,
      );
    }
  } finally {
    file.close();
  }
  if (taken === 0) yield new Problem('empty-folder', 'no pages in this zip', { path: item.source });
}

function hidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

async function* entriesOf(file: ZipFile, item: Item): AsyncGenerator<Entry> {
  try {
    for await (const entry of file.eachEntry()) yield entry;
  } catch (error) {
    throw damaged(item, error, 'the directory of this zip is damaged');
  }
}

async function* memberBytes(file: ZipFile, entry: Entry, source: string): Bytes {
  try {
    if (entry.isEncrypted()) throw new Error('it is encrypted');
    for await (const chunk of await file.openReadStreamPromise(entry)) yield chunk as Uint8Array;
  } catch (error) {
    throw new Problem(
      'bad-archive-file',
      `this member of the zip cannot be read: ${(error as Error).message}`,
      { path: source },
      { cause: error },
    );
  }
}

function damaged(item: Item, error: unknown, words: string): Problem {
  return new Problem(
    'bad-archive-file',
    `${words} (${(error as Error).message})`,
    { path: item.source },
    { cause: error },
  );
}
