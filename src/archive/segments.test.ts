// Look-ups by values that say nothing of time: found in every segment of intake, and by its index.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive, type SqlArchive } from './index.js';
import { SEQUENCE } from './keys.js';
import { inAnySegment } from './segments.js';
import { sketchEntry } from './testing.js';
import {
  actorsCounted,
  actorView,
  placesCounted,
  placeView,
  statementsById,
  statementsOfPlace,
} from './views/index.js';

let folder: string;
let archive: SqlArchive;
const url = 'https://river.example/road';
const entry = (i: number): ReturnType<typeof sketchEntry> =>
  sketchEntry({
    id: `a${i}`,
    url,
    outlet: 'صحيفة النهر',
    published: `2022-03-0${i + 1}`,
    text: `قال رئيس البلدية إن الطريق رقم ${i} في حلب سيفتح قريبا أمام الأهالي.`,
    statements: [
      {
        speaker: 'رئيس البلدية',
        cue: 'قال',
        content: `الطريق رقم ${i} في حلب سيفتح قريبا`,
        actor: { id: 'mayor', name: 'رئيس البلدية' },
        places: [{ text: 'حلب', id: 'sy:aleppo' }],
      },
    ],
  });
const entries = [0, 1, 2, 3].map(entry);
/** The first segment, one further on, the last, and the first again after all numbers were given out. */
const SEQUENCES = [0, 200_000, SEQUENCE - 1, SEQUENCE];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-segments-'));
  archive = await openArchive(join(folder, 'a'), { create: true });
  for (const [i, value] of SEQUENCES.entries()) {
    await archive.db.updateTable('counter').set({ value }).where('name', 'in', ['article', 'statement']).execute();
    await archive.put([entries[i]!]);
  }
});
afterAll(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

test('rows of every segment are found', async () => {
  const { db } = archive;
  const ids = entries.map(({ reading }) => reading.statements[0]!.id);
  for (const id of ids) expect((await archive.statement(id))!.statement.id).toBe(id);
  expect([...(await statementsById(db, ids)).keys()].sort()).toEqual([...ids].sort());
  for (const { reading } of entries) {
    const { sha256, captures } = (await archive.article(reading.article.id))!;
    expect(await archive.presentAs(sha256)).toBe(reading.article.id);
    expect(captures).toHaveLength(entries.length - 1);
  }
  expect(await archive.knowsUrl(url)).toBe(true);
  expect(await actorsCounted(db)).toEqual([{ id: 'mayor', name: 'رئيس البلدية', count: 4 }]);
  expect(await actorView(db, 'mayor')).toMatchObject({ statements: 4, places: [{ id: 'sy:aleppo', count: 4 }] });
  expect(await placesCounted(db)).toMatchObject([{ id: 'sy:aleppo', name: 'حلب', lat: 36.2, count: 4 }]);
  expect(await placeView(db, 'sy:aleppo')).toMatchObject({ count: 4 });
  const told = (await statementsOfPlace(db, 'sy:aleppo', { limit: 9 })).items;
  expect(told.map((quoted) => quoted.article.id)).toEqual(['a3', 'a2', 'a1', 'a0']);
});

test.each([
  ['article.key', 'sha256', 'article_sha256'],
  ['article.key', 'url', 'article_url'],
  ['statement.key', 'id', 'statement_id'],
  ['statement.key', 'actor_id', 'statement_actor'],
  ['place.statement_key', 'place_id', 'place_place'],
] as const)('SQLite looks %s by %s up in each segment of its index', async (key, column, index) => {
  const { db } = archive;
  const table = key.split('.')[0] as 'article' | 'statement' | 'place';
  const { sql } = db
    .selectFrom(table)
    .selectAll()
    .where(inAnySegment(db, key))
    .where(db.dynamic.ref(column), '=', 'x')
    .compile();
  const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, ['x']));
  expect(rows[0]!.detail).toMatch(
    new RegExp(`^SEARCH ${table} USING INDEX ${index} \\(<expr>=\\? AND ${column}=\\?\\)`),
  );
});
