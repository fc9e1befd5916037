// Grouping beside reading, and how its cost grows: with the number of articles, and for one article more.
//   bench/ledger.ts [N]   N: how many articles of the corpus at most (2,000; `all` takes ten minutes)
import { Grouping } from '../src/ledger/index.js';
import type { Reading } from '../src/model/index.js';
import { groupContext } from '../src/pipeline/group.js';
import { createReader } from '../src/pipeline/pipeline.js';
import { createResolver } from '../src/resolve/index.js';
import { demoArticles } from './demo.js';
import { articlesOf, figure, median, shared } from './lib.js';

const wanted = process.argv[2] === 'all' ? Infinity : Number(process.argv[2] ?? 2000);
const DEMO_PAGES = 200;
const HELD_BACK = 40; // articles that are added one by one at the end

/** Seconds of processor time: others' work on the machine does not count. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const resolver = createResolver();
const read = createReader({ resolver });
const context = groupContext({ resolver });

async function sample(): Promise<{ readings: Reading[]; seconds: number }> {
  const corpus = shared('corpus/ant-2018.ndjson.gz');
  const pages: { id: string; date?: unknown }[] = [];
  for await (const page of corpus ? articlesOf(corpus) : demoArticles()) {
    // The demo's few pages come again and again; each time they count as further articles.
    pages.push(corpus ? page : { ...page, id: `${page.id}-${pages.length}` });
    if (!corpus && pages.length === DEMO_PAGES) break;
  }
  // By date, as pages arrive: the first N of the corpus lie together in time.
  pages.sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  const readings: Reading[] = [];
  const seconds = spent(() => {
    for (const page of pages.slice(0, wanted)) {
      const bytes = new TextEncoder().encode(JSON.stringify(page));
      readings.push(read({ bytes, source: page.id, mime: null, input: 'article', hints: {} }).reading);
    }
  });
  return { readings, seconds };
}

function grouped(readings: readonly Reading[]): Grouping {
  const grouping = new Grouping(context);
  for (const reading of readings) grouping.add(reading);
  grouping.settle();
  return grouping;
}

function addOne(grouping: Grouping, readings: readonly Reading[]): number {
  return median(
    readings.map((reading) =>
      spent(() => {
        grouping.add(reading);
        grouping.settle();
      }),
    ),
  );
}

const { readings, seconds } = await sample();
const step = Math.max(2, Math.floor(readings.length / HELD_BACK));
const late = readings.filter((_, i) => i % step === step - 1);
const rest = readings.filter((_, i) => i % step !== step - 1);
const statements = readings.reduce((n, reading) => n + reading.statements.length, 0);
console.log(`${figure(readings.length)} articles, ${figure(statements)} statements`);

let whole: Grouping | null = null;
grouped(rest.slice(0, 50)); // warm
const half = spent(() => void grouped(rest.slice(0, rest.length / 2)));
const all = spent(() => (whole = grouped(rest)));
console.log(`reading                ${figure(seconds)} s`);
console.log(`grouping               ${figure(all)} s = ${figure(all / seconds)} × reading (at most 2)`);
console.log(`twice the articles     ${figure(all / half)} × the time (at most 2.3)`);

const tenth = grouped(rest.slice(-rest.length / 10));
const recent = late.slice(-Math.ceil(late.length / 10));
const [few, many] = [addOne(tenth, recent), addOne(whole!, recent)];
const any = addOne(whole!, late.slice(0, -recent.length));
console.log(`one more to a tenth    ${figure(few * 1000)} ms`);
console.log(
  `one more to the whole  ${figure(many * 1000)} ms = ${figure(many / few)} × (at most 3); of any date ${figure(any * 1000)} ms`,
);
