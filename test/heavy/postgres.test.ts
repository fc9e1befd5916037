// Workers on one queue in a real PostgreSQL: killed at any moment, and two beside one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive, openQueue } from '../../src/archive/index.js';
import { startTestServer, type TestServer } from '../../src/archive/postgres/testing.js';
import { run, TRIALS, writeArticles } from './support.js';

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-heavy-'));
  server = await startTestServer();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

async function enqueue(schema: string, pages: number): Promise<string> {
  const archive = server.location(`${schema}_${process.pid}`);
  const file = join(folder, `${schema}.ndjson`);
  writeArticles(file, pages);
  const { status, told } = await run(['add', '--archive', archive, '--queue', '--format', 'ndjson', file]);
  expect(status).toBe(0);
  expect(told.filter((page) => page.status === 'queued')).toHaveLength(pages);
  return archive;
}

const work = (archive: string, ...more: string[]): string[] => [
  'work',
  '--archive',
  archive,
  '--format',
  'ndjson',
  '--expire',
  '8',
  '--threads',
  '1',
  ...more,
];

async function check(archive: string, told: ReadonlySet<string>): Promise<number> {
  const opened = await openArchive(archive);
  try {
    expect((await opened.verify()).faults).toEqual([]);
    const ids = await opened.ids();
    const kept = new Set(ids);
    expect(kept.size).toBe(ids.length);
    expect([...told].filter((id) => !kept.has(id))).toEqual([]);
    return ids.length;
  } finally {
    await opened.close();
  }
}

describe('killing workers', () => {
  test(`${TRIALS} trials: each page is done once in effect`, async () => {
    const pages = Math.max(400, TRIALS * 40);
    const archive = await enqueue('killed', pages);
    const told = new Set<string>();
    let killed = 0;
    // Two at a time on one queue: what one leaves behind may come to the other.
    for (let round = 0; killed < TRIALS && told.size < pages; round++) {
      const workers = [1, 2].map(() => run(work(archive, '--until-empty'), Math.floor(Math.random() * 200)));
      for (const { told: now, status } of await Promise.all(workers)) {
        for (const { id } of now) if (id !== null) told.add(id);
        if (status === null) killed += 1;
      }
      if (round % 5 === 4) await check(archive, told);
    }
    expect(killed, 'the queue was empty too early').toBeGreaterThanOrEqual(TRIALS);
    const last = await run(work(archive, '--until-empty'));
    expect(last.status).toBe(0);
    console.log(`killed ${killed} workers on ${pages} pages`);
    expect(await check(archive, told)).toBe(pages);
    const queue = await openQueue(archive);
    expect(await queue.left()).toBe(0);
    await queue.close();
  });
});

describe('several workers', () => {
  test('two finish a queue that one was killed in; their speed beside one worker’s', async () => {
    const pages = 1500;
    const seconds: number[] = [];
    for (const workers of [1, 2]) {
      const archive = await enqueue(`speed${workers}`, pages);
      if (workers === 2) await run(work(archive), 500);
      const started = performance.now();
      const runs = await Promise.all(Array.from({ length: workers }, () => run(work(archive, '--until-empty'))));
      seconds.push((performance.now() - started) / 1000);
      expect(runs.every(({ status }) => status === 0)).toBe(true);
      expect(await check(archive, new Set())).toBe(pages);
    }
    console.log(
      `one worker ${seconds[0]!.toFixed(1)} s; two, after one was killed, ${seconds[1]!.toFixed(1)} s, for ${pages} pages`,
    );
  });
});
