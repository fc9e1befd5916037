import { sql } from 'kysely';
import type { PlacePrecision } from '../../model/index.js';
import type { Database } from '../schema.js';
import { inAnySegment, segmentOf } from '../segments.js';
import { pageOfStatements } from './quotes.js';

/** A place that statements of the archive speak of. Coordinates are WGS 84 degrees. */
export interface PlaceCount {
  readonly id: string;
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlacePrecision | null;
  readonly count: number;
}

interface Row {
  place_id: string | null;
  name: string;
  lat: number | null;
  lon: number | null;
  precision: string | null;
  n: number | string | bigint;
}

const placeOf = (row: Row): PlaceCount => ({
  id: row.place_id!,
  name: row.name,
  lat: row.lat,
  lon: row.lon,
  precision: row.precision as PlacePrecision | null,
  count: Number(row.n),
});

const columns = [
  'place.place_id',
  sql<string>`max(place.name)`.as('name'),
  sql<number | null>`max(place.lat)`.as('lat'),
  sql<number | null>`max(place.lon)`.as('lon'),
  sql<string | null>`max(place.precision)`.as('precision'),
  sql<number>`count(distinct place.statement_key)`.as('n'),
] as const;

/**
 * Every place on the map that statements speak of, the most spoken of first: counted in the order of the index, then put
 * together. A statement belongs to one segment, so the counts add up.
 */
export async function placesCounted(db: Database): Promise<readonly PlaceCount[]> {
  const rows = await db
    .selectFrom((e) =>
      e
        .selectFrom('place')
        .select(columns)
        .where('place_id', 'is not', null)
        .groupBy([segmentOf(db, 'place.statement_key'), 'place_id'])
        .as('counted'),
    )
    .select([
      'place_id',
      sql<string>`max(name)`.as('name'),
      sql<number | null>`max(lat)`.as('lat'),
      sql<number | null>`max(lon)`.as('lon'),
      sql<string | null>`max(precision)`.as('precision'),
      sql<number>`sum(n)`.as('n'),
    ])
    .groupBy('place_id')
    .orderBy('n', 'desc')
    .execute();
  return rows.map(placeOf);
}

/** The places that statements of these articles speak of. */
export async function placesOfArticles(db: Database, articles: readonly string[]): Promise<readonly PlaceCount[]> {
  if (articles.length === 0) return [];
  const rows = await db
    .selectFrom('article')
    .innerJoin('statement', 'statement.article_key', 'article.key')
    .innerJoin('place', 'place.statement_key', 'statement.key')
    .select(columns)
    .where('article.id', 'in', articles)
    .where('place_id', 'is not', null)
    .groupBy('place_id')
    .orderBy('n', 'desc')
    .execute();
  return rows.map(placeOf);
}

/** One place with its number of statements; null where none speaks of it. */
export async function placeView(db: Database, id: string): Promise<PlaceCount | null> {
  const row = await db
    .selectFrom('place')
    .select(columns)
    .where(inAnySegment(db, 'place.statement_key'))
    .where('place_id', '=', id)
    .groupBy('place_id')
    .executeTakeFirst();
  return row === undefined ? null : placeOf(row);
}

/** What was said of a place, newest first. */
export function statementsOfPlace(
  db: Database,
  id: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
) {
  return pageOfStatements(
    db,
    async (before, limit) => {
      const rows = await db
        .selectFrom('place')
        .select('statement_key')
        .distinct()
        .where(inAnySegment(db, 'place.statement_key'))
        .where('place_id', '=', id)
        .where('statement_key', '<', before)
        .orderBy('statement_key', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => row.statement_key);
    },
    query,
  );
}
