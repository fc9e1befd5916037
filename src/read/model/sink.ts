import { hashOf } from '../doc.js';

/**
 * Features of learned decisions. A feature is a template and one to three values, all whole numbers; its name is their
 * hash, so that reading only adds up weights and training meets the very same features.
 */
export interface Sink {
  one(template: number, a: number): void;
  two(template: number, a: number, b: number): void;
  three(template: number, a: number, b: number, c: number): void;
}

/** Weights stand in tables of this many places (a power of two): with some 400,000 weights in the fullest, few features share one. Not swept. */
export const PLACES = 1 << 20;

function mix(h: number, value: number): number {
  const x = Math.imul(h ^ value, 0x85ebca6b);
  return Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
}

const placeOf = (h: number): number => (h ^ (h >>> 16)) & (PLACES - 1);

/** Adds up the weights of the features that it takes. */
export class Score implements Sink {
  total = 0;
  constructor(private readonly weights: Int8Array) {}
  one(template: number, a: number): void {
    this.total += this.weights[placeOf(mix(template, a))]!;
  }
  two(template: number, a: number, b: number): void {
    this.total += this.weights[placeOf(mix(mix(template, a), b))]!;
  }
  three(template: number, a: number, b: number, c: number): void {
    this.total += this.weights[placeOf(mix(mix(mix(template, a), b), c))]!;
  }
}

/** Collects the places of features, for training. */
export class Places implements Sink {
  readonly list: number[] = [];
  one(template: number, a: number): void {
    this.list.push(placeOf(mix(template, a)));
  }
  two(template: number, a: number, b: number): void {
    this.list.push(placeOf(mix(mix(template, a), b)));
  }
  three(template: number, a: number, b: number, c: number): void {
    this.list.push(placeOf(mix(mix(mix(template, a), b), c)));
  }
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
