import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { LAUNCH_ARGS } from './chromium.js';
import { startSite, type TestSite } from './site.js';

/** The demo's site and a browser for the tests of one suite: there while they run. */
export interface Browsed {
  site: TestSite;
  browser: Browser;
}

/** Opens both before a suite's tests and closes them after. */
export function browsed(executablePath: string | null): Browsed {
  const open = {} as Browsed;
  beforeAll(async () => {
    open.site = await startSite();
    open.browser = await chromium.launch({ executablePath: executablePath!, args: LAUNCH_ARGS });
  });
  afterAll(async () => {
    await open.browser?.close();
    await open.site?.close();
  });
  return open;
}
