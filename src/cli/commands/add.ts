import { Option, type Command } from 'commander';
import { openArchive, openQueue } from '../../archive/index.js';
import { captures, createFetcher, type InputKind } from '../../intake/index.js';
import type { PageHints, Problem } from '../../model/index.js';
import { addPages } from '../../pipeline/add.js';
import { queuePages, type Worked } from '../../pipeline/add-work.js';
import { withArchive } from '../archive-option.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { EXIT } from '../exit.js';
import { write } from '../print/write.js';
import { createProgress, type Counts, type Progress } from './add-progress.js';

interface AddFlags extends PageHints, NameFlags {
  readonly archive: string;
  readonly input: InputKind;
  readonly format: 'pretty' | 'ndjson';
  readonly threads?: number;
  readonly queue?: boolean;
  readonly allowLoopback?: boolean;
}

/** `isnad add`: takes pages in, reads them and keeps them. */
export default function register(program: Command): void {
  const command = program
    .command('add')
    .description('take pages in, read them, keep them in the archive')
    .argument(
      '<what...>',
      'files, folders, archives (.zip .tar.gz .warc .wacz .mhtml), .ndjson of articles, feeds, sitemaps, addresses, - for standard input',
    );
  withNames(withArchive(command))
    .addOption(
      new Option('--input <kind>', 'what the input is').choices(['auto', 'html', 'text', 'article']).default('auto'),
    )
    .addOption(
      new Option('--format <format>', 'ndjson: a line a page once it is safe on disk')
        .choices(['pretty', 'ndjson'])
        .default('pretty'),
    )
    .option('--url <address>', 'the address of the page')
    .option('--published <date>', 'when it was published (ISO 8601)')
    .option('--captured <date>', 'when it was captured (ISO 8601)')
    .option('--lang <tag>', 'its language (BCP 47)')
    .addOption(new Option('--threads <n>', 'worker threads; the number of cores where not given').argParser(positive))
    .option('--queue', 'only keep the pages; `isnad work` reads them (PostgreSQL)')
    .option('--allow-loopback', 'fetch addresses of this machine too (other private networks never)')
    .action(run);
}

async function run(what: string[], flags: AddFlags): Promise<void> {
  const names = namesOf(flags);
  const archive = await openArchive(flags.archive, { create: true });
  const queue = flags.queue ? await openQueue(flags.archive) : null;
  const progress = createProgress();
  const stop = stopOnInterrupt(progress);
  const failures: Problem[] = [];
  try {
    const fetcher = createFetcher({ allowLoopback: flags.allowLoopback, memory: archive.fetches, signal: stop.signal });
    const found = captures(what, {
      fetcher,
      input: flags.input,
      hints: hintsOf(flags),
      containers: true,
      signal: stop.signal,
      onProgress: ({ bytesRead, bytesTotal }) => progress.read(bytesRead, bytesTotal),
    });
    const { threads } = flags;
    const { signal } = stop;
    const work = queue ? queuePages(archive, queue, found) : addPages(archive, found, { threads, signal, names });
    for await (const added of work) {
      progress.page(added);
      if (added.reason) {
        failures.push(added.reason);
        progress.say(`isnad: ${added.reason.print()}`);
      }
      if (flags.format === 'ndjson') await write(lineOf(added));
    }
  } finally {
    progress.end();
    stop.release();
    await queue?.close();
    await archive.close();
    summarise(progress.counts(), failures, stop.signal.aborted, flags.archive);
  }
  if (stop.signal.aborted) process.exitCode = EXIT.interrupted;
  else if (failures.length > 0) process.exitCode = EXIT.someFailed;
}

function lineOf({ id, source, status, reason }: Worked): string {
  return JSON.stringify({ id, source, status, reason: reason && reason.message, code: reason && reason.code }) + '\n';
}

/** Ctrl-C once: no new pages, those on the way are kept. Twice: at once (the archive stands that too). */
function stopOnInterrupt(progress: Progress): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    progress.say('isnad: stopping; pages that were begun are finished and kept (Ctrl-C again stops at once)');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, release: () => void process.off('SIGINT', stop).off('SIGTERM', stop) };
}

function summarise(counts: Counts, failures: readonly Problem[], interrupted: boolean, archive: string): void {
  const { added, present, failed, queued, seconds } = counts;
  const pages = added + present + failed + queued;
  console.error(
    `isnad: ${interrupted ? 'interrupted; ' : ''}${queued > 0 ? `${queued} queued, ` : ''}${added} added, ${present} already there, ${failed} failed in ${seconds.toFixed(1)} s (${(pages / Math.max(seconds, 0.001)).toFixed(0)} pages/s) · ${archive}`,
  );
  const kinds = new Map<string, number>();
  for (const { code } of failures) kinds.set(code, (kinds.get(code) ?? 0) + 1);
  if (failures.length > 1)
    console.error(
      `isnad: failed: ${[...kinds].map(([code, count]) => `${count} ${code}`).join(', ')}; each is named above`,
    );
}

function hintsOf({ url, published, captured, lang }: AddFlags): PageHints {
  return Object.fromEntries(
    Object.entries({ url, published, captured, lang }).filter(([, value]) => value !== undefined),
  );
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error('a whole number from 1');
  return value;
}
