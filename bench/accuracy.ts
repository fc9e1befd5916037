/**
 * Makes `docs/accuracy.md`: how well statements are read, cross-validated over the given folds. Every article is read by
 * models that were trained without its fold, detection, attribution and
 * the map to confidence alike.
 *   npm run accuracy [-- --gold ../shared/gold/ar --folds ../shared/gold/folds.json --corpus ../shared/corpus/ant-2018.ndjson.gz
 *     --out docs/accuracy.md]
 * Training the five models takes some minutes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page, type Read } from './accuracy-page.js';
import { readUnseen, withConfidence } from './accuracy-read.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;
const gold = option('--gold', '../shared/gold/ar');
const score = option('--score', '../shared/score/statements.mjs');
if (!existsSync(gold)) {
  console.error(`accuracy: no annotated articles at ${gold}; the report in docs/accuracy.md stays as it is.`);
  process.exit(0);
}
const { folds } = JSON.parse(readFileSync(option('--folds', '../shared/gold/folds.json'), 'utf8')) as {
  folds: string[][];
};
const reads = withConfidence(await readUnseen(gold, option('--corpus', '../shared/corpus/ant-2018.ndjson.gz'), folds));

/** The score command's own figures over all articles, or over those of one fold. */
function scored(list: readonly Read[]): Record<string, never> {
  const folder = join(tmpdir(), `isnad-accuracy-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const wanted = join(folder, `gold-${list.length}-${list[0]!.fold}`);
  mkdirSync(wanted, { recursive: true });
  for (const { article } of list) writeFileSync(join(wanted, `${article.id}.json`), JSON.stringify(article));
  const file = join(folder, 'predicted.ndjson');
  writeFileSync(file, list.map(({ article, statements }) => JSON.stringify({ id: article.id, statements })).join('\n'));
  const run = spawnSync(process.execPath, [score, '--gold', wanted, '--pred', file, '--json'], { encoding: 'utf8' });
  return JSON.parse(run.stdout) as Record<string, never>;
}

const figures = folds.map((_f, k) => scored(reads.filter((r) => r.fold === k + 1)));
const out = option('--out', 'docs/accuracy.md');
writeFileSync(out, page(reads, scored(reads) as never, figures as never));
console.log(`${out} written`);
