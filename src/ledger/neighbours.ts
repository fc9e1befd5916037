/** What is placed among its neighbours: a statement or an article. */
export interface Placed {
  readonly key: string;
  /** Days since 1970, null where it has no date. */
  readonly day: number | null;
  /** Stems with their weights, scaled to unit length. */
  readonly weights: ReadonlyMap<string, number>;
  /** The sum of the weights before scaling. */
  readonly mass: number;
}

/** Lexical likeness of two contents: cosine of their weighted stems, 0..1. */
export function likeness(a: Pick<Placed, 'weights'>, b: Pick<Placed, 'weights'>): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let sum = 0;
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0);
  return sum;
}

/** Scored links between keys, both ways; the input of `piecesOf`. */
export type Edges = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How far a thing looks for neighbours. */
export interface Reach {
  /** Things further apart than this many days are not compared; what lasts longer hangs together by its links. */
  readonly days: number;
  /** Links weaker than this are not kept. */
  readonly weakest: number;
}

/** Statements: 5 and 10 days changed no claim of three annotated stories, and cost goes with them; `weakest` by judgement. */
export const STATEMENT_REACH: Reach = { days: 7, weakest: 0.08 };

// Stems in more than one article of 20 (weight below 3) link nothing by themselves; they still count in likeness. By
// judgement, not swept.
const LINKING = 3;

/** A thing by number, with the weight that a stem has in it. */
type Posting = Map<number, number>;

/**
 * Who stands near whom, kept up as things come and go. A thing meets only those that share a linking stem within a few
 * days of it, so that adding one costs as much as it has such neighbours, however large the archive.
 */
export class Neighbourhood<T extends Placed> {
  readonly #reach: Reach;
  readonly #things = new Map<string, T>();
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  /** stem → day → things */
  readonly #postings = new Map<string, Map<number, Posting>>();
  readonly #edges = new Map<string, Map<string, number>>();

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  get edges(): Edges {
    return this.#edges;
  }

  get(key: string): T | undefined {
    return this.#things.get(key);
  }

  add(thing: T): void {
    const links = new Map<string, number>();
    for (const [number, score] of this.#met(thing)) {
      if (score >= this.#reach.weakest) this.#link(links, thing.key, this.#keys[number]!, score);
    }
    const number = this.#keys.push(thing.key) - 1;
    this.#numbers.set(thing.key, number);
    this.#things.set(thing.key, thing);
    this.#edges.set(thing.key, links);
    for (const [stem, weight] of linking(thing)) {
      const days = this.#postings.get(stem) ?? new Map<number, Posting>();
      this.#postings.set(stem, days);
      const posting = days.get(thing.day ?? NO_DAY) ?? new Map<number, number>();
      days.set(thing.day ?? NO_DAY, posting.set(number, weight));
    }
  }

  /** Gives the keys that stood beside it. */
  remove(key: string): readonly string[] {
    const thing = this.#things.get(key);
    if (!thing) return [];
    const beside = [...(this.#edges.get(key)?.keys() ?? [])];
    for (const other of beside) this.#edges.get(other)?.delete(key);
    this.#edges.delete(key);
    this.#things.delete(key);
    const number = this.#numbers.get(key)!;
    this.#numbers.delete(key);
    for (const [stem] of linking(thing))
      this.#postings
        .get(stem)
        ?.get(thing.day ?? NO_DAY)
        ?.delete(number);
    return beside;
  }

  /** Links two things whatever their words, e.g. because a person confirmed it. */
  join(a: string, b: string, score: number): void {
    const links = this.#edges.get(a);
    if (links && this.#things.has(b)) this.#link(links, a, b, Math.max(score, links.get(b) ?? 0));
  }

  #link(links: Map<string, number>, from: string, to: string, score: number): void {
    links.set(to, score);
    this.#edges.get(to)!.set(from, score);
  }

  // Everyone within reach, with the likeness that the linking stems alone give.
  #met(thing: T): Posting {
    const scores: Posting = new Map();
    const { days: reach } = this.#reach;
    const [first, last] = thing.day === null ? [NO_DAY, NO_DAY] : [thing.day - reach, thing.day + reach];
    for (const [stem, weight] of linking(thing)) {
      const days = this.#postings.get(stem);
      if (!days) continue;
      for (let day = first; day <= last; day++) {
        const posting = days.get(day);
        if (posting)
          for (const [number, other] of posting) scores.set(number, (scores.get(number) ?? 0) + weight * other);
      }
    }
    return scores;
  }
}

const NO_DAY = -1e9;

// Scaled weights lose the scale, so that it is put back: mass is the sum before scaling.
function* linking({ weights, mass }: Placed): Iterable<[string, number]> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  for (const [stem, weight] of weights) if ((weight * mass) / sum >= LINKING) yield [stem, weight];
}
