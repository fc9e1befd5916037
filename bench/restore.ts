// Restoring, beside dom-smoothie-js and Readability + linkedom on the same pages in the same run: quality, pages a
// second, peak memory. `npm run bench:restore -- --set fundus` measures one set of ../shared/pages; `--speed` leaves quality out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure, median, seconds, shared } from './lib.js';
import { folderOf, loadPages, NAMES, pageFiles, toolOf, type Loaded, type Name, type Tool } from './restore-tools.js';

const args = process.argv.slice(2);
const option = (name: string): string | null => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null);
const ROUNDS = 3;
// Pages in a timed round, small sets several times over; Readability needs some seconds for them.
const TIMED = 60;

// A child of its own measures one tool over a set, as users run it: no tool sweeps up after another or pushes its code
// out of the compiler's memory.
const alone = option('--alone') as Name | null;
if (alone) {
  console.log(JSON.stringify(timed(await toolOf(alone), folderOf(option('--set')))));
  process.exit(0);
}

/** Pages a second of a tool that is warm. */
function timed(tool: Tool, folder: string): number {
  const all = loadPages(folder).filter((p) => p.page.input === 'html');
  const pages = Array.from({ length: TIMED }, (_, i) => all[i % all.length]!);
  const round = (): number =>
    seconds(() => {
      for (const page of pages) tool.run(page);
    });
  round();
  round();
  return pages.length / round();
}

const built = spawnSync(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) process.exit(1);

const wanted = option('--set');
const sets: readonly (string | null)[] = wanted
  ? wanted.split(',')
  : shared('pages')
    ? ['html', 'fundus', 'wcxb', 'text']
    : [null];
for (const set of sets) {
  const pages = loadPages(folderOf(set));
  console.log(`\n${set ?? "the repository's own pages"}: ${pages.length} pages`);
  if (!args.includes('--speed')) await quality(set, pages);
  if (pages.every((p) => p.page.input !== 'html')) continue;
  speed(set);
  memory(set);
}

async function quality(set: string | null, pages: readonly Loaded[]): Promise<void> {
  const scorer = shared('score/pages.mjs');
  if (!scorer || !set) return;
  const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  const score = async (label: string, name: Name, own: readonly Loaded[]): Promise<void> => {
    const tool = await toolOf(name);
    const file = join(dir, `${name}.ndjson`);
    writeFileSync(file, own.map((p) => JSON.stringify(tool.answer(p))).join('\n'));
    const gold = join(dir, label.replace(/\W/g, '-'));
    spawnSync('mkdir', ['-p', gold]);
    for (const p of own) writeFileSync(join(gold, `${p.name}.json`), readFileSync(p.gold));
    const run = spawnSync(process.execPath, [scorer, '--gold', gold, '--pred', file], { encoding: 'utf8' });
    console.log(`${label.padEnd(24)}${run.stdout.split('\n')[1] ?? run.stderr}`);
  };
  if (set === 'text') {
    // The first collector of the afc… scrapes tokenised them; the others are as browsers and scrapers save.
    await score(
      'isnad, natural',
      'isnad',
      pages.filter((p) => !p.name.startsWith('afc')),
    );
    await score(
      'isnad, tokenised',
      'isnad',
      pages.filter((p) => p.name.startsWith('afc')),
    );
    await score('isnad, all', 'isnad', pages);
  } else for (const name of NAMES) await score(name, name, pages);
  rmSync(dir, { recursive: true });
}

function child(name: Name, node: readonly string[], input = ''): number {
  const run = spawnSync(process.execPath, node, { encoding: 'utf8', input });
  if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as number;
}

function speed(set: string | null): void {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), ...(set ? ['--set', set] : []), '--alone'];
  const rounds = Array.from({ length: ROUNDS }, () => NAMES.map((name) => child(name, [...own, name])));
  NAMES.forEach((name, i) => {
    const ratio = i === 0 ? '' : `  isnad is ${figure(median(rounds.map((r) => r[0]! / r[i]!)))} times as fast`;
    console.log(`${name.padEnd(16)}${figure(median(rounds.map((r) => r[i]!))).padStart(8)} pages/s${ratio}`);
  });
}

/**
 * The peak memory of reading pages, restoring them and letting them go, of the build and without a transpiler, which
 * would count against us alone; each as often as the speed, and the middle one taken, since a peak depends on when the collector comes.
 * By Node's own settings most of a peak is garbage that its collector has not come to yet; told to keep memory small, it
 * leaves what a tool needs.
 */
function memory(set: string | null): void {
  const folder = folderOf(set);
  const files = JSON.stringify(pageFiles(folder).map((f) => join(folder, f)));
  const walk = fileURLToPath(new URL('restore-walk.mjs', import.meta.url));
  const peaks = (...node: readonly string[]): readonly number[] => {
    const rounds = Array.from({ length: ROUNDS }, () => NAMES.map((name) => child(name, [...node, walk, name], files)));
    return NAMES.map((_, i) => median(rounds.map((r) => r[i]!)));
  };
  const usual = peaks();
  const needed = peaks('--optimize-for-size');
  NAMES.forEach((name, i) =>
    console.log(
      `${name.padEnd(16)}${figure(usual[i]!).padStart(8)} MB peak, ${figure(needed[i]!)} MB with --optimize-for-size`,
    ),
  );
}
