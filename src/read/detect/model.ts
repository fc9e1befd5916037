import { readDataFile } from '../../model/data-file.js';
import type { Priors } from './priors.js';
import { plantForest, type Forest, type StoredForest } from '../model/trees.js';

/** What detection learned: four forests and how their score becomes a confidence. */
export interface DetectionModel {
  /** Is this candidate a statement, without and with what the first pass says of its neighbours? */
  readonly first: Forest;
  readonly second: Forest;
  /** Does the content stand before the cue? */
  readonly before: Forest;
  readonly start: Forest;
  readonly end: Forest;
  /** Log-odds from which a candidate is a statement. */
  readonly threshold: number;
  readonly priors: Priors;
  /** Weights of `certainty` that make a calibrated confidence. */
  readonly calibration: readonly number[];
}

export interface StoredDetection {
  readonly first: StoredForest;
  readonly second: StoredForest;
  readonly before: StoredForest;
  readonly start: StoredForest;
  readonly end: StoredForest;
  readonly threshold: number;
  readonly priors: Priors;
  readonly calibration: readonly number[];
}

export function plantDetection(stored: StoredDetection): DetectionModel {
  return {
    first: plantForest(stored.first),
    second: plantForest(stored.second),
    before: plantForest(stored.before),
    start: plantForest(stored.start),
    end: plantForest(stored.end),
    threshold: stored.threshold,
    priors: stored.priors,
    calibration: stored.calibration,
  };
}

const models = new Map<string, DetectionModel>();

/** The detection model of a language (`data/LANG/detection.json`), read once. */
export function detectionModel(code: string): DetectionModel {
  let model = models.get(code);
  if (model === undefined)
    models.set(code, (model = plantDetection(JSON.parse(readDataFile(`${code}/detection.json`)) as StoredDetection)));
  return model;
}
