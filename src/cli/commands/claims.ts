import { Option, type Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { captures } from '../../intake/index.js';
import { group } from '../../ledger/index.js';
import { asProblem, Problem, type Ledger, type Reading } from '../../model/index.js';
import { groupArchive, groupContext } from '../../pipeline/group.js';
import { createReader } from '../../pipeline/pipeline.js';
import { createResolver } from '../../resolve/index.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { printLedger } from '../print/ledger.js';
import { terminalOf } from '../print/terminal.js';
import { write } from '../print/write.js';

interface ClaimsFlags extends NameFlags {
  readonly archive: string;
  readonly input?: 'auto' | 'html' | 'text' | 'article';
  readonly format?: 'pretty' | 'json';
  readonly rollDown?: boolean;
}

/** `isnad claims`: which party holds which position on which claim, over an archive or over pages read now. */
export default function register(program: Command): void {
  const command = program
    .command('claims')
    .description(
      'group statements into claims: who affirms, denies or keeps silent, and who stands behind it first-hand',
    )
    .argument(
      '[path...]',
      'files or folders to read now; without any, the archive is grouped and the result kept in it',
    );
  withNames(withArchive(command))
    .addOption(new Option('--input <kind>', 'what the paths are').choices(['auto', 'html', 'text', 'article']))
    .addOption(new Option('--format <format>', 'pretty on a terminal, else json').choices(['pretty', 'json']))
    .option('--roll-down', 'each spokesman and ministry for itself instead of the state it speaks for')
    .action(run);
}

async function run(paths: string[], flags: ClaimsFlags): Promise<void> {
  if (flags.input && paths.length === 0)
    throw new Problem('usage', '--input says what the paths are, and none is given');
  const ledger = paths.length ? await ofPaths(paths, flags) : await ofArchive(flags);
  const format = flags.format ?? (process.stdout.isTTY ? 'pretty' : 'json');
  if (format === 'pretty') return await write(printLedger(ledger, terminalOf(process.stdout)));
  const { claims, stories, utterances, links } = ledger;
  await write(JSON.stringify({ claims, stories, utterances, links }) + '\n');
}

async function ofPaths(paths: readonly string[], flags: ClaimsFlags): Promise<Ledger> {
  const { input = 'auto', rollDown = false } = flags;
  const resolver = createResolver(namesOf(flags));
  const read = createReader({ resolver });
  const readings: Reading[] = [];
  for await (const capture of captures(paths, { input, hints: {} })) {
    try {
      if (capture instanceof Error) throw capture;
      readings.push(read(capture).reading);
    } catch (error) {
      process.exitCode = EXIT.someFailed;
      const place = capture instanceof Error ? {} : { path: capture.source };
      console.error(`isnad: ${asProblem(error, place).print()}`);
    }
  }
  return group(readings, groupContext({ resolver, rollDown }));
}

async function ofArchive(flags: ClaimsFlags): Promise<Ledger> {
  const resolver = createResolver(namesOf(flags));
  const archive = await openArchive(flags.archive);
  try {
    return await groupArchive(archive, { resolver, rollDown: flags.rollDown ?? false });
  } finally {
    await archive.close();
  }
}
