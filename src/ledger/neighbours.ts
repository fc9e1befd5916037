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

/** Statements: 5 to 10 days changed nothing on the stories tuned on, and cost goes with them. */
export const STATEMENT_REACH: Reach = { days: 7, weakest: 0.08 };

// Stems this frequent (weight below 3: more than one article in 20) do not look up neighbours; they still count in likeness.
const LOOKED_UP = 3;

/**
 * Who stands near whom, kept up as mentions come and go. A mention meets only those that share a telling stem within a
 * few days of it, so that adding one costs as much as it has such neighbours, however large the archive.
 */
export class Neighbourhood<T extends Placed> {
  readonly #reach: Reach;
  readonly #mentions = new Map<string, T>();
  /** stem → day → keys */
  readonly #postings = new Map<string, Map<number, Set<string>>>();
  readonly #edges = new Map<string, Map<string, number>>();

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  get edges(): Edges {
    return this.#edges;
  }

  get(key: string): T | undefined {
    return this.#mentions.get(key);
  }

  keys(): IterableIterator<string> {
    return this.#mentions.keys();
  }

  add(mention: T): void {
    const links = new Map<string, number>();
    for (const other of this.#candidates(mention)) {
      const score = likeness(mention, this.#mentions.get(other)!);
      if (score >= this.#reach.weakest) this.#link(links, mention.key, other, score);
    }
    this.#mentions.set(mention.key, mention);
    this.#edges.set(mention.key, links);
    for (const stem of lookedUp(mention)) {
      const days = this.#postings.get(stem) ?? new Map<number, Set<string>>();
      this.#postings.set(stem, days);
      const keys = days.get(mention.day ?? NO_DAY) ?? new Set<string>();
      days.set(mention.day ?? NO_DAY, keys.add(mention.key));
    }
  }

  /** Gives the keys that stood beside it. */
  remove(key: string): readonly string[] {
    const mention = this.#mentions.get(key);
    if (!mention) return [];
    const beside = [...(this.#edges.get(key)?.keys() ?? [])];
    for (const other of beside) this.#edges.get(other)?.delete(key);
    this.#edges.delete(key);
    this.#mentions.delete(key);
    for (const stem of lookedUp(mention))
      this.#postings
        .get(stem)
        ?.get(mention.day ?? NO_DAY)
        ?.delete(key);
    return beside;
  }

  /** Links two mentions whatever their words, e.g. because a person confirmed it. */
  join(a: string, b: string, score: number): void {
    const links = this.#edges.get(a);
    if (links && this.#mentions.has(b)) this.#link(links, a, b, Math.max(score, links.get(b) ?? 0));
  }

  #link(links: Map<string, number>, from: string, to: string, score: number): void {
    links.set(to, score);
    this.#edges.get(to)!.set(from, score);
  }

  #candidates(mention: T): Set<string> {
    const found = new Set<string>();
    for (const stem of lookedUp(mention)) {
      const days = this.#postings.get(stem);
      if (!days) continue;
      if (mention.day === null) for (const key of days.get(NO_DAY) ?? []) found.add(key);
      else
        for (let day = mention.day - this.#reach.days; day <= mention.day + this.#reach.days; day++) {
          for (const key of days.get(day) ?? []) found.add(key);
        }
    }
    return found;
  }
}

const NO_DAY = Number.MIN_SAFE_INTEGER;

// Scaled weights lose the scale, so that it is put back: mass is the sum before scaling.
function* lookedUp(mention: Placed): Iterable<string> {
  let sum = 0;
  for (const weight of mention.weights.values()) sum += weight;
  for (const [stem, weight] of mention.weights) if ((weight * mention.mass) / sum >= LOOKED_UP) yield stem;
}
