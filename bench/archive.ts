// npm run bench:archive: adding the ANT corpus, then 20 times as much under other ids, and searching at that size beside
// plain FTS5. ISNAD_BENCH_COPIES and ISNAD_BENCH_FOLDER change how much and where; a folder that is named stays, and the
// next run in it does not read the corpus again.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { openArchive, type SqlArchive } from '../src/archive/index.js';
import { captures } from '../src/intake/index.js';
import { addPages } from '../src/pipeline/add.js';
import { copies, countLines, writeTemplates, type Copy } from './archive-corpus.js';
import { makeQueries, type BenchQuery } from './archive-queries.js';

const corpus = fileURLToPath(new URL('../../shared/corpus/ant-2018.ndjson.gz', import.meta.url));
const COPIES = Number(process.env.ISNAD_BENCH_COPIES ?? 20);
const BATCH = 100;

const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;
const megabytes = (): number => process.memoryUsage().rss / 1e6;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Bytes that this process has written so far, where the system tells (Linux): what no other work on the machine disturbs. */
const written = (): number =>
  existsSync('/proc/self/io') ? Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]) : NaN;

if (!existsSync(process.env.ISNAD_BENCH_CORPUS ?? corpus)) {
  console.log(`skipped: the corpus is not at ${corpus}`);
  process.exit(0);
}
const source = process.env.ISNAD_BENCH_CORPUS ?? corpus;
const folder = process.env.ISNAD_BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'isnad-bench-'));
mkdirSync(folder, { recursive: true });
try {
  await run();
} finally {
  if (!process.env.ISNAD_BENCH_FOLDER) rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const templates = join(folder, 'templates.ndjson');
  if (existsSync(templates)) console.log(`(what an earlier run read is used again: ${templates})`);
  else await readCorpus(templates);
  const count = await countLines(templates);
  for (const name of ['big', 'plain.sqlite', 'plain.sqlite-wal', 'plain.sqlite-shm'])
    rmSync(join(folder, name), { recursive: true, force: true });
  const archive = await openArchive(join(folder, 'big'), { create: true });
  const plain = plainIndex();
  await addCopies(archive, plain, templates, count);
  await searchBoth(archive, plain, await makeQueries(source));
  await archive.close();
}

/** Reads the corpus into an archive of its own, and writes down what was read for the copies. */
async function readCorpus(templates: string): Promise<void> {
  const first = await openArchive(join(folder, 'first'), { create: true });
  await addCorpus(first);
  await writeTemplates(first, `${templates}.part`);
  await first.close();
  renameSync(`${templates}.part`, templates);
}

/** The whole way: read in worker threads, kept by one writer. */
async function addCorpus(archive: SqlArchive): Promise<void> {
  const started = performance.now();
  const counts = { added: 0, present: 0, failed: 0 };
  let statements = 0;
  let peak = 0;
  for await (const page of addPages(archive, captures([source], { input: 'article' }))) {
    counts[page.status] += 1;
    statements += page.statements;
    if ((counts.added & 255) === 0) peak = Math.max(peak, megabytes());
  }
  const seconds = (performance.now() - started) / 1000;
  const { bytes } = await archive.stats();
  console.log(
    `add (read + keep): ${counts.added} added, ${counts.present} present, ${counts.failed} failed, ${statements} statements in ${seconds.toFixed(0)} s = ${(counts.added / seconds).toFixed(0)} articles/s; peak ${peak.toFixed(0)} MB; ${(bytes / 1e6).toFixed(0)} MB on disk`,
  );
}

