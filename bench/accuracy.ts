/**
 * Makes `docs/accuracy.md`: how well statements are read, cross-validated over the given folds. Every article is read by
 * models that were trained without its fold, detection and attribution alike.
 *   npm run accuracy [-- --gold ../shared/gold/ar --folds ../shared/gold/folds.json --models DIR --out docs/accuracy.md]
 * Training the five detection models takes some minutes; `--models DIR` keeps them there for the next time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arabic } from '../src/language/index.js';
import { attribute } from '../src/read/attribute/index.js';
import { modelFrom } from '../src/read/attribute/weights.js';
import { detect } from '../src/read/detect/index.js';
import { plantDetection, type StoredDetection } from '../src/read/detect/model.js';
import { readDataFile, type Statement } from '../src/model/index.js';
import { learn, prepare } from '../scripts/train-attribution.js';
import { readGold, sampleOf, type GoldArticle } from '../scripts/train-reader-data.js';
import { trainDetection } from '../scripts/train-reader-detection.js';
import { pair } from './accuracy-score.js';
import { page, type Read } from './accuracy-page.js';

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
const samples = readGold(gold).map(sampleOf);
const prepared = prepare(gold);
const stored = JSON.parse(readDataFile('ar/detection.json')) as StoredDetection;
const dir = option('--models', '');
if (dir !== '') mkdirSync(dir, { recursive: true });

const reads: Read[] = [];
for (const [k, fold] of folds.entries()) {
  const detection = {
    ...plantDetection(foldModel(k, fold)),
    threshold: stored.threshold,
    calibration: stored.calibration,
  };
  const attribution = modelFrom(learn(prepared.filter((p) => !fold.includes(p.article.id))));
  for (const { article, doc, phrases } of samples.filter((s) => fold.includes(s.article.id))) {
    const hits = detect(doc, phrases, detection);
    const statements = attribute(
      doc,
      hits,
      { published: article.date, outlet: article.outlet },
      arabic.naming,
      attribution,
    );
    // Hits and statements keep their order, so that the family of a statement's cue is known.
    const families = new Map(hits.map((h) => [`${h.cue.start}-${h.cue.end}`, h.family]));
    reads.push({ article, fold: k + 1, statements, families, ...pair(article.text, goldOf(article), statements) });
  }
}

function goldOf(article: GoldArticle): GoldArticle['statements'] {
  return article.statements;
}

function foldModel(k: number, fold: readonly string[]): StoredDetection {
  const file = join(dir, `detection-${k + 1}-of-${folds.length}.json`);
  if (dir !== '' && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as StoredDetection;
  console.error(`training without fold ${k + 1} …`);
  const model = trainDetection(samples.filter((s) => !fold.includes(s.article.id)));
  if (dir !== '') writeFileSync(file, JSON.stringify(model));
  return model;
}

/** The score command's own figures over all articles, or over those of one fold. */
function scored(list: readonly Read[]): Record<string, never> {
  const folder = join(tmpdir(), `isnad-accuracy-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const wanted = join(folder, `gold-${list.length}-${list[0]!.fold}`);
  mkdirSync(wanted, { recursive: true });
  for (const { article } of list) writeFileSync(join(wanted, `${article.id}.json`), JSON.stringify(article));
  const file = join(folder, 'predicted.ndjson');
  writeFileSync(
    file,
    list
      .map(({ article, statements }) => JSON.stringify({ id: article.id, statements: statements as Statement[] }))
      .join('\n'),
  );
  const run = spawnSync(process.execPath, [score, '--gold', wanted, '--pred', file, '--json'], { encoding: 'utf8' });
  return JSON.parse(run.stdout) as Record<string, never>;
}

const figures = folds.map((_f, k) => scored(reads.filter((r) => r.fold === k + 1)));
const out = option('--out', 'docs/accuracy.md');
writeFileSync(out, page(reads, scored(reads) as never, figures as never));
console.log(`${out} written`);
