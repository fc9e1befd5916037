export const TOGETHER = 1e6;
export const APART = -1e12;

// A cluster held together by a person's word alone may have nothing in common; it is not excused further than this.
const LOOSEST = 0.05;

/** A pair's likeness; `APART` keeps two apart, `TOGETHER` holds them together (finite, so that sums stay numbers). */
export type Likeness = (a: number, b: number) => number;

/** How the likeness of two clusters comes of their pairs. */
export interface Linkage {
  /** How much the likeliest pair counts against the mean of all pairs: 0 mean only … 1 single link. */
  readonly top: number;
  /**
   * How far the mean is measured by how alike each cluster is within itself: 0 not at all … 1 as the cosine of their
   * centres. Large clusters are looser, and without it they stop growing first.
   */
  readonly spread: number;
}

/**
 * Agglomerative clustering of `count` items: the two likeliest clusters join until none are as like as `least`. Ties go to
 * the lower numbers, so that the result hangs on the items' order alone; sort them by key first.
 */
export function agglomerate(count: number, likeness: Likeness, least: number, { top, spread }: Linkage): number[][] {
  const sums = Array.from({ length: count }, () => new Float64Array(count));
  const tops = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) sums[a]![b] = sums[b]![a] = tops[a]![b] = tops[b]![a] = likeness(a, b);
  }
  const members: (number[] | null)[] = Array.from({ length: count }, (_, i) => [i]);
  // The sum over all ordered pairs of a cluster, an item with itself counted as 1.
  const within = new Float64Array(count).fill(1);
  const inner = (i: number): number => within[i]! / members[i]!.length ** 2;
  const alive = (i: number): boolean => members[i] !== null;
  const score = (a: number, b: number): number => {
    let mean = sums[a]![b]! / (members[a]!.length * members[b]!.length);
    if (spread > 0 && mean > 0) mean /= Math.max(LOOSEST, inner(a) * inner(b)) ** (spread / 2);
    return (1 - top) * mean + top * tops[a]![b]!;
  };
  const best = new Int32Array(count).fill(-1);
  const seek = (a: number): void => {
    best[a] = -1;
    for (let b = 0; b < a; b++) if (alive(b) && (best[a]! < 0 || score(a, b) > score(a, best[a]!))) best[a] = b;
  };
  for (let a = 1; a < count; a++) seek(a);
  for (;;) {
    let into = -1;
    let from = -1;
    for (let a = 1; a < count; a++) {
      if (!alive(a) || best[a]! < 0) continue;
      if (from < 0 || score(a, best[a]!) > score(from, into)) [from, into] = [a, best[a]!];
    }
    if (from < 0 || !(score(from, into) >= least)) break;
    within[into]! += within[from]! + 2 * sums[into]![from]!;
    members[into]!.push(...members[from]!);
    members[from] = null;
    for (let other = 0; other < count; other++) {
      if (other === into || !alive(other)) continue;
      sums[into]![other] = sums[other]![into] = sums[into]![other]! + sums[from]![other]!;
      tops[into]![other] = tops[other]![into] = Math.max(tops[into]![other]!, tops[from]![other]!);
    }
    for (let a = 1; a < count; a++) {
      if (!alive(a)) continue;
      if (a === into || best[a] === from || best[a] === into) seek(a);
      else if (a > into && score(a, into) > score(a, best[a]!)) best[a] = into;
    }
  }
  return members.filter((list): list is number[] => list !== null).map((list) => list.sort((a, b) => a - b));
}
