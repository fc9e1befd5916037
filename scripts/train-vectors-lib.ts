/** What training gives: words with their document counts, and a row of unit length for each. */
export interface Vectors {
  readonly documents: number;
  readonly words: readonly { readonly word: string; readonly documents: number }[];
  readonly rows: Float32Array;
  readonly width: number;
}

export interface Settings {
  /** A word must stand in this many documents to get a row. */
  readonly least: number;
  readonly window: number;
  readonly width: number;
  readonly rounds: number;
}

/**
 * Word vectors from co-occurrence: positive pointwise mutual information (contexts smoothed by 0.75, as Levy and
 * Goldberg), then the leading eigenvectors of that symmetric matrix by subspace iteration. Deterministic: the start is
 * seeded. `documents` are lists of stems.
 */
export function train(documents: readonly (readonly string[])[], { least, window, width, rounds }: Settings): Vectors {
  const words = vocabulary(documents, least);
  const index = new Map(words.map(({ word }, i) => [word, i]));
  const matrix = mutualInformation(documents, index, window);
  const rows = leading(matrix, words.length, width, rounds);
  return { documents: documents.length, words, rows, width };
}

function vocabulary(documents: readonly (readonly string[])[], least: number): { word: string; documents: number }[] {
  const counts = new Map<string, number>();
  for (const stems of documents) for (const word of new Set(stems)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word, n]) => ({ word, documents: n }));
}

interface Sparse {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

function mutualInformation(
  documents: readonly (readonly string[])[],
  index: ReadonlyMap<string, number>,
  window: number,
): Sparse {
  const n = index.size;
  const pairs = new Map<number, number>();
  for (const stems of documents) {
    const ids = stems.map((stem) => index.get(stem) ?? -1);
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]! < 0) continue;
      for (let d = 1; d <= window && i + d < ids.length; d++) {
        const other = ids[i + d]!;
        if (other < 0 || other === ids[i]) continue;
        const key = Math.min(ids[i]!, other) * n + Math.max(ids[i]!, other);
        pairs.set(key, (pairs.get(key) ?? 0) + 1 / d);
      }
    }
  }
  const sums = new Float64Array(n);
  for (const [key, value] of pairs) {
    sums[Math.floor(key / n)]! += value;
    sums[key % n]! += value;
  }
  const smooth = sums.map((sum) => sum ** 0.75);
  const smoothTotal = smooth.reduce((a, b) => a + b, 0);
  const kept: [number, number, number][] = [];
  for (const [key, value] of pairs) {
    const a = Math.floor(key / n);
    const b = key % n;
    // Smoothing makes the two directions differ; the smaller is taken so that the matrix stays symmetric.
    const pmi = Math.log(
      Math.min((value * smoothTotal) / (sums[a]! * smooth[b]!), (value * smoothTotal) / (sums[b]! * smooth[a]!)),
    );
    if (pmi > 0) kept.push([a, b, pmi]);
  }
  return compress(kept, n);
}

function compress(entries: readonly (readonly [number, number, number])[], n: number): Sparse {
  const starts = new Int32Array(n + 1);
  for (const [a, b] of entries) {
    starts[a + 1]!++;
    starts[b + 1]!++;
  }
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  const at = starts.slice();
  const columns = new Int32Array(starts[n]!);
  const values = new Float32Array(starts[n]!);
  for (const [a, b, value] of entries) {
    columns[at[a]!] = b;
    values[at[a]!++] = value;
    columns[at[b]!] = a;
    values[at[b]!++] = value;
  }
  return { starts, columns, values };
}

function leading(matrix: Sparse, n: number, width: number, rounds: number): Float32Array {
  let basis: Float32Array = new Float32Array(n * width);
  let seed = 20180401;
  for (let i = 0; i < basis.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    basis[i] = seed / 2 ** 32 - 0.5;
  }
  orthonormal(basis, n, width);
  let scale: Float64Array = new Float64Array(width);
  for (let round = 0; round < rounds; round++) {
    basis = multiply(matrix, basis, n, width);
    scale = orthonormal(basis, n, width);
  }
  // Rows weighted by the square root of the eigenvalues (the usual compromise), then cut to unit length.
  const rows = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    let length = 0;
    for (let k = 0; k < width; k++) {
      const value = basis[i * width + k]! * Math.sqrt(scale[k]!);
      rows[i * width + k] = value;
      length += value * value;
    }
    const by = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let k = 0; k < width; k++) rows[i * width + k]! *= by;
  }
  return rows;
}

function multiply({ starts, columns, values }: Sparse, basis: Float32Array, n: number, width: number): Float32Array {
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const from = columns[at]! * width;
      const value = values[at]!;
      for (let k = 0; k < width; k++) out[i * width + k]! += value * basis[from + k]!;
    }
  }
  return out;
}

/** Gram–Schmidt over the columns, in place; gives each column's length before scaling. */
function orthonormal(basis: Float32Array, n: number, width: number): Float64Array {
  const lengths = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    for (let before = 0; before < k; before++) {
      let dot = 0;
      for (let i = 0; i < n; i++) dot += basis[i * width + k]! * basis[i * width + before]!;
      for (let i = 0; i < n; i++) basis[i * width + k]! -= dot * basis[i * width + before]!;
    }
    let length = 0;
    for (let i = 0; i < n; i++) length += basis[i * width + k]! ** 2;
    lengths[k] = Math.sqrt(length);
    const by = lengths[k]! > 0 ? 1 / lengths[k]! : 0;
    for (let i = 0; i < n; i++) basis[i * width + k]! *= by;
  }
  return lengths;
}
