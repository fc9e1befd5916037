import { ACTS } from '../../model/index.js';
import { Hashed, HashedRows } from './features.js';

/** Weights of a linear model by the name of a feature; a feature that is not there weighs nothing. */
export type Weights = ReadonlyMap<string, number>;

/** What was learned for attribution, one linear model a question (made by `scripts/train.ts`). */
export interface AttributionModel {
  /** Which phrase is the speaker: one score a candidate, the highest wins. */
  readonly speaker: Hashed;
  /** Whether a carrier belongs to a statement: log odds. */
  readonly relay: Weights;
  /** Whether a date belongs to a statement: log odds. */
  readonly time: Weights;
  /** The act: for each feature one weight an act, in the order of `ACTS`. */
  readonly act: HashedRows;
  /** How beliefs of the parts become the confidence that the whole is right: offset and slope on log odds. */
  readonly calibration: Calibration;
}

export interface Calibration {
  readonly offset: number;
  readonly slope: number;
}

/** The chance that a statement is wholly right, of the product of the beliefs in its parts. */
export function calibrate(belief: number, { offset, slope }: Calibration): number {
  const p = Math.min(0.999, Math.max(0.001, belief));
  return 1 / (1 + Math.exp(-(offset + slope * Math.log(p / (1 - p)))));
}

/** Sum of the weights of features. */
export function score(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const f of features) sum += weights.get(f) ?? 0;
  return sum;
}

/** Weights of an act model, given by keys of the form `act feature`, as one array a feature. */
export function byFeature(weights: Iterable<readonly [string, number]>): Map<string, Float64Array> {
  const out = new Map<string, Float64Array>();
  for (const [key, weight] of weights) {
    const space = key.indexOf(' ');
    const feature = key.slice(space + 1);
    let row = out.get(feature);
    if (row === undefined) out.set(feature, (row = new Float64Array(ACTS.length)));
    row[ACTS.indexOf(key.slice(0, space) as (typeof ACTS)[number])] = weight;
  }
  return out;
}

/** Weights smaller than this change no decision worth keeping them for (0.03 and 0.06 tried: same scores, larger files). */
const LEAST = 0.1;

/** A model as it was learned: weights by the names of features (`act feature` for the acts). */
export interface LearnedWeights {
  readonly speaker: Weights;
  readonly relay: Weights;
  readonly time: Weights;
  readonly act: Weights;
  readonly calibration?: Calibration;
}

/** A model ready for deciding. */
export function modelFrom(learned: LearnedWeights): AttributionModel {
  return {
    speaker: new Hashed(learned.speaker),
    relay: learned.relay,
    time: learned.time,
    act: new HashedRows(byFeature(learned.act)),
    calibration: learned.calibration ?? { offset: 0, slope: 1 },
  };
}

/** Writes a model as lines that `parseModel` reads. */
export function printModel(model: LearnedWeights): string {
  const lines: string[] = [];
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const part of ['speaker', 'relay', 'time'] as const)
    for (const [f, w] of sorted(model[part])) if (Math.abs(w) >= LEAST) lines.push(`${part}\t${f}\t${w.toFixed(2)}`);
  for (const [f, row] of sorted(byFeature(model.act))) {
    const kept = ACTS.flatMap((act, i) => (Math.abs(row[i]!) >= LEAST ? [`${act}=${row[i]!.toFixed(2)}`] : []));
    if (kept.length > 0) lines.push(`act\t${f}\t${kept.join(' ')}`);
  }
  if (model.calibration !== undefined)
    lines.push(
      `calibration\toffset\t${model.calibration.offset.toFixed(3)}`,
      `calibration\tslope\t${model.calibration.slope.toFixed(3)}`,
    );
  return lines.join('\n');
}

/** Reads a model from lines of `part TAB feature TAB weight` (`act=weight …` for the acts). */
export function parseModel(lines: string): AttributionModel {
  const plain: Record<string, Map<string, number>> = {
    speaker: new Map(),
    relay: new Map(),
    time: new Map(),
    calibration: new Map(),
  };
  const acts: [string, number][] = [];
  for (const line of lines.split('\n')) {
    const [part, feature, weight] = line.split('\t');
    if (feature === undefined || weight === undefined) continue;
    if (part === 'act')
      for (const pair of weight.split(' ')) {
        const [act, w] = pair.split('=');
        acts.push([`${act} ${feature}`, Number(w)]);
      }
    else plain[part!]?.set(feature, Number(weight));
  }
  return {
    speaker: new Hashed(plain.speaker!),
    relay: plain.relay!,
    time: plain.time!,
    act: new HashedRows(byFeature(acts)),
    calibration: { offset: plain.calibration!.get('offset') ?? 0, slope: plain.calibration!.get('slope') ?? 1 },
  };
}
