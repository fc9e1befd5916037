import { readingsOfPages, readingsOfSearch } from '../../api/collect.js';
import { exportResponse, formatOf } from '../../api/export.js';
import { filtersOf, limitOf } from '../../api/filters.js';
import {
  actorView,
  actorsCounted,
  claimRows,
  outletView,
  outletsCounted,
  placeView,
  placesCounted,
  stancesOf,
  statementsOfActor,
  statementsOfPlace,
  claimsOfStatements,
  type Counted,
} from '../../archive/views/index.js';
import type { Listed } from '../../archive/archive.js';
import { anyLanguage } from '../../language/index.js';
import { partiesSpokenOf } from '../about.js';
import type { Site } from '../site.js';
import { cached, cachedBy } from '../cached.js';
import { actorName, loadedNames } from '../names.js';
import { ActorPage, ActorsPage, OutletPage, OutletsPage } from '../pages/who.js';
import { PlacePage, PlacesPage } from '../pages/places.js';
import { textOf, type Article } from '../../model/index.js';
import { uiOf } from '../ui.js';
import { missing } from './archive.js';

/** Names of a page of names. */
const NAMES = 120;
const CLAIMS = 12;

/** A page of a list that is at hand whole; the cursor is where the next begins. */
export function pageOf<T>(all: readonly T[], cursor: string | undefined, limit: number): Listed<T> {
  const from = /^\d+$/u.test(cursor ?? '') ? Number(cursor) : 0;
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null };
}

interface LoadedCount {
  readonly text: string;
  readonly count: number;
  readonly actor: { readonly id: string; readonly name: string };
  readonly loaded: boolean;
}

/** Articles read for an outlet's page: what it calls those it cites, and its own profile. */
const SAMPLE = 30;

