// Fuzzed pages: saved pages cut, shuffled, repeated and sprinkled with rubbish, many thousands of them; restoring must
// neither throw nor hang. `node --import tsx bench/restore-fuzz.ts [pages] [seed]`
import { Problem } from '../src/model/index.js';
import { decodePage, restore, TIME_LIMIT_MS } from '../src/restore/index.js';
import { folderOf, loadPages } from './restore-tools.js';
import { shared } from './lib.js';

const wanted = Number(process.argv[2] ?? 10_000);
let seed = Number(process.argv[3] ?? 1);

function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

const RUBBISH = [
  '<',
  '>',
  '</',
  '<div',
  '<p',
  '<a href="',
  '"',
  "'",
  '<!--',
  '-->',
  '<![CDATA[',
  '&#',
  '&#x110000;',
  '&nbsp',
  '<script>',
  '</script>',
  '\0',
  '\ud800',
  '<table>',
  '</td>',
  '<svg>',
  '<style>',
  '<title>',
  '</body>',
  '<br>',
  '<p><p><p>',
  '<div '.repeat(50),
  '{"@type":"NewsArticle",',
  '<time datetime="2020-13-45">',
  '٢٠٢٠',
  '\u202e',
];

function mutate(source: string): string {
  let text = source.slice(0, 30_000 + random(60_000));
  const times = 1 + random(12);
  for (let i = 0; i < times; i++) {
    const at = random(text.length + 1);
    const to = Math.min(text.length, at + random(4000));
    const kind = random(6);
    if (kind === 0) text = text.slice(0, at) + RUBBISH[random(RUBBISH.length)]! + text.slice(at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(to);
    else if (kind === 2) text = text.slice(0, to) + text.slice(at);
    else if (kind === 3) text = text.slice(0, at) + text.slice(at, to).split('').reverse().join('') + text.slice(to);
    else if (kind === 4)
      text = text.slice(0, at) + RUBBISH[random(RUBBISH.length)]!.repeat(1 + random(200)) + text.slice(at);
    else text = text.slice(random(text.length + 1)) + text.slice(0, at);
  }
  return text;
}

const pages = loadPages(folderOf(shared('pages') ? 'fundus' : null)).filter((p) => p.page.input === 'html');
let slowest = { ms: 0, page: 0, seed: 0 };
let named = 0;
const start = Date.now();
for (let i = 0; i < wanted; i++) {
  const { page } = pages[i % pages.length]!;
  const from = seed;
  const bytes = Buffer.from(mutate(page.content));
  const at = performance.now();
  try {
    restore(decodePage(bytes, { source: random(10) === 0 ? 'fuzz.txt' : 'fuzz.html' }));
  } catch (error) {
    if (error instanceof Problem) named++;
    else {
      console.error(`page ${i} (seed ${from}) threw:`, error);
      process.exit(1);
    }
  }
  const took = performance.now() - at;
  if (took > slowest.ms) slowest = { ms: took, page: i, seed: from };
  if (took > TIME_LIMIT_MS) {
    console.error(`page ${i} (seed ${from}) took ${took.toFixed(0)} ms`);
    process.exit(1);
  }
}
console.log(
  `${wanted} fuzzed pages, none threw; ${named} refused by name; slowest ${slowest.ms.toFixed(0)} ms (page ${slowest.page}, seed ${slowest.seed}); ${((Date.now() - start) / 1000).toFixed(0)} s; ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB peak`,
);
