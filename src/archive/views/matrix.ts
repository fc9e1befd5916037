import { sql } from 'kysely';
import type { Claim, Party } from '../../model/index.js';
import type { ListQuery, Listed } from '../archive.js';
import type { Database } from '../schema.js';
import { paged, parseCursor } from '../store/cursor.js';
import type { Quoted } from './quotes.js';

export interface ClaimRow {
  readonly claim: Claim;
  readonly disputed: boolean;
}

/** Claims, the disputed ones first, then those of most articles; of one story, or of the whole archive. */
export async function claimRows(
  db: Database,
  query: ListQuery & { readonly story?: string | undefined; readonly party?: string | undefined },
): Promise<Listed<ClaimRow>> {
  const from = parseCursor(query.cursor) ?? 0;
  const { story, party } = query;
  let select = db.selectFrom('claim').select(['claim.record', 'claim.disputed', 'claim.rank']);
  if (story !== undefined)
    select = select.where('claim.id', 'in', (e) =>
      e.selectFrom('story_claim').select('story_claim.claim_id').where('story_id', '=', story),
    );
  if (party !== undefined) select = select.where('claim.id', 'in', await claimsWith(db, party, from, query.limit + 1));
  const rows = await select
    .where('claim.rank', '>=', from)
    .orderBy('claim.rank')
    .limit(query.limit + 1)
    .execute();
  return paged(
    rows,
    query.limit,
    (row) => ({ claim: JSON.parse(row.record) as Claim, disputed: row.disputed === 1 }),
    (row) => row.rank + 1,
  );
}

/** The first claims, in their order, on which a party has a position: a state has thousands. */
async function claimsWith(db: Database, party: string, from: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('position')
    .select(['claim_id', 'rank'])
    .distinct()
    .where('party_id', '=', party)
    .where('rank', '>=', from)
    .orderBy('rank')
    .limit(limit)
    .execute();
  return rows.map((row) => row.claim_id);
}

/** The parties that hold most positions on a story's claims. */
export async function partiesOfStory(db: Database, story: string, limit: number): Promise<readonly Party[]> {
  const rows = await db
    .selectFrom('story_claim')
    .innerJoin('position', 'position.claim_id', 'story_claim.claim_id')
    .select([
      'party_id',
      sql<string>`max(party_name)`.as('name'),
      sql<number>`count(distinct position.claim_id)`.as('n'),
    ])
    .where('story_id', '=', story)
    .groupBy('party_id')
    .orderBy('n', 'desc')
    .orderBy('party_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.party_id, name: row.name }));
}

/** Claims that any of these statements stands in, the disputed ones first. */
export async function claimsOfStatements(db: Database, statements: readonly Quoted[]): Promise<readonly ClaimRow[]> {
  const articles = [...new Set(statements.map((q) => q.article.id))];
  if (articles.length === 0) return [];
  const ids = new Set(statements.map((q) => q.statement.id));
  const rows = await db
    .selectFrom('claim')
    .select(['claim.record', 'claim.disputed'])
    .where('claim.id', 'in', (e) =>
      e.selectFrom('claim_article').select('claim_id').where('article_id', 'in', articles),
    )
    .orderBy('claim.disputed', 'desc')
    .orderBy('claim.ordinal')
    .execute();
  return rows
    .map((row) => ({ claim: JSON.parse(row.record) as Claim, disputed: row.disputed === 1 }))
    .filter(({ claim }) => claim.positions.some((p) => p.statements.some((s) => ids.has(s.statement))));
}