/** The archive's own work, twenty times as much: rate and memory by tenths. */
async function addCopies(archive: SqlArchive, plain: Plain, templates: string, count: number): Promise<void> {
  const total = count * COPIES;
  console.log(
    `each text was read once and is now added under ${COPIES} ids (${total} articles): the rates below are of keeping and indexing alone`,
  );
  const tenths: { seconds: number; processor: number; peak: number }[] = [];
  let [done, added, writing, processor, bytes, peak] = [0, 0, 0, 0, 0, 0];
  let batch: Copy[] = [];
  const flush = async (): Promise<void> => {
    const [started, cpu, before] = [performance.now(), process.cpuUsage(), written()];
    const results = await archive.write(batch.map(({ prepared }) => prepared));
    added += results.filter((result) => result.status === 'added').length;
    writing += performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    processor += (user + system) / 1000;
    bytes += written() - before;
    plain.add(batch);
    done += batch.length;
    batch = [];
    peak = Math.max(peak, megabytes());
    if (done >= (total / 10) * (tenths.length + 1) - 0.5) {
      tenths.push({ seconds: writing / 1000, processor: processor / 1000, peak });
      console.log(
        `  ${done} of ${total}: ${(total / 10 / (writing / 1000)).toFixed(0)} articles/s, ${(processor / (total / 10)).toFixed(2)} ms of processor and ${(bytes / (total / 10) / 1000).toFixed(0)} kB written an article, peak ${peak.toFixed(0)} MB`,
      );
      [writing, processor, bytes] = [0, 0, 0];
    }
  };
  for (let copy = 0; copy < COPIES; copy++) {
    for await (const made of copies(templates, copy)) if (batch.push(made) >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  const [one, last] = [tenths[0]!, tenths.at(-1)!];
  const { bytes: size, statements } = await archive.stats();
  console.log(`keep: ${added} articles, ${statements} statements, ${(size / 1e9).toFixed(1)} GB`);
  console.log(
    `rate of the last tenth / first: ${(one.seconds / last.seconds).toFixed(2)} (wanted ≥ 0.80; by processor time, which other work on the machine disturbs less, ${(one.processor / last.processor).toFixed(2)}); peak memory / at a tenth: ${(last.peak / one.peak).toFixed(2)} (wanted ≤ 1.5)`,
  );
}

interface Plain {
  add(batch: readonly Copy[]): void;
  search(words: string, by: string): number;
}

/** FTS5 as it comes: the texts as printed, its own tokeniser, no filters, in the same folder. */
function plainIndex(): Plain {
  const db = new DatabaseSync(join(folder, 'plain.sqlite'));
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32000');
  db.exec(`create virtual table plain using fts5 (title, body, content='', contentless_delete=1)`);
  const insert = db.prepare('insert into plain (title, body) values (?, ?)');
  return {
    add(batch) {
      db.exec('begin');
      for (const { prepared, text } of batch) insert.run(prepared.reading.article.title ?? '', text);
      db.exec('commit');
    },
    search(words, by) {
      const started = performance.now();
      db.prepare(`select rowid from plain where plain match ? order by ${by} limit 20`).all(words);
      return performance.now() - started;
    },
  };
}

async function searchBoth(archive: SqlArchive, plain: Plain, queries: readonly BenchQuery[]): Promise<void> {
  const times = new Map<string, number[]>();
  const note = (kind: string, time: number): void => void times.set(kind, [...(times.get(kind) ?? []), time]);
  for (let round = 0; round < 4; round++) {
    for (const { kind, query } of queries) {
      const started = performance.now();
      const result = await archive.search(query);
      const time = performance.now() - started;
      // The first round warms the caches of both.
      if (round === 0) continue;
      note('all', time);
      note(kind, time);
      if (round === 1 && process.env.ISNAD_BENCH_EACH)
        console.log(
          `  ${kind} ${query.words} ${query.order}: ${result.total}${result.atLeast ? '+' : ''} in ${ms(time)}`,
        );
      const words = query.words.includes('"') ? query.words : query.words.replace(/(\p{L}+)/gu, '"$1"');
      note('plain by rank', plain.search(words, 'rank'));
      note('plain newest', plain.search(words, 'rowid desc'));
    }
  }
  console.log(`search over ${queries.length} queries, with total, facets and snippets:`);
  for (const [kind, all] of times)
    console.log(
      `  ${kind.padEnd(14)} p50 ${ms(percentile(all, 0.5)).padStart(9)}  p95 ${ms(percentile(all, 0.95)).padStart(9)}  max ${ms(Math.max(...all)).padStart(9)}`,
    );
  const ratio = percentile(times.get('all')!, 0.95) / percentile(times.get('plain by rank')!, 0.95);
  console.log(
    `p95 ${ms(percentile(times.get('all')!, 0.95))} (wanted ≤ 60 ms); ratio to plain FTS5 by rank ${ratio.toFixed(2)}`,
  );
}
