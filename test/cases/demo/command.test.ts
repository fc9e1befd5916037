import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'isnad-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `isnad demo` until it prints its address, looks at its articles, ends it as Ctrl-C would. */
async function demo(): Promise<{ page: string; said: string; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'demo', '--archive', join(folder, 'archive'), '--port', '0'], { cwd: root });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const found = /^(http:\S+)\n/mu.exec(out)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`isnad demo ended early: ${said}`)));
  });
  const page = await (await fetch(`${url}articles`)).text();
  const code = await new Promise<number | null>((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill('SIGINT');
  });
  return { page, said, code };
}

test('isnad demo reads its pages once, serves them, says what it read, and ends on Ctrl-C', async () => {
  const first = await demo();
  expect(first.said).toContain('14 demo pages read');
  expect(first.said).toMatch(/14 articles of 7 outlets, [1-9]\d+ statements, [1-9]\d* claims/u);
  expect(first.page).toContain('بونيفاسيو');
  expect(first.code).toBe(0);
  const again = await demo();
  expect(again.said).toContain('0 demo pages read, 14 were there already');
  expect(/14 articles.*/u.exec(again.said)?.[0]).toBe(/14 articles.*/u.exec(first.said)?.[0]);
});

test('isnad read takes a user’s own actors and places, and names a file that is none', () => {
  const isnad = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'read', '--format', 'ndjson', ...args], { cwd: root, encoding: 'utf8' });
  const page = 'demo/pages/01-straits-agency-2019-12-08.html';
  const actors = (out: string) =>
    (JSON.parse(out) as { statements: { actor: { id: string } | null }[] }).statements.flatMap(({ actor }) => actor?.id ?? []);
  const own = isnad('--actors', 'demo/actors.json', '--places', 'demo/places.json', page);
  expect(actors(own.stdout)).toContain('demo:harbours');
  expect(actors(isnad(page).stdout)).not.toContain('demo:harbours');
  const wrong = isnad('--actors', 'demo/none.json', page);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('demo/none.json');
});
