// What the archive keeps of whole sources: a crawl that wget wrote, a feed of which a quarter is broken.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../archive/index.js';
import { captures, createFetcher, type IntakeOptions } from '../intake/index.js';
import { addPages, type Added } from './add.js';

let folder: string;
let archives = 0;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-sources-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (n: number): string =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>خبر ${n}</title></head><body><h1>خبر ${n}</h1><p>أعلن رئيس البلدية سامر العلي أن الطريق رقم ${n} سيفتح غدا أمام الأهالي.</p></body></html>`;

/** Serves on loopback for as long as the work takes. */
async function served<T>(listener: RequestListener, work: (base: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

interface Kept {
  readonly told: readonly Added[];
  /** The originals by the address they came from. */
  readonly originals: ReadonlyMap<string, string>;
  readonly articles: number;
}

/** Adds sources to a new archive and reads back what it holds. */
async function keep(what: string[], options: IntakeOptions = {}): Promise<Kept> {
  const archive = await openArchive(join(folder, `archive-${archives++}`), { create: true });
  try {
    const told: Added[] = [];
    for await (const added of addPages(archive, captures(what, options), { threads: 1 })) told.push(added);
    const originals = new Map<string, string>();
    for (const { id } of told) {
      if (id === null) continue;
      const original = (await archive.original(id))!;
      originals.set((await archive.article(id))!.article.url!, Buffer.from(original.bytes).toString());
    }
    expect((await archive.verify()).faults).toEqual([]);
    return { told, originals, articles: (await archive.stats()).articles };
  } finally {
    await archive.close();
  }
}

describe('a WARC made by wget', () => {
  const wget = spawnSync('wget', ['--version']).status === 0;

  test.runIf(wget).each([true, false])('reads back whole, fresh from a local server (gzip %s)', async (gzip) => {
    const pages = Array.from({ length: 12 }, (_, i) => page(i));
    const links = pages.map((_, i) => `<p><a href="/${i}.html">خبر ${i}</a></p>`).join('');
    const front = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>الأخبار</title><link rel="stylesheet" href="/s.css"></head><body>${links}<a href="/none.html">x</a></body></html>`;
    const name = join(folder, `crawl-${gzip}`);
    const base = await served(
      (request, response) => {
        const n = /^\/(\d+)\.html$/.exec(request.url!)?.[1];
        if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(front);
        else if (request.url === '/s.css') response.writeHead(200, { 'content-type': 'text/css' }).end('p{}');
        else if (n === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<p>none</p>');
        else {
          const body = Buffer.from(pages[Number(n)]!);
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          // Every other page comes in chunks that cut letters apart, the way wget writes them down too.
          if (Number(n) % 2) response.write(body.subarray(0, 101));
          response.end(Number(n) % 2 ? body.subarray(101) : body);
        }
      },
      async (base) => {
        const options = ['-q', '-e', 'robots=off', '--no-proxy', '--recursive', '--level=1', '--page-requisites'];
        const files = ['--delete-after', '-P', name, `--warc-file=${name}`, ...(gzip ? [] : ['--no-warc-compression'])];
        await once(spawn('wget', [...options, ...files, `${base}/`], { stdio: 'ignore' }), 'close');
        return base;
      },
    );
    const { told, originals, articles } = await keep([`${name}.warc${gzip ? '.gz' : ''}`]);
    expect(told.map((added) => added.reason)).toEqual(told.map(() => null));
    expect(articles).toBe(13);
    expect(originals).toEqual(
      new Map([[`${base}/`, front], ...pages.map((body, i) => [`${base}/${i}.html`, body] as const)]),
    );
  });

  test('one that is kept here, on machines without wget too', async () => {
    const file = fileURLToPath(new URL('../../test/cases/intake/wget/crawl.warc.gz', import.meta.url));
    const { told, originals, articles } = await keep([file]);
    expect(told.map((added) => added.status)).toEqual(['added', 'added']);
    expect(articles).toBe(2);
    const whole = gunzipSync(readFileSync(file)).toString();
    for (const [url, body] of originals) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8765\/[12]\.html$/);
      expect(whole).toContain(body);
    }
  });
});

test('a feed with 5 broken entries of 20 adds 15 and names 5', async () => {
  const entry = (base: string, i: number): string => {
    if (i === 3) return '<item></item>';
    if (i === 7) return `<item><title>خبر ${i} بلا رابط</title></item>`;
    const link = i === 11 ? 'http://' : i === 13 ? 'http://10.0.0.7/x' : `${base}/${i}.html`;
    return `<item><title>خبر ${i}</title><link>${link}</link></item>`;
  };
  await served(
    (request, response) => {
      const n = /^\/(\d+)\.html$/.exec(request.url!)?.[1];
      const entries = Array.from({ length: 20 }, (_, i) => entry(`http://${request.headers.host}`, i)).join('');
      const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>النهر</title>${entries}</channel></rss>`;
      if (request.url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
      else if (n === undefined || n === '17') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(Number(n)));
    },
    async (base) => {
      const fetcher = createFetcher({ allowLoopback: true, interval: 0, timeout: 2000 });
      const { told, articles } = await keep([`${base}/feed`], { fetcher }).finally(() => fetcher.close());
      expect(articles).toBe(15);
      expect(told.filter(({ status }) => status === 'added')).toHaveLength(15);
      const failed = told.filter(({ status }) => status === 'failed');
      expect(failed).toHaveLength(5);
      for (const { source, reason } of failed) {
        expect(source).not.toBe('');
        expect(reason!.message).not.toBe('');
      }
    },
  );
});
