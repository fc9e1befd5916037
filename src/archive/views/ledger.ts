import { sql } from 'kysely';
import type { Claim, Link, Stance, Story } from '../../model/index.js';
import type { ListQuery, Listed } from '../archive.js';
import type { Database } from '../schema.js';
import { paged, parseCursor } from '../store/cursor.js';

/** A story as lists show it. */
export interface StoryCard {
  readonly story: Story;
  readonly outlets: readonly string[];
  /** Dates of its first and last article. */
  readonly from: string | null;
  readonly until: string | null;
  /** Its claims on which one party says yes and another no. */
  readonly disputed: number;
}

const parse = <T>(rows: readonly { record: string }[]): T[] => rows.map((row) => JSON.parse(row.record) as T);

/** Whether a claim is in dispute: affirmed by a party and denied by one. */
export async function isDisputed(db: Database, id: string): Promise<boolean> {
  const row = await db.selectFrom('claim').select('disputed').where('id', '=', id).executeTakeFirst();
  return row?.disputed === 1;
}

const earliest = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);
const latest = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);

/** Stories with their outlets, dates and number of disputed claims: two questions for all of them. */
async function cardsOf(db: Database, stories: readonly Story[]): Promise<readonly StoryCard[]> {
  if (stories.length === 0) return [];
  const ids = stories.map((story) => story.id);
  const outlets = await db
    .selectFrom('story_article')
    .innerJoin('article', 'article.id', 'story_article.article_id')
    .select([
      'story_id',
      'article.outlet',
      sql<string | null>`min(published)`.as('from'),
      sql<string | null>`max(published)`.as('until'),
    ])
    .where('story_id', 'in', ids)
    .groupBy(['story_id', 'article.outlet'])
    .execute();
  const disputed = await db
    .selectFrom('story_claim')
    .innerJoin('claim', 'claim.id', 'story_claim.claim_id')
    .select(['story_id', sql<number>`sum(claim.disputed)`.as('n')])
    .where('story_id', 'in', ids)
    .groupBy('story_id')
    .execute();
  return stories.map((story) => {
    const rows = outlets.filter((row) => row.story_id === story.id);
    return {
      story,
      outlets: rows.map((row) => row.outlet).filter((outlet) => outlet !== null),
      from: earliest(rows.map((row) => row.from).filter((date) => date !== null)),
      until: latest(rows.map((row) => row.until).filter((date) => date !== null)),
      disputed: Number(disputed.find((row) => row.story_id === story.id)?.n ?? 0),
    };
  });
}

/** A story with its outlets, dates and number of disputed claims. */
export async function storyCard(db: Database, story: Story): Promise<StoryCard> {
  return (await cardsOf(db, [story]))[0]!;
}

/** Stories in the order grouping gave them, each with its outlets, dates and number of disputed claims. */
export async function storyCards(db: Database, query: ListQuery): Promise<Listed<StoryCard>> {
  const rows = await db
    .selectFrom('story')
    .select(['ordinal', 'record'])
    .where('ordinal', '>=', parseCursor(query.cursor) ?? 0)
    .orderBy('ordinal')
    .limit(query.limit + 1)
    .execute();
  const { items, next } = paged(
    rows,
    query.limit,
    (row) => JSON.parse(row.record) as Story,
    (row) => row.ordinal + 1,
  );
  return { items: await cardsOf(db, items), next };
}

/** Claims that any of these articles bears on. */
export async function claimsOfArticles(db: Database, articles: readonly string[]): Promise<readonly Claim[]> {
  if (articles.length === 0) return [];
  const rows = await db
    .selectFrom('claim')
    .select('record')
    .where('id', 'in', (e) => e.selectFrom('claim_article').select('claim_id').where('article_id', 'in', articles))
    .orderBy('ordinal')
    .execute();
  return parse<Claim>(rows);
}

/** Claims that a statement of this article stands in. */
export async function claimsOfStatement(db: Database, article: string, statement: string): Promise<readonly Claim[]> {
  const claims = await claimsOfArticles(db, [article]);
  return claims.filter((c) => c.positions.some((p) => p.statements.some((s) => s.statement === statement)));
}

/** Claims by id, in the order of the archive. */
export async function claimsById(db: Database, ids: readonly string[]): Promise<readonly Claim[]> {
  if (ids.length === 0) return [];
  return parse<Claim>(
    await db.selectFrom('claim').select('record').where('id', 'in', ids).orderBy('ordinal').execute(),
  );
}

/** Stories that a claim or an article belongs to. */
export async function storiesOf(
  db: Database,
  of: { readonly claim?: string; readonly article?: string },
): Promise<readonly Story[]> {
  const { claim, article } = of;
  let select = db.selectFrom('story').select('record').orderBy('ordinal');
  if (claim !== undefined)
    select = select.where('id', 'in', (e) =>
      e.selectFrom('story_claim').select('story_id').where('claim_id', '=', claim),
    );
  if (article !== undefined)
    select = select.where('id', 'in', (e) =>
      e.selectFrom('story_article').select('story_id').where('article_id', '=', article),
    );
  return parse<Story>(await select.execute());
}

/** Links between any two of these statements (or claims). */
export async function linksAmong(db: Database, ids: readonly string[]): Promise<readonly Link[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('link').selectAll().where('from_id', 'in', ids).execute();
  return rows.map((row) => ({
    kind: row.kind as Link['kind'],
    from: row.from_id,
    to: row.to_id,
    confidence: row.confidence,
    reasons: JSON.parse(row.reasons) as string[],
  }));
}

/** How often a party affirms, denies or is silent, over all claims. */
export async function stancesOf(db: Database, party: string): Promise<Readonly<Record<Stance, number>>> {
  const rows = await db
    .selectFrom('position')
    .select(['stance', sql<number>`count(*)`.as('n')])
    .where('party_id', '=', party)
    .groupBy('stance')
    .execute();
  const n = (stance: Stance) => Number(rows.find((row) => row.stance === stance)?.n ?? 0);
  return { affirm: n('affirm'), deny: n('deny'), silent: n('silent') };
}
