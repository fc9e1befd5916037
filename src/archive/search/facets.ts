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
  return { ...aboutArticles(articles), ...(await aboutStatements(db, 'article_key', keys)) };
}

async function statementFacets(db: Database, keys: readonly number[]): Promise<Facets> {
  const articles = await db
    .selectFrom('statement')
    .innerJoin('article', 'article.key', 'statement.article_key')
    .select(['article.outlet', 'article.lang', 'article.published'])
    .where('statement.key', 'in', keys)
    .execute();
  return { ...aboutArticles(articles), ...(await aboutStatements(db, 'key', keys)) };
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

/** Counted by the store: a thousand articles have ten thousand statements, and handing each row over took most of a search. */
async function aboutStatements(db: Database, by: 'key' | 'article_key', keys: readonly number[]): Promise<Facets> {
  const counted = async (column: 'act' | 'actor_name'): Promise<Facets[string]> => {
    const rows = await db
      .selectFrom('statement')
      .select((e) => [e.ref(column).as('value'), e.fn.countAll().as('count')])
      .where(by, 'in', keys)
      .where(column, 'is not', null)
      .groupBy(column)
      .orderBy('count', 'desc')
      .orderBy('value')
      .limit(TOLD)
      .execute();
    return ranked(rows.map(({ value, count }) => ({ value: value!, count: Number(count) })));
  };
  return { act: await counted('act'), actor: await counted('actor_name') };
}

function tally(values: readonly (string | null)[]): Facets[string] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return ranked([...counts].map(([value, count]) => ({ value, count }))).slice(0, TOLD);
}

function ranked(counts: Facets[string]): Facets[string] {
  return [...counts].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
