import { createHash } from 'node:crypto';
import { foldedName } from '../words.js';

/** What a tag stands for; its letter keeps tags of different kinds apart. */
const KINDS = { outlet: 'o', lang: 'l', actor: 'a', act: 'c', place: 'p' } as const;
export type TagKind = keyof typeof KINDS;

/**
 * A filter value as one token of the word index: filters are then met by the index itself, by merging two sorted lists,
 * and a rare outlet within a frequent word costs nothing. Names fold first, so `Aleppo` finds `aleppo`.
 */
export function tagOf(kind: TagKind, value: string): string {
  const name = foldedName(value) || value;
  return `${KINDS[kind]}${createHash('sha1').update(name).digest('hex').slice(0, 12)}`;
}
