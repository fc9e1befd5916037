import type { Claim, Link, Story } from '../../model/index.js';
import type { ListQuery, Listed } from '../archive.js';
import type { Db, Engine } from '../engine.js';
import type { Database, Tables } from '../schema.js';
import { paged, parseCursor } from './cursor.js';
import { insertRows } from './insert.js';

/** What grouping found. */
export interface LedgerRecord {
  readonly claims: readonly Claim[];
  readonly stories: readonly Story[];
  readonly links?: readonly Link[];
}

/** Replaces what grouping found before, in one transaction. */
export async function saveLedger(db: Database, engine: Engine, ledger: LedgerRecord): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of [
      'link',
      'story_claim',
      'story_article',
      'position',
      'claim_article',
      'story',
      'claim',
    ] as const)
      await tx.deleteFrom(table).execute();
    await saveClaims(tx, engine, ledger.claims);
    await saveStories(tx, engine, ledger.stories);
    const links = (ledger.links ?? []).map((link) => ({
      kind: link.kind,
      from_id: link.from,
      to_id: link.to,
      confidence: link.confidence,
      reasons: JSON.stringify(link.reasons),
    }));
    await insertRows(tx, engine, 'link', links, true);
  });
}

const inDispute = ({ positions }: Claim): boolean =>
  positions.some((p) => p.stance === 'affirm') && positions.some((p) => p.stance === 'deny');

/** Where each claim stands among all: those in dispute first, then those of most articles, then as grouping gave them. */
function ranksOf(claims: readonly Claim[]): readonly number[] {
  const order = claims.map((claim, at) => ({
    at,
    disputed: Number(inDispute(claim)),
    articles: claim.articles.length,
  }));
  order.sort((a, b) => b.disputed - a.disputed || b.articles - a.articles || a.at - b.at);
  const ranks = new Array<number>(claims.length);
  for (const [rank, { at }] of order.entries()) ranks[at] = rank + 1;
  return ranks;
}

async function saveClaims(tx: Db, engine: Engine, claims: readonly Claim[]): Promise<void> {
  const ranks = ranksOf(claims);
  const rows = claims.map((claim, ordinal) => ({
    id: claim.id,
    ordinal,
    articles: claim.articles.length,
    record: JSON.stringify(claim),
    disputed: inDispute(claim) ? 1 : 0,
    rank: ranks[ordinal]!,
  }));
  await insertRows(tx, engine, 'claim', rows);
  const articles = claims.flatMap((claim) =>
    claim.articles.map((article) => ({ claim_id: claim.id, article_id: article })),
  );
  await insertRows(tx, engine, 'claim_article', articles, true);
  const positions: Tables['position'][] = claims.flatMap((claim, at) =>
    claim.positions.map((position, ordinal) => ({
      claim_id: claim.id,
      ordinal,
      party_id: position.party.id,
      party_name: position.party.name,
      stance: position.stance,
      rank: ranks[at]!,
    })),
  );
  await insertRows(tx, engine, 'position', positions);
}

async function saveStories(tx: Db, engine: Engine, stories: readonly Story[]): Promise<void> {
  const rows = stories.map((story, ordinal) => ({
    id: story.id,
    ordinal,
    title: story.title,
    record: JSON.stringify(story),
  }));
  await insertRows(tx, engine, 'story', rows);
  const articles = stories.flatMap((story) =>
    story.articles.map((article, ordinal) => ({ story_id: story.id, ordinal, article_id: article })),
  );
  await insertRows(tx, engine, 'story_article', articles);
  const claims = stories.flatMap((story) =>
    story.claims.map((claim, ordinal) => ({ story_id: story.id, ordinal, claim_id: claim })),
  );
  await insertRows(tx, engine, 'story_claim', claims);
}

const place = (row: { ordinal: number }): number => row.ordinal + 1;

export async function listClaims(
  db: Database,
  query: ListQuery & { story?: string | undefined },
): Promise<Listed<Claim>> {
  const from = parseCursor(query.cursor) ?? 0;
  let select = db
    .selectFrom('claim')
    .select(['claim.ordinal', 'claim.record'])
    .where('claim.ordinal', '>=', from)
    .orderBy('claim.ordinal')
    .limit(query.limit + 1);
  const { story } = query;
  if (story !== undefined)
    select = select.where('claim.id', 'in', (e) =>
      e.selectFrom('story_claim').select('claim_id').where('story_id', '=', story),
    );
  return paged(await select.execute(), query.limit, (row) => JSON.parse(row.record) as Claim, place);
}

export async function listStories(db: Database, query: ListQuery): Promise<Listed<Story>> {
  const from = parseCursor(query.cursor) ?? 0;
  const rows = await db
    .selectFrom('story')
    .select(['ordinal', 'record'])
    .where('ordinal', '>=', from)
    .orderBy('ordinal')
    .limit(query.limit + 1)
    .execute();
  return paged(rows, query.limit, (row) => JSON.parse(row.record) as Story, place);
}

export async function findClaim(db: Database, id: string): Promise<Claim | null> {
  const row = await db.selectFrom('claim').select('record').where('id', '=', id).executeTakeFirst();
  return row ? (JSON.parse(row.record) as Claim) : null;
}

export async function findStory(db: Database, id: string): Promise<Story | null> {
  const row = await db.selectFrom('story').select('record').where('id', '=', id).executeTakeFirst();
  return row ? (JSON.parse(row.record) as Story) : null;
}

/** Links that touch a thing (a statement, an article), or all of them. */
export async function listLinks(db: Database, subject?: string): Promise<readonly Link[]> {
  let select = db.selectFrom('link').selectAll().orderBy('kind').orderBy('from_id').orderBy('to_id');
  if (subject !== undefined) select = select.where((e) => e.or([e('from_id', '=', subject), e('to_id', '=', subject)]));
  const rows = await select.execute();
  return rows.map((row) => ({
    kind: row.kind as Link['kind'],
    from: row.from_id,
    to: row.to_id,
    confidence: row.confidence,
    reasons: JSON.parse(row.reasons) as string[],
  }));
}
