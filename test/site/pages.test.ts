import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, LAUNCH_ARGS } from './chromium.js';
import { addExtra } from './extra.js';
import { addressesOf, startSite, type TestSite } from './site.js';

const executablePath = findChromium();

/** Axe's rules for what W3C asks (A, AA) and its own for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

/** Each language at each width; each language and each width once in light and once in dark. */
const LOOKS = [
  ['Arabic, 1280 px, light', { ...WIDE, locale: 'ar', colorScheme: 'light' }],
  ['Arabic, 390 px, dark', { ...PHONE, locale: 'ar', colorScheme: 'dark' }],
  ['English, 1280 px, dark', { ...WIDE, locale: 'en', colorScheme: 'dark' }],
  ['English, 390 px, light', { ...PHONE, locale: 'en', colorScheme: 'light' }],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

type Look = (page: Page) => Promise<string[]>;

const sideways: Look = async (page) => {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return over > 0 ? [`runs ${over} px over the side`] : [];
};

/** Words that something else lies on, or that their own box cuts off at its side. */
const covered: Look = (page) =>
  page.evaluate<string[]>(`(() => {
    const out = [];
    for (const el of document.querySelectorAll('main :is(h1, h2, h3, p, a, summary, th, dt, dd, label, figcaption), header a')) {
      const shown = el.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      if (!shown || el.closest('.vh, .skip, svg, [tabindex="0"]')) continue;
      // An opened note lies over those below it, by design; a phone hears the matrix's head and does not show it.
      if (el.closest('.notes') && document.querySelector('.notes details[open]')) continue;
      if (getComputedStyle(el.closest('thead') ?? el).clipPath !== 'none') continue;
      const box = el.getClientRects()[0];
      if (!box || box.width < 4 || box.height < 4) continue;
      el.scrollIntoView({ block: 'center', behavior: 'instant' });
      const at = el.getClientRects()[0];
      const top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
      const words = el.textContent.trim().slice(0, 60);
      if (top && !el.contains(top) && !top.contains(el)) out.push('covered by ' + top.tagName + '.' + top.className + ': ' + words);
      const style = getComputedStyle(el);
      if (style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && el.scrollWidth > el.clientWidth + 1 && !el.matches('.meta, .st-foot'))
        out.push('cut off: ' + words);
    }
    scrollTo(0, 0);
    return out;
  })()`);

const accessible: Look = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} }, iframes: false })`,
  );
  return violations.map(
    (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0]?.html.slice(0, 200)} ${v.nodes[0]?.any[0]?.message ?? ''}`,
  );
};

/** The same once all that is folded is open: reasons, citations, what was left out, cells of the matrix. */
const opened: Look = async (page) => {
  await page.evaluate(
    `for (const d of document.querySelectorAll('main details')) { d.removeAttribute('name'); d.open = true; }`,
  );
  return [...(await sideways(page)), ...(await accessible(page))];
};

const whole: Look = async (page) => [...(await sideways(page)), ...(await covered(page)), ...(await accessible(page))];

describe.skipIf(executablePath === null)('every page in a browser', () => {
  let site: TestSite;
  let empty: TestSite;
  let locked: TestSite;
  let browser: Browser;
  let addresses: Readonly<Record<string, string>>;

  beforeAll(async () => {
    let extra: Readonly<Record<string, string>> = {};
    site = await startSite({ fill: async (archive) => void (extra = await addExtra(archive)) });
    addresses = { ...(await addressesOf(site)), ...extra };
    empty = await startSite({ demo: false });
    locked = await startSite({ demo: false, password: 'open sesame' });
    browser = await chromium.launch({ executablePath: executablePath!, args: LAUNCH_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    for (const one of [site, empty, locked]) await one?.close();
  });

  /** Opens pages and tells what is wrong with each; any script error or request to another host is wrong. */
  async function faults(
    look: Look,
    options: BrowserContextOptions,
    { base } = site,
    paths = addresses,
    status = 200,
  ): Promise<string[]> {
    const context = await browser.newContext({ bypassCSP: true, ...options });
    const page = await context.newPage();
    const out: string[] = [];
    const log: string[] = [];
    page.on('pageerror', (error) => log.push(`error: ${error.message}`));
    page.on('console', (m) => void (m.type() === 'error' && status === 200 && log.push(`console: ${m.text()}`)));
    page.on('request', (r) => void (!r.url().startsWith(base) && log.push(`asks another host: ${r.url()}`)));
    for (const [name, path] of Object.entries(paths)) {
      const answer = await page.goto(base + path, { waitUntil: 'load' });
      if (answer?.status() !== status) out.push(`${name}: status ${answer?.status()}`);
      for (const fault of await look(page)) out.push(`${name}: ${fault}`);
      out.push(...log.splice(0).map((line) => `${name}: ${line}`));
    }
    await context.close();
    return out;
  }

  it('looks at every kind of page', () => {
    const kinds = [
      'story',
      'claim',
      'article',
      'beside',
      'statement',
      'actor',
      'outlet',
      'place',
      'captures',
      'long',
      'wavering',
    ];
    expect(Object.keys(addresses)).toEqual(expect.arrayContaining(kinds));
  });

  it.each([LOOKS[0], LOOKS[3]])('nor in what is folded, once it is open: %s', async (_, look) => {
    const folded = ['story', 'claim', 'wavering', 'article', 'statement', 'long'];
    const paths = Object.fromEntries(folded.map((name) => [name, addresses[name]!]));
    expect(await faults(opened, look, site, paths)).toEqual([]);
  });

  it.each(LOOKS)(
    'no accessibility fault, no other host, nothing over the side or covered: %s',
    async (_, look) => {
      expect(await faults(whole, look)).toEqual([]);
    },
    180_000,
  );

  it.each(LOOKS)(
    'an empty archive, a wrong address and a closed door: %s',
    async (_, look) => {
      const lists = ['', 'stories', 'claims', 'articles', 'actors', 'outlets', 'places', 'search', 'decisions', 'add'];
      const paths = Object.fromEntries(lists.map((name) => [name || 'front', `/${name}`]));
      expect(await faults(whole, look, empty, paths)).toEqual([]);
      expect(await faults(whole, look, empty, { missing: '/articles/none' }, 404)).toEqual([]);
      expect(await faults(whole, look, empty, { meaningless: '/search?act=nonsense' }, 400)).toEqual([]);
      expect(await faults(whole, look, locked, { login: '/' })).toEqual([]);
    },
    180_000,
  );

  it.each(LOOKS)('works without JavaScript: %s', async (_, look) => {
    const plain: Look = async (page) => {
      const html = await page.content();
      const lang = look.locale;
      return [
        ...(html.match(/<h1[\s>]/gu)?.length === 1 ? [] : ['not one h1']),
        ...(html.includes(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`) ? [] : [`not in ${lang}`]),
        ...(html.includes('<main id="main"') ? [] : ['no main']),
        ...(await sideways(page)),
      ];
    };
    expect(await faults(plain, { ...look, javaScriptEnabled: false })).toEqual([]);
  });
});
