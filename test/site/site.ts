import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openArchive, type SqlArchive } from '../../src/archive/index.js';
import { addDemo } from '../../src/cli/commands/demo.js';
import { groupArchive } from '../../src/pipeline/group.js';
import { createResolver } from '../../src/resolve/index.js';
import { serveSite, type ServeOptions, type Served } from '../../src/site/serve.js';

const demo = (name: string): string => fileURLToPath(new URL(`../../demo/${name}`, import.meta.url));

export interface TestSite {
  readonly archive: SqlArchive;
  readonly served: Served;
  /** Without the slash at its end. */
  readonly base: string;
  close(): Promise<void>;
}

/** A real archive in a folder of its own, served on a free port; with the demo's pages in it where asked. */
export async function startSite(
  options: Partial<ServeOptions> & {
    readonly demo?: boolean;
    readonly fill?: (archive: SqlArchive) => Promise<void>;
  } = {},
): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-site-'));
  const archive = await openArchive(join(folder, 'archive'), { create: true });
  const resolver = createResolver({ actorFiles: [demo('actors.json')], placeFiles: [demo('places.json')] });
  if (options.demo !== false) {
    await addDemo(archive, resolver);
    await groupArchive(archive, { resolver });
  }
  await options.fill?.(archive);
  const served = await serveSite({
    archive,
    resolver,
    port: 0,
    host: '127.0.0.1',
    publicRead: false,
    password: null,
    token: null,
    rates: { read: { perSecond: 1e6, burst: 1e6 }, write: { perSecond: 1e6, burst: 1e6 } },
    ...options,
  });
  return {
    archive,
    served,
    base: served.url.replace(/\/$/u, ''),
    async close() {
      await served.close();
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where to find one of each kind of page. */
export async function addressesOf({ archive }: TestSite): Promise<Readonly<Record<string, string>>> {
  const { items: articles } = await archive.articles({ limit: 50 });
  const fullest = [...articles].sort((a, b) => b.statements - a.statements)[0]!;
  const stored = (await archive.article(fullest.id))!;
  const { items: claims } = await archive.claims({ limit: 1 });
  const { items: stories } = await archive.stories({ limit: 1 });
  const said = stored.statements.find((s) => s.actor !== null) ?? stored.statements[0]!;
  const place = await archive.db
    .selectFrom('place')
    .select('place_id')
    .where('place_id', 'is not', null)
    .executeTakeFirst();
  const at = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`;
  return {
    front: '/',
    stories: '/stories',
    story: at('stories', stories[0]!.id),
    claims: '/claims',
    claim: at('claims', claims[0]!.id),
    articles: '/articles',
    article: `${at('articles', fullest.id)}?s=${said.id}`,
    beside: `${at('articles', fullest.id)}?view=original`,
    statement: at('statements', said.id),
    actors: '/actors',
    actor: at('actors', said.actor!.id),
    outlets: '/outlets',
    outlet: at('outlets', fullest.outlet!),
    places: '/places',
    ...(place?.place_id ? { place: at('places', place.place_id) } : {}),
    search: '/search?act=deny',
    'search-articles': '/search?kind=articles&order=relevance',
    add: '/add',
    decisions: '/decisions',
    keys: '/keys',
    api: '/api',
  };
}
