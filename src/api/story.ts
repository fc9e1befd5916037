import type { SqlArchive } from '../archive/index.js';
import { claimRows, partiesOfStory, statementsById, type ClaimRow, type Quoted } from '../archive/views/index.js';
import type { Party, Story } from '../model/index.js';
import { historiesOf, statementIdsOf, type History } from './positions.js';

/** A page of a story's matrix: claims with the history of every party on them. */
export interface StoryMatrix {
  readonly parties: readonly Party[];
  readonly rows: readonly (ClaimRow & { readonly histories: readonly History[] })[];
  readonly statements: ReadonlyMap<string, Quoted>;
  readonly next: string | null;
}

/** Columns of the matrix: more do not fit a screen; the other parties of a claim stand together in the last. */
export const PARTIES = 5;
/** Claims of one page of it. */
export const CLAIMS = 12;
/** Statements looked up for one claim: a claim of hundreds of statements shows its first and last on its own page. */
const STATEMENTS = 40;

export async function storyMatrix(
  archive: SqlArchive,
  story: Story,
  cursor: string | undefined,
  limit = CLAIMS,
): Promise<StoryMatrix> {
  const list = await claimRows(archive.db, { story: story.id, limit, cursor });
  const parties = await partiesOfStory(archive.db, story.id, PARTIES);
  const ids = list.items.flatMap(({ claim }) => statementIdsOf(claim).slice(0, STATEMENTS));
  const statements = await statementsById(archive.db, ids);
  const rows = list.items.map((row) => ({ ...row, histories: historiesOf(row.claim, statements) }));
  return { parties, rows, statements, next: list.next };
}
