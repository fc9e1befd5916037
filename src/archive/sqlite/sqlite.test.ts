// What only SQLite has: migrations of files, locks between processes, backup and saving what is left of a damaged file.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive, salvage, SCHEMA } from '../index.js';
import { migrate } from '../migrate.js';
import { MIGRATIONS } from '../migrations/index.js';
import type { Tables } from '../schema.js';
import type { Clause } from '../search/match.js';
import { sketchEntry } from '../testing.js';
import { sqliteDatabase } from './driver.js';
import { sqliteEngine } from './engine.js';
import { ARCHIVE_FILE } from './open.js';

let folder: string;
let places = 0;
const place = (): string => join(folder, `a${places++}`);
const entry = (i: number): ReturnType<typeof sketchEntry> =>
  sketchEntry({
    title: `خبر ${i}`,
    outlet: 'صحيفة النهر',
    published: `2021-01-${String((i % 28) + 1).padStart(2, '0')}`,
    text: `قال رئيس البلدية إن الطريق رقم ${i} سيفتح قريبا أمام الأهالي. ${'وأضاف أن العمل جار. '.repeat(20)}`,
    statements: [{ speaker: 'رئيس البلدية', cue: 'قال', content: `الطريق رقم ${i} سيفتح قريبا` }],
  });

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-sqlite-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('migrations', () => {
  test('are numbered 1..N without gaps', () => {
    expect(MIGRATIONS.map((step) => step.id)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(new Set(MIGRATIONS.map((step) => step.name)).size).toBe(MIGRATIONS.length);
  });

  test.each(MIGRATIONS.slice(0, -1).map((step) => step.id))(
    'an archive of version %i opens, with what it held',
    async (version) => {
      const where = place();
      mkdirSync(where);
      const file = join(where, ARCHIVE_FILE);
      const connection = new DatabaseSync(file);
      const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteDatabase(connection) }) });
      await migrate(db, sqliteEngine(connection, file), MIGRATIONS.slice(0, version));
      const { reading, bytes } = entry(1);
      connection
        .prepare(`insert into original (sha256, codec, size, bytes) values ('00', 'none', ?, ?)`)
        .run(bytes.length, bytes);
      connection
        .prepare(
          `insert into article (key, id, sha256, mime, kind, source, added_at, statements, record) values (1, ?, '00', 'text/html', 'article', 's', '2021', 1, ?)`,
        )
        .run(reading.article.id, JSON.stringify(reading.article));
      connection
        .prepare(
          `insert into statement (key, id, article_key, ordinal, act, form, speaker, anonymous, elided, confidence, record) values (1, ?, 1, 0, 'assert', 'indirect', 'x', 0, 0, 0.9, ?)`,
        )
        .run(reading.statements[0]!.id, JSON.stringify(reading.statements[0]));
      await db.destroy();
      await expect(openArchive(where, { readOnly: true })).rejects.toMatchObject({ code: 'archive-version' });
      const archive = await openArchive(where);
      expect(await archive.stats()).toMatchObject({ schema: SCHEMA, articles: 1 });
      expect((await archive.article(reading.article.id))!.article).toEqual(reading.article);
      // The word index of an older version was another one: it is built anew.
      expect((await archive.search({ words: 'الطريق', limit: 5 })).total).toBe(1);
      expect(await archive.put([entry(2)])).toMatchObject([{ status: 'added' }]);
      await archive.close();
    },
  );

  test('an archive of a newer program is left alone', async () => {
    const where = place();
    await (await openArchive(where, { create: true })).close();
    const connection = new DatabaseSync(join(where, ARCHIVE_FILE));
    connection.exec(`insert into migration (id, name, at) values (${SCHEMA + 1}, 'later', '2030')`);
    connection.close();
    await expect(openArchive(where)).rejects.toMatchObject({ code: 'archive-version' });
  });
});

describe('writers', () => {
  test('a second writer waits, is then told whom for; readers go on', async () => {
    const where = place();
    const archive = await openArchive(where, { create: true, waitMs: 300 });
    await archive.put([entry(1)]);
    const index = new URL('../index.ts', import.meta.url).href;
    const script = `const { openArchive } = await import(${JSON.stringify(index)});
      const a = await openArchive(${JSON.stringify(where)});
      await a.db.transaction().execute(async () => { console.log('holding'); await new Promise((done) => process.stdin.once('data', done)); });
      await a.close(); process.exit(0);`;
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    await expect(archive.put([entry(2)])).rejects.toMatchObject({
      code: 'archive-locked',
      message: expect.stringContaining(`process ${holder.pid}`),
    });
    expect((await archive.search({ words: 'الطريق', limit: 5 })).total).toBe(1);
    const reader = await openArchive(where, { readOnly: true });
    expect((await reader.articles({ limit: 5 })).items).toHaveLength(1);
    await reader.close();
    const patient = await openArchive(where, { waitMs: 20_000 });
    const waiting = patient.put([entry(3)]);
    setTimeout(() => holder.stdin.end('go\n'), 200);
    expect(await waiting).toMatchObject([{ status: 'added' }]);
    await once(holder, 'exit');
    await patient.close();
    await archive.close();
  });
});

