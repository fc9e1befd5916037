// npm run bench:site: how long the server takes for each kind of page, beside a bare page of the same framework.
import { availableParallelism, loadavg } from 'node:os';
import { Hono } from 'hono';
import { jsx } from 'hono/jsx';
import type { SqlArchive } from '../src/archive/index.js';
import { actorsCounted, outletsCounted, placesCounted } from '../src/archive/views/index.js';
import { createSite } from '../src/site/app.js';
import { siteArchive } from './site-archive.js';

/** Requests a kind of page; each address is asked in turn with the bare page. */
const ASKED = 120;
/** What a page may take, milliseconds at the 95th percentile. */
const LIMIT = 50;

const path = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`;
const cycle = (paths: readonly string[]): string[] => Array.from({ length: ASKED }, (_, i) => paths[i % paths.length]!);

/** A page of forty rows without any data behind it: the least that this framework can do. */
function bareSite(): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const rows = Array.from({ length: 40 }, (_, i) => jsx('tr', {}, jsx('td', {}, `row ${i}`), jsx('td', {}, 'words')));
    return c.html(jsx('html', {}, jsx('body', {}, jsx('table', {}, ...rows))) as unknown as string);
  });
  return app;
}

async function addresses(archive: SqlArchive): Promise<Readonly<Record<string, readonly string[]>>> {
  const { db } = archive;
  const every = async (table: 'article' | 'statement', n: number) => {
    const rows = await db.selectFrom(table).select('id').orderBy('id').execute();
    const step = Math.max(1, Math.floor(rows.length / n));
    return rows
      .filter((_, i) => i % step === 0)
      .slice(0, n)
      .map((row) => row.id);
  };
  const articles = await every('article', ASKED);
  const statements = await every('statement', ASKED);
  const stories = await db.selectFrom('story').select(['id', 'record']).execute();
  const size = (row: { record: string }) => (JSON.parse(row.record) as { articles: unknown[] }).articles.length;
  const largest = [...stories].sort((a, b) => size(b) - size(a));
  const claims = await db.selectFrom('claim').select('id').orderBy('articles', 'desc').limit(60).execute();
  const actors = await actorsCounted(db);
  const places = await placesCounted(db);
  const outlets = await outletsCounted(db);
  const words = [...new Set(actors.slice(0, 200).flatMap((a) => a.name.split(' ')))].filter((w) => w.length > 3);
  const first = largest[0];
  if (first)
    console.log(
      `largest story: ${size(first)} articles, ${(JSON.parse(first.record) as { claims: unknown[] }).claims.length} claims`,
    );
  return {
    front: ['/'],
    articles: ['/articles'],
    article: articles.map((id) => path('articles', id)),
    original: articles.map((id) => `${path('articles', id)}/original`),
    statement: statements.map((id) => path('statements', id)),
    stories: ['/stories'],
    'story, the largest': first ? [path('stories', first.id)] : [],
    story: largest.slice(0, 40).map((s) => path('stories', s.id)),
    claims: ['/claims'],
    claim: claims.map((c) => path('claims', c.id)),
    actors: ['/actors'],
    actor: [...actors.slice(0, 30), ...actors.slice(-30)].map((a) => path('actors', a.id)),
    outlets: ['/outlets'],
    outlet: outlets.map((o) => path('outlets', o.value)),
    places: ['/places'],
    place: places.slice(0, 40).map((p) => path('places', p.id)),
    'search statements': words.slice(0, 60).map((w) => `/search?q=${encodeURIComponent(w)}`),
    'search articles': words.slice(0, 60).map((w) => `/search?kind=articles&q=${encodeURIComponent(w)}`),
    'search, by act': ['/search?act=deny', '/search?act=nocomment', '/search?act=threaten'],
    'api search': words.slice(0, 60).map((w) => `/api/search?q=${encodeURIComponent(w)}`),
  };
}

interface Taken {
  /** Milliseconds on the wall clock. */
  readonly wall: number;
  /** Milliseconds of processor: what it would take on a machine with nothing else to do. */
  readonly cpu: number;
}

async function ask(app: { fetch(request: Request): Response | Promise<Response> }, address: string): Promise<Taken> {
  const used = process.cpuUsage();
  const start = process.hrtime.bigint();
  const answer = await app.fetch(new Request(`http://localhost${address}`, { headers: { 'accept-language': 'ar' } }));
  await answer.text();
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(used);
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  return { wall, cpu: (user + system) / 1000 };
}

const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]!;

const archive = await siteArchive();
const rates = { perSecond: 1e9, burst: 1e9 };
const site = createSite({
  archive,
  access: { password: null, token: null, publicRead: true, hosts: null },
  rates: { read: rates, write: rates },
});
const bare = bareSite();
const stats = await archive.stats();
console.log(
  `${stats.articles} articles, ${stats.statements} statements, ${stats.claims} claims, ${stats.stories} stories`,
);
const kinds = Object.entries(await addresses(archive)).filter(([, paths]) => paths.length > 0);
for (let i = 0; i < 200; i++) await ask(bare, '/');
for (const [, paths] of kinds) for (const p of paths.slice(0, 3)) await ask(site, p);
const row = (cells: readonly string[]) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(9))).join(' ');
console.log(row(['page', 'p50 ms', 'p95 ms', 'max ms', 'cpu p50', 'cpu p95', 'bare p95', 'bare cpu']));
const over: string[] = [];
for (const [kind, paths] of kinds) {
  const ours: Taken[] = [];
  const bares: Taken[] = [];
  for (const p of cycle(paths)) {
    ours.push(await ask(site, p));
    bares.push(await ask(bare, '/'));
  }
  const wall = ours.map((t) => t.wall);
  const cpu = ours.map((t) => t.cpu);
  if (at(wall, 0.95) > LIMIT) over.push(`${kind}${at(cpu, 0.95) > LIMIT ? '' : ' (within it by processor time)'}`);
  const figures = [at(wall, 0.5), at(wall, 0.95), Math.max(...wall), at(cpu, 0.5), at(cpu, 0.95)];
  const peers = [
    at(
      bares.map((t) => t.wall),
      0.95,
    ),
    at(
      bares.map((t) => t.cpu),
      0.95,
    ),
  ];
  console.log(row([kind, ...[...figures, ...peers].map((n) => n.toFixed(1))]));
}
const load = loadavg()[0]! / availableParallelism();
console.log(`load of the machine: ${load.toFixed(1)} a core${load > 1 ? ', so the wall clock counts others too' : ''}`);
console.log(
  over.length === 0 ? `every page answers within ${LIMIT} ms (p95)` : `over ${LIMIT} ms (p95): ${over.join(', ')}`,
);
await archive.close();
