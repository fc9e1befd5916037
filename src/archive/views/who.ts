import { sql } from 'kysely';
import type { Database } from '../schema.js';
import { inAnySegment, segmentOf } from '../segments.js';
import { pageOfStatements, type Quoted } from './quotes.js';

export interface Counted {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** Something with a number beside it: an outlet and its articles, an act and its statements. */
export interface Tally {
  readonly value: string;
  readonly count: number;
}

const tally = (rows: readonly { value: string | null; n: number | string | bigint }[]): Tally[] =>
  rows.flatMap((row) => (row.value === null ? [] : [{ value: row.value, count: Number(row.n) }]));

const n = sql<number>`count(*)`.as('n');

/** Every actor that speaks in the archive, the most quoted first: counted in the order of the index, then put together. */
export async function actorsCounted(db: Database): Promise<readonly Counted[]> {
  const rows = await db
    .selectFrom((e) =>
      e
        .selectFrom('statement')
        .select(['actor_id', sql<string>`max(actor_name)`.as('name'), n])
        .where('actor_id', 'is not', null)
        .groupBy([segmentOf(db, 'statement.key'), 'actor_id'])
        .as('counted'),
    )
    .select(['actor_id', sql<string>`max(name)`.as('name'), sql<number>`sum(n)`.as('n')])
    .groupBy('actor_id')
    .orderBy('n', 'desc')
    .orderBy('actor_id')
    .execute();
  return rows.map((row) => ({ id: row.actor_id!, name: row.name, count: Number(row.n) }));
}

export interface ActorView {
  readonly id: string;
  readonly name: string;
  readonly statements: number;
  readonly acts: readonly Tally[];
  /** Who carries its words. */
  readonly outlets: readonly Tally[];
  /** The names that articles print for it, with the outlets that use each. */
  readonly names: readonly { readonly text: string; readonly count: number; readonly outlets: readonly string[] }[];
  readonly places: readonly Counted[];
  /** Statements a day of publishing (YYYY-MM-DD, or as much of it as is known), in order; days without any are left out. */
  readonly days: readonly Tally[];
}

/** Names printed for one actor that are told, the most frequent first. */
const NAMES = 40;

/**
 * An actor over the whole archive; null where it never speaks. `ids` are those counted with it: a party with all who
 * speak for it.
 */
export async function actorView(db: Database, id: string, ids: readonly string[] = [id]): Promise<ActorView | null> {
  // Two questions, each answered by an index and by short rows: one with both joined took more than twice as long.
  const rows = await db
    .selectFrom('statement')
    .select(['actor_id', 'actor_name', 'article_key', 'act', 'speaker'])
    .where(inAnySegment(db, 'statement.key'))
    .where('actor_id', 'in', ids)
    .execute();
  if (rows.length === 0) return null;
  const found = await db
    .selectFrom('article')
    .select(['key', 'outlet', sql<string | null>`substr(published, 1, 10)`.as('day')])
    .where('key', 'in', (e) =>
      e
        .selectFrom('statement')
        .select('article_key')
        .where(inAnySegment(db, 'statement.key'))
        .where('actor_id', 'in', ids),
    )
    .execute();
  const articles = new Map(found.map((row) => [row.key, row]));
  const acts = new Map<string, number>();
  const outlets = new Map<string, number>();
  const names = new Map<string, { count: number; outlets: Set<string> }>();
  const days = new Map<string, number>();
  const add = (to: Map<string, number>, value: string) => to.set(value, (to.get(value) ?? 0) + 1);
  for (const { act, speaker, article_key: key } of rows) {
    const { outlet = null, day = null } = articles.get(key) ?? {};
    const name = names.get(speaker) ?? { count: 0, outlets: new Set() };
    names.set(speaker, name);
    name.count += 1;
    add(acts, act);
    if (outlet !== null) {
      add(outlets, outlet);
      name.outlets.add(outlet);
    }
    if (day !== null) add(days, day);
  }
  const sorted = (map: Map<string, number>) =>
    [...map]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const places = await db
    .selectFrom('place')
    .innerJoin('statement', 'statement.key', 'place.statement_key')
    .select(['place.place_id', sql<string>`max(place.name)`.as('name'), n])
    .where(inAnySegment(db, 'statement.key'))
    .where('statement.actor_id', 'in', ids)
    .where('place.place_id', 'is not', null)
    .groupBy('place.place_id')
    .orderBy('n', 'desc')
    .limit(20)
    .execute();
  return {
    id,
    name: rows.find((row) => row.actor_id === id)?.actor_name ?? rows[0]!.actor_name ?? id,
    statements: rows.length,
    acts: sorted(acts),
    outlets: sorted(outlets),
    names: [...names]
      .filter(([text]) => text !== '')
      .map(([text, { count, outlets: by }]) => ({ text, count, outlets: [...by].sort() }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, NAMES),
    days: [...days].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1)),
    places: places.map((row) => ({ id: row.place_id!, name: row.name, count: Number(row.n) })),
  };
}

