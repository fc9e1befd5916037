/** Reads every annotated article with models that were trained without its fold. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arabic } from '../src/language/index.js';
import { readDataFile } from '../src/model/index.js';
import { attribute } from '../src/read/attribute/index.js';
import { modelFrom, parseModel } from '../src/read/attribute/weights.js';
import { calibrated, type Knot } from '../src/read/confidence.js';
import { detect } from '../src/read/detect/index.js';
import { plantDetection, type StoredDetection } from '../src/read/detect/model.js';
import { learn, prepare } from '../scripts/train-attribution.js';
import { readGold, sampleOf } from '../scripts/train-reader-data.js';
import { trainDetection } from '../scripts/train-reader-detection.js';
import { fitConfidence, type Judged } from '../scripts/fit-confidence.js';
import type { Read } from './accuracy-page.js';
import { pair } from './accuracy-score.js';

/** Fewest statements behind a knot of the map to confidence (10 to 120 tried: 20 to 60 serve alike, fewer or more worse). */
export const LEAST = 40;

/**
 * The articles of `gold` as read without their fold; confidence is the bare belief, before the map. Detection models are
 * kept in, or taken from, `models` (a directory; '' for nowhere).
 */
export function readUnseen(gold: string, folds: readonly (readonly string[])[], models: string): Read[] {
  const samples = readGold(gold).map(sampleOf);
  const prepared = prepare(gold);
  const stored = JSON.parse(readDataFile('ar/detection.json')) as StoredDetection;
  // As with detection's, the calibration that ships is used: it says how beliefs are scaled, not what is believed.
  const { calibration } = parseModel(arabic.naming!.model());
  if (models !== '') mkdirSync(models, { recursive: true });
  return folds.flatMap((fold, k) => {
    const detection = {
      ...plantDetection(foldModel(k)),
      threshold: stored.threshold,
      calibration: stored.calibration,
    };
    const attribution = modelFrom({ ...learn(prepared.filter((p) => !fold.includes(p.article.id))), calibration });
    return samples
      .filter((s) => fold.includes(s.article.id))
      .map(({ article, doc, phrases }): Read => {
        const hits = detect(doc, phrases, detection);
        const about = { published: article.date, outlet: article.outlet };
        const statements = attribute(doc, hits, about, arabic.naming, attribution);
        // Hits and statements keep their order, so that the family of a statement's cue is known.
        const families = new Map(hits.map((h) => [`${h.cue.start}-${h.cue.end}`, h.family]));
        return { article, fold: k + 1, statements, families, ...pair(article.text, article.statements, statements) };
      });
  });

  function foldModel(k: number): StoredDetection {
    const file = join(models, `detection-${k + 1}-of-${folds.length}.json`);
    if (models !== '' && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as StoredDetection;
    console.error(`training without fold ${k + 1} …`);
    const model = trainDetection(samples.filter((s) => !folds[k]!.includes(s.article.id)));
    if (models !== '') writeFileSync(file, JSON.stringify(model));
    return model;
  }
}

/** What was believed of each statement, and whether it was found in the gold. */
export function judgedOf(reads: readonly Read[]): Judged[] {
  return reads.flatMap(({ statements, pairs }) => {
    const found = new Set(pairs.map((p) => p.pred));
    return statements.map((s) => ({ belief: s.confidence, right: found.has(s) }));
  });
}

/** The reads with their final confidence, each fold's by a map that was fitted to the other folds. */
export function withConfidence(reads: readonly Read[], least = LEAST): Read[] {
  const maps = new Map<number, readonly Knot[]>();
  for (const { fold } of reads)
    if (!maps.has(fold)) maps.set(fold, fitConfidence(judgedOf(reads.filter((r) => r.fold !== fold)), least));
  return reads.map((r) => {
    const final = new Map(
      r.statements.map((s) => [s, { ...s, confidence: calibrated(s.confidence, maps.get(r.fold)!) }]),
    );
    return {
      ...r,
      statements: r.statements.map((s) => final.get(s)!),
      pairs: r.pairs.map((p) => ({ ...p, pred: final.get(p.pred)! })),
      spurious: r.spurious.map((s) => final.get(s)!),
    };
  });
}
