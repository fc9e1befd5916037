import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/pipeline/pipeline.js';
import { harmlessHtml } from '../../src/site/safety/original.js';
import { findChromium, LAUNCH_ARGS } from './chromium.js';
import { hostilePages, ORDER } from './hostile.js';
import { startSite, type TestSite } from './site.js';

const executablePath = findChromium();
const PAGES = 200;

interface Found {
  readonly ran: boolean;
  readonly at: string;
  readonly text: string;
  readonly inline: number;
}

describe('sanitised originals', () => {
  it('keep words and lose everything that runs, loads, sends or links', () => {
    for (const html of hostilePages(PAGES, 'http://leak.example/x')) {
      const safe = harmlessHtml(html);
      expect(safe).not.toMatch(
        /<(?:script|style|img|svg|math|iframe|object|embed|link|meta|base|form|input|video|audio)/iu,
      );
      expect(safe).not.toMatch(/<[^>]*\s(?:on\w+|href|src|srcset|style|action|background|ping)\s*=/iu);
      expect(safe).not.toMatch(ORDER);
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
        const entries = hostilePages(PAGES, leak).map((html, i) => {
          const bytes = new TextEncoder().encode(html);
          const { reading } = read({ source: `hostile-${i}.html`, bytes, mime: 'text/html', input: 'auto', hints: {} });
          return { bytes, mime: 'text/html', reading };
        });
        await archive.put(entries);
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

  it(`nothing of ${PAGES} pages runs, loads or scrambles`, async () => {
    const { items } = await site.archive.articles({ limit: PAGES });
    expect(items.length).toBe(PAGES);
    const statements = await site.archive.stats();
    expect(statements.statements).toBeGreaterThan(PAGES / 2);
    const paths = items.map((a) => `/articles/${encodeURIComponent(a.id)}?view=original`);
    paths.push('/', '/articles', '/search', '/actors', '/outlets', '/search?kind=articles&q=%D8%AE%D8%A8%D8%B1');
    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' });
    const work = async () => {
      const page = await context.newPage();
      page.on('dialog', (d) => void (faults.push(`dialog: ${d.message()}`), d.dismiss()));
      page.on('request', (r) => {
        if (!r.url().startsWith(site.base)) faults.push(`asks ${r.url()}`);
      });
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        await page.goto(site.base + path, { waitUntil: 'load' });
        for (const frame of page.frames()) {
          if (frame !== page.mainFrame() && !/\/original$/u.test(frame.url()))
            faults.push(`${path}: frame ${frame.url()}`);
        }
        const found = await page.evaluate<Found>(`({
          ran: 'ranHostile' in window,
          at: location.pathname + location.search,
          text: document.title + document.body.textContent,
          inline: document.querySelectorAll('script:not([src]), [onerror], [onload], [onclick], [style], base, iframe:not([sandbox])').length,
        })`);
        if (found.ran) faults.push(`${path}: a script ran`);
        if (found.at !== path) faults.push(`${path}: went to ${found.at}`);
        if (found.inline > 0) faults.push(`${path}: ${found.inline} elements that a page brought in`);
        if (/[\u202a-\u202e\u2066-\u2069]/u.test(found.text))
          faults.push(`${path}: keeps a sign that turns the order of the line`);
      }
      await page.close();
    };
    await Promise.all([work(), work(), work()]);
    await context.close();
    expect(faults).toEqual([]);
    expect(leaked).toEqual([]);
  }, 240_000);
});
