import type { Furniture } from '../model/index.js';

/** Neighbours of one kind as one, a line each. */
export function mergeLike(furniture: readonly Furniture[]): Furniture[] {
  const out: Furniture[] = [];
  for (const { kind, text } of furniture) {
    const last = out[out.length - 1];
    if (last?.kind === kind) out[out.length - 1] = { kind, text: `${last.text}\n${text}` };
    else out.push({ kind, text });
  }
  return out;
}
