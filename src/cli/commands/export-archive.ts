import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { openArchive } from '../../archive/index.js';
import { withArchive } from '../archive-option.js';
import { write } from '../print/write.js';

/** `isnad export-archive`: everything, as NDJSON. */
export default function register(program: Command): void {
  withArchive(
    program
      .command('export-archive')
      .description(
        'write everything (originals, articles, statements, corrections, claims) as NDJSON; `isnad import` takes it in',
      )
      .argument('<file>', 'a file (.gz: compressed), - for standard output'),
  ).action(run);
}

async function run(file: string, flags: { archive: string }): Promise<void> {
  const archive = await openArchive(flags.archive, { readOnly: true });
  try {
    let records = 0;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const record of archive.exportAll()) {
        records += 1;
        yield JSON.stringify(record) + '\n';
      }
    };
    if (file === '-') for await (const line of lines()) await write(line);
    else if (file.endsWith('.gz'))
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { flush: true }));
    else await pipeline(Readable.from(lines()), createWriteStream(file, { flush: true }));
    console.error(`isnad: ${records} records written`);
  } finally {
    await archive.close();
  }
}
