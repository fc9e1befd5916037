import type { Command } from 'commander';
import { openArchive, type TransferRecord } from '../../archive/index.js';
import { jsonLines } from '../../intake/index.js';
import { withArchive } from '../archive-option.js';

/** `isnad import`: takes in what `isnad export-archive` wrote. */
export default function register(program: Command): void {
  withArchive(
    program
      .command('import')
      .description('take in what `isnad export-archive` wrote; what is there already stays')
      .argument('<file>', 'the export (.gz too), - for standard input'),
  ).action(run);
}

async function run(file: string, flags: { archive: string }): Promise<void> {
  const archive = await openArchive(flags.archive, { create: true });
  try {
    const { articles, present, corrections, tombstones } = await archive.importAll(jsonLines<TransferRecord>(file));
    console.error(
      `isnad: ${articles} articles imported, ${present} already there, ${corrections} corrections, ${tombstones} removals · ${flags.archive}`,
    );
  } finally {
    await archive.close();
  }
}
