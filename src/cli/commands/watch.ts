import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { captures, createFetcher } from '../../intake/index.js';
import { Problem } from '../../model/index.js';
import { addPages } from '../../pipeline/add.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';

interface WatchFlags extends NameFlags {
  readonly archive: string;
  readonly every: string;
  readonly rounds?: string;
  readonly allowLoopback?: boolean;
}

/** `isnad watch`: looks into feeds on a schedule and adds what is new in them. */
export default function register(program: Command): void {
  withNames(
    withArchive(
      program
        .command('watch')
        .description('look into feeds and sitemaps on a schedule and add what is new')
        .argument('<feed...>', 'addresses or files of feeds, OPML lists, sitemaps'),
    ),
  )
    .option('--every <time>', 'how often: 90s, 15m, 6h', '15m')
    .option('--rounds <n>', 'end after so many looks')
    .option('--allow-loopback', 'fetch addresses of this machine too (other private networks never)')
    .action(run);
}

async function run(feeds: string[], flags: WatchFlags): Promise<void> {
  const pause = timeOf(flags.every);
  const rounds = flags.rounds === undefined ? Infinity : Number(flags.rounds);
  const names = namesOf(flags);
  const archive = await openArchive(flags.archive, { create: true });
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => (signal.aborted ? process.exit(EXIT.interrupted) : controller.abort());
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const fetcher = createFetcher({ allowLoopback: flags.allowLoopback, memory: archive.fetches, signal });
  try {
    for (let round = 1; round <= rounds && !signal.aborted; round++) {
      const counts = { added: 0, present: 0, failed: 0 };
      // A page that is kept is not fetched again: feeds repeat what they had last time.
      const found = captures(feeds, { fetcher, signal, seen: (url) => archive.knowsUrl(url) });
      for await (const { status, reason } of addPages(archive, found, { names, signal, threads: 1 })) {
        counts[status] += 1;
        if (reason) console.error(`isnad: ${reason.print()}`);
      }
      console.error(
        `isnad: ${new Date().toISOString()}: ${counts.added} added, ${counts.present} already there, ${counts.failed} failed`,
      );
      if (round < rounds) await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await fetcher.close();
    await archive.close();
  }
  if (signal.aborted) process.exitCode = EXIT.interrupted;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

function timeOf(text: string): number {
  const [, value, unit] = /^(\d+)\s*([smh])$/.exec(text) ?? [];
  if (value === undefined || unit === undefined || Number(value) < 1)
    throw new Problem('usage', `--every ${text}: write 90s, 15m or 6h`);
  return Number(value) * UNITS[unit]!;
}
