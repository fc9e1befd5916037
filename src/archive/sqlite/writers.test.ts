import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherWriters, signIn } from './writers.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-writers-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('names of writers that died are taken away, those of living ones and of other machines stay', () => {
  const file = join(folder, 'isnad.sqlite');
  const writers = join(folder, 'writers');
  mkdirSync(writers);
  const dead = spawnSync(process.execPath, ['--eval', '']).pid;
  const now = new Date().toISOString();
  const tell = (pid: number, told: object): void => writeFileSync(join(writers, `${pid}.json`), JSON.stringify(told));
  // Killed on this machine; as an earlier version wrote it; before the machine was started again, its number given anew.
  tell(dead, { command: 'isnad add a', since: now, host: hostname() });
  tell(dead + 2 ** 22, { command: 'isnad add b', since: now });
  tell(process.ppid, { command: 'isnad add c', since: '2001-01-01T00:00:00.000Z', host: hostname() });
  // Another machine's process cannot be asked; init lives.
  tell(dead + 2 ** 23, { command: 'isnad add d', since: now, host: 'elsewhere.example' });
  tell(1, { command: 'isnad watch', since: now, host: hostname() });
  const signOut = signIn(file);
  const left = (): string[] => readdirSync(writers).sort();
  expect(left()).toEqual(['1.json', `${dead + 2 ** 23}.json`, `${process.pid}.json`].sort());
  expect(otherWriters(file)).toContain('process 1 (isnad watch');
  expect(otherWriters(file)).toContain(`process ${dead + 2 ** 23} on elsewhere.example (isnad add d`);
  signOut();
  expect(left()).toEqual(['1.json', `${dead + 2 ** 23}.json`].sort());
});
