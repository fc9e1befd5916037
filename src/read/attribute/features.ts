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

/** Values by the keys of their features. */
export class Hashed<T> {
  private readonly table = new Map<number, T>();
  constructor(values: ReadonlyMap<string, T>) {
    for (const [name, value] of values) {
      const [a, b, c, d] = name.split('|').map(part);
      this.table.set(keyOf(a!, b, c, d), value);
    }
  }
  get(a: Part, b?: Part, c?: Part, d?: Part): T | undefined {
    return this.table.get(keyOf(a, b, c, d));
  }
}

/** Adds up the weights of features. */
export class Sum implements Sink {
  total = 0;
  constructor(private readonly weights: Hashed<number>) {}
  add(a: Part, b?: Part, c?: Part, d?: Part): void {
    this.total += this.weights.get(a, b, c, d) ?? 0;
  }
}

/** Adds up rows of weights, one a class. */
export class RowSum implements Sink {
  readonly totals: Float64Array;
  constructor(
    private readonly rows: Hashed<Float64Array>,
    width: number,
  ) {
    this.totals = new Float64Array(width);
  }
  add(a: Part, b?: Part, c?: Part, d?: Part): void {
    const row = this.rows.get(a, b, c, d);
    if (row !== undefined) for (let i = 0; i < row.length; i++) this.totals[i]! += row[i]!;
  }
}
