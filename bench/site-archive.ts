// The archive that the site is measured over: built once, kept in the temporary folder for the next run.
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, type SqlArchive } from '../src/archive/index.js';
import { addDemo } from '../src/cli/commands/demo.js';
import { captures } from '../src/intake/index.js';
import type { Reading } from '../src/model/index.js';
import { addPages } from '../src/pipeline/add.js';
import { groupArchive } from '../src/pipeline/group.js';
import { createResolver } from '../src/resolve/index.js';
import { shared } from './lib.js';

export const ARTICLES = 15_000;

/** Articles of the demo again and again, each with an id of its own, three days a copy, so that stories stay apart. */
async function fillFromDemo(archive: SqlArchive): Promise<void> {
  const resolver = createResolver();
  await addDemo(archive, resolver);
  const originals: Reading[] = [];
  for await (const reading of archive.readings()) originals.push(reading);
  const day = (iso: string | null, days: number): string | null =>
    iso === null ? null : new Date(Date.parse(iso.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);
  for (let copy = 1; copy * originals.length < ARTICLES; copy++) {
    const entries = originals.map(({ article, statements }) => {
      const id = `copy-${copy}-${article.id.slice(-12)}`;
      const bytes = new TextEncoder().encode(JSON.stringify({ id, text: article.text }));
      return {
        bytes,
        mime: 'application/json',
        reading: {
          article: {
            ...article,
            id,
            input: 'article' as const,
            url: null,
            published: day(article.published, copy * 3),
          },
          statements: statements.map((s) => ({ ...s, id: `${copy}-${s.id}`, time: day(s.time, copy * 3) })),
        },
      };
    });
    await archive.put(entries);
  }
}

async function fillFromCorpus(archive: SqlArchive, path: string): Promise<void> {
  let done = 0;
  for await (const { status } of addPages(archive, captures([path], { input: 'article' }))) {
    if (status !== 'failed') done += 1;
    if (done % 2500 === 0) console.error(`  ${done} articles`);
  }
}

/** Opens the measured archive, building it where it is not there (or with `--fresh`). */
export async function siteArchive(): Promise<SqlArchive> {
  const corpus = shared('corpus/ant-2018.ndjson.gz');
  const folder = join(tmpdir(), `isnad-bench-site-${corpus === null ? 'demo' : 'ant'}`);
  if (process.argv.includes('--fresh')) rmSync(folder, { recursive: true, force: true });
  const there = existsSync(folder);
  const archive = await openArchive(folder, { create: true });
  if (there && (await archive.stats()).claims > 0) return archive;
  console.error(`building the archive in ${folder} (once) …`);
  if ((await archive.stats()).articles < ARTICLES)
    await (corpus === null ? fillFromDemo(archive) : fillFromCorpus(archive, corpus));
  console.error('grouping it …');
  await groupArchive(archive);
  return archive;
}
