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

/** The raw score (a log-odds, or a score to compare within a group) of one row of features. */
export type Forest = (row: Float64Array) => number;

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
  const { base } = stored;
  return (row) => {
    let sum = base;
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t]!;
      for (let steps = depths[t]!; steps > 0; steps--) node = left[node]! + +(row[feature[node]!]! > cut[node]!);
      sum += leaf[node]!;
    }
    return sum;
  };
}
