/** Linear models by AdaGrad with a quadratic penalty; deterministic (examples are visited in a seeded order). */

/** One choice among options, each the places of its features; several may be right. */
export interface ChoiceExample {
  readonly options: readonly Int32Array[];
  readonly right: readonly boolean[];
}
export interface BinaryExample {
  readonly features: Int32Array;
  readonly right: boolean;
}
export interface Learning {
  /** The penalty's weight. */
  readonly l2: number;
  /** Features seen in fewer examples are left out. */
  readonly atLeast: number;
  /** Weights to begin with and to stay near: what is known before anything is learned. */
  readonly start?: ReadonlyMap<number, number>;
  readonly epochs: number;
  readonly rate: number;
}

function shuffled(n: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  let x = seed * 2654435761;
  for (let i = n - 1; i > 0; i--) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    const j = x % (i + 1);
    const t = order[i]!;
    order[i] = order[j]!;
    order[j] = t;
  }
  return order;
}

/** The weights of a linear model, of the features that enough examples have. */
class Model {
  private readonly ids = new Map<number, number>();
  private readonly w: Float64Array;
  private readonly w0: Float64Array;
  private readonly g: Float64Array;
  private readonly sums: Float64Array;
  private snapshots = 0;

  constructor(
    examples: readonly (readonly Int32Array[])[],
    private readonly how: Learning,
  ) {
    const counts = new Map<number, number>();
    for (const rows of examples)
      for (const place of new Set(rows.flatMap((row) => [...row]))) counts.set(place, (counts.get(place) ?? 0) + 1);
    for (const [place, n] of counts) if (n >= how.atLeast) this.ids.set(place, this.ids.size);
    for (const place of how.start?.keys() ?? []) if (!this.ids.has(place)) this.ids.set(place, this.ids.size);
    this.w = new Float64Array(this.ids.size);
    for (const [place, weight] of how.start ?? []) this.w[this.ids.get(place)!] = weight;
    this.w0 = this.w.slice();
    this.g = new Float64Array(this.ids.size).fill(1e-6);
    this.sums = new Float64Array(this.ids.size);
  }

  /** The features that are learned of, by their numbers here. */
  known(places: Int32Array): Int32Array {
    return Int32Array.from([...places].flatMap((place) => this.ids.get(place) ?? []));
  }

  score(features: Int32Array): number {
    let s = 0;
    for (let i = 0; i < features.length; i++) s += this.w[features[i]!]!;
    return s;
  }

  step(features: Int32Array, gradient: number): void {
    if (Math.abs(gradient) < 1e-4) return;
    const { l2, rate } = this.how;
    for (let i = 0; i < features.length; i++) {
      const f = features[i]!;
      const d = gradient + l2 * (this.w[f]! - this.w0[f]!);
      this.g[f]! += d * d;
      this.w[f]! -= (rate * d) / Math.sqrt(this.g[f]!);
    }
  }

  /** Takes the weights at the end of an epoch into the average; those of the first two are still far off. */
  snapshot(epoch: number): void {
    if (epoch < 2) return;
    this.snapshots++;
    for (let i = 0; i < this.w.length; i++) this.sums[i]! += this.w[i]!;
  }

  weights(): Map<number, number> {
    return new Map([...this.ids].map(([place, id]) => [place, this.sums[id]! / this.snapshots]));
  }
}

/** Learns to choose: a softmax over the options of each example. */
export function learnChoice(examples: readonly ChoiceExample[], how: Learning): Map<number, number> {
  const model = new Model(
    examples.map((e) => e.options),
    how,
  );
  const data = examples.map((e) => ({ options: e.options.map((o) => model.known(o)), right: e.right }));
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    for (const i of shuffled(data.length, epoch + 1)) {
      const { options, right } = data[i]!;
      const scores = options.map((o) => model.score(o));
      const top = Math.max(...scores);
      const exp = scores.map((s) => Math.exp(s - top));
      const sum = exp.reduce((a, b) => a + b, 0);
      const good = exp.reduce((a, b, k) => (right[k] ? a + b : a), 0);
      options.forEach((o, k) => model.step(o, exp[k]! / sum - (right[k] ? exp[k]! / (good || 1) : 0)));
    }
    model.snapshot(epoch);
  }
  return model.weights();
}

/** Learns yes or no: log odds. */
export function learnBinary(examples: readonly BinaryExample[], how: Learning): Map<number, number> {
  const model = new Model(
    examples.map((e) => [e.features]),
    how,
  );
  const data = examples.map((e) => ({ features: model.known(e.features), right: e.right }));
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    for (const i of shuffled(data.length, epoch + 1)) {
      const { features, right } = data[i]!;
      const p = 1 / (1 + Math.exp(-model.score(features)));
      model.step(features, p - (right ? 1 : 0));
    }
    model.snapshot(epoch);
  }
  return model.weights();
}
