/** Reads every annotated article with models that were trained without its fold. */
import { arabic } from '../src/language/index.js';
import { attribute } from '../src/read/attribute/index.js';
import { modelFrom, parseModel } from '../src/read/attribute/weights.js';
import { calibrated, type Knot } from '../src/read/confidence.js';
import { detect } from '../src/read/detect/index.js';
import { detectionModel, plantDetection } from '../src/read/detect/model.js';
import { prepare } from '../scripts/train-attribution-gold.js';
import { learn } from '../scripts/train-attribution.js';
import { readAnnotations, readGold } from '../scripts/train-articles.js';
import { sampleOf } from '../scripts/train-reader-data.js';
import { trainDetection } from '../scripts/train-reader-detection.js';
import { fitConfidence, type Judged } from '../scripts/fit-confidence.js';
import type { Read } from './accuracy-page.js';
import { pair } from './accuracy-score.js';

/** Fewest statements behind a knot of the map to confidence (10 to 120 tried: 20 to 60 serve alike, fewer or more worse). */
export const LEAST = 40;

/**
 * The articles of `gold` as read without their fold, by models of the other folds and of our own annotations; confidence
 * is the bare belief, before the map.
 */
export async function readUnseen(
  gold: string,
  corpus: string,
  folds: readonly (readonly string[])[],
): Promise<Read[]> {
  const articles = readGold(gold);
  const annotated = await readAnnotations(corpus);
  const samples = articles.map(sampleOf);
  const own = annotated.map(sampleOf);
  const prepared = prepare(articles);
  const ownPrepared = prepare(annotated);
  // As with detection's threshold, the calibration that ships is used: it says how beliefs are scaled, not what is believed.
  const { threshold, calibration: certain } = detectionModel('ar');
  const { calibration } = parseModel(arabic.naming!.model());
  return folds.flatMap((fold, k) => {
    console.error(`training without fold ${k + 1} …`);
    const seen = samples.filter((s) => !fold.includes(s.article.id));
    const detection = { ...plantDetection(trainDetection([...seen, ...own])), threshold, calibration: certain };
    const learned = learn([...prepared.filter((p) => !fold.includes(p.article.id)), ...ownPrepared]);
    const attribution = modelFrom({ ...learned, calibration });
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
