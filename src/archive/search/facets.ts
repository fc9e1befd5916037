import type { SearchResult } from '../archive.js';
import type { IndexName } from '../engine.js';
import type { Database } from '../schema.js';

type Facets = SearchResult['facets'];

/** How many values of a facet are told, the most frequent first. */
const TOLD = 12;

/** Counts by outlet, language, year, act and actor over the found rows. */
export async function facetsOf(db: Database, index: IndexName, keys: readonly number[]): Promise<Facets> {
  if (keys.length === 0) return {};
  return index === 'article' ? articleFacets(db, keys) : statementFacets(db, keys);
}

async function articleFacets(db: Database, keys: readonly number[]): Promise<Facets> {
  const articles = await db
    .selectFrom('article')
    .select(['outlet', 'lang', 'published'])
    .where('key', 'in', keys)
    .execute();
  const statements = await db
    .selectFrom('statement')
    .select(['act', 'actor_name'])
    .where('article_key', 'in', keys)
    .execute();
  return { ...aboutArticles(articles), ...aboutStatements(statements) };
}

async function statementFacets(db: Database, keys: readonly number[]): Promise<Facets> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('article', 'article.key', 'statement.article_key')
    .select(['statement.act', 'statement.actor_name', 'article.outlet', 'article.lang', 'article.published'])
    .where('statement.key', 'in', keys)
    .execute();
  return { ...aboutArticles(rows), ...aboutStatements(rows) };
}

function aboutArticles(
  rows: readonly { outlet: string | null; lang: string | null; published: string | null }[],
): Facets {
  return {
    outlet: tally(rows.map((row) => row.outlet)),
    lang: tally(rows.map((row) => row.lang)),
    year: tally(rows.map((row) => row.published?.slice(0, 4) ?? null)),
  };
}

function aboutStatements(rows: readonly { act: string; actor_name: string | null }[]): Facets {
  return { act: tally(rows.map((row) => row.act)), actor: tally(rows.map((row) => row.actor_name)) };
}

function tally(values: readonly (string | null)[]): Facets[string] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.slice(0, TOLD).map(([value, count]) => ({ value, count }));
}
