/**
 * Features of learned decisions are named by parts (`after|verb|gap3`). Learning wants their names; deciding wants only the
 * sum of their weights, many times a sentence: there the hashes of the parts are mixed and nothing is joined.
 */
export interface Part {
  readonly text: string;
  readonly hash: number;
}

const parts = new Map<string, Part>();
/** The parts are few (lemmas, kinds, buckets); a stream of odd words must not grow the table for ever. */
const MOST = 50_000;

/** The part of a feature's name for a text, made once. */
export function part(text: string): Part {
  let found = parts.get(text);
  if (found === undefined) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    if (parts.size >= MOST) parts.clear();
    parts.set(text, (found = { text, hash }));
  }
  return found;
}

/** Takes features, one call each. */
export interface Sink {
  add(a: Part, b?: Part, c?: Part, d?: Part): void;
}

/** Collects the names of features. */
export class Names implements Sink {
  readonly list: string[] = [];
  add(a: Part, b?: Part, c?: Part, d?: Part): void {
    this.list.push([a, b, c, d].flatMap((p) => (p === undefined ? [] : [p.text])).join('|'));
  }
}

const mix = (h: number, next: number): number => Math.imul(h ^ next ^ (h >>> 15), 0x85ebca6b) ^ (next >>> 7);

/** Thirty bits, so that a key stays a small integer. (Two of 10,000 features share one in about 5 % of trainings: harmless.) */
function keyOf(a: Part, b: Part | undefined, c: Part | undefined, d: Part | undefined): number {
  let h = mix(1, a.hash);
  if (b !== undefined) h = mix(h, b.hash);
  if (c !== undefined) h = mix(h, c.hash);
  if (d !== undefined) h = mix(h, d.hash);
  return (h ^ (h >>> 13)) & 0x3fffffff;
}

/** Numbers from 1 by the keys of features, in an open table of twice as many slots or more; 0 for none. */
class Index {
  private readonly keys: Int32Array;
  private readonly places: Int32Array;
  private readonly mask: number;
  constructor(keys: readonly number[]) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size).fill(-1);
    this.places = new Int32Array(size);
    keys.forEach((key, i) => {
      let slot = key & this.mask;
      while (this.keys[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
      this.keys[slot] = key;
      this.places[slot] = i + 1;
    });
  }
  of(key: number): number {
    let slot = key & this.mask;
    let held = this.keys[slot]!;
    while (held !== key) {
      if (held === -1) return 0;
      slot = (slot + 1) & this.mask;
      held = this.keys[slot]!;
    }
    return this.places[slot]!;
  }
}

function keyOfName(name: string): number {
  const [a, b, c, d] = name.split('|').map(part);
  return keyOf(a!, b, c, d);
}

/** Weights by the keys of their features. */
export class Hashed {
  private readonly index: Index;
  private readonly values: Float64Array;
  constructor(values: ReadonlyMap<string, number>) {
    this.index = new Index([...values.keys()].map(keyOfName));
    this.values = new Float64Array([0, ...values.values()]);
  }
  get(a: Part, b?: Part, c?: Part, d?: Part): number {
    return this.values[this.index.of(keyOf(a, b, c, d))]!;
  }
}

/** Rows of weights, one weight a class, by the keys of their features; most weights of a row are 0 and not kept. */
export class HashedRows {
  private readonly index: Index;
  /** `from[n]` up to `from[n + 1]`: where the weights of row `n` stand. */
  private readonly from: Int32Array;
  private readonly classes: Uint8Array;
  private readonly weights: Float64Array;
  constructor(rows: ReadonlyMap<string, Float64Array>) {
    this.index = new Index([...rows.keys()].map(keyOfName));
    const from = [0, 0];
    const classes: number[] = [];
    const weights: number[] = [];
    for (const row of rows.values()) {
      row.forEach((weight, i) => {
        if (weight === 0) return;
        classes.push(i);
        weights.push(weight);
      });
      from.push(classes.length);
    }
    this.from = Int32Array.from(from);
    this.classes = Uint8Array.from(classes);
    this.weights = Float64Array.from(weights);
  }
  addTo(totals: Float64Array, key: number): void {
    const row = this.index.of(key);
    if (row === 0) return;
    for (let i = this.from[row]!, end = this.from[row + 1]!; i < end; i++)
      totals[this.classes[i]!]! += this.weights[i]!;
  }
}

/** Adds up the weights of features. */
export class Sum implements Sink {
  total = 0;
  constructor(private readonly weights: Hashed) {}
  add(a: Part, b?: Part, c?: Part, d?: Part): void {
    this.total += this.weights.get(a, b, c, d);
  }
}

/** Adds up rows of weights, one a class. */
export class RowSum implements Sink {
  readonly totals: Float64Array;
  constructor(
    private readonly rows: HashedRows,
    width: number,
  ) {
    this.totals = new Float64Array(width);
  }
  add(a: Part, b?: Part, c?: Part, d?: Part): void {
    this.rows.addTo(this.totals, keyOf(a, b, c, d));
  }
}
