import type { Furniture, FurnitureKind } from '../../model/index.js';
import { mergeLike } from '../furniture.js';
import { accountOf } from '../facts/outlet.js';
import { letters } from '../html/words.js';
import type { Piece } from './pieces.js';
import type { Run } from './run.js';

/** What a piece is, and why. */
export interface Given {
  role: string;
  why: string;
  text: string;
}

/** What a piece is where it stands outside the text. */
export function kindOf(p: Piece): string {
  if (p.kind === 'date') return 'date';
  if (p.kind === 'code') return 'ad';
  if (p.kind === 'url') return accountOf(p.text) ? 'social' : 'other';
  return p.furniture ?? (p.words <= 4 ? 'navigation' : 'other');
}

/** Inside the run: paragraphs and sub-headings are body; what marks begin, and lines under a picture's credit, are not. */
export function labelBody(pieces: readonly Piece[], run: Run, given: Given[], lead: string): void {
  let under: FurnitureKind | null = null;
  for (let i = run.from; i < run.to; i++) {
    const p = pieces[i]!;
    if (p.kind === 'mark') under = p.furniture;
    if (p.kind !== 'text') continue;
    const before = pieces[i - 1];
    if (p.prose && (p.furniture === null || i === run.from)) {
      if (i === run.from && lead.split(' ').length < 5) continue;
      given[i] = { role: 'body', why: 'running text', text: i === run.from ? lead : p.text };
      under = null;
    } else if (under !== null || p.furniture)
      given[i] = { role: under ?? p.furniture!, why: 'after a mark', text: p.text };
    else if (/^©/.test(p.text)) given[i] = { role: 'copyright', why: 'credit of a picture', text: p.text };
    else if (before && /^©/.test(before.text))
      given[i] = { role: 'related', why: 'a headline under a picture', text: p.text };
    else if (p.words >= 2) given[i] = { role: 'body', why: 'a line between paragraphs', text: p.text };
  }
}

/** What follows a mark is of its kind, until running text or another mark. */
export function spreadMarks(pieces: readonly Piece[], given: Given[], run: Run | null): void {
  let kind: FurnitureKind | null = null;
  pieces.forEach((p, i) => {
    if (run && i === run.from) kind = null;
    if (p.kind === 'mark') kind = p.furniture;
    else if (given[i]!.role === 'other' || given[i]!.role === 'navigation') {
      if (kind && p.kind === 'text') given[i] = { ...given[i]!, role: kind };
    } else if (given[i]!.role === 'body') kind = null;
  });
}

const KINDS: ReadonlySet<string> = new Set<FurnitureKind>([
  'navigation',
  'related',
  'ticker',
  'comments',
  'ad',
  'share',
  'social',
  'tags',
  'promo',
  'frequencies',
  'weather',
  'copyright',
  'other',
]);

/** What was left, one entry for each stretch of one kind. */
export function mergeFurniture(given: readonly Given[]): Furniture[] {
  return mergeLike(
    given.flatMap((g) =>
      KINDS.has(g.role) && letters(g.text) !== '' ? [{ kind: g.role as FurnitureKind, text: g.text }] : [],
    ),
  );
}
