/**
 * Groups the words of the unlabelled corpus by the words right beside them and writes `data/ar/clusters.tsv`: words that
 * stand between the same neighbours mostly play the same part, which tells something of words that training never met.
 * Neighbours are weighed (positive pointwise information), brought down to a hundred dimensions, and grouped by k-means.
 *   node --import tsx scripts/train-clusters.ts ../shared/corpus/ant-2018.ndjson.gz
 */
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { arabic, KIND } from '../src/language/index.js';

const path = process.argv[2];
if (path === undefined) {
  console.error('usage: train-clusters.ts CORPUS.ndjson.gz');
  process.exit(2);
}

/** Words that get a cluster; neighbours that are told apart on either side; dimensions; numbers of clusters. */
const WORDS = 20_000;
const NEIGHBOURS = 800;
const DIMENSIONS = 100;
const WIDE = 48;
const NARROW = 256;

const counts = new Map<string, number>();
const texts: string[][] = [];
for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
  const doc = arabic.analyse!((JSON.parse(line) as { text: string }).text);
  const words: string[] = [];
  for (let i = 0; i < doc.count; i++) {
    const kind = doc.kind[i]!;
    const word = kind === KIND.word ? doc.words[i]!.form : `.${kind}`;
    words.push(word);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  texts.push(words);
}
const vocabulary = [...counts]
  .sort((a, b) => b[1] - a[1])
  .slice(0, WORDS)
  .map(([word]) => word);
const size = vocabulary.length;
const number = new Map(vocabulary.map((word, i) => [word, i]));

// A row a word: counts of its left neighbours, then of its right ones; the last of each side stands for all rarer words.
const side = NEIGHBOURS + 1;
const width = 2 * side;
const table = new Float32Array(size * width);
const neighbour = (word: string | undefined): number =>
  Math.min(word === undefined ? NEIGHBOURS : (number.get(word) ?? NEIGHBOURS), NEIGHBOURS);
for (const words of texts) {
  words.forEach((word, i) => {
    const row = number.get(word);
    if (row === undefined) return;
    table[row * width + neighbour(words[i - 1])]!++;
    table[row * width + side + neighbour(words[i + 1])]!++;
  });
}

const rowSums = new Float64Array(size);
const columnSums = new Float64Array(width);
let total = 0;
for (let a = 0; a < size; a++)
  for (let j = 0; j < width; j++) {
    const n = table[a * width + j]!;
    rowSums[a]! += n;
    columnSums[j]! += n;
    total += n;
  }
for (let a = 0; a < size; a++)
  for (let j = 0; j < width; j++) {
    const n = table[a * width + j]!;
    // Neighbours seen once or twice say less than their surprise.
    const sure = Math.min(1, Math.sqrt(n / 4));
    table[a * width + j] = n > 0 ? Math.max(0, Math.log((n * total) / (rowSums[a]! * columnSums[j]!))) * sure : 0;
  }

let seed = 1;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296 - 0.5;
};

/** Makes the columns of a matrix of `rows` rows orthonormal, in place. */
function orthonormal(matrix: Float64Array, rows: number): void {
  const D = DIMENSIONS;
  for (let d = 0; d < D; d++) {
    for (let e = 0; e < d; e++) {
      let p = 0;
      for (let j = 0; j < rows; j++) p += matrix[j * D + d]! * matrix[j * D + e]!;
      for (let j = 0; j < rows; j++) matrix[j * D + d]! -= p * matrix[j * D + e]!;
    }
    let p = 0;
    for (let j = 0; j < rows; j++) p += matrix[j * D + d]! ** 2;
    p = Math.sqrt(p) || 1;
    for (let j = 0; j < rows; j++) matrix[j * D + d]! /= p;
  }
}

// The leading dimensions by subspace iteration.
const points = new Float64Array(size * DIMENSIONS);
let basis = Float64Array.from({ length: width * DIMENSIONS }, random);
function project(): void {
  points.fill(0);
  for (let a = 0; a < size; a++)
    for (let j = 0; j < width; j++) {
      const v = table[a * width + j]!;
      if (v === 0) continue;
      for (let d = 0; d < DIMENSIONS; d++) points[a * DIMENSIONS + d]! += v * basis[j * DIMENSIONS + d]!;
    }
}
for (let round = 0; round < 4; round++) {
  orthonormal(basis, width);
  project();
  basis = new Float64Array(width * DIMENSIONS);
  for (let a = 0; a < size; a++)
    for (let j = 0; j < width; j++) {
      const v = table[a * width + j]!;
      if (v === 0) continue;
      for (let d = 0; d < DIMENSIONS; d++) basis[j * DIMENSIONS + d]! += v * points[a * DIMENSIONS + d]!;
    }
}
orthonormal(basis, width);
project();

/** Brings each of `count` vectors to length one. */
function normalise(vectors: Float64Array, count: number): void {
  for (let a = 0; a < count; a++) {
    const vector = vectors.subarray(a * DIMENSIONS, (a + 1) * DIMENSIONS);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
    for (let d = 0; d < DIMENSIONS; d++) vector[d]! /= length;
  }
}
normalise(points, size);

/** The cluster of each word, by spherical k-means that begins with frequent words. */
function cluster(count: number): Int32Array {
  const centres = new Float64Array(count * DIMENSIONS);
  for (let k = 0; k < count; k++) {
    const a = Math.floor((k * Math.min(size, 4000)) / count);
    centres.set(points.subarray(a * DIMENSIONS, (a + 1) * DIMENSIONS), k * DIMENSIONS);
  }
  const clusters = new Int32Array(size);
  for (let round = 0; round < 15; round++) {
    for (let a = 0; a < size; a++) {
      let most = -Infinity;
      for (let k = 0; k < count; k++) {
        let p = 0;
        for (let d = 0; d < DIMENSIONS; d++) p += points[a * DIMENSIONS + d]! * centres[k * DIMENSIONS + d]!;
        if (p > most) [most, clusters[a]] = [p, k];
      }
    }
    centres.fill(0);
    for (let a = 0; a < size; a++) {
      const weight = Math.min(50, Math.sqrt(rowSums[a]!));
      for (let d = 0; d < DIMENSIONS; d++)
        centres[clusters[a]! * DIMENSIONS + d]! += points[a * DIMENSIONS + d]! * weight;
    }
    normalise(centres, count);
  }
  return clusters;
}

const [wide, narrow] = [cluster(WIDE), cluster(NARROW)];
const lines = new Map<string, string[]>();
vocabulary.forEach((word, a) => {
  if (!/^[\u0600-\u06ff]{2,}$/u.test(word)) return;
  const key = `${wide[a]!}\t${narrow[a]!}`;
  lines.set(key, [...(lines.get(key) ?? []), word]);
});
const sorted = [...lines].sort((a, b) => a[0].localeCompare(b[0], 'en', { numeric: true }));
writeFileSync(
  'data/ar/clusters.tsv',
  `# Made by scripts/train-clusters.ts: wide cluster, narrow cluster, folded words that stand between the same neighbours.\n${sorted.map(([key, words]) => `${key}\t${words.sort().join(' ')}`).join('\n')}\n`,
);
