/**
 * Trains the reader on all annotated articles and says what it is worth on those it did not see.
 *   npm run accuracy    cross-validates over the folds of the annotated set and writes `docs/accuracy.md`
 *   npm run train       does that, and then writes the weights of all articles to `data/ar`
 * Options: --gold ../shared/gold/ar --folds ../shared/gold/folds.json --corpus ../shared/corpus/ant-2018.ndjson.gz
 *   --score ../shared/score/statements.mjs --only 1,2,3,4 (folds; the others are not looked at) --out docs/accuracy.md --write
 * Takes some ten minutes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { page, type Read } from '../bench/accuracy-page.js';
import { pair } from '../bench/accuracy-score.js';
import { dataPath } from '../src/model/index.js';
import { packAttribution } from '../src/read/attribute/model.js';
import { calibrated, type Knot } from '../src/read/confidence.js';
import { packDetection } from '../src/read/detect/model.js';
import { fitConfidence, type Judged } from './fit-confidence.js';
import { readAnnotations, readGold } from './train-articles.js';
import { calibrationOf, learn } from './train-attribution.js';
import { prepare } from './train-attribution-gold.js';
import { crossValidate, readUnseen, settle } from './train-folds.js';
import { sampleOf } from './train-reader-data.js';
import { SCORE, scoreOf } from './train-score.js';
import { trainDetection } from './train-reader-detection.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;
const goldDir = option('--gold', '../shared/gold/ar');
if (!existsSync(goldDir)) {
  console.error(`No annotated articles at ${goldDir}: nothing was trained, and docs/accuracy.md stays as it is.`);
  process.exit(0);
}
const only = option('--only', '1,2,3,4,5').split(',').map(Number);
const folds = (
  JSON.parse(readFileSync(option('--folds', '../shared/gold/folds.json'), 'utf8')) as { folds: string[][] }
).folds.map((fold, k) => (only.includes(k + 1) ? fold : []));
const gold = readGold(goldDir).filter((a) => folds.some((fold) => fold.includes(a.id)));
const own = await readAnnotations(option('--corpus', '../shared/corpus/ant-2018.ndjson.gz'));

const unseen = crossValidate(gold, own, folds);
const settings = settle(unseen);
const calibration = calibrationOf(unseen);
const believed = unseen.map((u): Read => {
  const { hits, statements } = readUnseen(u, settings, calibration);
  const { article } = u.sample;
  // Hits and statements keep their order, so that the family of a statement's cue is known.
  const families = new Map(hits.map((h) => [`${h.cue.start}-${h.cue.end}`, h.family]));
  return { article, fold: u.fold, statements, families, ...pair(article.text, article.statements, statements) };
});

/** Fewest statements behind a knot of the map to confidence (10 to 120 tried: 20 to 60 serve alike, fewer or more worse). */
const LEAST = 40;

/** What was believed of each statement, and whether it was found in the annotated set. */
function judgedOf(reads: readonly Read[]): Judged[] {
  return reads.flatMap(({ statements, pairs }) => {
    const found = new Set(pairs.map((p) => p.pred));
    return statements.map((s) => ({ belief: s.confidence, right: found.has(s) }));
  });
}

/** A read with its final confidence, by a map that was fitted to the other folds. */
function withConfidence(read: Read, knots: readonly Knot[]): Read {
  const final = new Map(
    read.statements.map((s) => [s, { ...s, confidence: calibrated(s.confidence, knots) }] as const),
  );
  return {
    ...read,
    statements: read.statements.map((s) => final.get(s)!),
    pairs: read.pairs.map((p) => ({ ...p, pred: final.get(p.pred)! })),
    spurious: read.spurious.map((s) => final.get(s)!),
  };
}

const maps = new Map(
  only.map((k) => [k, fitConfidence(judgedOf(believed.filter((r) => r.fold !== k)), LEAST)] as const),
);
const reads = believed.map((r) => withConfidence(r, maps.get(r.fold)!));

const score = option('--score', SCORE);
const scored = (list: readonly Read[]): Record<string, never> => scoreOf(list, score);
const all = scored(reads);
console.log(JSON.stringify(all));
const out = option('--out', 'docs/accuracy.md');
writeFileSync(
  out,
  page(
    reads,
    all as never,
    only.map((k) => ({ fold: k, figures: scored(reads.filter((r) => r.fold === k)) })) as never,
  ),
);
console.log(`${out} written; threshold ${settings.threshold}`);

if (args.includes('--write')) {
  const { trees, ...tables } = trainDetection([...gold, ...own].map(sampleOf));
  writeFileSync(dataPath('ar/detection.bin'), packDetection({ ...tables, ...settings }));
  writeFileSync(dataPath('ar/detection-trees.json'), `${JSON.stringify(trees)}\n`);
  const learned = learn(prepare([...gold, ...own]));
  writeFileSync(dataPath('ar/attribution.bin'), packAttribution({ ...learned, calibration }));
  const lines = fitConfidence(judgedOf(believed), LEAST).map((k) => `    [${k.join(', ')}]`);
  writeFileSync(dataPath('ar/confidence.json'), `{\n  "knots": [\n${lines.join(',\n')}\n  ]\n}\n`);
  console.log('data/ar written: detection.bin, detection-trees.json, attribution.bin, confidence.json');
}