export function whoRoutes({ app, archive, resolver }: Site): void {
  const { db } = archive;
  const actors = cached(() => actorsCounted(db));
  const outlets = cached(() => outletsCounted(db));
  const places = cached(() => placesCounted(db));
  const actorViews = cachedBy((key) => {
    const ids = key.split('\u0000');
    return actorView(db, ids[0]!, ids);
  });
  const spokenOf = cachedBy((key) => partiesSpokenOf(archive, resolver, key.split('\u0000')));
  const outletViews = cachedBy((outlet) => outletView(db, outlet));
  /** What an outlet's newest articles call those they cite, and the profile that its pages give away. */
  const sampled = cachedBy(async (key) => {
    const lang = key.startsWith('ar|') ? 'ar' : 'en';
    const outlet = key.slice(3);
    const names = new Map<string, LoadedCount>();
    let profile: Article['profile'] = null;
    const { items } = await archive.articles({ outlet, limit: SAMPLE });
    for (const { id } of items) {
      const stored = await archive.article(id);
      if (stored === null) continue;
      profile ??= stored.article.profile;
      for (const found of loadedNames(resolver, stored.article, stored.statements, lang)) {
        const text = textOf(stored.article.text, found);
        const entry = names.get(`${text}|${found.actor.id}`) ?? { text, count: 0, actor: found.actor, loaded: true };
        names.set(`${text}|${found.actor.id}`, { ...entry, count: entry.count + 1 });
      }
    }
    return { names: [...names.values()].sort((a, b) => b.count - a.count), profile };
  });

  /** An actor with everyone in the archive who speaks for it: spokesman → ministry → state. */
  async function withVoices(id: string): Promise<readonly string[]> {
    const speaksFor = (at: string): boolean => {
      for (let up = resolver.actor(at)?.parent ?? null, n = 0; up !== null && n < 8; n++) {
        if (up === id) return true;
        up = resolver.actor(up)?.parent ?? null;
      }
      return false;
    };
    return [id, ...(await actors()).map((a) => a.id).filter((other) => other !== id && speaksFor(other))];
  }

  app.get('/actors', async (c) => {
    const ui = uiOf(c);
    const filter = c.req.query('name')?.trim() ?? '';
    const fold = (text: string) => anyLanguage('ar').fold(text).text.toLowerCase();
    const named = (await actors()).map((a): Counted => ({ ...a, name: actorName(resolver, a.id, a.name, ui.lang) }));
    const wanted = filter === '' ? named : named.filter((a) => fold(a.name).includes(fold(filter)));
    return c.html(<ActorsPage ui={ui} filter={filter} list={pageOf(wanted, c.req.query('cursor'), NAMES)} />);
  });

  app.get('/actors/:id', async (c) => {
    const id = c.req.param('id');
    const ui = uiOf(c);
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    const act = c.req.query('act');
    const ids = c.req.query('own') === '1' ? [id] : await withVoices(id);
    if (format !== null) {
      const readings = readingsOfPages((cursor, limit) => statementsOfActor(db, ids, { limit, cursor, act }));
      return exportResponse({ format, url, title: actorName(resolver, id, id, ui.lang), lang: ui.lang, readings });
    }
    const key = [id, ...ids.filter((other) => other !== id)].join('\u0000');
    const view = await actorViews(key);
    const actor = resolver.actor(id);
    const claims = await claimRows(db, { party: id, limit: CLAIMS });
    if (view === null && claims.items.length === 0) throw missing('actor');
    const parents: { id: string; name: string }[] = [];
    for (let up = actor?.parent ?? null; up !== null && parents.length < 6; up = resolver.actor(up)?.parent ?? null)
      parents.push({ id: up, name: actorName(resolver, up, up, ui.lang) });
    const party = claims.items[0]?.claim.positions.find((p) => p.party.id === id)?.party.name;
    const reversals = claims.items.filter(
      ({ claim }) =>
        new Set(claim.positions.filter((p) => p.party.id === id && p.stance !== 'silent').map((p) => p.stance)).size >
        1,
    );
    const statements = await statementsOfActor(db, ids, {
      limit: limitOf(c.req.query('limit') ?? null),
      cursor: c.req.query('cursor'),
      act,
    });
    return c.html(
      <ActorPage
        ui={ui}
        id={id}
        name={actorName(resolver, id, view?.name ?? party ?? id, ui.lang)}
        view={view}
        voices={ids.length - 1}
        own={c.req.query('own') === '1'}
        actor={actor}
        parents={parents}
        statements={statements}
        stances={await stancesOf(db, id)}
        about={(await spokenOf(key)).map((p) => ({
          id: p.value,
          name: actorName(resolver, p.value, p.value, ui.lang),
          count: p.count,
        }))}
        claims={claims.items.filter((row) => !reversals.includes(row))}
        reversals={reversals}
        loaded={new Set(actor?.names.filter((n) => n.loaded === true).map((n) => n.text) ?? [])}
      />,
    );
  });

  app.get('/outlets', async (c) => c.html(<OutletsPage ui={uiOf(c)} outlets={await outlets()} />));

  app.get('/outlets/:name', async (c) => {
    const ui = uiOf(c);
    const outlet = c.req.param('name');
    const view = await outletViews(outlet);
    if (view === null) throw missing('outlet');
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    if (format !== null) {
      const filters = { ...filtersOf(new URLSearchParams()), kind: 'articles' as const, outlet };
      return exportResponse({
        format,
        url,
        title: outlet,
        lang: ui.lang,
        readings: readingsOfSearch(archive, filters),
      });
    }
    const articles = await archive.articles({
      outlet,
      limit: limitOf(c.req.query('limit') ?? null),
      cursor: c.req.query('cursor'),
    });
    const { names, profile } = await sampled(`${ui.lang}|${outlet}`);
    return c.html(
      <OutletPage
        ui={ui}
        view={{ ...view, cites: view.cites.map((a) => ({ ...a, name: actorName(resolver, a.id, a.name, ui.lang) })) }}
        articles={articles}
        names={names}
        profile={profile}
      />,
    );
  });

  app.get('/places', async (c) => {
    const all = await places();
    return c.html(
      <PlacesPage ui={uiOf(c)} places={all.slice(0, 150)} list={pageOf(all, c.req.query('cursor'), NAMES)} />,
    );
  });

  app.get('/places/:id', async (c) => {
    const id = c.req.param('id');
    const view = await placeView(db, id);
    if (view === null) throw missing('place');
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    if (format !== null) {
      const readings = readingsOfPages((cursor, limit) => statementsOfPlace(db, id, { limit, cursor }));
      return exportResponse({ format, url, title: view.name, lang: uiOf(c).lang, readings });
    }
    const statements = await statementsOfPlace(db, id, {
      limit: limitOf(c.req.query('limit') ?? null),
      cursor: c.req.query('cursor'),
    });
    const claims = await claimsOfStatements(db, statements.items);
    return c.html(
      <PlacePage
        ui={uiOf(c)}
        view={view}
        place={resolver.place(id)}
        statements={statements}
        claims={claims.slice(0, CLAIMS)}
      />,
    );
  });
}
