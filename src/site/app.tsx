import { Hono, type Context } from 'hono';
import { setCookie, getCookie } from 'hono/cookie';
import { bodyLimit } from 'hono/body-limit';
import type { SqlArchive } from '../archive/index.js';
import { createResolver, type Resolver } from '../resolve/index.js';
import { asProblem } from '../model/index.js';
import { createApi } from '../api/app.js';
import { ownPath } from './addresses.js';
import { actorName } from './names.js';
import { assetNamed } from './assets.js';
import { ErrorPage } from './pages/error.js';
import { LoginPage } from './pages/login.js';
import { ApiPage } from './pages/api.js';
import { KeysPage } from './pages/keys.js';
import { PREF_COOKIE, prefCookie } from './prefs.js';
import { addRoutes } from './routes/add.js';
import { decisionRoutes } from './routes/decide.js';
import { archiveRoutes } from './routes/archive.js';
import { frontRoutes } from './routes/front.js';
import { ledgerRoutes } from './routes/ledger.js';
import { whoRoutes } from './routes/who.js';
import { searchRoutes } from './routes/search.js';
import { createGuard, Refused, type Access } from './safety/guard.js';
import { secureHeaders } from './safety/headers.js';
import { rateLimited, READ_RATE, TooMany, WRITE_RATE, type RateLimit } from './safety/rate.js';
import { uiOf, type SiteEnv } from './ui.js';
import type { Adder } from './adding.js';
import type { Site } from './site.js';

export interface SiteOptions {
  readonly archive: SqlArchive;
  readonly access: Access;
  /** Who is who: names in both languages, loaded names, places. The built-in files where none is given. */
  readonly resolver?: Resolver;
  /** Takes pages in; without it the site only reads. */
  readonly adder?: Adder;
  /** Groups the archive anew once somebody decided on a link. */
  readonly regroup?: () => Promise<void>;
  readonly rates?: { readonly read: RateLimit; readonly write: RateLimit };
}

/** Bytes of one upload: some hundred saved pages. Larger imports belong to the command line. */
const MAX_UPLOAD = 64 * 1024 * 1024;
const YEAR = 365 * 24 * 3600;

function assetRoute(c: Context<SiteEnv>): Response {
  const found = assetNamed(c.req.param('name') ?? '');
  if (!found) return c.notFound() as Response;
  const accepts = c.req.header('accept-encoding') ?? '';
  const coded = accepts.includes('br') ? 'br' : accepts.includes('gzip') ? 'gzip' : null;
  return new Response(new Uint8Array(coded === null ? found.bytes : found[coded]), {
    headers: {
      'content-type': found.type,
      // A kept page is shown in a sandbox, an origin of its own, and takes its stylesheet from here.
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'accept-encoding',
      'cache-control': c.req.param('hash') === found.hash ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      ...(coded === null ? {} : { 'content-encoding': coded }),
    },
  });
}

function statusOf(error: unknown): { status: 400 | 401 | 403 | 404 | 429 | 500; detail?: string } {
  if (error instanceof Refused) return { status: error.status };
  if (error instanceof TooMany) return { status: 429, detail: error.message };
  const problem = asProblem(error);
  if (problem.code === 'usage') return { status: 400, detail: problem.message };
  if (problem.code === 'not-found') return { status: 404 };
  return { status: 500, ...(problem.code === 'internal' ? {} : { detail: problem.message }) };
}

function onError(error: Error, c: Context<SiteEnv>): Response | Promise<Response> {
  const { status, detail } = statusOf(error);
  if (status === 500) console.error(error);
  if (c.req.path.startsWith('/api/')) return c.json({ error: { status, message: detail ?? error.message } }, status);
  if (error instanceof Refused && error.reason === 'login') {
    const url = new URL(c.req.url);
    return c.redirect(`/login?back=${encodeURIComponent(url.pathname + url.search)}`);
  }
  return c.html(<ErrorPage ui={uiOf(c)} status={status} {...(detail === undefined ? {} : { detail })} />, status);
}

function sessionRoutes({ app, guard }: Site): void {
  app.post('/settings', async (c) => {
    const form = await c.req.parseBody();
    guard.checkForm(c, form.csrf);
    setCookie(c, PREF_COOKIE, prefCookie(getCookie(c, PREF_COOKIE), form), {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      maxAge: YEAR,
    });
    const back = new URL(ownPath(form.back), 'http://here');
    back.searchParams.delete('ui');
    return c.redirect(back.pathname + back.search, 303);
  });
  app.get('/login', (c) => c.html(<LoginPage ui={uiOf(c)} back={ownPath(c.req.query('back'))} />));
  app.post('/login', async (c) => {
    const form = await c.req.parseBody();
    guard.checkForm(c, form.csrf);
    if (guard.logIn(c, form.password)) return c.redirect(ownPath(form.back), 303);
    return c.html(<LoginPage ui={uiOf(c)} back={ownPath(form.back)} wrong />, 401);
  });
  app.post('/logout', async (c) => {
    guard.checkForm(c, (await c.req.parseBody()).csrf);
    guard.logOut(c);
    return c.redirect('/login', 303);
  });
}

/** The whole site and its API over an archive, as one Hono app. */
export function createSite(options: SiteOptions): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const resolver = options.resolver ?? createResolver();
  const site: Site = {
    app,
    archive: options.archive,
    resolver,
    guard: createGuard(options.access),
    adder: options.adder ?? null,
    regroup: options.regroup ?? (async () => {}),
  };
  const { read, write } = options.rates ?? { read: READ_RATE, write: WRITE_RATE };
  app.onError(onError);
  app.notFound((c) => c.html(<ErrorPage ui={uiOf(c)} status={404} />, 404));
  app.use(async (c, next) => {
    c.set('nameOf', (id, fallback, lang) => actorName(resolver, id, fallback, lang));
    await next();
  });
  app.use(secureHeaders);
  app.get('/assets/:hash/:name', assetRoute);
  app.use(rateLimited(read, write));
  app.use(bodyLimit({ maxSize: MAX_UPLOAD }));
  app.use(site.guard.middleware);
  sessionRoutes(site);
  app.get('/keys', (c) => c.html(<KeysPage ui={uiOf(c)} />));
  frontRoutes(site);
  archiveRoutes(site);
  ledgerRoutes(site);
  whoRoutes(site);
  searchRoutes(site);
  addRoutes(site);
  decisionRoutes(site);
  app.get('/api', (c) => c.html(<ApiPage ui={uiOf(c)} />));
  app.route('/api', createApi({ archive: options.archive, resolver }));
  return app;
}
