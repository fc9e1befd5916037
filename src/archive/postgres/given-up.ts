import { sql } from 'kysely';
import type { GivenUp } from '../archive.js';
import type { Db } from '../engine.js';

/** Where pg-boss puts a page whose tries ran out: a queue of its own, which nobody takes from. */
export const GIVEN_UP = 'pages_given_up';

/** The schema of the queue beside an archive's own schema. */
export function queueSchema(schema: string): string {
  return `${schema}_queue`;
}

/** Pages whose tries ran out, oldest first; one that came into the archive in another way since is not among them. */
export async function givenUp(db: Db): Promise<readonly GivenUp[]> {
  const found = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const jobs = `${queueSchema(found.rows[0]!.schema)}.job`;
  const there = await sql<{ name: string | null }>`select to_regclass(${jobs})::text as name`.execute(db);
  if (there.rows[0]!.name === null) return [];
  const { rows } = await sql<{ source: string; sha256: string; message: string | null }>`
    select data->>'source' as source, data->>'sha256' as sha256,
      coalesce(output->'value'->>'message', output->>'message') as message
    from ${sql.table(jobs)}
    where name = ${GIVEN_UP} and not exists (select 1 from article where article.sha256 = data->>'sha256')
    order by created_on, id`.execute(db);
  return rows.map(({ source, sha256, message }) => ({
    source,
    sha256,
    reason: `no worker finished it in as many tries as it gets (the last: ${message ?? 'nothing was told'})`,
  }));
}
