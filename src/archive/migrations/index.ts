import { first } from './1-first.js';
import { tombstones } from './2-tombstones.js';
import { hints } from './3-hints.js';
import { pages } from './4-pages.js';
import { facets } from './5-facets.js';
import { disputed } from './6-disputed.js';
import { segments } from './7-segments.js';
import type { Migration } from './migration.js';

export type { Migration };

/** Every step from an empty store to today's schema, numbered 1..N without gaps; a step that was released never changes. */
export const MIGRATIONS: readonly Migration[] = [first, tombstones, hints, pages, facets, disputed, segments];

/** The schema's version that this program writes. */
export const SCHEMA = MIGRATIONS.length;

const TYPES = {
  sqlite: { '{key}': 'integer primary key', '{bytes}': 'blob', '{int}': 'integer', '{real}': 'real' },
  postgres: { '{key}': 'bigint primary key', '{bytes}': 'bytea', '{int}': 'bigint', '{real}': 'double precision' },
} as const;

/** The SQL of a migration for a store, in order. */
export function sqlOf(migration: Migration, store: 'sqlite' | 'postgres'): readonly string[] {
  const types = TYPES[store];
  const shared = migration.sql.map((sql) =>
    sql.replace(/\{(?:key|bytes|int|real)\}/g, (name) => types[name as keyof typeof types]),
  );
  return [...shared, ...(migration[store] ?? [])];
}
