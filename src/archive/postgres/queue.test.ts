// What becomes of a page whose workers all die: it is named, with its bytes kept, until it came in another way.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, openArchive, openQueue } from '../index.js';
import { sketchEntry } from '../testing.js';
import { startTestServer, type TestServer } from './testing.js';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server.stop());

test('a page that no worker finishes is given up by name', async () => {
  const location = server.location(`given_up_${process.pid}`);
  const archive = await openArchive(location, { create: true });
  expect(await archive.givenUp()).toEqual([]);
  const queue = await openQueue(location, 1, 1);
  const entry = sketchEntry({ title: 'جسر المدينة', text: 'قال المحافظ إن الجسر سيفتح غدا أمام السيارات.' });
  const sha256 = hashOf(entry.bytes);
  const page = { source: 'صفحة/جسر.html', mime: null, input: 'auto', hints: {} } as const;
  await archive.keepOriginals([entry.bytes]);
  await queue.push([{ ...page, sha256 }]);
  // A worker that takes the page and never reports, as often as the page is given out.
  let taken = 0;
  const until = Date.now() + 40_000;
  while ((await archive.givenUp()).length === 0 && Date.now() < until) {
    taken += (await queue.take(1)).length;
    await sleep(200);
  }
  expect(taken).toBe(2);
  expect(await archive.givenUp()).toMatchObject([
    { source: page.source, sha256, reason: expect.stringContaining('timeout') },
  ]);
  expect(await queue.left()).toBe(0);
  expect(hashOf((await archive.originalBytes(sha256))!)).toBe(sha256);
  await archive.put([entry]);
  expect(await archive.givenUp()).toEqual([]);
  await queue.close();
  await archive.close();
}, 60_000);
