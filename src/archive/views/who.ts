import { sql } from 'kysely';
import type { Database } from '../schema.js';
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

/** Every actor that speaks in the archive, the most quoted first. */
export async function actorsCounted(db: Database): Promise<readonly Counted[]> {
  const rows = await db
    .selectFrom('statement')
    .select(['actor_id', sql<string>`max(actor_name)`.as('name'), n])
    .where('actor_id', 'is not', null)
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
  /** Statements a month (YYYY-MM) of publishing, in order; months without any are left out. */
  readonly months: readonly Tally[];
  readonly from: string | null;
  readonly until: string | null;
}

/** Names printed for one actor that are told, the most frequent first. */
const NAMES = 40;

/**
 * An actor over the whole archive; null where it never speaks. `ids` are those counted with it: a party with all who
 * speak for it.
 */
export async function actorView(db: Database, id: string, ids: readonly string[] = [id]): Promise<ActorView | null> {
  const of = db
    .selectFrom('statement')
    .innerJoin('article', 'article.key', 'statement.article_key')
    .where('statement.actor_id', 'in', ids);
  const rows = await of
    .select([
      'statement.actor_id',
      'statement.actor_name',
      'statement.act',
      'statement.speaker',
      'statement.elided',
      'article.outlet',
      'article.published',
    ])
    .execute();
  if (rows.length === 0) return null;
  const acts = new Map<string, number>();
  const outlets = new Map<string, number>();
  const names = new Map<string, { count: number; outlets: Set<string> }>();
  const months = new Map<string, number>();
  let from: string | null = null;
  let until: string | null = null;
  for (const row of rows) {
    acts.set(row.act, (acts.get(row.act) ?? 0) + 1);
    if (row.outlet !== null) outlets.set(row.outlet, (outlets.get(row.outlet) ?? 0) + 1);
    const name = names.get(row.speaker) ?? { count: 0, outlets: new Set() };
    names.set(row.speaker, name);
    name.count += 1;
    const month = row.published?.slice(0, 7);
    if (month !== undefined) months.set(month, (months.get(month) ?? 0) + 1);
    if (row.outlet !== null) name.outlets.add(row.outlet);
    if (row.published !== null && (from === null || row.published < from)) from = row.published;
    if (row.published !== null && (until === null || row.published > until)) until = row.published;
  }
  const sorted = (map: Map<string, number>) =>
    [...map]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const places = await db
    .selectFrom('place')
    .innerJoin('statement', 'statement.key', 'place.statement_key')
    .select(['place.place_id', sql<string>`max(place.name)`.as('name'), n])
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
    months: [...months].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1)),
    places: places.map((row) => ({ id: row.place_id!, name: row.name, count: Number(row.n) })),
    from,
    until,
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
      let select = db.selectFrom('statement').select('key').where('actor_id', 'in', ids).where('key', '<', before);
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
