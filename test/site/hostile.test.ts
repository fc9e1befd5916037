import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorsCounted, outletsCounted } from '../../src/archive/views/index.js';
import { groupArchive } from '../../src/pipeline/group.js';
import { createReader } from '../../src/pipeline/pipeline.js';
import { decodePage } from '../../src/restore/index.js';
import { harmlessHtml } from '../../src/site/safety/original.js';
import { findChromium, LAUNCH_ARGS } from './chromium.js';
import { hostilePages, ORDER } from './hostile.js';
import { startSite, type TestSite } from './site.js';

const executablePath = findChromium();
const PAGES = 200;

/** What a page of ours may hold of other places' addresses: of the web, and telling the other side nothing. */
const LOOK = `(() => {
  const words = document.title + document.body.innerText + [...document.querySelectorAll('[title], [aria-label]')]
    .map((el) => (el.getAttribute('title') ?? '') + (el.getAttribute('aria-label') ?? '')).join('');
  const links = [...document.querySelectorAll('[href], [src], [action], [formaction], [xlink\\\\:href]')].filter((el) => {
    const address = new URL(el.getAttribute('href') ?? el.getAttribute('src') ?? el.getAttribute('action') ?? el.getAttribute('formaction') ?? '', location.href);
    if (address.origin === location.origin) return false;
    return !(el.matches('a') && /^https?:$/.test(address.protocol) && /noreferrer/.test(el.rel));
  });
  const handlers = [...document.querySelectorAll('*')].filter((el) => [...el.attributes].some((a) => /^on/i.test(a.name)));
  const brought = document.querySelectorAll('script:not([src]), style, [style], base, object, embed, math, foreignObject, svg script, iframe:not([sandbox=""])');
  return {
    ran: 'ranHostile' in window,
    at: location.pathname + location.search,
    words,
    brought: [...brought, ...handlers, ...links].map((el) => el.outerHTML.slice(0, 120)),
  };
})()`;

interface Found {
  readonly ran: boolean;
  readonly at: string;
  readonly words: string;
  readonly brought: readonly string[];
}

/** Our own isolates stand in pairs; a page's sign among ours shows as an odd one, an override always. */
function scrambles(words: string): boolean {
  let open = 0;
  for (const sign of words.match(/[\u202a-\u202e\u2066-\u2069]/gu) ?? []) {
    if (sign === '\u2068') open += 1;
    else if (sign === '\u2069') open -= 1;
    else return true;
    if (open < 0 || open > 1) return true;
  }
  return open !== 0;
}

describe('sanitised originals', () => {
  it('keep words and lose everything that runs, loads, sends or links', () => {
    for (const { source, bytes, html } of hostilePages(PAGES, 'http://leak.example/x')) {
      for (const page of [html, decodePage(bytes, { source, input: 'html' }).content]) {
        const safe = harmlessHtml(page);
        expect(safe).not.toMatch(
          /<(?:script|style|img|svg|math|iframe|frame|object|embed|link|meta|base|form|input|button|video|audio|template|x:)/iu,
        );
        expect(safe).not.toMatch(/<[^>]*\s(?:on\w+|href|src|srcset|style|action|background|ping|cite|data)\s*=/iu);
        expect(safe).not.toMatch(ORDER);
      }
    }
  });
});

