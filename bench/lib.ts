import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The path of something beside the repository that is for measuring only, or null where it is absent (said aloud). */
export function shared(name: string): string | null {
  const path = fileURLToPath(new URL(`../../shared/${name}`, import.meta.url));
  if (existsSync(path)) return path;
  console.log(`(skipped what needs ../shared/${name}: it is not there)`);
  return null;
}

/** One article of an NDJSON file, gzipped or not, at a time. */
export async function* articlesOf(
  path: string,
): AsyncGenerator<{ id: string; text: string; [field: string]: unknown }> {
  const raw = createReadStream(path);
  const input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim()) yield JSON.parse(line) as { id: string; text: string };
  }
}

/** Seconds that a piece of work takes. */
export function seconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Runs ours and the peer in turn, so that both meet the same moods of the machine; the ratio is taken pair by pair. */
export function inTurn(
  rounds: number,
  ours: () => void,
  peer: () => void,
): { ours: number; peer: number; ratio: number } {
  ours();
  peer();
  const pairs = Array.from({ length: rounds }, () => [seconds(ours), seconds(peer)] as const);
  return {
    ours: median(pairs.map(([a]) => a)),
    peer: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => b / a)),
  };
}

/** A number as people read it: 12,345 or 1.23. */
export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

/** Counts words: runs of letters and digits. */
export function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
}
