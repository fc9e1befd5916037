/** Weights of a linear model by the name of a feature; a feature that is not there weighs nothing. */
export type Weights = ReadonlyMap<string, number>;

/** What was learned for attribution, one linear model a question (made by `scripts/train-attribution.ts`). */
export interface AttributionModel {
  /** Which phrase is the speaker: one score a candidate, the highest wins. */
  readonly speaker: Weights;
  /** Whether a carrier belongs to a statement: log odds. */
  readonly relay: Weights;
  /** Whether a date belongs to a statement: log odds. */
  readonly time: Weights;
  /** The act: one score an act; keys are `act feature`. */
  readonly act: Weights;
}

/** Sum of the weights of features. */
export function score(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const f of features) sum += weights.get(f) ?? 0;
  return sum;
}

/** Reads a model from lines of `part TAB feature TAB weight`. */
export function parseModel(lines: string): AttributionModel {
  const parts: Record<keyof AttributionModel, Map<string, number>> = {
    speaker: new Map(),
    relay: new Map(),
    time: new Map(),
    act: new Map(),
  };
  for (const line of lines.split('\n')) {
    const [part, feature, weight] = line.split('\t');
    const map = parts[part as keyof AttributionModel];
    if (map !== undefined && feature !== undefined) map.set(feature, Number(weight));
  }
  return parts;
}
