/** Linear models by AdaGrad with a quadratic penalty; deterministic (examples are visited in a seeded order). */

/** One choice among options; several may be right. */
export interface ChoiceExample {
  options: readonly (readonly string[])[];
  right: readonly boolean[];
}
export interface BinaryExample {
  features: readonly string[];
  right: boolean;
}
export interface Learning {
  /** The penalty's weight. */
  l2: number;
  /** Features seen in fewer examples are left out. */
  atLeast?: number;
  /** Weights to begin with and to stay near: what is known before anything is learned. */
  start?: ReadonlyMap<string, number>;
  epochs?: number;
  rate?: number;
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

/** Features seen in enough examples. */
function frequent(examples: Iterable<Iterable<string>>, atLeast: number): (f: string) => boolean {
  if (atLeast <= 1) return () => true;
  const counts = new Map<string, number>();
  for (const example of examples) for (const f of new Set(example)) counts.set(f, (counts.get(f) ?? 0) + 1);
  return (f) => counts.get(f)! >= atLeast;
}

class Model {
  private readonly ids = new Map<string, number>();
  private readonly w: number[] = [];
  private readonly w0: number[] = [];
  private readonly g: number[] = [];
  id(f: string): number {
    let id = this.ids.get(f);
    if (id === undefined) {
      this.ids.set(f, (id = this.w.length));
      this.w.push(0);
      this.w0.push(0);
      this.g.push(1e-6);
    }
    return id;
  }
  begin(start: ReadonlyMap<string, number> | undefined): void {
    for (const [f, w] of start ?? []) this.w[this.id(f)] = this.w0[this.id(f)] = w;
  }
  score(features: readonly number[]): number {
    let s = 0;
    for (const f of features) s += this.w[f]!;
    return s;
  }
  step(features: readonly number[], gradient: number, { l2, rate = 0.15 }: Learning): void {
    if (Math.abs(gradient) < 1e-4) return;
    for (const f of features) {
      const d = gradient + l2 * (this.w[f]! - this.w0[f]!);
      this.g[f]! += d * d;
      this.w[f]! -= (rate * d) / Math.sqrt(this.g[f]!);
    }
  }
  private readonly sums: number[] = [];
  private snapshots = 0;
  /** Takes the weights at the end of an epoch into the average. */
  snapshot(): void {
    this.snapshots++;
    for (let i = 0; i < this.w.length; i++) this.sums[i] = (this.sums[i] ?? 0) + this.w[i]!;
  }
  weights(): Map<string, number> {
    return new Map(
      [...this.ids].map(([f, id]) => [f, this.snapshots > 0 ? this.sums[id]! / this.snapshots : this.w[id]!]),
    );
  }
}

/** Learns to choose: a softmax over the options of each example. */
export function learnChoice(examples: readonly ChoiceExample[], how: Learning): Map<string, number> {
  const model = new Model();
  const keep = frequent(
    examples.map((e) => e.options.flat()),
    how.atLeast ?? 1,
  );
  const data = examples.map((e) => ({
    options: e.options.map((o) => o.filter(keep).map((f) => model.id(f))),
    right: e.right,
  }));
  model.begin(how.start);
  for (let epoch = 0; epoch < (how.epochs ?? 12); epoch++) {
    for (const i of shuffled(data.length, epoch + 1)) {
      const { options, right } = data[i]!;
      const scores = options.map((o) => model.score(o));
      const top = Math.max(...scores);
      const exp = scores.map((s) => Math.exp(s - top));
      const sum = exp.reduce((a, b) => a + b, 0);
      const good = exp.reduce((a, b, k) => (right[k] ? a + b : a), 0);
      options.forEach((o, k) => model.step(o, exp[k]! / sum - (right[k] ? exp[k]! / (good || 1) : 0), how));
    }
    if (epoch >= 2) model.snapshot();
  }
  return model.weights();
}

/** Learns yes or no: log odds. */
export function learnBinary(examples: readonly BinaryExample[], how: Learning): Map<string, number> {
  const model = new Model();
  const keep = frequent(
    examples.map((e) => e.features),
    how.atLeast ?? 1,
  );
  const data = examples.map((e) => ({ features: e.features.filter(keep).map((f) => model.id(f)), right: e.right }));
  model.begin(how.start);
  for (let epoch = 0; epoch < (how.epochs ?? 12); epoch++) {
    for (const i of shuffled(data.length, epoch + 1)) {
      const { features, right } = data[i]!;
      const p = 1 / (1 + Math.exp(-model.score(features)));
      model.step(features, p - (right ? 1 : 0), how);
    }
    if (epoch >= 2) model.snapshot();
  }
  return model.weights();
}