describe('backup and recovery', () => {
  test('a backup is made while a writer writes, and is an archive', async () => {
    const where = place();
    const archive = await openArchive(where, { create: true });
    await archive.put(Array.from({ length: 50 }, (_, i) => entry(i)));
    const other = await openArchive(where);
    const file = join(folder, 'backup.sqlite');
    const writing = (async () => {
      for (let i = 50; i < 80; i++) await other.put([entry(i)]);
    })();
    await archive.backup(file);
    await writing;
    await expect(archive.backup(file)).rejects.toMatchObject({ code: 'usage' });
    await other.close();
    await archive.close();
    const restored = await openArchive(place(), { create: true });
    const { articles } = await restored.importAll(toAsync(salvage(file)));
    expect(articles).toBeGreaterThanOrEqual(50);
    expect((await restored.verify()).faults).toEqual([]);
    await restored.close();
  });

  test('of a damaged file all is saved but what the damage hit', async () => {
    const where = place();
    const archive = await openArchive(where, { create: true });
    const entries = Array.from({ length: 400 }, (_, i) => entry(i));
    await archive.put(entries);
    await archive.correct({ by: 'x', subject: 's', action: 'confirm', value: 1, why: '' });
    await archive.close();
    const file = join(where, ARCHIVE_FILE);
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
    const handle = openSync(file, 'r+');
    const page = 4096;
    const pages = statSync(file).size / page;
    for (const share of [0.3, 0.55, 0.8])
      writeSync(handle, Buffer.alloc(page, 0x5a), 0, page, Math.floor(pages * share) * page);
    closeSync(handle);
    const found = [...salvage(where)];
    const saved = found.filter((record) => record.type === 'article' || record.type === 'unread');
    expect(saved.length).toBeGreaterThan(350);
    const fresh = await openArchive(place(), { create: true });
    const { articles } = await fresh.importAll(toAsync(found));
    expect(articles).toBe(found.filter((record) => record.type === 'article').length);
    expect((await fresh.verify()).faults).toEqual([]);
    await fresh.close();
  });

  test('a file that is no archive is named', async () => {
    const where = place();
    mkdirSync(where);
    const handle = openSync(join(where, ARCHIVE_FILE), 'w');
    writeSync(handle, Buffer.alloc(8192, 0x41));
    closeSync(handle);
    await expect(openArchive(where)).rejects.toMatchObject({ code: 'archive-damaged' });
  });
});

/** Only what an import takes. */
async function* toAsync(
  records: Iterable<ReturnType<typeof salvage> extends Generator<infer R> ? R : never>,
): AsyncGenerator<
  Extract<
    typeof records extends Iterable<infer R> ? R : never,
    { type: 'article' | 'archive' | 'end' | 'correction' | 'tombstone' }
  >
> {
  for (const record of records) if (record.type !== 'lost' && record.type !== 'unread') yield record as never;
}

test('a frequent word beside a rare one does not decide the order, nor what is found', async () => {
  const archive = await openArchive(place(), { create: true });
  const rare = { 4: { title: 'خبر', body: 'شائع نادر' }, 9: { title: 'نادر', body: 'شائع' } };
  const rows = Array.from({ length: 5200 }, (_, key) => ({
    key,
    fields: rare[key as 4] ?? { title: 'خبر', body: 'شائع' },
  }));
  await archive.db.transaction().execute((tx) => archive.engine.indexWords(tx, 'article', rows));
  const word = (token: string): Clause[] => [{ tokens: [token], prefix: false }];
  const find = (...tokens: string[]): Promise<readonly number[]> => {
    const options = { min: 0, max: Number.MAX_SAFE_INTEGER, limit: 10, order: 'relevance' } as const;
    return archive.engine.match(archive.db, 'article', { all: tokens.map(word), not: [] }, options);
  };
  expect(await find('نادر')).toEqual([9, 4]);
  expect(await find('شائع', 'نادر')).toEqual([9, 4]);
  expect((await find('شائع')).slice(0, 2)).toEqual([5199, 5198]);
  await archive.close();
});
