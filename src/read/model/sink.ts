import { hashOf } from '../doc.js';

/**
 * Features of learned decisions. A feature is a template and one to three values, all whole numbers; its name is their
 * hash, so that reading only adds up weights and training meets the very same features.
 */
export interface Sink {
  one(template: number, a: number): void;
  two(template: number, a: number, b: number): void;
  three(template: number, a: number, b: number, c: number): void;
  /** The same features with each of some last values. */
  oneOf(template: number, last: readonly number[]): void;
  twoOf(template: number, a: number, last: readonly number[]): void;
  threeOf(template: number, a: number, b: number, last: readonly number[]): void;
  /**
   * Begins a run of features that hang on nothing but the pair `a`, `b`, up to `end()`; runs do not nest. False where the
   * pair was met before and the sum of its run has been added: then there is nothing to write.
   */
  run(a: number, b: number): boolean;
  end(): void;
}

/** Weights stand in tables of this many places (a power of two): with some 400,000 weights in the fullest, few features share one. Not swept. */
export const PLACES = 1 << 20;

function mix(h: number, value: number): number {
  const x = Math.imul(h ^ value, 0x85ebca6b);
  return Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
}

const placeOf = (h: number): number => (h ^ (h >>> 16)) & (PLACES - 1);

/** A linear model: a weight for each place, in units. */
export interface Table {
  readonly weights: Int8Array;
  /** The log-odds that one step of a weight stands for. */
  readonly unit: number;
}

/** Runs whose sums are remembered (a power of two): later ones take the places of earlier ones. */
const RUNS = 1 << 11;

/** Adds up the weights of features; made for one document, since the sums of runs are remembered. */
export class Score implements Sink {
  private total = 0;
  private readonly weights: Int8Array;
  private readonly unit: number;
  private runs: Int32Array | null = null;
  private place = 0;
  private before = 0;

  constructor({ weights, unit }: Table) {
    this.weights = weights;
    this.unit = unit;
  }

  /** The log-odds of what `write` writes. */
  of(write: (f: Sink) => void): number {
    write(this);
    return this.odds();
  }

  /** The log-odds of what was written since it was asked last. */
  odds(): number {
    const { total } = this;
    this.total = 0;
    return total * this.unit;
  }

  one(template: number, a: number): void {
    this.total += this.weights[placeOf(mix(template, a))]!;
  }
  two(template: number, a: number, b: number): void {
    this.total += this.weights[placeOf(mix(mix(template, a), b))]!;
  }
  three(template: number, a: number, b: number, c: number): void {
    this.total += this.weights[placeOf(mix(mix(mix(template, a), b), c))]!;
  }
  oneOf(template: number, last: readonly number[]): void {
    const { weights } = this;
    let sum = 0;
    for (let i = 0; i < last.length; i++) sum += weights[placeOf(mix(template, last[i]!))]!;
    this.total += sum;
  }
  twoOf(template: number, a: number, last: readonly number[]): void {
    this.oneOf(mix(template, a), last);
  }
  threeOf(template: number, a: number, b: number, last: readonly number[]): void {
    this.oneOf(mix(mix(template, a), b), last);
  }
  run(a: number, b: number): boolean {
    const runs = (this.runs ??= new Int32Array(3 * RUNS).fill(-1));
    const place = 3 * (mix(mix(0, a), b) & (RUNS - 1));
    if (runs[place] === a && runs[place + 1] === b) {
      this.total += runs[place + 2]!;
      return false;
    }
    runs[place] = a;
    runs[place + 1] = b;
    this.place = place + 2;
    this.before = this.total;
    return true;
  }
  end(): void {
    this.runs![this.place] = this.total - this.before;
  }
}

/** More than any row of features has. */
const WIDTH = 512;

/** Collects the places of features, for training and for rows that several models weigh. */
export class Places implements Sink {
  private readonly list = new Int32Array(WIDTH);
  private n = 0;

  /** The places of what `write` writes; good until the next is asked for. */
  of(write: (f: Sink) => void): Int32Array {
    this.n = 0;
    write(this);
    return this.row();
  }

  /** The places of what was written since they were asked for last; good until the next write. */
  row(): Int32Array {
    const { n } = this;
    this.n = 0;
    return this.list.subarray(0, n);
  }
  one(template: number, a: number): void {
    this.put(mix(template, a));
  }
  two(template: number, a: number, b: number): void {
    this.put(mix(mix(template, a), b));
  }
  three(template: number, a: number, b: number, c: number): void {
    this.put(mix(mix(mix(template, a), b), c));
  }
  oneOf(template: number, last: readonly number[]): void {
    for (let i = 0; i < last.length; i++) this.put(mix(template, last[i]!));
  }
  twoOf(template: number, a: number, last: readonly number[]): void {
    this.oneOf(mix(template, a), last);
  }
  threeOf(template: number, a: number, b: number, last: readonly number[]): void {
    this.oneOf(mix(mix(template, a), b), last);
  }
  run(): boolean {
    return true;
  }
  end(): void {}
  private put(h: number): void {
    this.list[this.n++] = placeOf(h);
  }
}

/** The log-odds that a model gives a row of places. */
export function weigh({ weights, unit }: Table, places: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += weights[places[i]!]!;
  return sum * unit;
}

/** Numbers for the names of templates; `of` tells the questions apart that meet in one table. */
export function templates<const Name extends string>(of: string, ...names: Name[]): Readonly<Record<Name, number>> {
  const numbers = Object.fromEntries(names.map((name) => [name, hashOf(`${of}.${name}`)]));
  // V8 keeps an object that was filled key by key as a dictionary, which costs more to ask than a feature to add; a parsed one it does not.
  return JSON.parse(JSON.stringify(numbers)) as Record<Name, number>;
}

/** A distance in few steps, near ones told apart, far ones not. */
export function step(n: number): number {
  if (n < 0) return n < -6 ? -7 : n;
  return n <= 4 ? n : n <= 6 ? 6 : n <= 9 ? 9 : n <= 14 ? 14 : n <= 22 ? 22 : n <= 35 ? 35 : 99;
}

/** A log-odds in steps of one, from -4 to 4. */
export const oddsStep = (score: number): number => Math.round(Math.max(-4, Math.min(4, score)));
