import { Neighbourhood, type Placed, type Reach } from './neighbours.js';
import { Pieces } from './pieces.js';

/** A piece and what was made of it. */
export interface Piece<R> {
  readonly members: readonly string[];
  readonly made: R;
}

/**
 * Things among their neighbours, cut into pieces, with what was made of each piece kept up to date: after a change only
 * the pieces that it touched are made again. What comes out hangs on what is in, never on the order in which it came.
 */
export class Partition<T extends Placed, R> {
  readonly #near: Neighbourhood<T>;
  readonly #make: (members: readonly T[]) => R;
  readonly #pieceOf = new Map<string, Piece<R>>();
  readonly #touched = new Set<string>();
  #lost: Piece<R>[] = [];

  constructor(reach: Reach, make: (members: readonly T[]) => R) {
    this.#near = new Neighbourhood<T>(reach);
    this.#make = make;
  }

  get(key: string): T | undefined {
    return this.#near.get(key);
  }

  /** The piece of a key, as of the last `settle`. */
  pieceOf(key: string): Piece<R> | undefined {
    return this.#pieceOf.get(key);
  }

  /** Every piece once, as of the last `settle`. */
  pieces(): ReadonlySet<Piece<R>> {
    return new Set(this.#pieceOf.values());
  }

  add(thing: T): void {
    this.#near.add(thing);
    this.#touched.add(thing.key);
  }

  /** Holds two things together whatever their words. */
  join(a: string, b: string, score: number): void {
    this.#near.join(a, b, score);
    this.#touched.add(a).add(b);
  }

  remove(key: string): void {
    for (const beside of this.#near.remove(key)) this.#touched.add(beside);
    const piece = this.#pieceOf.get(key);
    if (piece) {
      this.#lost.push(piece);
      for (const member of piece.members) this.#touched.add(member);
    }
    this.#pieceOf.delete(key);
    this.#touched.delete(key);
  }

  /** Makes anew what was touched since the last time; gives the pieces that came and those that they replace. */
  settle(): { readonly now: readonly Piece<R>[]; readonly before: readonly Piece<R>[] } {
    const pieces = new Pieces(this.#near.edges);
    const before = new Set(this.#lost);
    const now: Piece<R>[] = [];
    const done = new Set<string>();
    const work = [...this.#touched].filter((key) => this.#near.get(key));
    for (const key of work) {
      if (done.has(key)) continue;
      const members = pieces.of(key);
      for (const member of members) {
        done.add(member);
        const old = this.#pieceOf.get(member);
        if (!old) continue;
        before.add(old);
        for (const other of old.members) if (!done.has(other) && this.#near.get(other)) work.push(other);
      }
      const piece = { members, made: this.#make(members.map((member) => this.#near.get(member)!)) };
      for (const member of members) this.#pieceOf.set(member, piece);
      now.push(piece);
    }
    this.#touched.clear();
    this.#lost = [];
    return { now, before: [...before] };
  }
}
