import { Option, type Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { printSize } from '../../intake/index.js';
import { withArchive } from '../archive-option.js';
import { isolate } from '../print/terminal.js';
import { write } from '../print/write.js';

/** `isnad stats`: what the archive holds, in numbers. */
export default function register(program: Command): void {
  withArchive(program.command('stats').description('what the archive holds, in numbers'))
    .addOption(new Option('--format <format>', 'form of the output').choices(['pretty', 'json']).default('pretty'))
    .action(run);
}

async function run(flags: { archive: string; format: 'pretty' | 'json' }): Promise<void> {
  const archive = await openArchive(flags.archive, { readOnly: true });
  try {
    const stats = await archive.stats();
    const givenUp = await archive.givenUp();
    if (flags.format === 'json') return await write(JSON.stringify({ ...stats, givenUp }) + '\n');
    const { articles, statements, claims, stories, bytes, schema, outlets } = stats;
    const lines = [
      `${articles} articles, ${statements} statements, ${claims} claims, ${stories} stories`,
      `${printSize(bytes)} on disk, schema ${schema}`,
      ...outlets.map(
        (row) =>
          `${String(row.articles).padStart(8)}  ${row.outlet === null ? '(outlet unknown)' : isolate(row.outlet)}`,
      ),
      ...(givenUp.length > 0 ? [`${givenUp.length} pages of the queue were given up:`] : []),
      ...givenUp.map(({ source, reason }) => `  ${source}: ${reason}`),
    ];
    await write(lines.join('\n') + '\n');
  } finally {
    await archive.close();
  }
}
