import type { TestSite } from './site.js';

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');

/** A visitor without a browser: opens a page, and sends forms with the token that the page gave. */
export async function visit(site: TestSite, path: string) {
  const page = await fetch(site.base + path);
  const cookie = cookieOf(page);
  const html = await page.text();
  const csrf = /name="csrf" value="([^"]+)"/u.exec(html)?.[1] ?? '';
  return {
    html,
    csrf,
    cookie,
    send: (to: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      fetch(site.base + to, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { cookie, origin: site.base, ...headers },
        redirect: 'manual',
      }),
  };
}
