import type { Archive, Hit, StoredArticle } from '../archive/archive.js';
import type { SqlArchive } from '../archive/index.js';
import { statementsById, type Quoted } from '../archive/views/index.js';

export type { Quoted };

/** Articles by id, each read once for one answer. */
export async function articlesById(
  archive: Archive,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, StoredArticle>> {
  const found = new Map<string, StoredArticle>();
  for (const id of new Set(ids)) {
    const article = await archive.article(id);
    if (article !== null) found.set(id, article);
  }
  return found;
}

/** The statements of found hits, with their articles, in the order of the hits; each article is read once. */
export async function quotedOfHits(archive: SqlArchive, hits: readonly Hit[]): Promise<readonly Quoted[]> {
  const ids = hits.flatMap((hit) => (hit.statement === null ? [] : [hit.statement.id]));
  const found = await statementsById(archive.db, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}
