import { Hono } from 'hono';
import type { SqlArchive } from '../archive/index.js';
import {
  actorsCounted,
  actorView,
  claimRows,
  claimsOfArticles,
  claimsOfStatement,
  outletsCounted,
  outletView,
  placesCounted,
  placeView,
  statementsById,
  statementsOfActor,
  statementsOfPlace,
  storyCards,
  storyCard,
  type Quoted,
} from '../archive/views/index.js';
import { readingRecord, statementRecord } from '../export/index.js';
import { asProblem, printSpan, Problem } from '../model/index.js';
import { clocksOf, type Resolver } from '../resolve/index.js';
import { chainTree } from './chain-tree.js';
import { filtersOf, limitOf, searchQueryOf, type Filters } from './filters.js';
import { openApi } from './openapi.js';
import { historiesOf, statementIdsOf } from './positions.js';
import { quotedOfHits } from './reader.js';
import { storyMatrix } from './story.js';

export interface ApiOptions {
  readonly archive: SqlArchive;
  readonly resolver: Resolver;
}

const missing = (what: string): Problem => new Problem('not-found', `there is no such ${what} in this archive`);

/** A statement as every answer gives it: its words, the time that they date, and which article they stand in. */
export function quotedRecord({ article, statement }: Quoted) {
  const { id, title, outlet, lang, published, url } = article;
  const { event } = clocksOf(article, statement);
  return {
    ...statementRecord(article.text, statement),
    event: event && {
      at: event.at,
      precision: event.precision,
      ...(event.span && printSpan(article.text, event.span)),
    },
    article: { id, title, outlet, lang, published, url },
  };
}

interface Query {
  readonly params: URLSearchParams;
  readonly limit: number;
  readonly cursor: string | undefined;
}

function queryOf(url: string): Query {
  const params = new URL(url).searchParams;
  return { params, limit: limitOf(params.get('limit')), cursor: params.get('cursor') ?? undefined };
}

/** Pages a list that is at hand whole. */
function cut<T>(all: readonly T[], { limit, cursor }: Query): { items: readonly T[]; next: string | null } {
  const from = /^\d+$/u.test(cursor ?? '') ? Number(cursor) : 0;
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null };
}

