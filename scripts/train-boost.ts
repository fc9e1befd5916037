/** Gradient-boosted regression trees: the trainer of the reader's forests. Deterministic: its random numbers are seeded. */
import type { StoredForest } from '../src/read/model/trees.js';

/** Rows of features with labels; rows of one group compete (a softmax over the group), group -1 rows stand alone (logistic). */
export interface Data {
  readonly features: readonly string[];
  readonly rows: Float32Array[];
  readonly label: number[];
  readonly group: number[];
  readonly weight: number[];
}

export interface Settings {
  readonly trees: number;
  readonly rate: number;
  readonly leaves: number;
  readonly minLeaf: number;
  readonly columns: number;
  readonly sample: number;
  readonly lambda: number;
  readonly seed: number;
}

export const emptyData = (features: readonly string[]): Data => ({
  features,
  rows: [],
  label: [],
  group: [],
  weight: [],
});

const BINS = 48;

function random(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Binned {
  readonly bins: Uint8Array[]; // a column each
  readonly edges: Float64Array[]; // upper edges of the bins
}

function binColumns(data: Data): Binned {
  const n = data.rows.length;
  const bins: Uint8Array[] = [];
  const edges: Float64Array[] = [];
  for (let f = 0; f < data.features.length; f++) {
    const sorted = Float32Array.from(data.rows, (r) => r[f]!).sort();
    const distinct: number[] = [];
    for (const v of sorted) if (distinct.length === 0 || distinct[distinct.length - 1] !== v) distinct.push(v);
    let cuts: number[];
    if (distinct.length <= BINS) cuts = distinct.slice(0, -1).map((v, i) => (v + distinct[i + 1]!) / 2);
    else {
      cuts = [];
      for (let b = 1; b < BINS; b++) {
        const at = Math.floor((b * n) / BINS);
        const v = sorted[at]!;
        const below = sorted[at - 1]!;
        const cut = v === below ? v - 1e-6 : (v + below) / 2;
        if (cuts.length === 0 || cut > cuts[cuts.length - 1]!) cuts.push(cut);
      }
    }
    const column = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      const v = data.rows[i]![f]!;
      let lo = 0;
      let hi = cuts.length;
      while (lo < hi) {
        const mid = (lo + hi) >> 1;
        if (v <= cuts[mid]!) hi = mid;
        else lo = mid + 1;
      }
      column[i] = lo;
    }
    bins.push(column);
    edges.push(Float64Array.from(cuts));
  }
  return { bins, edges };
}

interface Node {
  feature: number;
  value: number;
  left: number;
}

interface Leaf {
  node: number;
  rows: Int32Array;
  gain: number;
  feature: number;
  bin: number;
  g: number;
  h: number;
}

/** Trains a forest; `groups` of competing rows must be contiguous. */
export function boost(data: Data, settings: Settings): StoredForest {
  const n = data.rows.length;
  const { bins, edges } = binColumns(data);
  const rnd = random(settings.seed);
  const ranked = data.group.length > 0 && data.group[0]! >= 0;
  const positives = data.label.reduce((a, b, i) => a + b * data.weight[i]!, 0);
  const total = data.weight.reduce((a, b) => a + b, 0);
  const base = ranked ? 0 : Math.log(Math.max(positives, 0.5) / Math.max(total - positives, 0.5));
  const score = new Float64Array(n).fill(base);
  const g = new Float64Array(n);
  const h = new Float64Array(n);
  const out = {
    features: data.features,
    base,
    sizes: [] as number[],
    feature: [] as number[],
    value: [] as number[],
    left: [] as number[],
  };
  for (let t = 0; t < settings.trees; t++) {
    gradients(data, ranked, score, g, h);
    const kept: number[] = [];
    if (ranked) {
      let keep = true;
      for (let i = 0; i < n; i++) {
        if (i === 0 || data.group[i] !== data.group[i - 1]) keep = rnd() < settings.sample;
        if (keep) kept.push(i);
      }
    } else for (let i = 0; i < n; i++) if (rnd() < settings.sample) kept.push(i);
    const columns: number[] = [];
    for (let f = 0; f < bins.length; f++) if (edges[f]!.length > 0 && rnd() < settings.columns) columns.push(f);
    const nodes = grow(Int32Array.from(kept), columns, bins, edges, g, h, settings);
    for (let i = 0; i < n; i++) score[i]! += settings.rate * walk(nodes, bins, edges, i);
    out.sizes.push(nodes.length);
    for (const node of nodes) {
      out.feature.push(node.feature);
      out.value.push(node.feature < 0 ? round(node.value * settings.rate) : edges[node.feature]![node.value]!);
      out.left.push(node.left);
    }
  }
  return { ...out, value: out.value.map(round) };
}

