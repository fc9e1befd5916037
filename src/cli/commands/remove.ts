import type { Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { Problem } from '../../model/index.js';
import { withArchive } from '../archive-option.js';

/** `isnad remove`: takes a page out for good and leaves a stone with the reason. */
export default function register(program: Command): void {
  withArchive(
    program
      .command('remove')
      .description('take a page out for good: its bytes, text, statements and words')
      .argument('<id>', 'the id of the article'),
  )
    .requiredOption('--why <text>', 'the reason; it is kept where the page was')
    .action(run);
}

async function run(id: string, flags: { archive: string; why: string }): Promise<void> {
  const archive = await openArchive(flags.archive);
  try {
    if (!(await archive.remove(id, flags.why)))
      throw new Problem('not-found', 'no article of this archive has this id', { path: id });
    console.error(`isnad: ${id} was removed for good`);
  } finally {
    await archive.close();
  }
}
