import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsed } from './browser.js';
import { findChromium } from './chromium.js';

const executablePath = findChromium();

/** A reader who has never been here, on a desk and on a phone, with and without JavaScript. */
const READERS = [
  ['Arabic, 1280 px', { viewport: { width: 1280, height: 900 }, locale: 'ar' }],
  [
    'English, 390 px, without JavaScript',
    { viewport: { width: 390, height: 844 }, locale: 'en', javaScriptEnabled: false },
  ],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

describe.skipIf(executablePath === null)('a new reader, from the front page', () => {
  const open = browsed(executablePath);

  const words = async (page: Page, selector: string): Promise<string> =>
    (await page.locator(selector).first().innerText()).replace(/\s+/gu, ' ').trim();

  it.each(READERS)(
    'in under a minute to who denied what, through whom, and where it came from: %s',
    async (_, reader) => {
      const page = await (await open.browser.newContext(reader)).newPage();
      await page.goto(open.site.base);
      const start = Date.now();
      const path: string[] = [];

      // 1. What is in dispute stands on the front page, with who affirms and who denies it.
      const disputed = page.locator('section[aria-labelledby="disputed"] .claim-item').first();
      const claim = (await disputed.locator('.gist').innerText()).trim();
      const denier = (await disputed.locator('li:has(.st-deny) a').first().innerText()).trim();
      await disputed.locator('.gist').click();
      path.push(`front → the disputed claim “${claim}”, denied by ${denier}`);

      // 2. Its page says at its head where it comes from; below, each denial with the way that it took.
      expect(await words(page, 'h1')).toContain(claim.slice(0, 20));
      const origins = page.locator('.origins a');
      expect(await origins.count()).toBeGreaterThan(0);
      const origin = (await origins.first().innerText()).trim();
      const denial = page.locator('.position', { hasText: denier }).first().locator('.st-line-deny').first();
      const chain = (await denial.locator('.chain-line').innerText()).replace(/\s+/gu, ' ');
      expect(await denial.locator('.chain-line a[href^="/outlets/"]').count()).toBe(1);
      path.push(`the claim: goes back to ${origin}; the denial came by ${chain}`);

      // 3. The origin: the statement that shows it, with its whole chain.
      await origins.first().click();
      expect(await page.locator('.chain > li').count()).toBeGreaterThan(1);
      path.push(`the origin's statement: ${await words(page, '.chain')}`);

      // 4. Its words in their article.
      await page.locator('section[aria-labelledby="context"] .meta a').first().click();
      expect(await page.locator('.body .on').count()).toBeGreaterThan(0);
      path.push(`its words marked in “${await words(page, 'h1')}”`);

      const seconds = (Date.now() - start) / 1000;
      process.stderr.write(
        `a new reader: ${path.length} steps, 3 clicks, ${seconds.toFixed(1)} s\n${path.map((step, n) => `  ${n + 1}. ${step}\n`).join('')}`,
      );
      expect(seconds).toBeLessThan(60);
      await page.context().close();
    },
  );

  it('by keyboard alone: through the matrix of a story into a statement, and back over its pages', async () => {
    const page = await (
      await open.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' })
    ).newPage();
    await page.goto(open.site.base);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/stories\//u);
    const focused = (selector: string) =>
      page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);
    for (let i = 0; i < 60 && !(await focused('.cell.st-deny summary')); i++) await page.keyboard.press('Tab');
    expect(await focused('.cell.st-deny summary')).toBe(true);
    await page.keyboard.press('Enter');
    const panel = page.locator('.cell details[open] .cell-panel');
    expect(await panel.locator('.st-deny').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await focused('.cell.st-deny summary')).toBe(true);
    // In Arabic, on is to the left.
    await page.evaluate('document.activeElement.blur()');
    const first = page.url();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/cursor=/u);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(first);
    for (let i = 0; i < 80 && !(await focused('.cell summary')); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4 && !(await focused('a[href^="/statements/"]')); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/statements\//u);
    expect(await page.locator('.chain > li').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('by keyboard alone: adds a text, sees how it fares, and reads it', async () => {
    const page = await (
      await open.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' })
    ).newPage();
    await page.goto(`${open.site.base}/add`);
    const focused = (id: string) => page.evaluate<boolean>(`document.activeElement?.id === ${JSON.stringify(id)}`);
    for (let i = 0; i < 40 && !(await focused('a-text')); i++) await page.keyboard.press('Tab');
    await page.keyboard.insertText(
      'البلدية تنفي إغلاق السوق\nنفت رئيسة البلدية هالة البيطار، أمس، نية البلدية إغلاق السوق القديم.\nوقالت البيطار إن "السوق باق مكانه"، مضيفة أن أعمال التبليط ستنتهي في الخريف.',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/jobs\//u);
    const added = page.locator('.job-items a[href^="/articles/"]');
    await added.waitFor({ timeout: 40_000 });
    await page.locator('#job:not([data-live])').waitFor({ timeout: 40_000 });
    await added.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\//u);
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    expect(await page.locator('.note details[open] .chain').count()).toBe(1);
    await page.context().close();
  });
});
