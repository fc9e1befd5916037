import { readingsOfSearch } from '../../api/collect.js';
import { exportResponse, formatOf } from '../../api/export.js';
import { filtersOf, searchQueryOf, type Filters } from '../../api/filters.js';
import { quotedOfHits } from '../../api/reader.js';
import { placeView } from '../../archive/views/index.js';
import type { Site } from '../site.js';
import { actorName } from '../names.js';
import { SearchPage } from '../pages/search.js';
import { uiOf, type Ui } from '../ui.js';

export function searchRoutes({ app, archive, resolver }: Site): void {
  /** Names for the ids that an address may hold. */
  async function namesOf({ actor, place }: Filters, ui: Ui): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    if (actor !== null) names.set(actor, actorName(resolver, actor, actor, ui.lang));
    if (place !== null) names.set(place, (await placeView(archive.db, place))?.name ?? place);
    return names;
  }

  app.get('/search', async (c) => {
    const url = new URL(c.req.url);
    const filters = filtersOf(url.searchParams);
    const ui = uiOf(c);
    const format = formatOf(url.searchParams);
    if (format !== null) {
      const title = filters.q === '' ? ui.t('front.newest') : ui.t('search.title', { words: filters.q });
      return exportResponse({ format, url, title, lang: ui.lang, readings: readingsOfSearch(archive, filters) });
    }
    const result = await archive.search(searchQueryOf(filters));
    const quoted = filters.kind === 'statements' ? await quotedOfHits(archive, result.items) : [];
    return c.html(
      <SearchPage ui={ui} filters={filters} result={result} quoted={quoted} names={await namesOf(filters, ui)} />,
    );
  });
}