const round = (x: number): number => Math.round(x * 1e5) / 1e5;

function gradients(data: Data, ranked: boolean, score: Float64Array, g: Float64Array, h: Float64Array): void {
  const n = score.length;
  if (!ranked) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]!));
      g[i] = (p - data.label[i]!) * data.weight[i]!;
      h[i] = Math.max(p * (1 - p), 1e-6) * data.weight[i]!;
    }
    return;
  }
  for (let i = 0; i < n;) {
    let j = i;
    let top = -Infinity;
    while (j < n && data.group[j] === data.group[i]) top = Math.max(top, score[j++]!);
    let sum = 0;
    for (let k = i; k < j; k++) sum += Math.exp(score[k]! - top);
    for (let k = i; k < j; k++) {
      const p = Math.exp(score[k]! - top) / sum;
      g[k] = (p - data.label[k]!) * data.weight[k]!;
      h[k] = Math.max(p * (1 - p), 1e-6) * data.weight[k]!;
    }
    i = j;
  }
}

function walk(
  nodes: readonly Node[],
  bins: readonly Uint8Array[],
  _edges: readonly Float64Array[],
  row: number,
): number {
  let at = 0;
  while (nodes[at]!.feature >= 0)
    at = bins[nodes[at]!.feature]![row]! <= nodes[at]!.value ? nodes[at]!.left : nodes[at]!.left + 1;
  return nodes[at]!.value;
}

function grow(
  rows: Int32Array,
  columns: readonly number[],
  bins: readonly Uint8Array[],
  edges: readonly Float64Array[],
  g: Float64Array,
  h: Float64Array,
  s: Settings,
): Node[] {
  const nodes: Node[] = [{ feature: -1, value: 0, left: 0 }];
  const open: Leaf[] = [bestSplit(0, rows, columns, bins, edges, g, h, s)];
  let leaves = 1;
  while (leaves < s.leaves) {
    let pick = -1;
    for (let i = 0; i < open.length; i++)
      if (open[i]!.gain > 1e-6 && (pick < 0 || open[i]!.gain > open[pick]!.gain)) pick = i;
    if (pick < 0) break;
    const leaf = open[pick]!;
    const column = bins[leaf.feature]!;
    const left = leaf.rows.filter((i) => column[i]! <= leaf.bin);
    const right = leaf.rows.filter((i) => column[i]! > leaf.bin);
    const at = nodes.length;
    nodes.push({ feature: -1, value: 0, left: 0 }, { feature: -1, value: 0, left: 0 });
    nodes[leaf.node] = { feature: leaf.feature, value: leaf.bin, left: at };
    open[pick] = bestSplit(at, left, columns, bins, edges, g, h, s);
    open.push(bestSplit(at + 1, right, columns, bins, edges, g, h, s));
    leaves++;
  }
  for (const leaf of open) nodes[leaf.node]!.value = -leaf.g / (leaf.h + s.lambda);
  return nodes;
}

const histG = new Float64Array(BINS + 1);
const histH = new Float64Array(BINS + 1);
const histN = new Int32Array(BINS + 1);

function bestSplit(
  node: number,
  rows: Int32Array,
  columns: readonly number[],
  bins: readonly Uint8Array[],
  edges: readonly Float64Array[],
  g: Float64Array,
  h: Float64Array,
  s: Settings,
): Leaf {
  let G = 0;
  let H = 0;
  for (const i of rows) {
    G += g[i]!;
    H += h[i]!;
  }
  const leaf: Leaf = { node, rows, gain: 0, feature: -1, bin: 0, g: G, h: H };
  if (rows.length < 2 * s.minLeaf) return leaf;
  const parent = (G * G) / (H + s.lambda);
  for (const f of columns) {
    const size = edges[f]!.length + 1;
    histG.fill(0, 0, size);
    histH.fill(0, 0, size);
    histN.fill(0, 0, size);
    const column = bins[f]!;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!;
      const b = column[i]!;
      histG[b]! += g[i]!;
      histH[b]! += h[i]!;
      histN[b]!++;
    }
    let gl = 0;
    let hl = 0;
    let nl = 0;
    for (let b = 0; b + 1 < size; b++) {
      gl += histG[b]!;
      hl += histH[b]!;
      nl += histN[b]!;
      if (nl < s.minLeaf) continue;
      if (rows.length - nl < s.minLeaf) break;
      const gain = (gl * gl) / (hl + s.lambda) + ((G - gl) * (G - gl)) / (H - hl + s.lambda) - parent;
      if (gain > leaf.gain) {
        leaf.gain = gain;
        leaf.feature = f;
        leaf.bin = b;
      }
    }
  }
  return leaf;
}
