import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Archive } from '../archive/index.js';
import { captures } from '../intake/index.js';
import type { Capture, Problem } from '../model/index.js';
import { addPages } from '../pipeline/add.js';
import type { Adder, Given } from './adding.js';

/** The uploads' names as they may stand on disk: the ending decides how a file is read. */
const safeName = (name: string, n: number): string =>
  `${n}-${basename(name.replace(/\\/gu, '/'))
    .replace(/[^\p{L}\p{N}._-]/gu, '_')
    .slice(-120)}`;

async function* found(given: Given, folder: string, signal: AbortSignal): AsyncGenerator<Capture | Problem> {
  if (given.text !== null) {
    yield {
      source: 'pasted.txt',
      bytes: new TextEncoder().encode(given.text),
      mime: 'text/plain; charset=utf-8',
      input: 'auto',
      hints: {},
    };
  }
  if (given.address !== null) yield* captures([given.address], { signal, containers: true });
  for (const [n, file] of given.files.entries()) {
    const path = join(folder, safeName(file.name, n));
    await writeFile(path, file.bytes);
    for await (const one of captures([path], { signal, containers: true })) {
      if (!(one instanceof Error)) yield { ...one, source: one.source.replace(path, file.name) };
      else yield one;
    }
  }
}

/** Adding as the site does it: the same way in as `isnad add`, and `after` once something new is in. */
export function createAdder(archive: Archive, after: () => Promise<void> = async () => {}): Adder {
  return async function* (given, signal) {
    const folder = await mkdtemp(join(tmpdir(), 'isnad-upload-'));
    let added = 0;
    try {
      // One thread: a person adds a few pages, and the site must go on answering.
      for await (const page of addPages(archive, found(given, folder, signal), { threads: 1, signal })) {
        if (page.status === 'added') added += 1;
        const source = page.source.startsWith(folder) ? basename(page.source).replace(/^\d+-/u, '') : page.source;
        yield { id: page.id, source, status: page.status, reason: page.reason === null ? null : page.reason.message };
      }
      if (added > 0) await after();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
