import type { Article, ResolvedStatement } from '../../model/index.js';
import type { Hit, SearchQuery, SearchResult } from '../archive.js';
import type { Engine, MatchOptions } from '../engine.js';
import type { Database } from '../schema.js';
import { articlesByKey, summaryOf } from '../store/articles.js';
import { cursorOf, parseCursor } from '../store/cursor.js';
import { facetsOf } from './facets.js';
import type { Match } from './match.js';
import { planOf, type Plan } from './query.js';
import { snippetOf } from './snippet.js';

/**
 * Matches are counted, ranked and grouped up to this many, the newest first: that is what keeps a word of every article
 * as fast as a word of one. Chosen by judgement, not swept.
 */
export const CAP = 1000;

/** Finds articles or statements. By date (newest first) or, where the matches are no more than the cap, by relevance. */
export async function search(db: Database, engine: Engine, query: SearchQuery): Promise<SearchResult> {
  const plan = planOf(query);
  if (plan.empty || query.limit < 1) return { items: [], next: null, total: 0, atLeast: false, facets: {} };
  const counted = await keysOf(db, engine, plan, { limit: CAP + 1, order: 'date', max: plan.max });
  const keys = counted.slice(0, CAP);
  const capped = counted.length > CAP;
  const page =
    query.order === 'relevance'
      ? await byRelevance(db, engine, plan, query, keys, capped)
      : await byDate(db, engine, plan, query, counted);
  return {
    items: await hitsOf(db, plan, page.keys),
    next: page.next,
    total: keys.length,
    atLeast: capped,
    facets: await facetsOf(db, plan.index, keys),
  };
}

interface Page {
  readonly keys: readonly number[];
  readonly next: string | null;
}

async function byDate(
  db: Database,
  engine: Engine,
  plan: Plan,
  query: SearchQuery,
  newest: readonly number[],
): Promise<Page> {
  const before = parseCursor(query.cursor);
  const wanted = query.limit + 1;
  const rows =
    before === undefined && wanted <= newest.length
      ? newest.slice(0, wanted)
      : before === undefined
        ? newest
        : await keysOf(db, engine, plan, { limit: wanted, order: 'date', max: Math.min(plan.max, before - 1) });
  const keys = rows.slice(0, query.limit);
  return { keys, next: rows.length > query.limit ? cursorOf(keys.at(-1)!) : null };
}

/** Few matches are ranked by bm25. Of many, those with the words in their title come first, then the rest by date. */
async function byRelevance(
  db: Database,
  engine: Engine,
  plan: Plan,
  query: SearchQuery,
  newest: readonly number[],
  capped: boolean,
): Promise<Page> {
  const offset = parseCursor(query.cursor) ?? 0;
  const ranked = capped
    ? await titlesFirst(db, engine, plan, newest)
    : await keysOf(db, engine, plan, { limit: CAP, order: 'relevance', max: plan.max });
  const keys = ranked.slice(offset, offset + query.limit);
  return { keys, next: offset + query.limit < ranked.length ? cursorOf(offset + query.limit) : null };
}

async function titlesFirst(
  db: Database,
  engine: Engine,
  plan: Plan,
  newest: readonly number[],
): Promise<readonly number[]> {
  if (plan.match === null || plan.index === 'statement') return newest;
  const all = plan.match.all.map((group) =>
    group.map((clause) => (clause.field === undefined ? { ...clause, field: 'title' as const } : clause)),
  );
  const titled = await engine.match(
    db,
    plan.index,
    { ...plan.match, all },
    { min: plan.min, max: plan.max, limit: CAP, order: 'date' },
  );
  return [...new Set([...titled, ...newest])].slice(0, CAP);
}

