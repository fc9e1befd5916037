import type { Archive, Hit, Listed, StoredArticle } from '../archive/archive.js';
import type { Quoted } from '../archive/views/index.js';

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

/** The statements of found hits, with their articles, in the order of the hits. */
export async function quotedOfHits(archive: Archive, hits: readonly Hit[]): Promise<readonly Quoted[]> {
  const articles = await articlesById(
    archive,
    hits.map((h) => h.article.id),
  );
  return hits.flatMap((hit) => {
    const stored = articles.get(hit.article.id);
    return stored === undefined || hit.statement === null
      ? []
      : [{ article: stored.article, statement: hit.statement }];
  });
}

/** Every item of a listing, page by page. */
export async function* everyPage<T>(list: (cursor: string | undefined) => Promise<Listed<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await list(cursor);
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
