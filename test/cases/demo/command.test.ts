import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { namesOf } from '../../../src/cli/names-option.js';
import type { Ledger } from '../../../src/model/index.js';
import { createReader } from '../../../src/pipeline/pipeline.js';
import { createResolver, type ResolverOptions } from '../../../src/resolve/index.js';

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
  expect(again.said).not.toContain('read otherwise');
  expect(/14 articles.*/u.exec(again.said)?.[0]).toBe(/14 articles.*/u.exec(first.said)?.[0]);
}, 180_000);

test('a user’s own actors and places join the built-in ones, and a file that is none is named', () => {
  const at = (name: string) => join(root, 'demo', name);
  const source = at('pages/01-straits-agency-2019-12-08.html');
  const actors = (names: ResolverOptions) => {
    const read = createReader({ resolver: createResolver(names) });
    const { reading } = read({ source, bytes: readFileSync(source), mime: null, input: 'auto', hints: {} });
    return reading.statements.map(({ actor }) => actor?.id);
  };
  const names = namesOf({ actors: [at('actors.json')], places: [at('places.json')] });
  expect(actors(names)).toContain('demo:harbours');
  expect(actors(namesOf({}))).not.toContain('demo:harbours');
  expect(createResolver(names).place('fr/bonifacio')?.precision).toBe('town');
  expect(() => namesOf({ actors: [at('none.json')] })).toThrow(/no such file/u);
});

test('isnad claims resolves with a user’s own actors', () => {
  const parties = (...names: readonly string[]): string[] => {
    const args = ['--import', 'tsx', 'src/cli/main.ts', 'claims', '--format', 'json', ...names];
    const page = 'demo/pages/01-straits-agency-2019-12-08.html';
    const { stdout } = spawnSync(process.execPath, [...args, page], { cwd: root, encoding: 'utf8' });
    const { claims } = JSON.parse(stdout) as Ledger;
    return claims.flatMap(({ positions }) => positions.map(({ party }) => party.id));
  };
  expect(parties('--actors', 'demo/actors.json')).toContain('demo:harbours');
  expect(parties()).not.toContain('demo:harbours');
}, 60_000);
