import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive, prepare, type SqlArchive } from '../archive/index.js';
import { sketchReading } from '../archive/testing.js';
import { Problem, type Capture } from '../model/index.js';
import { addPages, type Added } from './add.js';
import { createPool, type Pool } from './add-pool.js';

let folder: string;
let places = 0;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-add-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (): Promise<SqlArchive> => openArchive(join(folder, `a${places++}`), { create: true });

const capture = (n: number): Capture => ({
  source: `page-${n}`,
  bytes: new TextEncoder().encode(
    JSON.stringify({
      id: `id-${n}`,
      outlet: 'صحيفة النهر',
      lang: 'ar',
      title: `خبر ${n}`,
      date: '2021-03-04',
      url: null,
      text: `أعلن رئيس البلدية سامر العلي أن الطريق رقم ${n} سيفتح غدا أمام الأهالي.`,
    }),
  ),
  mime: null,
  input: 'article',
  hints: {},
});

async function* stream(
  items: readonly (Capture | Problem)[],
  onTaken?: (count: number) => void,
): AsyncGenerator<Capture | Problem> {
  let count = 0;
  for (const item of items) {
    onTaken?.(++count);
    yield await Promise.resolve(item);
  }
}

async function all(pages: AsyncIterable<Added>): Promise<Added[]> {
  const told: Added[] = [];
  for await (const page of pages) told.push(page);
  return told;
}

test('worker threads read, and pages are told in the order of the input, once they can be read back', async () => {
  const archive = await open();
  const pages = [
    capture(1),
    new Problem('empty-file', 'empty', { path: 'page-x' }),
    capture(2),
    { ...capture(3), bytes: new TextEncoder().encode('{"text":1}') },
    capture(1),
    capture(4),
  ];
  const told: Added[] = [];
  for await (const page of addPages(archive, stream(pages), { threads: 2 })) {
    if (page.status === 'added') expect(await archive.has(page.id!)).toBe(true);
    told.push(page);
  }
  expect(told.map((page) => [page.source, page.status])).toEqual([
    ['page-1', 'added'],
    ['page-x', 'failed'],
    ['page-2', 'added'],
    ['page-3', 'failed'],
    ['page-1', 'present'],
    ['page-4', 'added'],
  ]);
  expect(told[3]!.reason).toMatchObject({ code: 'bad-article' });
  expect((await archive.article('id-2'))!.article.title).toBe('خبر 2');
  const again = await all(addPages(archive, stream(pages.slice(0, 3)), { threads: 1 }));
  expect(again.map((page) => page.status)).toEqual(['present', 'failed', 'present']);
  await archive.close();
});

/** A reader that takes a page's number of turns, so that later pages are done before earlier ones. */
function slowPool(onRunning: (count: number) => void): Pool {
  let running = 0;
  return {
    async run({ source, bytes }) {
      onRunning(++running);
      const n = Number(source.split('-')[1]);
      await new Promise((resolve) => setTimeout(resolve, (n * 7) % 12));
      running -= 1;
      return prepare({ bytes, mime: 'application/json', reading: sketchReading({ text: `نص ${n}` }, `id-${n}`) });
    },
    close: async () => undefined,
  };
}

test('never holds more than a bounded number of pages, and keeps their order', async () => {
  const archive = await open();
  let most = 0;
  let taken = 0;
  let told = 0;
  let ahead = 0;
  const pages = Array.from({ length: 400 }, (_, i) => capture(i));
  const sources: string[] = [];
  const pool = slowPool((count) => (most = Math.max(most, count)));
  for await (const page of addPages(
    archive,
    stream(pages, (count) => (taken = count)),
    { threads: 2, pool },
  )) {
    told += 1;
    ahead = Math.max(ahead, taken - told);
    sources.push(page.source);
  }
  expect(sources).toEqual(pages.map((page) => page.source));
  expect(most).toBeLessThanOrEqual(96);
  expect(ahead).toBeLessThanOrEqual(96 + 1);
  await archive.close();
});

test('a stop finishes what was begun and takes no more', async () => {
  const archive = await open();
  const controller = new AbortController();
  let taken = 0;
  const told: Added[] = [];
  const pages = Array.from({ length: 300 }, (_, i) => capture(i));
  for await (const page of addPages(
    archive,
    stream(pages, (count) => (taken = count)),
    { threads: 1, pool: slowPool(() => undefined), signal: controller.signal },
  )) {
    told.push(page);
    if (told.length === 10) controller.abort();
  }
  expect(told.length).toBeGreaterThanOrEqual(10);
  expect(told.length).toBeLessThan(300);
  expect(told.length).toBeGreaterThanOrEqual(taken - 1);
  expect((await archive.stats()).articles).toBe(told.length);
  await archive.close();
});

test('an archive that cannot go on ends the work with its reason', async () => {
  const archive = await open();
  const failing = { ...archive, write: async () => Promise.reject(new Problem('disk-full', 'full')) };
  await expect(
    all(addPages(failing, stream([capture(1), capture(2)]), { pool: slowPool(() => undefined) })),
  ).rejects.toMatchObject({ code: 'disk-full' });
  await archive.close();
});

test('a page that kills its worker is named, the others are read', async () => {
  const pool = createPool(1, { statements: false });
  // A capture without bytes cannot be told from a fault inside the worker.
  await expect(pool.run({ ...capture(1), bytes: null as unknown as Uint8Array })).rejects.toBeInstanceOf(Problem);
  expect((await pool.run(capture(2))).id).toBe('id-2');
  await pool.close();
});