/** What these actors said, newest first. */
export function statementsOfActor(
  db: Database,
  ids: readonly string[],
  query: { readonly limit: number; readonly cursor?: string | undefined; readonly act?: string | undefined },
) {
  return pageOfStatements(
    db,
    async (before, limit) => {
      let select = db
        .selectFrom('statement')
        .select('key')
        .where(inAnySegment(db, 'statement.key'))
        .where('actor_id', 'in', ids)
        .where('key', '<', before);
      if (query.act !== undefined) select = select.where('act', '=', query.act);
      return (await select.orderBy('key', 'desc').limit(limit).execute()).map((row) => row.key);
    },
    query,
  );
}

export interface OutletView {
  readonly outlet: string;
  readonly articles: number;
  readonly statements: number;
  /** Statements whose source no name is given for. */
  readonly unnamed: number;
  /** Whom it cites, the most cited first. */
  readonly cites: readonly Counted[];
  readonly acts: readonly Tally[];
  readonly from: string | null;
  readonly until: string | null;
}

/** Cited actors that an outlet's page tells. */
const CITED = 40;

/** An outlet over the whole archive; null where it has no article. */
export async function outletView(db: Database, outlet: string): Promise<OutletView | null> {
  const head = await db
    .selectFrom('article')
    .select([
      n,
      sql<string | null>`min(published)`.as('from'),
      sql<string | null>`max(published)`.as('until'),
      sql<number>`sum(statements)`.as('statements'),
    ])
    .where('outlet', '=', outlet)
    .executeTakeFirstOrThrow();
  if (Number(head.n) === 0) return null;
  const of = db
    .selectFrom('statement')
    .innerJoin('article', 'article.key', 'statement.article_key')
    .where('article.outlet', '=', outlet);
  const rows = await of
    .select([
      'statement.actor_id',
      sql<string | null>`max(statement.actor_name)`.as('name'),
      'statement.act',
      'statement.anonymous',
      n,
    ])
    .groupBy(['statement.actor_id', 'statement.act', 'statement.anonymous'])
    .execute();
  const cites = new Map<string, { name: string; count: number }>();
  const acts = new Map<string, number>();
  let unnamed = 0;
  for (const row of rows) {
    const count = Number(row.n);
    if (row.anonymous === 1) unnamed += count;
    acts.set(row.act, (acts.get(row.act) ?? 0) + count);
    if (row.actor_id === null) continue;
    const cited = cites.get(row.actor_id) ?? { name: row.name ?? row.actor_id, count: 0 };
    cited.count += count;
    cites.set(row.actor_id, cited);
  }
  return {
    outlet,
    articles: Number(head.n),
    statements: Number(head.statements ?? 0),
    unnamed,
    cites: [...cites]
      .map(([id, { name, count }]) => ({ id, name, count }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
      .slice(0, CITED),
    acts: [...acts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
    from: head.from,
    until: head.until,
  };
}

/** Outlets with their number of articles. */
export async function outletsCounted(db: Database): Promise<readonly Tally[]> {
  const rows = await db
    .selectFrom('article')
    .select(['outlet as value', n])
    .groupBy('outlet')
    .orderBy('n', 'desc')
    .execute();
  return tally(rows);
}

export type { Quoted };
