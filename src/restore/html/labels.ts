import type { FurnitureKind } from '../../model/index.js';

export type Role = 'title' | 'body' | 'caption' | 'byline' | 'date' | 'furniture';

/** What a block is. */
export interface Label {
  readonly role: Role;
  readonly kind: FurnitureKind | null;
  /** The reason, for people, alone and as a list. */
  readonly why: string;
  readonly reasons: readonly string[];
}

// A page's lines have some twenty labels between them.
const given = new Map<FurnitureKind | null, Map<string, Label>>();

export function give(role: Role, why: string, kind: FurnitureKind | null = null): Label {
  // Reasons are our own words, and each goes with one role.
  let own = given.get(kind);
  if (own === undefined) given.set(kind, (own = new Map()));
  let label = own.get(why);
  if (label?.role !== role) own.set(why, (label = Object.freeze({ role, kind, why, reasons: Object.freeze([why]) })));
  return label!;
}

/** Why a heading that is a link to another site may be the article's. */
export const ELSEWHERE = 'a heading that names what lies elsewhere';

/** Why a line is furniture that announces more of it. */
export const ANNOUNCED = 'begins as such lines do';
