import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../../src/api/openapi.js';
import { Problem } from '../../src/model/index.js';
import { messageKeys } from '../../src/site/messages.js';
import { serveSite } from '../../src/site/serve.js';
import { browsed } from './browser.js';
import { findChromium } from './chromium.js';
import { addressesOf, startSite, type TestSite } from './site.js';

const executablePath = findChromium();

const TEXT = `بلدية الساحل تنفي بيع الرصيف القديم
نفى رئيس البلدية سامر الحاج، أمس، وجود أي اتفاق على بيع الرصيف القديم.
وقال الحاج لصحيفة "الموج" إن "الرصيف ملك للناس"، مضيفا أن العمل فيه سيستمر حتى نهاية الصيف.`;

describe('the site over HTTP', () => {
  let site: TestSite;
  let paths: Readonly<Record<string, string>>;
  beforeAll(async () => {
    site = await startSite();
    paths = await addressesOf(site);
  });
  afterAll(() => site?.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.base + path, { headers, redirect: 'manual' });

  it('sends a strict policy with every page and keeps the script small', async () => {
    const answer = await get('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const html = await answer.text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u);
    const script = /src="(\/assets\/[^"]+\.js)"/u.exec(html)![1]!;
    const asset = await fetch(site.base + script, { headers: { 'accept-encoding': 'gzip' } });
    expect((await asset.text()).length).toBeLessThan(60 * 1024);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it('shows an original in a sandbox of its own', async () => {
    const answer = await get(`${paths.article!.split('?')[0]}/original`);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/u);
  });

  it('gives every view in every format, and says so where a format means nothing', async () => {
    const types = {
      csv: 'text/csv',
      json: 'application/json',
      geojson: 'geo+json',
      jsonld: 'ld+json',
      webannotation: 'ld+json',
      rss: 'rss+xml',
      atom: 'atom+xml',
      jsonfeed: 'feed+json',
      bibtex: 'bibtex',
    };
    for (const name of ['article', 'statement', 'claim', 'story', 'actor', 'outlet', 'search']) {
      for (const [format, type] of Object.entries(types)) {
        const path = paths[name]!;
        const answer = await get(`${path}${path.includes('?') ? '&' : '?'}format=${format}`);
        expect([name, format, answer.status, (answer.headers.get('content-type') ?? '').includes(type)]).toEqual([
          name,
          format,
          200,
          true,
        ]);
        expect((await answer.text()).length).toBeGreaterThan(1);
      }
    }
    expect((await get('/search?format=docx')).status).toBe(400);
  });

  it('answers the API as its description says, page by page', async () => {
    const described = (await (await get('/api/openapi.json')).json()) as ReturnType<typeof openApi>;
    expect(described).toEqual(JSON.parse(JSON.stringify(openApi(site.base))));
    const ids: Record<string, string> = {
      articles: paths.article!,
      statements: paths.statement!,
      claims: paths.claim!,
      stories: paths.story!,
      actors: paths.actor!,
      outlets: paths.outlet!,
      places: paths.place ?? '',
    };
    for (const path of Object.keys(described.paths)) {
      const kind = path.split('/')[1]!;
      if (path.includes('{') && !ids[kind]) continue;
      const id = ids[kind]?.split('?')[0]!.split('/')[2];
      const answer = await get(`/api${path.replace(/\{\w+\}/u, id ?? '')}`);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    const first = (await (await get('/api/statements?limit=3')).json()) as {
      items: { id: string }[];
      next: string;
      total: number;
    };
    const second = (await (await get(`/api/statements?limit=3&cursor=${first.next}`)).json()) as typeof first;
    expect(new Set([...first.items, ...second.items].map((s) => s.id)).size).toBe(6);
    expect((await get('/api/statements?act=nonsense')).status).toBe(400);
    expect((await get('/api/claims/none')).status).toBe(404);
  });

  it('lists claims in dispute first, each once, page by page: all of them, and those of one party', async () => {
    interface Page {
      readonly items: readonly {
        id: string;
        disputed: boolean;
        positions: { party: { id: string }; stance: string }[];
      }[];
      readonly next: string | null;
    }
    const all = async (filter: string) => {
      const items: Page['items'][number][] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = (await (await get(`/api/claims?limit=5${filter}${cursor && `&cursor=${cursor}`}`)).json()) as Page;
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    };
    const claims = await all('');
    expect(claims.length).toBe((await site.archive.stats()).claims);
    expect(new Set(claims.map((c) => c.id)).size).toBe(claims.length);
    for (const { disputed, positions } of claims)
      expect(disputed).toBe(['affirm', 'deny'].every((s) => positions.some((p) => p.stance === s)));
    const order = claims.map((c) => Number(c.disputed));
    expect(order).toEqual([...order].sort((a, b) => b - a));
    const of = (party: string) => claims.filter((c) => c.positions.some((p) => p.party.id === party));
    const parties = claims.flatMap((c) => c.positions.map((p) => p.party.id));
    const party = parties.sort((a, b) => of(b).length - of(a).length)[0]!;
    const its = of(party);
    expect(await all(`&party=${encodeURIComponent(party)}`)).toEqual(its);
    expect(its.length).toBeGreaterThan(5);
  });

  it('takes pages only from its own form, and tells what became of them', async () => {
    const page = await get('/add');
    const cookie = page.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    const token = /name="csrf" value="([^"]+)"/u.exec(await page.text())![1]!;
    const send = (fields: Record<string, string>, headers: Record<string, string> = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return fetch(`${site.base}/add`, {
        method: 'POST',
        body: form,
        headers: { cookie, ...headers },
        redirect: 'manual',
      });
    };
    expect((await send({ text: TEXT })).status).toBe(403);
    expect((await send({ text: TEXT, csrf: token }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ text: TEXT, csrf: token }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ csrf: token })).status).toBe(400);
    const taken = await send({ text: TEXT, csrf: token }, { origin: site.base });
    expect(taken.status).toBe(303);
    const job = taken.headers.get('location')!;
    let shown = '';
    for (let i = 0; i < 100 && !/href="\/articles\//u.test(shown); i++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      shown = await (await fetch(site.base + job)).text();
    }
    expect(shown).toMatch(/href="\/articles\//u);
    const found = (await (await get(`/api/search?q=${encodeURIComponent('الرصيف القديم')}`)).json()) as {
      total: number;
    };
    expect(found.total).toBeGreaterThan(0);
  });

  it('does not answer to a host name that is not its own', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      void import('node:http').then(({ get: ask }) =>
        ask({ port: site.served.port, host: '127.0.0.1', path: '/', headers: { host: 'rebound.example' } }, (answer) =>
          resolve(answer.statusCode ?? 0),
        ).on('error', reject),
      );
    });
    expect(status).toBe(403);
  });

  it('keeps the interface apart from the content', async () => {
    for (const ui of ['ar', 'en']) {
      const html = await (await get(`${paths.article}&ui=${ui}`)).text();
      expect(html).toMatch(new RegExp(`<html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"`, 'u'));
      expect(html).toMatch(/<div class="body" lang="ar" dir="rtl"/u);
    }
  });

  it('has the same words in both languages', () => {
    expect([...messageKeys('en')].sort()).toEqual([...messageKeys('ar')].sort());
  });

  it('slows down whoever asks too much', async () => {
    const slow = await startSite({
      demo: false,
      rates: { read: { perSecond: 1, burst: 5 }, write: { perSecond: 1, burst: 1 } },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push((await fetch(slow.base)).status);
    await slow.close();
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.slice(5)).toContain(429);
  });

  it('lets other machines in only with a password, a token or --public', async () => {
    const refused = await serveSite({
      archive: site.archive,
      port: 0,
      host: '0.0.0.0',
      publicRead: false,
      password: null,
      token: null,
    }).catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(Problem);
    const locked = await startSite({ demo: false, host: '0.0.0.0', password: 'open sesame', token: 'a-token' });
    const home = await fetch(locked.base, { redirect: 'manual' });
    expect(home.status).toBe(302);
    expect((await fetch(`${locked.base}/api/stats`)).status).toBe(401);
    expect((await fetch(`${locked.base}/api/stats`, { headers: { authorization: 'Bearer a-token' } })).status).toBe(
      200,
    );
    const login = await fetch(`${locked.base}/login`);
    const cookie = login.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    const csrf = /name="csrf" value="([^"]+)"/u.exec(await login.text())![1]!;
    const send = (password: string) =>
      fetch(`${locked.base}/login`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ csrf, password, back: '//evil.example' }),
        redirect: 'manual',
      });
    expect((await send('wrong')).status).toBe(401);
    const entered = await send('open sesame');
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    const session = entered.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    expect((await fetch(locked.base, { headers: { cookie: session }, redirect: 'manual' })).status).toBe(200);
    await locked.close();
    const open = await startSite({ demo: false, host: '0.0.0.0', publicRead: true });
    expect((await fetch(open.base)).status).toBe(200);
    expect((await fetch(`${open.base}/add`)).status).toBe(403);
    await open.close();
  });

  it('takes the next port where one is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const served = await serveSite({
      archive: site.archive,
      port,
      host: '127.0.0.1',
      publicRead: false,
      password: null,
      token: null,
    });
    expect(served.taken).toBe(port);
    expect(served.port).toBeGreaterThan(port);
    await served.close();
    other.close();
  });
});

