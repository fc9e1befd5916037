import { Option, type Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';
import { write } from '../print/write.js';

/** `isnad verify`: checks hashes, offsets, references and the word indexes. */
export default function register(program: Command): void {
  withArchive(program.command('verify').description('check every original, offset, reference and the word index'))
    .addOption(new Option('--format <format>', 'form of the output').choices(['pretty', 'ndjson']).default('pretty'))
    .action(run);
}

async function run(flags: { archive: string; format: 'pretty' | 'ndjson' }): Promise<void> {
  const archive = await openArchive(flags.archive, { readOnly: true });
  try {
    let told = performance.now();
    const { articles, statements, originals, faults } = await archive.verify((count) => {
      if (performance.now() - told < 5000) return;
      told = performance.now();
      console.error(`isnad: ${count} articles checked`);
    });
    for (const fault of faults) {
      await write(
        flags.format === 'ndjson' ? JSON.stringify(fault) + '\n' : `${fault.kind}  ${fault.id}: ${fault.message}\n`,
      );
    }
    const result = faults.length === 0 ? 'all is well' : `${faults.length} faults`;
    console.error(`isnad: ${articles} articles, ${statements} statements, ${originals} originals checked: ${result}`);
    if (faults.length > 0) process.exitCode = EXIT.archive;
  } finally {
    await archive.close();
  }
}
