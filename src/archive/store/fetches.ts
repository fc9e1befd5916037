import type { Database } from '../schema.js';

interface Said {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export async function lastFetch(db: Database, url: string): Promise<Said | null> {
  const row = await db.selectFrom('fetched').selectAll().where('url', '=', url).executeTakeFirst();
  return row ? { etag: row.etag, lastModified: row.last_modified } : null;
}

export async function noteFetch(db: Database, url: string, { etag, lastModified }: Said): Promise<void> {
  const said = { etag, last_modified: lastModified, at: new Date().toISOString() };
  await db.transaction().execute((tx) =>
    tx
      .insertInto('fetched')
      .values({ url, ...said })
      .onConflict((conflict) => conflict.column('url').doUpdateSet(said))
      .execute(),
  );
}