describe.skipIf(executablePath === null)('a person at the keyboard', () => {
  const open = browsed(executablePath);

  it('finds who denied what, through whom, without a mouse', async () => {
    const page = await (
      await open.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' })
    ).newPage();
    await page.goto(open.site.base);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    await page.keyboard.type('الرصيف');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/u);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('.here').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/statements\//u);
    expect(await page.locator('.chain li').count()).toBeGreaterThan(0);
    await page.keyboard.press('?');
    await page.locator('dialog[open] .keys').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('g');
    await page.waitForURL(`${open.site.base}/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe('#main');
    await page.context().close();
  });

  it('chooses a statement in the text in place, and by address without JavaScript', async () => {
    const { article } = await addressesOf(open.site);
    const path = article!.split('?')[0]!;
    const page = await (await open.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(open.site.base + path);
    const cue = page.locator('a.cue').first();
    const id = await cue.getAttribute('data-s');
    await cue.click();
    expect(await page.locator(`.note[data-s="${id}"] details[open] .chain`).count()).toBe(1);
    expect(page.url()).toContain(`s=${id}`);
    await page.context().close();
    const plain = await (await open.browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${open.site.base}${path}`);
    await plain.locator(`a.cue[data-s="${id}"]`).first().click();
    expect(await plain.locator(`.note details[open] .chain`).count()).toBe(1);
    await plain.context().close();
  });

  it('switches language, light, months and digits, and keeps them', async () => {
    const page = await (await open.browser.newContext({ javaScriptEnabled: false, locale: 'ar' })).newPage();
    await page.goto(`${open.site.base}/articles`);
    await page.locator('.settings summary').click();
    await page.check('input[name="months"][value="levantine"]');
    await page.check('input[name="digits"][value="arab"]');
    await page.check('input[name="theme"][value="dark"]');
    await page.check('input[name="hijri"][value="yes"]');
    await page.locator('.settings button').click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme'), { timeout: 10_000 }).toBe('dark');
    const when = await page.locator('time').first().textContent();
    expect(when).toMatch(/[٠-٩]/u);
    expect(when).toContain('كانون الأول');
    expect(await page.locator('.hijri').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
