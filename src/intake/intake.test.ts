import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, deflateRawSync, crc32 as zlibCrc } from 'node:zlib';
import { pack } from 'tar-stream';
import { WARCRecord, WARCSerializer } from 'warcio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../model/index.js';
import { captures, type Captured, type IntakeOptions } from './index.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const page = (n: number): string =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>خبر ${n}</title></head><body><h1>خبر ${n}</h1><p>أعلنت البلدية فتح الطريق رقم ${n}.</p></body></html>`;
const bytes = (text: string): Buffer => Buffer.from(text);

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'isnad-intake-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(paths: string[], options: IntakeOptions = {}): Promise<{ pages: Captured[]; problems: Problem[] }> {
  const pages: Captured[] = [];
  const problems: Problem[] = [];
  for await (const found of captures(paths, options))
    (found instanceof Problem ? problems : (pages as unknown[])).push(found);
  return { pages, problems };
}
const codes = (problems: Problem[]): string[] => problems.map((problem) => problem.code);

/** A zip with a correct directory, made by hand. */
function zip(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const crc = crc32(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, bytes(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
        head.subarray(0, 24),
        Buffer.from([0, 0]),
        tail.subarray(0, 14),
        bytes(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function crc32(content: Buffer): number {
  if (typeof zlibCrc === 'function') return zlibCrc(content);
  let crc = -1;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

async function tar(files: Record<string, Buffer>): Promise<Buffer> {
  const packed = pack();
  for (const [name, content] of Object.entries(files)) packed.entry({ name }, content);
  packed.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packed) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function warc(bodies: string[], gzip: boolean): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (const [i, body] of bodies.entries()) {
    const record = WARCRecord.create(
      {
        url: `https://alnahr.example/${i + 1}`,
        date: '2021-03-04T10:00:00Z',
        type: 'response',
        warcVersion: 'WARC/1.1',
        statusline: 'HTTP/1.1 200 OK',
        httpHeaders: { 'Content-Type': 'text/html; charset=utf-8' },
      },
      (async function* () {
        yield bytes(body);
      })(),
    );
    parts.push(await WARCSerializer.serialize(record, { gzip }));
  }
  return Buffer.concat(parts);
}

describe('files and folders', () => {
  test('a folder is walked in one order; only pages are pages', async () => {
    mkdirSync(at('walk/b'), { recursive: true });
    for (const name of [
      'walk/z.html',
      'walk/b/a.htm',
      'walk/a.txt',
      'walk/c.html.gz',
      'walk/gold.json',
      'walk/.hidden.html',
      'walk/crawl.warc',
    ])
      writeFileSync(at(name), name.endsWith('.gz') ? gzipSync(page(1)) : name.endsWith('.txt') ? 'نص' : page(2));
    const { pages, problems } = await take([at('walk')]);
    expect(pages.map((found) => found.source)).toEqual(
      ['walk/a.txt', 'walk/b/a.htm', 'walk/c.html.gz', 'walk/z.html'].map(at),
    );
    expect(pages.map((found) => found.input)).toEqual(['text', 'html', 'html', 'html']);
    expect(Buffer.from(pages[2]!.bytes).toString()).toBe(page(1));
    expect(problems).toEqual([]);
  });

  test('every fault has a name and spoils nothing else', async () => {
    mkdirSync(at('none'), { recursive: true });
    writeFileSync(at('empty.html'), '');
    writeFileSync(at('picture.html'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'));
    writeFileSync(at('zeros.txt'), Buffer.concat([bytes('abc'), Buffer.alloc(500)]));
    writeFileSync(at('large.html'), Buffer.alloc(5000, 0x61));
    writeFileSync(at('cut.html.gz'), gzipSync(page(1)).subarray(0, 60));
    writeFileSync(at('good.html'), page(3));
    const { pages, problems } = await take(
      ['empty.html', 'picture.html', 'zeros.txt', 'large.html', 'cut.html.gz', 'none', 'missing', 'good.html'].map(at),
      { maxBytes: 4096 },
    );
    expect(codes(problems)).toEqual([
      'empty-file',
      'binary-file',
      'binary-file',
      'too-large',
      'bad-archive-file',
      'empty-folder',
      'not-found',
    ]);
    expect(problems.map((problem) => problem.place.path)).toEqual(
      ['empty.html', 'picture.html', 'zeros.txt', 'large.html', 'cut.html.gz', 'none', 'missing'].map(at),
    );
    expect(problems[3]!.message).toContain('4 KB');
    expect(pages.map((found) => found.source)).toEqual([at('good.html')]);
  });

  test('UTF-16 and windows-1256 are text', async () => {
    writeFileSync(at('utf16.txt'), Buffer.from('أعلنت البلدية فتح الطريق أمام الأهالي اليوم', 'utf16le'));
    writeFileSync(
      at('cp1256.txt'),
      Buffer.from([0xc7, 0xe1, 0xd3, 0xe1, 0xc7, 0xe3, 0x20, 0xda, 0xe1, 0xed, 0xdf, 0xe3]),
    );
    const { pages } = await take([at('utf16.txt'), at('cp1256.txt')]);
    expect(pages.map((found) => found.input)).toEqual(['text', 'text']);
  });

  test('articles: one a file or one a line, each fault with its line', async () => {
    const article = (text?: string): string =>
      JSON.stringify({
        id: 'a',
        outlet: 'النهر',
        lang: 'ar',
        title: 'خبر',
        date: '2021-03-04',
        url: null,
        ...(text === undefined ? {} : { text }),
      });
    writeFileSync(at('one.json'), JSON.stringify(JSON.parse(article('نص')), null, 1));
    writeFileSync(
      at('many.ndjson.gz'),
      gzipSync([article('أول'), article(), '', '{bad', '[1]', '{"text":5}', article('ثان')].join('\n')),
    );
    const { pages, problems } = await take([at('one.json'), at('many.ndjson.gz')], { input: 'article' });
    expect(pages.map((found) => found.source)).toEqual([
      at('one.json'),
      `${at('many.ndjson.gz')}:1`,
      `${at('many.ndjson.gz')}:7`,
    ]);
    expect(problems.map((problem) => [problem.code, problem.place.line])).toEqual([
      ['bad-article', 2],
      ['bad-json', 4],
      ['bad-article', 5],
      ['bad-article', 6],
    ]);
    expect(problems[0]!.message).toContain('"text"');
  });

  test('standard input: a page, an archive, articles', async () => {
    const stdin = (content: Buffer): IntakeOptions => ({
      stdin: (async function* () {
        for (let i = 0; i < content.length; i += 7) yield content.subarray(i, i + 7);
      })(),
    });
    expect((await take(['-'], stdin(bytes(page(1))))).pages.map((found) => found.input)).toEqual(['html']);
    expect((await take(['-'], stdin(zip({ 'a.html': bytes(page(1)) })))).pages.map((found) => found.source)).toEqual([
      '-#a.html',
    ]);
    expect(
      (await take(['-'], stdin(bytes('{"text":"أ"}\n{"text":"ب"}\n')))).pages.map((found) => found.source),
    ).toEqual(['-:1', '-:2']);
  });
});

describe('archives', () => {
  test('zip and tar.gz, also inside one another', async () => {
    const inner = zip({ 'in/b.html': bytes(page(2)), 'in/skip.css': bytes('x'), '__MACOSX/b.html': bytes('x') });
    writeFileSync(
      at('pages.tar.gz'),
      gzipSync(await tar({ 'a.html': bytes(page(1)), 'inner.zip': inner, 'notes.md': bytes('x') })),
    );
    const { pages, problems } = await take([at('pages.tar.gz')]);
    expect(pages.map((found) => found.source)).toEqual([
      `${at('pages.tar.gz')}#a.html`,
      `${at('pages.tar.gz')}#inner.zip#in/b.html`,
    ]);
    expect(problems).toEqual([]);
  });

  test('a cut zip and a cut tar are named, what stands before the cut is read', async () => {
    const whole = await tar({ 'a.html': bytes(page(1)), 'b.html': bytes(page(2)) });
    writeFileSync(at('cut.tar'), whole.subarray(0, 1100));
    writeFileSync(at('cut.zip'), zip({ 'a.html': bytes(page(1)) }).subarray(0, 80));
    const { pages, problems } = await take([at('cut.tar'), at('cut.zip')]);
    expect(pages.map((found) => found.source)).toEqual([`${at('cut.tar')}#a.html`]);
    expect(new Set(codes(problems))).toEqual(new Set(['bad-archive-file']));
    expect(problems.some((problem) => problem.place.path === at('cut.zip'))).toBe(true);
  });

  test('a bomb stops at the limit', async () => {
    writeFileSync(at('bomb.zip'), zip({ 'bomb.html': Buffer.alloc(30_000_000, 0x20), 'good.html': bytes(page(1)) }));
    writeFileSync(at('bomb.html.gz'), gzipSync(Buffer.alloc(30_000_000, 0x20)));
    const { pages, problems } = await take([at('bomb.zip'), at('bomb.html.gz')]);
    expect(codes(problems)).toEqual(['too-large', 'too-large']);
    expect(pages).toHaveLength(1);
  });

  test.each([true, false])('WARC (gzip %s) with address and time; WACZ', async (gzip) => {
    const file = await warc([page(1), page(2), page(3)], gzip);
    writeFileSync(at('crawl.warc'), file);
    const { pages, problems } = await take([at('crawl.warc')]);
    expect(problems).toEqual([]);
    expect(pages.map((found) => Buffer.from(found.bytes).toString())).toEqual([page(1), page(2), page(3)]);
    expect(pages[1]!.hints).toEqual({ url: 'https://alnahr.example/2', captured: '2021-03-04T10:00:00Z' });
    expect(pages[1]!.mime).toBe('text/html; charset=utf-8');
    writeFileSync(
      at('crawl.wacz'),
      zip({ 'archive/data.warc.gz': file, 'pages/pages.jsonl': bytes('{}'), 'datapackage.json': bytes('{}') }),
    );
    expect((await take([at('crawl.wacz')])).pages).toHaveLength(3);
  });

  test.each([true, false])(
    'a cut WARC (gzip %s) says how far it was read, at any cut',
    async (gzip) => {
      const file = await warc([page(1), page(2), page(3)], gzip);
      for (const share of [0.05, 0.4, 0.55, 0.7, 0.9]) {
        writeFileSync(at('cut.warc'), file.subarray(0, Math.floor(file.length * share)));
        const { pages, problems } = await take([at('cut.warc')]);
        expect(pages.length, `${share}`).toBe(Math.floor(share * 3));
        expect(codes(problems), `${share}`).toEqual(['bad-archive-file']);
        if (share > 0.05) expect(problems[0]!.message, `${share}`).toMatch(new RegExp(`${pages.length} pages`));
      }
    },
    20_000,
  );

  test('MHTML as a browser saves it', async () => {
    const body = page(5).replace(/[^\x20-\x7e]|=/gu, (letter) =>
      [...bytes(letter)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    );
    const lines = body.match(/(?:=..|[^=]){1,20}/g)!.join('=\r\n');
    const file = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://alnahr.example/5\r\nDate: Thu, 4 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B--x"\r\n\r\n\r\n------B--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://alnahr.example/5\r\n\r\n${lines}\r\n------B--x\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n------B--x--\r\n`;
    writeFileSync(at('saved.mhtml'), file);
    const { pages } = await take([at('saved.mhtml')]);
    expect(Buffer.from(pages[0]!.bytes).toString().trim()).toBe(page(5));
    expect(pages[0]!.hints).toEqual({ url: 'https://alnahr.example/5', captured: '2021-03-04T10:00:00.000Z' });
  });
});
