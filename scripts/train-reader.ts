/**
 * Trains the reader's detection (which cues are statements, where their contents begin and end), shows by cross-validation
 * over the given folds what it is worth, sets threshold and calibration on the held-out articles, and writes the weights.
 *   node --import tsx scripts/train-reader.ts [--gold ../shared/gold/ar] [--folds ../shared/gold/folds.json]
 *     [--corpus ../shared/corpus/ant-2018.ndjson.gz] [--only 1,2,3,4] [--own N: so many of our own annotated articles]
 *     [--predict FILE] [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { detect, passes } from '../src/read/detect/index.js';
import { packDetection, plantDetection, type DetectionModel } from '../src/read/detect/model.js';
import { certainty } from '../src/read/detect/confidence.js';
import { readAnnotations, readGold } from './train-articles.js';
import { trainDetection } from './train-reader-detection.js';
import { isBefore, sampleOf, type Sample } from './train-reader-data.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;

/** No threshold below this is tried. */
const LOWEST = -2;

interface Outcome {
  readonly right: boolean;
  readonly exact: boolean;
  readonly cue: boolean;
  readonly score: number;
  readonly features: readonly number[];
}

const { folds } = JSON.parse(readFileSync(option('--folds', '../shared/gold/folds.json'), 'utf8')) as {
  folds: string[][];
};
const only = option('--only', '1,2,3,4,5')
  .split(',')
  .map((x) => Number(x) - 1);
const foldOf = new Map(folds.flatMap((ids, k) => ids.map((id): [string, number] => [id, k])));
const used = readGold(option('--gold', '../shared/gold/ar'))
  .filter((a) => only.includes(foldOf.get(a.id) ?? -1))
  .map(sampleOf);
const own = (await readAnnotations(option('--corpus', '../shared/corpus/ant-2018.ndjson.gz')))
  .filter((_a, i, all) => (i * 7) % all.length < Number(option('--own', '100000')))
  .map(sampleOf);
const goldCount = used.reduce((a, s) => a + s.article.statements.length, 0);
const outcomes: Outcome[] = [];
const models = new Map<number, DetectionModel>();

for (const k of only) {
  const began = Date.now();
  const model = plantDetection(trainDetection([...used.filter((s) => foldOf.get(s.article.id) !== k), ...own]));
  console.error(`fold ${k + 1}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
  models.set(k, model);
  for (const sample of used.filter((s) => foldOf.get(s.article.id) === k)) judge(sample, model);
}
const threshold = bestThreshold();
const calibration = calibrate();
report();
if (args.includes('--predict')) predict(option('--predict', ''));
if (args.includes('--write')) {
  const { trees, ...tables } = trainDetection([...used, ...own]);
  writeFileSync('data/ar/detection.bin', packDetection({ ...tables, threshold, calibration }));
  writeFileSync('data/ar/detection-trees.json', `${JSON.stringify(trees)}\n`);
  console.log(`data/ar/detection.bin and detection-trees.json written: threshold ${threshold}, calibration ${calibration.join(', ')}`);
}

/** How each candidate of a held-out article fares. */
function judge(sample: Sample, model: DetectionModel): void {
  const { bounds, scores } = passes(sample.ctx, model, LOWEST);
  bounds.forEach((b, n) => {
    if (b === null) return;
    const s = sample.gold[n] ?? null;
    const letters = new Set<number>();
    const { doc } = sample;
    if (b.start.token >= 0)
      for (let i = doc.start[b.start.token]! + b.start.letters; i < doc.end[b.end - 1]!; i++)
        if (/\S/u.test(doc.text[i]!)) letters.add(i);
    let common = 0;
    let all = 0;
    for (const c of s?.content ?? []) {
      for (let i = c.start; i < c.end; i++) {
        if (!/\S/u.test(doc.text[i]!)) continue;
        all++;
        if (letters.has(i)) common++;
      }
    }
    const overlap = all + letters.size === 0 ? 1 : common / (all + letters.size - common);
    outcomes.push({
      cue: s !== null,
      right: s !== null && overlap >= 0.5,
      exact: s !== null && overlap > 0.97,
      score: scores[n]!,
      features: certainty(scores[n]!, b),
    });
  });
}

function bestThreshold(): number {
  let best = { f: 0, t: 0 };
  for (let t = LOWEST; t <= 2; t += 0.05) {
    const kept = outcomes.filter((o) => o.score > t);
    const f = (2 * kept.filter((o) => o.right).length) / (kept.length + goldCount);
    if (f > best.f) best = { f, t: Math.round(t * 100) / 100 };
  }
  return best.t;
}

/** Logistic regression of "found" on the certainty features of the statements that pass the threshold. */
function calibrate(): number[] {
  const kept = outcomes.filter((o) => o.score > threshold);
  const w = new Array<number>(kept[0]?.features.length ?? 0).fill(0);
  for (let step = 0; step < 8000; step++) {
    const g = w.map(() => 0);
    for (const o of kept) {
      const d = 1 / (1 + Math.exp(-o.features.reduce((a, x, i) => a + x * w[i]!, 0))) - (o.right ? 1 : 0);
      o.features.forEach((x, i) => (g[i]! += d * x));
    }
    g.forEach((x, i) => (w[i]! -= (0.3 * (x + 0.5 * w[i]!)) / kept.length));
  }
  return w.map((x) => Math.round(x * 1e4) / 1e4);
}

function report(): void {
  const kept = outcomes.filter((o) => o.score > threshold);
  const f1 = (of: (o: Outcome) => boolean): string =>
    ((200 * kept.filter(of).length) / (kept.length + goldCount)).toFixed(1);
  console.log(
    `cross-validated, threshold ${threshold}: cues ${f1((o) => o.cue)}, found ${f1((o) => o.right)}, exact ${f1((o) => o.exact)} (F1)`,
  );
  const cued = outcomes.filter((o) => o.cue);
  console.log(
    `of ${cued.length} true cues that were weighed: found ${share(cued, (o) => o.right)}, exact ${share(cued, (o) => o.exact)}`,
  );
  console.log(
    `contents before their cue in the gold: ${used.reduce((a, s) => a + s.article.statements.filter(isBefore).length, 0)}`,
  );
}

function share(list: readonly Outcome[], of: (o: Outcome) => boolean): string {
  return `${((100 * list.filter(of).length) / list.length).toFixed(1)} %`;
}

/** Held-out detections as `isnad read` would print them, without speakers. */
function predict(file: string): void {
  const lines = used.map((sample) => {
    const hits = detect(sample.doc, sample.phrases, {
      ...models.get(foldOf.get(sample.article.id)!)!,
      threshold,
      calibration,
    });
    const statements = hits.map((h) => ({
      cue: h.cue,
      content: h.content,
      form: h.form,
      act: h.entry.act,
      speaker: [],
      relays: [],
      confidence: h.confidence,
    }));
    return JSON.stringify({ id: sample.article.id, statements });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
