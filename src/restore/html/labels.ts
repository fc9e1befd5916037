import type { FurnitureKind } from '../../model/index.js';

export type Role = 'title' | 'body' | 'caption' | 'byline' | 'date' | 'furniture';

/** What a block is. */
export interface Label {
  readonly role: Role;
  readonly kind: FurnitureKind | null;
  /** The reason, for people. */
  readonly why: string;
}

export const give = (role: Role, why: string, kind: FurnitureKind | null = null): Label => ({ role, kind, why });

/** Why a line is furniture that announces more of it. */
export const ANNOUNCED = 'begins as such lines do';
