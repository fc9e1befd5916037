/** Trains the five forests of detection on samples; used by the training script and by the report on accuracy. */
import { boundsPass, firstPass } from '../src/read/detect/index.js';
import { plantDetection, type StoredDetection } from '../src/read/detect/model.js';
import type { Neighbours } from '../src/read/detect/statement-features.js';
import { plantForest } from '../src/read/model/trees.js';
import { boost, type Settings } from './train-reader-boost.js';
import { countPriors, endData, isBefore, prime, startData, statementData, type Sample } from './train-reader-data.js';

// Swept on folds 1 to 4: trees 100 to 400, rate .04 to .1, leaves 6 to 16, smallest leaf 4 to 20, columns .1 to .3: within a point of each other.
const STATEMENT: Settings = {
  trees: 320,
  rate: 0.06,
  leaves: 10,
  minLeaf: 8,
  columns: 0.1,
  sample: 0.7,
  lambda: 3,
  seed: 7,
};
const START: Settings = {
  trees: 260,
  rate: 0.06,
  leaves: 12,
  minLeaf: 8,
  columns: 0.15,
  sample: 0.7,
  lambda: 1,
  seed: 8,
};
const END: Settings = {
  trees: 260,
  rate: 0.07,
  leaves: 12,
  minLeaf: 8,
  columns: 0.15,
  sample: 0.7,
  lambda: 1,
  seed: 9,
};
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
const nothing = { features: [], base: 0, sizes: [], feature: [], value: [], left: [] };
const bare = { second: nothing, threshold: 0, calibration: [0, 1, 0, 0] as const };

/** Samples split into parts: all but a part, and the part. */
function parts(samples: readonly Sample[], count: number): [Sample[], Sample[]][] {
  return Array.from({ length: count }, (_, k) => [
    samples.filter((_s, i) => i % count !== k),
    samples.filter((_s, i) => i % count === k),
  ]);
}

/** Everything but the second pass. */
function trainBase(samples: readonly Sample[]): Omit<StoredDetection, 'second' | 'threshold' | 'calibration'> {
  const priors = countPriors(samples);
  // The ends are trained with first-pass scores of samples that the first pass did not see.
  const scores = new Map<Sample, Float64Array>();
  for (const [train, test] of parts(samples, 3)) {
    const seen = countPriors(train);
    prime(train, seen, true);
    prime(test, seen, false);
    const model = { first: plantForest(boost(statementData(train, null, label), STATEMENT)) };
    for (const s of test) scores.set(s, firstPass(s.ctx, model));
  }
  prime(samples, priors, true);
  const first = boost(statementData(samples, null, label), STATEMENT);
  const start = boost(startData(samples), START);
  const end = boost(endData(samples, scores), END);
  const before = boost(
    statementData(samples, null, (s) => (s === null ? null : isBefore(s) ? 1 : 0)),
    BEFORE,
  );
  return { first, start, end, before, priors };
}

/** A whole detection model; its second pass is trained on what first passes say of samples that they did not see. */
export function trainDetection(samples: readonly Sample[]): StoredDetection {
  const near = new Map<Sample, Neighbours>();
  for (const [inner, test] of parts(samples, 4)) {
    const model = plantDetection({ ...trainBase(inner), ...bare });
    prime(test, model.priors, false);
    for (const s of test) near.set(s, boundsPass(s.ctx, model, firstPass(s.ctx, model)).near);
  }
  const base = trainBase(samples); // also primes the samples with what all of them lead to expect
  const second = boost(statementData(samples, near, label), { ...STATEMENT, seed: 11 });
  return { ...base, second, threshold: 0, calibration: bare.calibration };
}
