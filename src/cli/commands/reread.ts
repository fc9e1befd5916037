import type { Command } from 'commander';
import { openArchive, type KeptPage, type SqlArchive } from '../../archive/index.js';
import { asProblem } from '../../model/index.js';
import { createReader } from '../../pipeline/pipeline.js';
import { createResolver } from '../../resolve/index.js';
import { withArchive } from '../archive-option.js';
import { EXIT } from '../exit.js';
import { namesOf, withNames, type NameFlags } from '../names-option.js';
import { write } from '../print/write.js';

/** `isnad reread`: reads kept originals again, with this program's reader. */
export default function register(program: Command): void {
  withNames(
    withArchive(
      program
        .command('reread')
        .description('read the kept originals again; statements that did not change keep their ids, corrections stay')
        .argument('[id...]', 'articles; all where none is named'),
    ),
  ).action(run);
}

async function run(ids: string[], flags: NameFlags & { archive: string }): Promise<void> {
  const archive = await openArchive(flags.archive);
  const read = createReader({ resolver: createResolver(namesOf(flags)) });
  const counts = { same: 0, changed: 0, failed: 0, kept: 0, fresh: 0, gone: 0 };
  let stopped = false;
  const stop = (): void => void (stopped = true);
  process.on('SIGINT', stop);
  try {
    for await (const page of pagesOf(archive, ids)) {
      if (stopped) break;
      try {
        const { reading } = read(page);
        const result = await archive.reread(page.id, reading);
        if (result.status === 'missing') continue;
        counts[result.status] += 1;
        counts.kept += result.kept;
        counts.fresh += result.fresh;
        counts.gone += result.gone;
        if (result.status === 'changed') await write(JSON.stringify({ id: page.id, ...result }) + '\n');
        for (const id of result.orphaned)
          console.error(`isnad: ${page.id}: a corrected statement is not read any more: ${id}; its correction is kept`);
      } catch (error) {
        counts.failed += 1;
        console.error(`isnad: ${asProblem(error, { path: page.id }).print()}`);
      }
    }
  } finally {
    process.off('SIGINT', stop);
    await archive.close();
  }
  const { same, changed, failed, kept, fresh, gone } = counts;
  console.error(
    `isnad: ${same} articles as before, ${changed} changed, ${failed} failed; ${kept} statements kept, ${fresh} new, ${gone} gone`,
  );
  process.exitCode = stopped ? EXIT.interrupted : failed > 0 ? EXIT.someFailed : EXIT.done;
}

async function* pagesOf(archive: SqlArchive, ids: readonly string[]): AsyncGenerator<KeptPage & { id: string }> {
  for (const id of ids.length > 0 ? ids : await archive.ids()) {
    const kept = await archive.page(id);
    if (kept) yield { id, ...kept };
    else console.error(`isnad: no article of this archive has the id ${id}`);
  }
}
