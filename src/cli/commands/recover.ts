import type { Command } from 'commander';
import { openArchive, salvage, type Archive, type TransferRecord, type Unread } from '../../archive/index.js';
import { Problem } from '../../model/index.js';
import { createReader } from '../../pipeline/pipeline.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';

/** `isnad recover`: makes an archive of a backup, or of what can be read of a damaged one. */
export default function register(program: Command): void {
  withArchive(
    program
      .command('recover')
      .description('make an archive of a backup, or of what can still be read of a damaged one')
      .argument('<file>', 'a backup, or the folder or file of a damaged archive'),
  ).action(run);
}

async function run(file: string, flags: { archive: string }): Promise<void> {
  const archive = await openArchive(flags.archive, { create: true });
  try {
    if ((await archive.stats()).articles > 0) {
      throw new Problem('usage', 'recovering needs a new archive: name a folder that is not there yet with --archive', {
        path: flags.archive,
      });
    }
    const unread: Unread[] = [];
    let lost = 0;
    const whole = async function* (): AsyncGenerator<TransferRecord> {
      for (const record of salvage(file)) {
        if (record.type === 'unread') unread.push(record);
        else if (record.type === 'lost') {
          lost += 1;
          console.error(`isnad: lost: ${record.id}: ${record.message}`);
        } else yield record;
      }
    };
    const { articles, corrections, tombstones } = await archive.importAll(whole());
    const again = await readAgain(archive, unread);
    console.error(
      `isnad: ${articles} articles recovered, ${again} read anew from their originals, ${corrections} corrections, ${tombstones} removals, ${lost} stretches lost · ${flags.archive}`,
    );
    console.error('isnad: claims and stories are made anew by `isnad claims`');
    if (lost > 0) process.exitCode = EXIT.someFailed;
  } finally {
    await archive.close();
  }
}

/** What was read of these was damaged, their original bytes are whole. */
async function readAgain(archive: Archive, pages: readonly Unread[]): Promise<number> {
  if (pages.length === 0) return 0;
  const read = createReader();
  for (const { source, bytes, mime, hints } of pages) {
    const { reading } = read({ source, bytes, mime, input: inputOf(mime), hints });
    await archive.put([{ bytes, mime, hints, reading }]);
  }
  return pages.length;
}

function inputOf(mime: string): 'html' | 'text' | 'article' {
  if (/json/.test(mime)) return 'article';
  return /html/.test(mime) ? 'html' : 'text';
}
