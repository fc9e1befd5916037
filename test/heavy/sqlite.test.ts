// A pulled plug, a full disk and two writers on one archive in a folder.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/index.js';
import { run, TRIALS, writeArticles } from './support.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-heavy-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const add = (archive: string, file: string, ...more: string[]): string[] => [
  'add',
  '--archive',
  archive,
  '--format',
  'ndjson',
  ...more,
  file,
];

/** Opens the archive, checks it whole, and that every page that was told is in it, once. */
async function check(archive: string, told: ReadonlySet<string>): Promise<number> {
  const opened = await openArchive(archive);
  try {
    const { faults } = await opened.verify();
    expect(faults).toEqual([]);
    const ids = await opened.ids();
    expect(new Set(ids).size).toBe(ids.length);
    const kept = new Set(ids);
    expect([...told].filter((id) => !kept.has(id))).toEqual([]);
    return ids.length;
  } finally {
    await opened.close();
  }
}

/** Adds to one archive after another, killed each time, as often as is left to kill. */
async function killAgain(lane: number, file: string, pages: number, trials: { left: number }): Promise<number> {
  let archive = '';
  let told = new Set<string>();
  let finished = 0;
  for (let trial = 0; trials.left > 0; trial++) {
    if (archive === '' || told.size >= pages) {
      archive = join(folder, `killed-${lane}-${trial}`);
      told = new Set();
    }
    const { told: now, status } = await run(add(archive, file, '--threads', '1'), Math.floor(Math.random() * 400));
    for (const { id, status: what } of now) {
      expect(what).not.toBe('failed');
      if (id !== null) told.add(id);
    }
    if (status === null) trials.left -= 1;
    else finished += 1;
    await check(archive, told);
  }
  expect((await run(add(archive, file))).status).toBe(0);
  expect(await check(archive, told)).toBe(pages);
  return finished;
}

describe('kill -9 while adding', () => {
  test(`${TRIALS} trials: nothing told is lost, nothing is there twice, it goes on where it stopped`, async () => {
    const pages = 1200;
    const file = join(folder, 'articles.ndjson');
    writeArticles(file, pages);
    const trials = { left: TRIALS };
    // Each on an archive of its own, beside each other: a trial is mostly the start of a process.
    const finished = await Promise.all([1, 2].map((lane) => killAgain(lane, file, pages, trials)));
    expect(trials.left).toBeLessThanOrEqual(0);
    console.log(`killed ${TRIALS - trials.left} times, ended before the kill ${finished[0]! + finished[1]!} times`);
  });
});

describe('a disk that fills up', () => {
  test('what was told is kept, the command says so, and goes on when there is room', async (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).status === 0;
    if (!mounted) return context.skip('a small disk cannot be mounted here (needs root)');
    try {
      const file = join(folder, 'many.ndjson');
      writeArticles(file, 3000);
      const archive = join(disk, 'archive');
      const full = await run(add(archive, file));
      expect(full.status).toBe(3);
      expect(full.errors).toContain('[disk-full]');
      const told = new Set(full.told.flatMap(({ id }) => (id === null ? [] : [id])));
      expect(told.size).toBeGreaterThan(50);
      expect(spawnSync('mount', ['-o', 'remount,size=200m', disk]).status).toBe(0);
      await check(archive, told);
      expect((await run(add(archive, file))).status).toBe(0);
      expect(await check(archive, told)).toBe(3000);
    } finally {
      // Lazily: SQLite's driver lets go of a closed file only when its statements are collected.
      spawnSync('umount', ['-l', disk]);
    }
  });
});

describe('two writers', () => {
  test('both finish, readers go on', async () => {
    const archive = join(folder, 'two');
    writeArticles(join(folder, 'one.ndjson'), 600);
    writeArticles(join(folder, 'other.ndjson'), 600, 400);
    const both = Promise.all(['one.ndjson', 'other.ndjson'].map((name) => run(add(archive, join(folder, name)))));
    let looked = 0;
    let running = true;
    void both.finally(() => (running = false));
    while (running) {
      const reader = await openArchive(archive, { readOnly: true }).catch(() => null);
      if (reader) {
        await reader.search({ words: 'الجسر', limit: 5 });
        await reader.close();
        looked += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const results = await both;
    expect(results.map((result) => result.status)).toEqual([0, 0]);
    expect(looked).toBeGreaterThan(0);
    const added = results.flatMap((result) => result.told.filter(({ status }) => status === 'added'));
    expect(added).toHaveLength(1000);
    expect(await check(archive, new Set(added.map(({ id }) => id!)))).toBe(1000);
  });
});
