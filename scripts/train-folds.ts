/** Cross-validation: every annotated article read by models that were trained without its fold. */
import { arabic } from '../src/language/index.js';
import type { Statement } from '../src/model/index.js';
import { attribute } from '../src/read/attribute/index.js';
import type { Calibration } from '../src/read/attribute/calibration.js';
import { modelFrom } from '../src/read/attribute/model.js';
import { certainty } from '../src/read/detect/confidence.js';
import { detect, passes } from '../src/read/detect/index.js';
import { plantDetection, type DetectionModel } from '../src/read/detect/model.js';
import { learn, type Learned } from './train-attribution.js';
import { prepare, type Prepared } from './train-attribution-gold.js';
import type { GoldArticle } from './train-articles.js';
import { sharedBy, sampleOf, type Sample } from './train-reader-data.js';
import { trainDetection } from './train-reader-detection.js';

/** An annotated article with what was learned without its fold. */
export interface Unseen {
  readonly fold: number;
  readonly sample: Sample;
  readonly prepared: Prepared;
  readonly detection: DetectionModel;
  readonly attribution: Learned;
}

/** Trains a model for each fold on the other folds and on `own`, which is in no fold. */
export function crossValidate(
  gold: readonly GoldArticle[],
  own: readonly GoldArticle[],
  folds: readonly (readonly string[])[],
): Unseen[] {
  const samples = gold.map(sampleOf);
  const prepared = prepare(gold);
  const ownSamples = own.map(sampleOf);
  const ownPrepared = prepare(own);
  return folds.flatMap((fold, k) => {
    const held = (id: string): boolean => fold.includes(id);
    if (!gold.some((a) => held(a.id))) return [];
    console.error(`training without fold ${k + 1} …`);
    const detection = plantDetection(trainDetection([...samples.filter((s) => !held(s.article.id)), ...ownSamples]));
    const attribution = learn([...prepared.filter((p) => !held(p.article.id)), ...ownPrepared]);
    return samples.flatMap((sample, i): Unseen[] =>
      held(sample.article.id) ? [{ fold: k + 1, sample, prepared: prepared[i]!, detection, attribution }] : [],
    );
  });
}

/** How a candidate fared that was weighed. */
interface Outcome {
  readonly score: number;
  readonly features: readonly number[];
  /** How much its content has in common with the annotated one, 0..1. */
  readonly shared: number;
}

/** No threshold below this is tried. */
const LOWEST = -2;

export interface Settings {
  readonly threshold: number;
  readonly calibration: readonly number[];
}

const found = (o: Outcome): boolean => o.shared >= 0.5;

/** So near to the best (F1) a threshold is as good: neighbours differ by as much (0.001 and 0.005, with the lowest taken: both too low). */
const AS_GOOD = 0.003;

/**
 * The threshold that finds most and most exactly (F1 of both), and the weights that make a chance of what detection believes.
 * Over a wide range (-0.6 to 0.4) both hardly change, recall grows where precision falls, so that the middle of those that
 * are as good as the best is taken: their lowest (-0.65) read four stories that nothing was trained on a point less exactly.
 */
export function settle(unseen: readonly Unseen[]): Settings {
  const outcomes = unseen.flatMap(({ sample, detection }): Outcome[] => {
    const { scores, bounds } = passes(sample.ctx, detection, LOWEST);
    return bounds.flatMap((found, n) =>
      found === null
        ? []
        : [{ score: scores[n]!, features: certainty(scores[n]!, found), shared: sharedBy(sample, n, found) }],
    );
  });
  const wanted = unseen.reduce((sum, u) => sum + u.sample.article.statements.length, 0);
  const tried = Array.from({ length: 81 }, (_, i) => {
    const threshold = Math.round(LOWEST * 100 + 5 * i) / 100;
    const kept = outcomes.filter((o) => o.score > threshold);
    const right = kept.filter(found).length + kept.filter((o) => o.shared === 1).length;
    return { threshold, both: right / (kept.length + wanted) };
  });
  const most = Math.max(...tried.map((t) => t.both));
  const good = tried.filter((t) => t.both >= most - AS_GOOD);
  const { threshold } = good[good.length >> 1]!;
  return { threshold, calibration: calibrate(outcomes.filter((o) => o.score > threshold)) };
}

/** Logistic regression of "found" on what certainty is made of. */
function calibrate(outcomes: readonly Outcome[]): number[] {
  const w = new Array<number>(outcomes[0]?.features.length ?? 0).fill(0);
  for (let step = 0; step < 8000; step++) {
    const g = w.map(() => 0);
    for (const o of outcomes) {
      const d = 1 / (1 + Math.exp(-o.features.reduce((a, x, i) => a + x * w[i]!, 0))) - (found(o) ? 1 : 0);
      o.features.forEach((x, i) => (g[i]! += d * x));
    }
    g.forEach((x, i) => (w[i]! -= (0.3 * (x + 0.5 * w[i]!)) / outcomes.length));
  }
  return w.map((x) => Math.round(x * 1e4) / 1e4);
}

/** An article as its unseen models read it; confidence is the bare belief, before the map. */
export function readUnseen(
  { sample, detection, attribution }: Unseen,
  settings: Settings,
  calibration: Calibration,
): { readonly hits: ReturnType<typeof detect>; readonly statements: Statement[] } {
  const { article, doc, phrases } = sample;
  const hits = detect(doc, phrases, { ...detection, ...settings });
  const about = { published: article.date, outlet: article.outlet };
  const statements = attribute(doc, hits, about, arabic.naming, modelFrom({ ...attribution, calibration }));
  return { hits, statements };
}
