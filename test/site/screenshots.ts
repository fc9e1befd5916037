// Takes the pictures in docs/screenshots from a real run over the demo: node --import tsx test/site/screenshots.ts
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium, LAUNCH_ARGS } from './chromium.js';
import { addressesOf, startSite } from './site.js';

interface Shot {
  readonly name: string;
  /** What stands at the top of the picture; the page's head where nothing is named. */
  readonly at?: string;
  readonly page: string;
  readonly lang: 'ar' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly width: 1280 | 390;
}

const SHOTS: readonly Shot[] = [
  { name: 'article', page: 'article', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'article-original', page: 'beside', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'article-phone', page: 'article', lang: 'ar', scheme: 'dark', width: 390 },
  { name: 'front', page: 'front', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'front-phone', page: 'front', lang: 'en', scheme: 'light', width: 390 },
  { name: 'story', page: 'story', lang: 'en', scheme: 'light', width: 1280 },
  { name: 'story-when', page: 'story', lang: 'ar', scheme: 'light', width: 1280, at: '#timeline' },
  { name: 'story-phone', page: 'story', lang: 'ar', scheme: 'dark', width: 390 },
  { name: 'claim', page: 'claim', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'claim-phone', page: 'claim', lang: 'ar', scheme: 'light', width: 390 },
  { name: 'claim-dark', page: 'claim', lang: 'en', scheme: 'dark', width: 1280 },
  { name: 'actor', page: 'actor', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'outlet', page: 'outlet', lang: 'en', scheme: 'light', width: 1280 },
  { name: 'place', page: 'place', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'search', page: 'search', lang: 'ar', scheme: 'light', width: 1280 },
  { name: 'search-phone', page: 'search', lang: 'en', scheme: 'light', width: 390 },
  { name: 'statement', page: 'statement', lang: 'en', scheme: 'light', width: 1280 },
];

const executablePath = findChromium();
if (executablePath === null) process.exit(1);
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const site = await startSite();
const addresses = await addressesOf(site);
const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS });
for (const { name, page: kind, lang, scheme, width, at } of SHOTS) {
  const address = addresses[kind];
  if (address === undefined) continue;
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 860 },
    locale: lang,
    colorScheme: scheme,
  });
  const page = await context.newPage();
  await page.goto(site.base + address.replace(/#.*$/u, ''), { waitUntil: 'load' });
  if (at !== undefined)
    await page.evaluate(`document.querySelector(${JSON.stringify(at)}).scrollIntoView({ behavior: 'instant' })`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
await site.close();
