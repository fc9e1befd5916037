import type { Stats } from '../archive.js';
import type { Engine } from '../engine.js';
import { schemaOf } from '../migrate.js';
import type { Database, Tables } from '../schema.js';

/** What the archive holds, in numbers. */
export async function countAll(db: Database, engine: Engine): Promise<Stats> {
  const outlets = await db
    .selectFrom('article')
    .select((e) => ['outlet', e.fn.countAll<number>().as('articles')])
    .groupBy('outlet')
    .orderBy('articles', 'desc')
    .orderBy('outlet')
    .execute();
  return {
    articles: await count(db, 'article'),
    statements: await count(db, 'statement'),
    claims: await count(db, 'claim'),
    stories: await count(db, 'story'),
    outlets: outlets.map(({ outlet, articles }) => ({ outlet, articles: Number(articles) })),
    bytes: await engine.size(db),
    schema: await schemaOf(db, engine),
  };
}

async function count(db: Database, table: keyof Tables): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}
