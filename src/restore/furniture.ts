import type { Furniture } from '../model/index.js';

/** Neighbours of one kind as one, a line each. */
export function mergeLike(furniture: readonly Furniture[]): Furniture[] {
  const out: Furniture[] = [];
  for (let from = 0, to = 1; from < furniture.length; from = to++) {
    const { kind } = furniture[from]!;
    while (to < furniture.length && furniture[to]!.kind === kind) to++;
    const own = furniture.slice(from, to);
    out.push({ kind, text: own.map((f) => f.text).join('\n') });
  }
  return out;
}
