import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, LAUNCH_ARGS } from './chromium.js';
import { addressesOf, startSite, type TestSite } from './site.js';

const executablePath = findChromium();

/** Axe's rules for what W3C asks (A, AA) and its own for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.skipIf(executablePath === null)('every page in a browser', () => {
  let site: TestSite;
  let browser: Browser;
  let addresses: Readonly<Record<string, string>>;

  beforeAll(async () => {
    site = await startSite();
    addresses = await addressesOf(site);
    browser = await chromium.launch({ executablePath: executablePath!, args: LAUNCH_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens every page and tells what is wrong with each. */
  async function faults(
    look: (page: Page, name: string) => Promise<string[]>,
    options: Parameters<Browser['newContext']>[0],
  ): Promise<string[]> {
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const page = await context.newPage();
    const out: string[] = [];
    const log: string[] = [];
    page.on('pageerror', (error) => log.push(`error: ${error.message}`));
    page.on('console', (m) => void (m.type() === 'error' && log.push(`console: ${m.text()}`)));
    page.on('request', (r) => void (!r.url().startsWith(site.base) && log.push(`asks another host: ${r.url()}`)));
    for (const [name, path] of Object.entries(addresses)) {
      const answer = await page.goto(site.base + path, { waitUntil: 'load' });
      if (answer?.status() !== 200) out.push(`${name}: status ${answer?.status()}`);
      for (const fault of await look(page, name)) out.push(`${name}: ${fault}`);
      out.push(...log.splice(0).map((line) => `${name}: ${line}`));
    }
    await context.close();
    return out;
  }

  const sideways = async (page: Page): Promise<string[]> => {
    const over = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    return over > 0 ? [`runs ${over} px over the side`] : [];
  };
  const accessible = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, iframes: false })`,
    );
    return violations.map(
      (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0]?.html.slice(0, 200)} ${v.nodes[0]?.any[0]?.message ?? ''}`,
    );
  };
  const both = async (page: Page): Promise<string[]> => [...(await sideways(page)), ...(await accessible(page))];

  it('has no accessibility fault, asks no other host and does not run over: Arabic, light, 1280 px', async () => {
    expect(await faults(both, { viewport: { width: 1280, height: 900 }, locale: 'ar', colorScheme: 'light' })).toEqual(
      [],
    );
  });

  it('the same in English, dark, 390 px', async () => {
    expect(await faults(both, { viewport: { width: 390, height: 844 }, locale: 'en', colorScheme: 'dark' })).toEqual(
      [],
    );
  });

  it('works without JavaScript: main text, one heading, direction and language of the interface', async () => {
    const look = async (page: Page) => {
      const html = await page.content();
      return [
        ...(/<h1[\s>]/u.test(html) && html.match(/<h1[\s>]/gu)!.length === 1 ? [] : ['not one h1']),
        ...(/<html lang="ar" dir="rtl"/u.test(html) ? [] : ['not in Arabic']),
        ...(/<main id="main"/u.test(html) ? [] : ['no main']),
      ];
    };
    expect(
      await faults(look, { viewport: { width: 390, height: 844 }, locale: 'ar', javaScriptEnabled: false }),
    ).toEqual([]);
  });
});