describe.skipIf(executablePath === null)('hostile pages in a browser', () => {
  let site: TestSite;
  let browser: Browser;
  let canary: Server;
  const leaked: string[] = [];

  beforeAll(async () => {
    canary = createServer((request, response) => {
      leaked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const leak = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/leak`;
    site = await startSite({
      demo: false,
      async fill(archive) {
        const read = createReader();
        const entries = hostilePages(PAGES, leak).map(({ source, mime, bytes }) => ({
          bytes,
          mime,
          reading: read({ source, bytes, mime, input: 'auto', hints: {} }).reading,
        }));
        await archive.put(entries);
        await groupArchive(archive);
      },
    });
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: [...LAUNCH_ARGS, '--disable-features=IsolateSandboxedIframes'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    canary?.close();
  });

  /** Every article with its original beside it, and of each other kind of page those that hold most of their words. */
  async function everyPage(): Promise<string[]> {
    const at = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`;
    const { archive } = site;
    const { items } = await archive.articles({ limit: PAGES });
    const claims = (await archive.claims({ limit: 12 })).items;
    const stories = (await archive.stories({ limit: 6 })).items;
    const statements = await archive.db.selectFrom('statement').select('id').orderBy('key').limit(400).execute();
    const actors = await actorsCounted(archive.db);
    const outlets = await outletsCounted(archive.db);
    const lists = ['', 'articles', 'search', 'claims', 'stories', 'actors', 'outlets', 'places', 'decisions'];
    return [
      ...items.map((a) => `${at('articles', a.id)}?view=original`),
      ...items.slice(0, 1).map((a) => `${at('articles', a.id)}/compare/${encodeURIComponent(items[1]!.id)}`),
      ...statements.filter((_, i) => i % 16 === 0).map((s) => at('statements', s.id)),
      ...claims.map((c) => at('claims', c.id)),
      ...stories.map((s) => at('stories', s.id)),
      ...actors.slice(0, 8).map((a) => at('actors', a.id)),
      ...outlets.slice(0, 13).flatMap((o) => (o.value === null ? [] : [at('outlets', o.value)])),
      ...lists.map((name) => `/${name}`),
      '/search?kind=articles&q=%D8%AE%D8%A8%D8%B1',
      `/search?q=${encodeURIComponent('"><script>window.ranHostile=1</script>\u202e')}`,
      `/actors?name=${encodeURIComponent('"><img src=x onerror=window.ranHostile=1>')}`,
    ];
  }

  it(`nothing of ${PAGES} pages runs, loads or scrambles, on any kind of page`, async () => {
    const stats = await site.archive.stats();
    expect(stats.articles).toBe(PAGES);
    expect(stats.statements).toBeGreaterThan(PAGES / 2);
    const paths = await everyPage();
    const seen = paths.length;
    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' });
    const work = async () => {
      const page = await context.newPage();
      page.on('dialog', (d) => void (faults.push(`dialog: ${d.message()}`), d.dismiss()));
      page.on('popup', (p) => void faults.push(`opens ${p.url()}`));
      page.on('request', (r) => {
        if (!r.url().startsWith(site.base)) faults.push(`asks ${r.url()}`);
      });
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        const answer = await page.goto(site.base + path, { waitUntil: 'load' });
        if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`);
        for (const frame of page.frames()) {
          if (frame !== page.mainFrame() && !/\/original$/u.test(frame.url()))
            faults.push(`${path}: frame ${frame.url()}`);
        }
        await page.evaluate(
          'for (const d of document.querySelectorAll("main details:not(.note > details)")) d.open = true',
        );
        const found = await page.evaluate<Found>(LOOK);
        if (found.ran) faults.push(`${path}: a script ran`);
        if (found.at !== path) faults.push(`${path}: went to ${found.at}`);
        if (scrambles(found.words)) faults.push(`${path}: keeps a sign that turns the order of the line`);
        faults.push(...found.brought.map((html) => `${path}: a page brought in ${html}`));
      }
      await page.close();
    };
    await Promise.all([work(), work(), work()]);
    await context.close();
    expect(seen).toBeGreaterThan(PAGES + 40);
    expect([faults.length, faults.slice(0, 12)]).toEqual([0, []]);
    expect(leaked).toEqual([]);
  }, 300_000);

  it('what leaves as data cannot run or scramble either', async () => {
    const { items } = await site.archive.articles({ limit: 40 });
    for (const { id } of items) {
      const path = `/articles/${encodeURIComponent(id)}`;
      for (const format of ['citation', 'bibtex', 'atom', 'rss', 'csv', 'jsonld']) {
        const answer = await fetch(`${site.base}${path}?format=${format}`);
        expect(answer.headers.get('content-type')).not.toContain('text/html');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        const words = await answer.text();
        if (format === 'citation' || format === 'bibtex')
          for (const line of words.split('\n')) expect([format, line, scrambles(line)]).toEqual([format, line, false]);
        // Between CDATA's brackets stands text, which feeds may not take for markup (Atom's `type="text"`, RSS's title).
        if (format === 'atom' || format === 'rss')
          expect(words.replace(/<!\[CDATA\[[^]*?\]\]>/gu, '')).not.toMatch(/<script|<img|(?:href|url)="javascript:/iu);
      }
      const api = await fetch(`${site.base}/api${path}`);
      expect(api.headers.get('content-type')).toContain('application/json');
    }
  });
});
