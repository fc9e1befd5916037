/**
 * Trains the reader's detection (which cues are statements, where their contents begin and end) and shows, by
 * cross-validation over the given folds, what it is worth.
 *   node --import tsx scripts/train-reader.ts --gold ../shared/gold/ar --folds ../shared/gold/folds.json [--only 1,2,3,4] [--write] [--predict FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { boundsPass, firstPass, passes } from '../src/read/detect/index.js';
import { plantDetection, type DetectionModel, type StoredDetection } from '../src/read/detect/model.js';
import type { Neighbours } from '../src/read/detect/statement-features.js';
import { plantForest } from '../src/read/model/trees.js';
import { boost, type Settings } from './train-reader-boost.js';
import { endData, isBefore, readGold, sampleOf, startData, statementData, type Sample } from './train-reader-data.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;

// Swept on folds 1 to 4: trees 100 to 500, rate .03 to .1, leaves 6 to 24, smallest leaf 5 to 30, columns .15 to .6.
const STATEMENT: Settings = {
  trees: 220,
  rate: 0.06,
  leaves: 10,
  minLeaf: 8,
  columns: 0.25,
  sample: 0.7,
  lambda: 3,
  seed: 7,
};
const START: Settings = {
  trees: 160,
  rate: 0.08,
  leaves: 12,
  minLeaf: 8,
  columns: 0.3,
  sample: 0.7,
  lambda: 1,
  seed: 8,
};
const END: Settings = { trees: 220, rate: 0.08, leaves: 12, minLeaf: 8, columns: 0.3, sample: 0.7, lambda: 1, seed: 9 };
const BEFORE: Settings = {
  trees: 60,
  rate: 0.1,
  leaves: 6,
  minLeaf: 4,
  columns: 0.3,
  sample: 0.8,
  lambda: 1,
  seed: 10,
};

const label = (s: unknown): number => (s === null ? 0 : 1);

/** Everything but the second pass, trained on some samples. */
function trainBase(samples: readonly Sample[]): Omit<StoredDetection, 'second' | 'threshold' | 'calibration'> {
  const first = boost(statementData(samples, null, label), STATEMENT);
  // The ends are trained with first-pass scores of samples that the first pass did not see.
  const scores = new Map<Sample, Float64Array>();
  for (const [train, test] of halves(samples, 3)) {
    const model = { first: plantForest(boost(statementData(train, null, label), STATEMENT)) };
    for (const s of test) scores.set(s, firstPass(s.ctx, model));
  }
  const start = boost(startData(samples), START);
  const end = boost(endData(samples, scores), END);
  const before = boost(
    statementData(samples, null, (s) => (s === null ? null : isBefore(s) ? 1 : 0)),
    BEFORE,
  );
  return { first, start, end, before };
}

function halves(samples: readonly Sample[], parts: number): [Sample[], Sample[]][] {
  return Array.from({ length: parts }, (_, k) => [
    samples.filter((_s, i) => i % parts !== k),
    samples.filter((_s, i) => i % parts === k),
  ]);
}

const bare = {
  second: { features: [], base: 0, sizes: [], feature: [], value: [], left: [] },
  threshold: 0,
  calibration: [1, 0] as const,
};

function train(samples: readonly Sample[]): StoredDetection {
  const near = new Map<Sample, Neighbours>();
  for (const [inner, test] of halves(samples, 4)) {
    const model = plantDetection({ ...trainBase(inner), ...bare });
    for (const s of test) near.set(s, boundsPass(s.ctx, model, firstPass(s.ctx, model)).near);
  }
  const second = boost(statementData(samples, near, label), { ...STATEMENT, seed: 11 });
  return { ...trainBase(samples), second, threshold: 0, calibration: [1, 0] };
}

const dir = option('--gold', '../shared/gold/ar');
const { folds } = JSON.parse(readFileSync(option('--folds', '../shared/gold/folds.json'), 'utf8')) as {
  folds: string[][];
};
const only = option('--only', '1,2,3,4,5')
  .split(',')
  .map((x) => Number(x) - 1);
