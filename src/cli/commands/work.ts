import { Option, type Command } from 'commander';
import { openArchive, openQueue } from '../../archive/index.js';
import { Problem } from '../../model/index.js';
import { workQueue } from '../../pipeline/add-work.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { write } from '../print/write.js';
import { createProgress } from './add-progress.js';

interface WorkFlags extends NameFlags {
  readonly archive: string;
  readonly format: 'pretty' | 'ndjson';
  readonly threads?: string;
  readonly untilEmpty?: boolean;
  readonly expire?: string;
}

/** `isnad work`: reads the pages that `isnad add --queue` put into PostgreSQL, beside any number of others doing so. */
export default function register(program: Command): void {
  withNames(
    withArchive(
      program.command('work').description('read pages from the queue in PostgreSQL; on any number of machines'),
    ),
  )
    .addOption(
      new Option('--format <format>', 'ndjson: a line a page once it is safe on disk')
        .choices(['pretty', 'ndjson'])
        .default('pretty'),
    )
    .option('--threads <n>', 'worker threads; the number of cores where not given')
    .option('--until-empty', 'end when no page is left')
    .option('--expire <seconds>', 'after how long a page of a worker that died goes to another')
    .action(run);
}

async function run(flags: WorkFlags): Promise<void> {
  const names = namesOf(flags);
  const [threads, expire] = [numberOf(flags.threads, '--threads'), numberOf(flags.expire, '--expire')];
  const archive = await openArchive(flags.archive, { create: true });
  const queue = await openQueue(flags.archive, expire);
  const progress = createProgress();
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
    progress.say('isnad: stopping after the pages at hand');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  let failed = 0;
  const before = new Set((await archive.givenUp()).map((page) => page.sha256));
  try {
    for await (const done of workQueue(archive, queue, {
      threads,
      names,
      signal: controller.signal,
      untilEmpty: flags.untilEmpty,
    })) {
      progress.page(done);
      if (done.reason) {
        failed += 1;
        progress.say(`isnad: ${done.reason.print()}`);
      }
      const { id, source, status, reason } = done;
      if (flags.format === 'ndjson')
        await write(
          JSON.stringify({ id, source, status, reason: reason && reason.message, code: reason && reason.code }) + '\n',
        );
    }
    for (const { source, sha256, reason } of await archive.givenUp()) {
      if (!before.has(sha256)) failed += 1;
      progress.say(`isnad: ${source}: given up: ${reason}`);
    }
  } finally {
    progress.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await queue.close();
    await archive.close();
    const { added, present, seconds } = progress.counts();
    console.error(`isnad: ${added} added, ${present} already there, ${failed} failed in ${seconds.toFixed(1)} s`);
  }
  process.exitCode = controller.signal.aborted ? EXIT.interrupted : failed > 0 ? EXIT.someFailed : EXIT.done;
}

function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Problem('usage', `${name} is a whole number from 1`);
  return value;
}
