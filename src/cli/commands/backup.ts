import type { Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { withArchive } from '../archive-option.js';

/** `isnad backup`: a copy of the archive in one file, made while others read and write. */
export default function register(program: Command): void {
  withArchive(
    program
      .command('backup')
      .description(
        'copy the archive into one file while it is in use; `isnad recover FILE` makes an archive of it again',
      )
      .argument('<file>', 'a file that is not there yet'),
  ).action(run);
}

async function run(file: string, flags: { archive: string }): Promise<void> {
  const archive = await openArchive(flags.archive);
  try {
    await archive.backup(file);
    console.error(`isnad: ${(await archive.stats()).articles} articles are backed up in ${file}`);
  } finally {
    await archive.close();
  }
}
