// Restoring, beside dom-smoothie-js and Readability + linkedom on the same pages in the same run: quality, pages a
// second, peak memory. `npm run bench:restore -- --set fundus` measures one set of ../shared/pages.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure, median, seconds, shared } from './lib.js';
import { eachPage, folderOf, loadPages, tools, type Loaded } from './restore-tools.js';

const args = process.argv.slice(2);
const option = (name: string): string | null => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null);
const NAMES = ['isnad', 'dom-smoothie', 'readability'] as const;
const ROUNDS = 3;
const MAX_TIMED = 60; // pages in the timed rounds: Readability needs some seconds for them

// A child of its own measures the peak memory of one tool over a set.
const alone = option('--alone');
if (alone) {
  // As users run it: a page is read, restored and let go.
  for (const page of eachPage(folderOf(option('--set')))) tools[alone as (typeof NAMES)[number]](page);
  console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
  process.exit(0);
}

const wanted = option('--set');
const sets: readonly (string | null)[] = wanted
  ? [wanted]
  : shared('pages')
    ? ['html', 'fundus', 'wcxb', 'text']
    : [null];
for (const set of sets) {
  const pages = loadPages(folderOf(set));
  console.log(`\n${set ?? "the repository's own pages"}: ${pages.length} pages`);
  const html = pages.filter((p) => p.page.input === 'html');
  quality(set, pages);
  if (html.length === 0) continue;
  speed(html.slice(0, MAX_TIMED));
  memory(set);
}

function quality(set: string | null, pages: readonly Loaded[]): void {
  const scorer = shared('score/pages.mjs');
  if (!scorer || !set) return;
  const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  const score = (label: string, name: (typeof NAMES)[number], own: readonly Loaded[]): void => {
    const file = join(dir, `${name}.ndjson`);
    writeFileSync(file, own.map((p) => JSON.stringify(tools[name](p))).join('\n'));
    const gold = join(dir, label.replace(/\W/g, '-'));
    spawnSync('mkdir', ['-p', gold]);
    for (const p of own) writeFileSync(join(gold, `${p.name}.json`), readFileSync(p.gold));
    const run = spawnSync(process.execPath, [scorer, '--gold', gold, '--pred', file], { encoding: 'utf8' });
    console.log(`${label.padEnd(24)}${run.stdout.split('\n')[1] ?? run.stderr}`);
  };
  if (set === 'text') {
    // The first collector of the afc… scrapes tokenised them; the others are as browsers and scrapers save.
    score(
      'isnad, natural',
      'isnad',
      pages.filter((p) => !p.name.startsWith('afc')),
    );
    score(
      'isnad, tokenised',
      'isnad',
      pages.filter((p) => p.name.startsWith('afc')),
    );
    score('isnad, all', 'isnad', pages);
  } else for (const name of NAMES) score(name, name, pages);
  rmSync(dir, { recursive: true });
}

function speed(pages: readonly Loaded[]): void {
  const run = (name: (typeof NAMES)[number]): number =>
    seconds(() => {
      for (const page of pages) tools[name](page);
    });
  for (const name of NAMES) run(name);
  const rounds = Array.from({ length: ROUNDS }, () => NAMES.map(run));
  const rate = (i: number): number => pages.length / median(rounds.map((r) => r[i]!));
  NAMES.forEach((name, i) => {
    const ratio = i === 0 ? '' : `  isnad is ${figure(median(rounds.map((r) => r[i]! / r[0]!)))} times as fast`;
    console.log(`${name.padEnd(16)}${figure(rate(i)).padStart(8)} pages/s${ratio}`);
  });
}

function memory(set: string | null): void {
  for (const name of NAMES) {
    const own = [...process.execArgv, fileURLToPath(import.meta.url), '--alone', name, ...(set ? ['--set', set] : [])];
    const run = spawnSync(process.execPath, own, { encoding: 'utf8' });
    if (run.status !== 0) console.log(`${name}: ${run.stderr.split('\n')[0]}`);
    else {
      const { peak } = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as { peak: number };
      console.log(`${name.padEnd(16)}${figure(peak).padStart(8)} MB peak`);
    }
  }
}