async function keysOf(
  db: Database,
  engine: Engine,
  plan: Plan,
  options: Omit<MatchOptions, 'min'>,
): Promise<readonly number[]> {
  const { min } = plan;
  if (plan.ofStatement !== null) return articlesOfStatements(db, engine, plan, plan.ofStatement, options);
  if (plan.match !== null) return engine.match(db, plan.index, plan.match, { min, ...options });
  const select = db.selectFrom(plan.index).select('key').where('key', '>=', min).where('key', '<=', options.max);
  const rows = await select.orderBy('key', 'desc').limit(options.limit).execute();
  return rows.map((row) => row.key);
}

/** Statements looked through at once, and how often: beyond that many the newest are told. */
const STATEMENTS = 1000;
const MOST_LOOKS = 50;

/** Articles in which one statement meets all filters of statements, newest first. */
async function articlesOfStatements(
  db: Database,
  engine: Engine,
  plan: Plan,
  said: Match,
  options: Omit<MatchOptions, 'min'>,
): Promise<readonly number[]> {
  const found: number[] = [];
  const { min } = plan;
  let { max } = options;
  for (let look = 0; look < MOST_LOOKS && found.length < options.limit; look++) {
    const statements = await engine.match(db, 'statement', said, { min, max, limit: STATEMENTS, order: 'date' });
    if (statements.length === 0) break;
    max = statements.at(-1)! - 1;
    const rows = await db.selectFrom('statement').select('article_key').where('key', 'in', statements).execute();
    const fresh = [...new Set(rows.map((row) => row.article_key))]
      .filter((key) => key <= options.max && !found.includes(key))
      .sort((a, b) => b - a);
    found.push(...(plan.ofArticle === null ? fresh : await matching(db, engine, plan.ofArticle, fresh)));
    if (statements.length < STATEMENTS) break;
  }
  return found.sort((a, b) => b - a).slice(0, options.limit);
}

/** Those of some articles that match; `keys` run downwards. */
async function matching(
  db: Database,
  engine: Engine,
  match: Match,
  keys: readonly number[],
): Promise<readonly number[]> {
  if (keys.length === 0) return [];
  const found: number[] = [];
  let max = keys[0]!;
  const wanted = new Set(keys);
  for (;;) {
    const page = await engine.match(db, 'article', match, { min: keys.at(-1)!, max, limit: STATEMENTS, order: 'date' });
    found.push(...page.filter((key) => wanted.has(key)));
    if (page.length < STATEMENTS) return found;
    max = page.at(-1)! - 1;
  }
}

async function hitsOf(db: Database, plan: Plan, keys: readonly number[]): Promise<Hit[]> {
  return plan.index === 'article' ? articleHits(db, plan, keys) : statementHits(db, plan, keys);
}

async function articleHits(db: Database, plan: Plan, keys: readonly number[]): Promise<Hit[]> {
  const found = await articlesByKey(db, keys);
  return keys.flatMap((key) => {
    const row = found.get(key);
    if (!row) return [];
    const { text } = JSON.parse(row.record) as Article;
    return [{ article: summaryOf(row), statement: null, snippet: snippetOf(text, plan.words) }];
  });
}

async function statementHits(db: Database, plan: Plan, keys: readonly number[]): Promise<Hit[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('statement')
    .select(['key', 'article_key', 'record'])
    .where('key', 'in', keys)
    .execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const articles = await articlesByKey(db, [...new Set(rows.map((row) => row.article_key))]);
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    const article = row && articles.get(row.article_key);
    if (!row || !article) return [];
    const statement = JSON.parse(row.record) as ResolvedStatement;
    const { text } = JSON.parse(article.record) as Article;
    return [{ article: summaryOf(article), statement, snippet: snippetOf(wordsOf(text, statement), plan.words) }];
  });
}

/** What a statement's snippet is cut from: from its speaker, cue or content that comes first to the one that ends last. */
function wordsOf(text: string, { speaker, cue, content }: ResolvedStatement): string {
  const spans = [...speaker, cue, ...content];
  return text.slice(Math.min(...spans.map((span) => span.start)), Math.max(...spans.map((span) => span.end)));
}
