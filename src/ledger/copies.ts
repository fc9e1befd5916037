import type { Link } from '../model/index.js';
import type { Term } from '../language/language.js';

// Runs of five words: shorter ones are shared by chance, longer ones break at each edited word.
const RUN = 5;
// 48 hashes in 12 bands of 4: two texts that share 60 % of their runs meet in a band with 0.81, 70 % with 0.96, 20 % with 0.02.
const HASHES = 48;
const ROWS = 4;
// From here on a text is called a copy: low enough for an edited agency text. Chosen by judgement, not swept.
const COPY = 0.4;

/** A text as its smallest run hashes, one per hash function (MinHash): equal places tell the share of common runs. */
export type Signature = Uint32Array;

/** The signature of a text's words; null where it has too few of them to tell. */
export function signatureOf(terms: readonly Term[]): Signature | null {
  if (terms.length < 3 * RUN) return null;
  const words = terms.map(({ word }) => hashWord(word));
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i + RUN <= words.length; i++) {
    let run = 0;
    for (let k = 0; k < RUN; k++) run = Math.imul(run ^ words[i + k]!, 0x01000193);
    for (let h = 0; h < HASHES; h++) {
      const value = mix(run + Math.imul(h + 1, 0x9e3779b1));
      if (value < signature[h]!) signature[h] = value;
    }
  }
  return signature;
}

/** The estimated share of runs that two texts have in common, 0..1. */
export function resemblance(a: Signature, b: Signature): number {
  let same = 0;
  for (let h = 0; h < HASHES; h++) if (a[h] === b[h]) same++;
  return same / HASHES;
}

/** Finds near-duplicate articles and wire copy without comparing all with all. */
export class Copies {
  readonly #signatures = new Map<string, Signature>();
  readonly #bands = new Map<string, Set<string>>();

  add(key: string, signature: Signature | null): void {
    if (!signature) return;
    this.#signatures.set(key, signature);
    for (const band of bandsOf(signature)) {
      const keys = this.#bands.get(band) ?? new Set<string>();
      this.#bands.set(band, keys.add(key));
    }
  }

  remove(key: string): void {
    const signature = this.#signatures.get(key);
    if (!signature) return;
    for (const band of bandsOf(signature)) this.#bands.get(band)?.delete(key);
    this.#signatures.delete(key);
  }

  /** The articles whose text is largely the same, with the share of runs in common. */
  of(key: string): readonly { readonly key: string; readonly share: number }[] {
    const signature = this.#signatures.get(key);
    if (!signature) return [];
    const met = new Set<string>();
    for (const band of bandsOf(signature)) for (const other of this.#bands.get(band) ?? []) met.add(other);
    met.delete(key);
    return [...met]
      .map((other) => ({ key: other, share: resemblance(signature, this.#signatures.get(other)!) }))
      .filter(({ share }) => share >= COPY)
      .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  }
}

/** The link that says an article is a copy of an earlier one. */
export function copyLink(from: string, to: string, share: number): Link {
  return {
    kind: 'wire-copy',
    from,
    to,
    reasons: [`runs ${share.toFixed(2)}`],
    confidence: Math.round(100 * Math.min(0.99, 0.6 + 0.6 * (share - COPY))) / 100,
  };
}

function bandsOf(signature: Signature): string[] {
  return Array.from(
    { length: HASHES / ROWS },
    (_, b) => `${b}:${signature.subarray(b * ROWS, (b + 1) * ROWS).join('.')}`,
  );
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
