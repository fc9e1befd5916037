/** A forest of regression trees as it is stored: parallel lists over all nodes of all trees, roots first of each tree. */
export interface StoredForest {
  readonly features: readonly string[];
  readonly base: number;
  /** Number of nodes of each tree. */
  readonly sizes: readonly number[];
  /** Feature of each node, -1 at a leaf. */
  readonly feature: readonly number[];
  /** Threshold of an inner node (values up to it go left), value of a leaf. */
  readonly value: readonly number[];
  /** Left child, counted from the tree's root; the right one follows it. */
  readonly left: readonly number[];
}

/** A forest ready to run. */
export interface Forest {
  readonly features: readonly string[];
  /**
   * The raw score (a log-odds, or a score to compare within a group) of one row of features; of the trees `from` up to
   * `to` alone where these are given. The first trees say most, so that hopeless rows can be left before the rest.
   */
  score(row: Float64Array, from?: number, to?: number): number;
  readonly trees: number;
  /** Adds to `sums[i]`, for each `i` of `which`, what the trees `from` up to `to` give to `rows[i]`; tree by tree, so that a tree stays at hand. */
  add(rows: readonly Float64Array[], which: readonly number[], sums: Float64Array, from: number, to: number): void;
}

/** Makes a stored forest ready: typed arrays, absolute node numbers. */
export function plantForest(stored: StoredForest): Forest {
  const n = stored.feature.length;
  const feature = Int16Array.from(stored.feature);
  const value = Float64Array.from(stored.value);
  const left = new Int32Array(n);
  const roots: number[] = [];
  let at = 0;
  for (const size of stored.sizes) {
    roots.push(at);
    for (let i = at; i < at + size; i++) left[i] = at + stored.left[i]!;
    at += size;
  }
  const rootList = Int32Array.from(roots);
  const { base, features } = stored;
  const trees = rootList.length;
  const score = (row: Float64Array, from = 0, to = trees): number => {
    let sum = from === 0 ? base : 0;
    for (let t = from; t < to; t++) {
      let node = rootList[t]!;
      let f = feature[node]!;
      while (f >= 0) {
        // Counted, not branched: which way a node goes is a coin toss to the processor.
        node = left[node]! + +(row[f]! > value[node]!);
        f = feature[node]!;
      }
      sum += value[node]!;
    }
    return sum;
  };
  const add: Forest['add'] = (rows, which, sums, from, to) => {
    if (from === 0) for (const i of which) sums[i]! += base;
    for (let t = from; t < to; t++) {
      const root = rootList[t]!;
      for (let k = 0; k < which.length; k++) {
        const i = which[k]!;
        const row = rows[i]!;
        let node = root;
        let f = feature[node]!;
        while (f >= 0) {
          node = left[node]! + +(row[f]! > value[node]!);
          f = feature[node]!;
        }
        sums[i]! += value[node]!;
      }
    }
  };
  return { features, score, add, trees };
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
