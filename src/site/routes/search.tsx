import { filtersOf, searchQueryOf } from '../../api/filters.js';
import { quotedOfHits } from '../../api/reader.js';
import type { Site } from '../app.js';
import { SearchPage } from '../pages/search.js';
import { uiOf } from '../ui.js';

export function searchRoutes({ app, archive }: Site): void {
  app.get('/search', async (c) => {
    const filters = filtersOf(new URL(c.req.url).searchParams);
    const result = await archive.search(searchQueryOf(filters));
    const quoted = filters.kind === 'statements' ? await quotedOfHits(archive, result.items) : [];
    return c.html(<SearchPage ui={uiOf(c)} filters={filters} result={result} quoted={quoted} names={new Map()} />);
  });
}
