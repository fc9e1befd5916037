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

/**
 * Makes a stored forest ready. Every walk down a tree takes as many steps as the tree is deep, a leaf leading to itself:
 * steps without a question whether to go on are several times cheaper than the few that are saved by asking.
 */
export function plantForest(stored: StoredForest): Forest {
  const n = stored.feature.length;
  const feature = new Int16Array(n);
  const cut = new Float64Array(n).fill(Infinity);
  const leaf = Float64Array.from(stored.value);
  const left = Int32Array.from({ length: n }, (_, node) => node);
  const roots = new Int32Array(stored.sizes.length);
  const depths = new Uint8Array(stored.sizes.length);
  let at = 0;
  for (const [t, size] of stored.sizes.entries()) {
    roots[t] = at;
    const depth = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      const node = at + i;
      if (stored.feature[node]! < 0) continue;
      const below = stored.left[node]!;
      feature[node] = stored.feature[node]!;
      cut[node] = stored.value[node]!;
      left[node] = at + below;
      depth[below] = depth[below + 1] = depth[i]! + 1;
      depths[t] = Math.max(depths[t]!, depth[i]! + 1);
    }
    at += size;
  }
  const { base, features } = stored;
  const trees = roots.length;
  const walk = (row: Float64Array, t: number): number => {
    let node = roots[t]!;
    for (let steps = depths[t]!; steps > 0; steps--) node = left[node]! + +(row[feature[node]!]! > cut[node]!);
    return leaf[node]!;
  };
  const score = (row: Float64Array, from = 0, to = trees): number => {
    let sum = from === 0 ? base : 0;
    for (let t = from; t < to; t++) sum += walk(row, t);
    return sum;
  };
  const add: Forest['add'] = (rows, which, sums, from, to) => {
    if (from === 0) for (const i of which) sums[i]! += base;
    for (let t = from; t < to; t++) {
      for (let k = 0; k < which.length; k++) sums[which[k]!]! += walk(rows[which[k]!]!, t);
    }
  };
  return { features, score, add, trees };
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
