import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { openArchive, type SqlArchive } from '../../archive/index.js';
import { EXIT } from '../exit.js';

/** `isnad copy`: moves an archive between a folder and PostgreSQL, either way, and checks the copy. */
export default function register(program: Command): void {
  program
    .command('copy')
    .description('copy an archive (folder or postgres://…) into another, and check the copy by hashes')
    .argument('<from>', 'the archive to copy')
    .argument('<to>', 'where to; what is there already stays')
    .action(run);
}

async function run(from: string, to: string): Promise<void> {
  const source = await openArchive(from, { readOnly: true });
  try {
    const target = await openArchive(to, { create: true });
    try {
      const before = await target.stats();
      const { articles, present, corrections, tombstones } = await target.importAll(source.exportAll());
      console.error(
        `isnad: ${articles} articles copied, ${present} already there, ${corrections} corrections, ${tombstones} removals`,
      );
      await compare(source, target, before.articles === 0);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Every article of the source must be in the target byte for byte; into an empty one, nothing else either. */
async function compare(source: SqlArchive, target: SqlArchive, wasEmpty: boolean): Promise<void> {
  const [ours, theirs] = [await fingerprints(source), await fingerprints(target)];
  const wrong = [...ours].filter(([id, print]) => theirs.get(id) !== print).map(([id]) => id);
  for (const id of wrong.slice(0, 20)) console.error(`isnad: the copy of ${id} is not the same`);
  if (wasEmpty && theirs.size !== ours.size) console.error(`isnad: ${theirs.size} articles came out of ${ours.size}`);
  if (wrong.length > 0 || (wasEmpty && theirs.size !== ours.size)) process.exitCode = EXIT.archive;
  else console.error(`isnad: ${ours.size} articles compared by hash: the copy is whole`);
}

async function fingerprints(archive: SqlArchive): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for await (const record of archive.exportAll()) {
    if (record.type !== 'article') continue;
    prints.set(record.article.id, createHash('sha256').update(JSON.stringify(record)).digest('base64'));
  }
  return prints;
}
