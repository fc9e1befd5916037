import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { buildConnector } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../model/index.js';
import { captures, createFetcher, type Captured, type FetcherOptions, type FetchMemory } from '../index.js';

const page = (n: number): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>خبر ${n}</title></head><body><p>أعلنت البلدية فتح الطريق رقم ${n}.</p></body></html>`;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let routes: Record<string, Handler>;
let asked: { url: string; agent: string | undefined; at: number; headers: IncomingMessage['headers'] }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({
      url: request.url!,
      agent: request.headers['user-agent'],
      at: performance.now(),
      headers: request.headers,
    });
    const handler = routes[request.url!];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  routes = {};
  asked = [];
});

const html =
  (body: string | Buffer, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
const redirect =
  (to: string): Handler =>
  (_, response) =>
    response.writeHead(302, { location: to }).end();

/** Opens real connections to loopback only, and counts every attempt. */
function countingConnector(): { connector: buildConnector.connector; attempts: string[] } {
  const attempts: string[] = [];
  const real = buildConnector({ timeout: 2000 });
  return {
    attempts,
    connector: (options, callback) => {
      attempts.push(options.hostname);
      if (options.hostname !== '127.0.0.1')
        callback(new Error(`an attempt to leave loopback: ${options.hostname}`), null);
      else real(options, callback);
    },
  };
}

async function take(
  addresses: string[],
  options: FetcherOptions = {},
): Promise<{ pages: Captured[]; problems: Problem[]; attempts: string[] }> {
  const { connector, attempts } = countingConnector();
  const fetcher = createFetcher({ allowLoopback: true, interval: 0, timeout: 2000, connector, ...options });
  const pages: Captured[] = [];
  const problems: Problem[] = [];
  try {
    for await (const found of captures(addresses, { fetcher }))
      (found instanceof Problem ? problems : (pages as unknown[])).push(found);
  } finally {
    await fetcher.close();
  }
  return { pages, problems, attempts };
}
const codes = (problems: Problem[]): string[] => problems.map((problem) => problem.code);

describe('addresses inside the user’s network', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://127.0.0.1:9/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://172.16.9.9/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[2002:a00:1::]/',
    'http://224.0.0.1/',
    'http://localhost/',
    'http://inside.example/',
    'http://both.example/',
  ])('%s is refused before any connection', async (address) => {
    const lookup = async (host: string): Promise<string[]> =>
      host === 'both.example' ? ['93.184.216.34', '127.0.0.1'] : ['127.0.0.1'];
    const { problems, attempts } = await take([address], { allowLoopback: false, lookup });
    expect(codes(problems)).toEqual(['refused-address']);
    expect(attempts).toEqual([]);
  });

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://[::ffff:192.168.1.1]/',
    'http://3232235777/',
    'http://inside.example/',
  ])('a redirect to %s is not followed', async (target) => {
    routes = { '/start': redirect(target) };
    const { problems, attempts } = await take([`${base}/start`], { lookup: async () => ['10.9.8.7'] });
    expect(codes(problems)).toEqual(['refused-address']);
    expect(new Set(attempts)).toEqual(new Set(['127.0.0.1']));
  });

  test('a name server that changes its mind leads nowhere', async () => {
    let asked = 0;
    const lookup = async (): Promise<string[]> => (asked++ === 0 ? ['93.184.216.34'] : ['10.0.0.1']);
    const { problems, attempts } = await take(['http://rebind.example/'], { lookup });
    expect(codes(problems)).toEqual(['refused-address']);
    expect(attempts).toEqual([]);
  });

  test.each(['ftp://alnahr.example/', 'file:///etc/passwd', 'http://user:secret@alnahr.example/'])(
    '%s is no address to fetch',
    async (address) => {
      const fetcher = createFetcher({ connector: countingConnector().connector });
      await expect(fetcher.fetch(address)).rejects.toMatchObject({ code: 'bad-address' });
      await fetcher.close();
    },
  );
});

describe('limits', () => {
  test('10 GB of content stop at the limit, told or not', async () => {
    let sent = 0;
    routes = {
      '/told': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-length': String(10 * 1024 ** 3) })
          .write('<html>'),
      '/untold': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (!response.destroyed && sent < 1e9) {
            sent += 65536;
            if (!response.write(Buffer.alloc(65536, 0x20))) return void response.once('drain', more);
          }
        };
        more();
      },
      '/bomb': html(gzipSync(Buffer.alloc(50_000_000, 0x20)), { 'content-encoding': 'gzip' }),
    };
    const { problems } = await take(
      ['/told', '/untold', '/bomb'].map((path) => base + path),
      { maxBytes: 1_000_000 },
    );
    expect(codes(problems)).toEqual(['too-large', 'too-large', 'too-large']);
    expect(problems[0]!.message).toMatch(/10240 MB.*977 KB/);
    expect(sent).toBeLessThan(50_000_000);
  });

  test('a server that never answers, one that never ends, redirects in a ring', async () => {
    routes = {
      '/silent': () => undefined,
      '/slow': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<html>'),
      '/ring': redirect('/ring'),
    };
    const { problems } = await take(
      ['/silent', '/slow', '/ring'].map((path) => base + path),
      { timeout: 300 },
    );
    expect(codes(problems)).toEqual(['timeout', 'timeout', 'http']);
  });
});

describe('politeness', () => {
  test('names itself, obeys robots.txt, keeps a pace', async () => {
    routes = {
      '/robots.txt': (_, response) => response.end('User-agent: *\nDisallow: /private\n'),
      '/a.html': html(page(1)),
      '/b.html': html(page(2)),
      '/private/c.html': html(page(3)),
    };
    const { pages, problems } = await take(
      ['/a.html', '/private/c.html', '/b.html'].map((path) => base + path),
      { interval: 200 },
    );
    expect(pages).toHaveLength(2);
    expect(codes(problems)).toEqual(['robots']);
    expect(asked.map((request) => request.url)).toEqual(['/robots.txt', '/a.html', '/b.html']);
    expect(asked.every((request) => request.agent?.startsWith('IsnadBot/'))).toBe(true);
    expect(asked[2]!.at - asked[1]!.at).toBeGreaterThan(150);
  });

  test('a host whose robots.txt fails is left alone', async () => {
    routes = { '/robots.txt': (_, response) => response.writeHead(503).end(), '/a.html': html(page(1)) };
    expect(codes((await take([`${base}/a.html`])).problems)).toEqual(['robots']);
  });

  test('asks again only for what changed', async () => {
    const known = new Map<string, { etag: string | null; lastModified: string | null }>();
    const memory: FetchMemory = {
      get: async (url) => known.get(url) ?? null,
      set: async (url, said) => void known.set(url, said),
    };
    routes = {
      '/a.html': (request, response) =>
        request.headers['if-none-match'] === '"1"'
          ? response.writeHead(304).end()
          : html(page(1), { etag: '"1"' })(request, response),
    };
    expect((await take([`${base}/a.html`], { memory })).pages).toHaveLength(1);
    const again = await take([`${base}/a.html`], { memory });
    expect([again.pages, again.problems]).toEqual([[], []]);
  });
});

describe('pages, feeds and sitemaps', () => {
  test('a page after redirects, with its final address, its type and the bytes as sent', async () => {
    routes = { '/old': redirect('/new.html'), '/new.html': html(gzipSync(page(7)), { 'content-encoding': 'gzip' }) };
    const { pages } = await take([`${base}/old`]);
    expect(Buffer.from(pages[0]!.bytes).toString()).toBe(page(7));
    expect(pages[0]).toMatchObject({
      source: `${base}/old`,
      mime: 'text/html; charset=utf-8',
      input: 'html',
      hints: { url: `${base}/new.html` },
    });
    expect(pages[0]!.hints.captured).toMatch(/^20\d\d-/);
  });

  test('a feed with 5 broken entries of 20 gives 15 pages and names 5', async () => {
    const entry = (i: number): string => {
      if (i === 3) return '<item></item>';
      if (i === 7) return `<item><title>خبر ${i} بلا رابط</title></item>`;
      const link = i === 11 ? 'http://' : i === 13 ? 'http://10.0.0.7/x' : `${base}/${i}.html`;
      return `<item><title>خبر ${i}</title><link>${link}</link><pubDate>Thu, 04 Mar 2021 10:${String(i).padStart(2, '0')}:00 GMT</pubDate></item>`;
    };
    routes['/feed'] = (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<?xml version="1.0"?><rss version="2.0"><channel><title>النهر</title>${Array.from({ length: 20 }, (_unused, i) => entry(i)).join('')}</channel></rss>`,
        );
    for (let i = 0; i < 20; i++) if (i !== 17) routes[`/${i}.html`] = html(page(i));
    const { pages, problems, attempts } = await take([`${base}/feed`]);
    expect(pages).toHaveLength(15);
    expect(problems.map((problem) => problem.code).sort()).toEqual([
      'bad-feed',
      'bad-feed',
      'bad-feed',
      'http',
      'refused-address',
    ]);
    expect(problems.every((problem) => problem.place.path !== undefined)).toBe(true);
    expect(pages[0]!.hints).toMatchObject({ url: `${base}/0.html`, published: '2021-03-04T10:00:00Z' });
    expect(new Set(attempts)).toEqual(new Set(['127.0.0.1']));
  });

  test('Atom, JSON Feed and OPML lists', async () => {
    const send =
      (body: string): Handler =>
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(body);
    routes = {
      '/atom': send(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>أ</title><link href="${base}/1.html"/><updated>2021-03-04T10:00:00Z</updated></entry></feed>`,
      ),
      '/json': send(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 't',
          items: [{ id: '1', url: `${base}/2.html`, date_published: '2021-03-05T10:00:00Z' }],
        }),
      ),
      '/opml': send(
        `<opml version="2.0"><body><outline text="g"><outline text="a" type="rss" xmlUrl="${base}/atom"/><outline text="b" xmlUrl="${base}/json"/></outline></body></opml>`,
      ),
      '/1.html': html(page(1)),
      '/2.html': html(page(2)),
    };
    const { pages, problems } = await take([`${base}/opml`]);
    expect(problems).toEqual([]);
    expect(pages.map((found) => found.hints.published)).toEqual(['2021-03-04T10:00:00Z', '2021-03-05T10:00:00Z']);
  });

  test('sitemaps and their index; a list that leads to a list is not followed on', async () => {
    const xml =
      (body: string): Handler =>
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
    routes = {
      '/index.xml': xml(`<sitemapindex><sitemap><loc>${base}/map.xml</loc></sitemap></sitemapindex>`),
      '/map.xml': xml(
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${base}/1.html</loc></url><url><loc> ${base}/index.xml </loc></url></urlset>`,
      ),
      '/1.html': html(page(1)),
    };
    const { pages, problems } = await take([`${base}/index.xml`]);
    expect(pages.map((found) => found.source)).toEqual([`${base}/1.html`]);
    expect(codes(problems)).toEqual(['bad-feed']);
  });
});
