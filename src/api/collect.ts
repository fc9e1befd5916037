import type { Archive } from '../archive/archive.js';
import type { SqlArchive } from '../archive/index.js';
import type { Reading } from '../model/index.js';
import type { Quoted } from '../archive/views/index.js';
import { searchQueryOf, type Filters } from './filters.js';
import { articlesById, quotedOfHits } from './reader.js';
import { readingsOf } from './export.js';

/** Statements or articles of one export of a view: enough for a report or a feed; `isnad export` has no limit. */
export const EXPORT_LIMIT = 2000;
const PAGE = 200;

/** Everything that a search finds, page by page, up to the limit. */
export async function* readingsOfSearch(archive: SqlArchive, filters: Filters): AsyncGenerator<Reading> {
  let left = EXPORT_LIMIT;
  let cursor: string | undefined;
  do {
    const query = { ...searchQueryOf(filters), limit: Math.min(PAGE, left), cursor };
    const { items, next } = await archive.search(query);
    if (filters.kind === 'statements') yield* readingsOf(await quotedOfHits(archive, items));
    else
      yield* (
        await articlesById(
          archive,
          items.map((hit) => hit.article.id),
        )
      ).values();
    left -= items.length;
    cursor = next ?? undefined;
  } while (cursor !== undefined && left > 0);
}

/** Everything that a paged listing of statements gives, up to the limit. */
export async function* readingsOfPages(
  page: (
    cursor: string | undefined,
    limit: number,
  ) => Promise<{ readonly items: readonly Quoted[]; readonly next: string | null }>,
): AsyncGenerator<Reading> {
  let left = EXPORT_LIMIT;
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor, Math.min(PAGE, left));
    yield* readingsOf(items);
    left -= items.length;
    cursor = next ?? undefined;
  } while (cursor !== undefined && left > 0);
}

/** Whole articles of ids, one at a time. */
export async function* readingsOfArticles(archive: Archive, ids: Iterable<string>): AsyncGenerator<Reading> {
  for (const id of ids) {
    const stored = await archive.article(id);
    if (stored !== null) yield { article: stored.article, statements: stored.statements };
  }
}
