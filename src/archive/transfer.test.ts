import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive, type SqlArchive, type TransferRecord } from './index.js';
import { startTestServer, type TestServer } from './postgres/testing.js';
import { sketchEntry } from './testing.js';

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-transfer-'));
  server = await startTestServer();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

async function filled(): Promise<SqlArchive> {
  const archive = await openArchive(join(folder, 'source'), { create: true });
  const sketches = Array.from({ length: 120 }, (_, i) => ({
    title: `خبر ${i}`,
    outlet: 'صحيفة النهر',
    published: `2021-0${1 + (i % 9)}-01`,
    text: `قال المجلس إن الجسر ${i} آمن \u0000 وإن العمل مستمر.`,
    statements: [{ speaker: 'المجلس', cue: 'قال', content: `الجسر ${i} آمن` }],
  }));
  const results = await archive.put(sketches.map((sketch) => sketchEntry(sketch)));
  await archive.correct({
    by: 'محرر',
    subject: `${results[0]!.id}/0`,
    action: 'reject',
    value: { act: 'deny' },
    why: 'خطأ',
  });
  await archive.remove(results[1]!.id, 'طلب');
  await archive.saveLedger({
    claims: [
      {
        id: 'c',
        gist: { article: results[0]!.id, start: 0, end: 3, text: 'قال' },
        positions: [],
        origins: [],
        outlets: [],
        articles: [results[0]!.id],
      },
    ],
    stories: [],
    links: [{ kind: 'same-claim', from: 'a', to: 'b', reasons: ['x'], confidence: 0.5 }],
  });
  return archive;
}

const all = async (archive: SqlArchive): Promise<string[]> => {
  const lines: string[] = [];
  for await (const record of archive.exportAll()) if (record.type !== 'archive') lines.push(JSON.stringify(record));
  return lines.sort();
};

test('everything goes from SQLite to PostgreSQL and back, byte for byte', async () => {
  const source = await filled();
  const postgres = await openArchive(server.location(`transfer_${process.pid}`), { create: true });
  const back = await openArchive(join(folder, 'back'), { create: true });
  expect(await postgres.importAll(source.exportAll())).toEqual({
    articles: 119,
    present: 0,
    corrections: 1,
    tombstones: 1,
  });
  expect(await postgres.importAll(source.exportAll())).toMatchObject({ articles: 0, present: 119, corrections: 0 });
  await back.importAll(postgres.exportAll());
  const told = await all(source);
  expect(await all(postgres)).toEqual(told);
  expect(await all(back)).toEqual(told);
  for (const archive of [postgres, back]) expect((await archive.verify()).faults).toEqual([]);
  await Promise.all([source.close(), postgres.close(), back.close()]);
});

test('a cut or changed export is named, what came before is kept', async () => {
  const source = await openArchive(join(folder, 'source'));
  const records: TransferRecord[] = [];
  for await (const record of source.exportAll()) records.push(record);
  await source.close();
  const target = await openArchive(join(folder, 'cut'), { create: true });

  const stream = async function* (some: TransferRecord[]): AsyncGenerator<TransferRecord> {
    yield* some;
  };
  await expect(target.importAll(stream(records.slice(0, 60)))).rejects.toMatchObject({
    code: 'bad-archive-file',
    message: expect.stringContaining('cut'),
  });
  expect((await target.stats()).articles).toBe(59);
  const changed = records.map((record, i) =>
    record.type === 'article' && i > 100 ? { ...record, original: Buffer.from('other').toString('base64') } : record,
  );
  await expect(target.importAll(stream(changed))).rejects.toMatchObject({ code: 'bad-archive-file' });
  expect((await target.verify()).faults).toEqual([]);
  await target.close();
});