const samples = readGold(dir).map(sampleOf);
const foldOf = new Map(folds.flatMap((ids, k) => ids.map((id): [string, number] => [id, k])));
const used = samples.filter((s) => only.includes(foldOf.get(s.article.id) ?? -1));

interface Outcome {
  readonly sample: Sample;
  readonly n: number;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

const outcomes: Outcome[] = [];
for (const k of args.includes('--no-cv') ? [] : only) {
  const began = Date.now();
  const stored = train(used.filter((s) => foldOf.get(s.article.id) !== k));
  const model: DetectionModel = plantDetection(stored);
  if (args.includes('--save-folds'))
    writeFileSync(`${option('--save-folds', '')}/fold-${k + 1}.json`, JSON.stringify(stored));
  for (const sample of used.filter((s) => foldOf.get(s.article.id) === k)) {
    const { bounds, second } = passes(sample.doc, model);
    bounds.forEach((b, n) => {
      if (b === null) return;
      outcomes.push({ sample, n, score: second[n]!, start: b.start.token, end: b.end });
    });
  }
  console.error(`fold ${k + 1}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
if (outcomes.length > 0) report();

function report(): void {
  const gold = used.reduce((a, s) => a + s.article.statements.length, 0);
  let best = { f: 0, t: 0 };
  for (let t = -2; t <= 2; t += 0.1) {
    const kept = outcomes.filter((o) => o.score > t);
    const right = kept.filter((o) => o.sample.gold[o.n] !== null).length;
    const f = (2 * right) / (kept.length + gold);
    if (f > best.f) best = { f, t };
  }
  console.log(`cue F1 ${(100 * best.f).toFixed(1)} at threshold ${best.t.toFixed(1)}`);
  let starts = 0;
  let ends = 0;
  let both = 0;
  let n = 0;
  for (const o of outcomes) {
    const s = o.sample.gold[o.n];
    if (s == null || s.content.length === 0 || isBefore(s)) continue;
    n++;
    const { doc } = o.sample;
    const okStart =
      o.start >= 0 && s.content[0]!.start >= doc.start[o.start]! && s.content[0]!.start < doc.end[o.start]!;
    const okEnd = o.start >= 0 && s.content[s.content.length - 1]!.end === doc.end[o.end - 1];
    if (okStart) starts++;
    if (okEnd) ends++;
    if (okStart && okEnd) both++;
  }
  console.log(`of ${n} contents after their cue: start ${pct(starts, n)}, end ${pct(ends, n)}, both ${pct(both, n)}`);
}

function pct(a: number, b: number): string {
  return ((100 * a) / b).toFixed(1);
}

/** Slope and offset of confidence over the second pass's log-odds, by logistic regression on the held-out outcomes. */
function calibrate(right: (o: Outcome) => boolean): [number, number] {
  let a = 1;
  let b = 0;
  for (let step = 0; step < 4000; step++) {
    let ga = 0;
    let gb = 0;
    for (const o of outcomes) {
      const p = 1 / (1 + Math.exp(-(a * o.score + b)));
      const d = p - (right(o) ? 1 : 0);
      ga += d * o.score;
      gb += d;
    }
    a -= (0.5 * ga) / outcomes.length;
    b -= (0.5 * gb) / outcomes.length;
  }
  return [Math.round(a * 1e4) / 1e4, Math.round(b * 1e4) / 1e4];
}

if (args.includes('--write')) {
  const stored = train(used);
  const calibration = outcomes.length === 0 ? [1, 0] : calibrate((o) => o.sample.gold[o.n] !== null);
  writeFileSync(
    'data/ar/detection.json',
    JSON.stringify({ ...stored, threshold: Number(option('--threshold', '-0.4')), calibration }),
  );
  console.log(`data/ar/detection.json written; calibration ${calibration.join(', ')}`);
}