/** The HTTP API: the same views as the site's, as JSON. Lists are `{items, next}`; hand `next` back as `cursor`. */
export function createApi({ archive, resolver }: ApiOptions): Hono {
  const { db } = archive;
  const api = new Hono();
  api.onError((error, c) => {
    const problem = asProblem(error);
    const status = problem.code === 'usage' ? 400 : problem.code === 'not-found' ? 404 : 500;
    if (status === 500) console.error(error);
    const message =
      problem.code === 'internal' ? 'something went wrong here; it was written to the log' : problem.message;
    return c.json({ error: { status, code: problem.code, message } }, status);
  });

  api.get('/openapi.json', (c) => c.json(openApi(new URL(c.req.url).origin)));
  api.get('/stats', async (c) => c.json(await archive.stats()));

  api.get('/articles', async (c) => {
    const { params, limit, cursor } = queryOf(c.req.url);
    return c.json(await archive.articles({ limit, cursor, outlet: params.get('outlet') ?? undefined }));
  });
  api.get('/articles/:id', async (c) => {
    const stored = await archive.article(c.req.param('id'));
    if (stored === null) throw missing('article');
    const { addedAt, sha256, captures } = stored;
    return c.json({ ...readingRecord(stored), addedAt, sha256, captures });
  });
  api.get('/articles/:id/claims', async (c) =>
    c.json({ items: await claimsOfArticles(db, [c.req.param('id')]), next: null }),
  );

  const found = async (filters: Filters) => {
    const result = await archive.search(searchQueryOf(filters));
    const { next, total, atLeast, facets } = result;
    const items =
      filters.kind === 'articles'
        ? result.items.map(({ article, snippet }) => ({ ...article, snippet }))
        : (await quotedOfHits(archive, result.items)).map(quotedRecord);
    return { items, next, total, atLeast, facets };
  };
  api.get('/search', async (c) => c.json(await found(filtersOf(queryOf(c.req.url).params))));
  api.get('/statements', async (c) =>
    c.json(await found({ ...filtersOf(queryOf(c.req.url).params), kind: 'statements' })),
  );
  api.get('/statements/:id', async (c) => {
    const quoted = await archive.statement(c.req.param('id'));
    if (quoted === null) throw missing('statement');
    const claims = await claimsOfStatement(db, quoted.article.id, quoted.statement.id);
    return c.json({ ...quotedRecord(quoted), claims: claims.map(({ id, gist }) => ({ id, gist })) });
  });

  api.get('/claims', async (c) => {
    const { params, limit, cursor } = queryOf(c.req.url);
    const list = await claimRows(db, {
      limit,
      cursor,
      story: params.get('story') ?? undefined,
      party: params.get('party') ?? undefined,
    });
    return c.json({ items: list.items.map(({ claim, disputed }) => ({ ...claim, disputed })), next: list.next });
  });
  api.get('/claims/:id', async (c) => {
    const claim = await archive.claim(c.req.param('id'));
    if (claim === null) throw missing('claim');
    const statements = await statementsById(db, statementIdsOf(claim));
    return c.json({
      ...claim,
      statements: [...statements.values()].map(quotedRecord),
      chain: chainTree(claim, statements.values(), { outlet: '', speaker: '' }),
    });
  });
  api.get('/claims/:id/positions', async (c) => {
    const claim = await archive.claim(c.req.param('id'));
    if (claim === null) throw missing('claim');
    const histories = historiesOf(claim, await statementsById(db, statementIdsOf(claim)));
    return c.json({
      items: histories.map(({ party, runs, steps }) => ({
        party,
        runs,
        steps: steps.map(({ stance, date, quoted }) => ({ stance, date, statement: quotedRecord(quoted) })),
      })),
      next: null,
    });
  });

  api.get('/stories', async (c) => {
    const { limit, cursor } = queryOf(c.req.url);
    const list = await storyCards(db, { limit, cursor });
    return c.json({ items: list.items.map(({ story, ...card }) => ({ ...story, ...card })), next: list.next });
  });
  api.get('/stories/:id', async (c) => {
    const story = await archive.story(c.req.param('id'));
    if (story === null) throw missing('story');
    const { story: record, ...card } = await storyCard(db, story);
    return c.json({ ...record, ...card });
  });
  api.get('/stories/:id/positions', async (c) => {
    const story = await archive.story(c.req.param('id'));
    if (story === null) throw missing('story');
    const { limit, cursor } = queryOf(c.req.url);
    const matrix = await storyMatrix(archive, story, cursor, limit);
    return c.json({
      parties: matrix.parties,
      items: matrix.rows.map(({ claim, disputed, histories }) => ({
        claim: { id: claim.id, gist: claim.gist, outlets: claim.outlets, origins: claim.origins },
        disputed,
        positions: histories.map(({ party, runs, steps }) => ({
          party,
          runs,
          statements: steps.map((s) => s.quoted.statement.id),
        })),
      })),
      next: matrix.next,
    });
  });

  api.get('/actors', async (c) => c.json(cut(await actorsCounted(db), queryOf(c.req.url))));
  api.get('/actors/:id', async (c) => {
    const id = c.req.param('id');
    const view = await actorView(db, id);
    const actor = resolver.actor(id);
    if (view === null && actor === null) throw missing('actor');
    return c.json({ ...(view ?? { id, statements: 0 }), actor });
  });
  api.get('/actors/:id/statements', async (c) => {
    const { params, limit, cursor } = queryOf(c.req.url);
    const list = await statementsOfActor(db, [c.req.param('id')], {
      limit,
      cursor,
      act: params.get('act') ?? undefined,
    });
    return c.json({ items: list.items.map(quotedRecord), next: list.next });
  });

  api.get('/outlets', async (c) => c.json(cut(await outletsCounted(db), queryOf(c.req.url))));
  api.get('/outlets/:name', async (c) => {
    const view = await outletView(db, c.req.param('name'));
    if (view === null) throw missing('outlet');
    return c.json(view);
  });

  api.get('/places', async (c) => c.json(cut(await placesCounted(db), queryOf(c.req.url))));
  api.get('/places/:id', async (c) => {
    const view = await placeView(db, c.req.param('id'));
    if (view === null) throw missing('place');
    return c.json({ ...view, place: resolver.place(view.id) });
  });
  api.get('/places/:id/statements', async (c) => {
    const { limit, cursor } = queryOf(c.req.url);
    const list = await statementsOfPlace(db, c.req.param('id'), { limit, cursor });
    return c.json({ items: list.items.map(quotedRecord), next: list.next });
  });
  api.notFound((c) =>
    c.json(
      { error: { status: 404, code: 'not-found', message: 'the API has no such address; see /api/openapi.json' } },
      404,
    ),
  );
  return api;
}
