export const TOGETHER = 1e6;
export const APART = -1e12;

/** A pair's likeness; `APART` keeps two apart, `TOGETHER` holds them together (finite, so that sums stay numbers). */
export type Likeness = (a: number, b: number) => number;

/**
 * Agglomerative clustering of `count` items: the two likeliest clusters join until none are as like as `least`. Likeness
 * of clusters: the mean over their pairs, mixed with the likeliest pair by `mix` (0 mean only … 1 single link). Ties go to
 * the lower numbers, so that the result hangs on the items' order alone; sort them by key first.
 */
export function agglomerate(count: number, likeness: Likeness, least: number, mix: number): number[][] {
  const sums = Array.from({ length: count }, () => new Float64Array(count));
  const tops = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) sums[a]![b] = sums[b]![a] = tops[a]![b] = tops[b]![a] = likeness(a, b);
  }
  const members: (number[] | null)[] = Array.from({ length: count }, (_, i) => [i]);
  const alive = (i: number): boolean => members[i] !== null;
  const score = (a: number, b: number): number => {
    const mean = sums[a]![b]! / (members[a]!.length * members[b]!.length);
    return (1 - mix) * mean + mix * tops[a]![b]!;
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
