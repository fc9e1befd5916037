// The quality gate of restoring. Pages that we wrote, named after what is hard in them, must come out exactly; on the
// sets beside the repository the floors below hold. A floor goes down only on purpose, with the reason in its commit.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Problem, type Article } from '../src/model/index.js';
import { decodePage, MAX_BYTES, restore, TIME_LIMIT_MS } from '../src/restore/index.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const cases = here('./cases/restore');
const sets = here('../../shared/pages');
const scorer = here('../../shared/score/pages.mjs');

interface Expected {
  readonly kind: Article['kind'];
  readonly title: string | null;
  readonly published: string | null;
  readonly updated?: string;
  readonly captions: readonly string[];
  readonly body: readonly string[];
  readonly without: readonly string[];
  readonly author?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly ticker?: readonly string[];
  readonly notes?: readonly string[];
}

const read = (path: string): Article => restore(decodePage(readFileSync(path), { source: path })).article;

describe('pages named after what is hard in them', () => {
  it.each(readdirSync(cases))('%s', (name) => {
    const folder = join(cases, name);
    const file = readdirSync(folder).find((f) => f.startsWith('page.'))!;
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const got = read(join(folder, file));
    expect(got.kind).toBe(expected.kind);
    expect(got.text === '' ? [] : got.text.split('\n')).toEqual(expected.body);
    expect(got.published).toBe(expected.published);
    expect(got.captions).toEqual(expected.captions);
    if (expected.kind === 'article') expect(got.title).toBe(expected.title);
    for (const leak of expected.without) expect(got.text).not.toContain(leak);
    for (const field of ['updated', 'author', 'outlet', 'url'] as const) {
      if (expected[field] !== undefined) expect(got[field]).toBe(expected[field]);
    }
    if (expected.ticker) expect(got.ticker).toEqual(expect.arrayContaining([...expected.ticker]));
    const notes = got.notes.map((n) => n.code);
    for (const note of expected.notes ?? []) expect(notes).toContain(note);
  });
});

describe('bad input is named or survived', () => {
  const prose =
    '<p>قال المتحدث باسم البلدية إن الخطة ستنفذ على مراحل، مؤكدا أن العمل بدأ فعلا في الموقع صباح اليوم.</p>';
  const wrap = (inside: string): string =>
    `<html><head><title>عنوان الخبر هنا</title></head><body><h1>عنوان الخبر هنا</h1><div>${inside}</div></body></html>`;
  const problem = (bytes: Uint8Array): string => {
    try {
      restore(decodePage(bytes, { source: 'x.html' }));
      return 'none';
    } catch (error) {
      return error instanceof Problem ? error.code : `threw ${String(error)}`;
    }
  };
  it('names what is no page', () => {
    expect(problem(Buffer.alloc(0))).toBe('empty-file');
    expect(problem(Buffer.from(' \n'))).toBe('empty-file');
    expect(problem(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))).toBe('binary-file');
    expect(problem(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))).toBe('binary-file');
    expect(problem(Buffer.alloc(MAX_BYTES + 1, 32))).toBe('too-large');
    expect(problem(Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toBe('bad-encoding');
  });
  it.each([
    ['10,000 nested tags', wrap('<div>'.repeat(10_000) + prose.repeat(1) + '</div>'.repeat(10_000))],
    ['a 20 MB page', wrap(prose + '<p>كلمة وأخرى، </p>'.repeat(600_000))],
    ['an endless attribute', wrap(`${prose}<img alt="${'x '.repeat(5_000_000)}`)],
    ['a null byte', wrap(`<p>\0</p>${prose}`)],
    ['broken entities', wrap(`&#99999999; &#x; &nosuch; &amp &#xD800; ${prose}`)],
    ['an endless comment', wrap(`${prose}<!-- ${'x'.repeat(5_000_000)}`)],
    ['JSON-LD of brackets', wrap(`<script type="application/ld+json">${'['.repeat(100_000)}</script>${prose}`)],
  ])(
    '%s',
    (_, html) => {
      const start = Date.now();
      const { article } = restore(decodePage(Buffer.from(html), { source: 'x.html' }));
      // Twice the stated limit: the machine may be busy.
      expect(Date.now() - start).toBeLessThan(TIME_LIMIT_MS * 2);
      expect(['article', 'not-an-article']).toContain(article.kind);
    },
    60_000,
  );
  it.each(['2020-12-28 '.repeat(50_000), 'خبر.عاجل.'.repeat(50_000), 'كلمة وأخرى '.repeat(100_000)])(
    'an endless line of text',
    (text) => {
      const start = Date.now();
      restore(decodePage(Buffer.from(text), { source: 'x.txt' }));
      expect(Date.now() - start).toBeLessThan(TIME_LIMIT_MS * 2);
    },
    60_000,
  );
  it('reads every page cut anywhere', () => {
    for (const name of readdirSync(cases)) {
      const folder = join(cases, name);
      const file = readdirSync(folder).find((f) => f.startsWith('page.'))!;
      const bytes = readFileSync(join(folder, file));
      for (const part of [0.01, 0.1, 0.5, 0.9, 0.99]) {
        const cut = bytes.subarray(0, Math.max(1, Math.floor(bytes.length * part)));
        try {
          restore(decodePage(cut, { source: file }));
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }
    }
  });
});

/** Measured on 27 November 2026 and rounded down; natural and tokenised scrapes together. */
const FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  html: { body: 0.995, title: 1, published: 1, captions: 1, notLeak: 1 },
  text: { body: 0.98, title: 0.93, published: 1, notAnArticle: 1, notLeak: 0.86 },
  fundus: { body: 0.976, title: 0.97, published: 0.98, captions: 0.81, author: 0.88 },
  wcxb: { body: 0.961, words: 0.964 },
};

describe.skipIf(!existsSync(sets) || !existsSync(scorer))(
  'floors on ../shared/pages (skipped where it is absent)',
  () => {
    it.each(Object.keys(FLOORS))(
      '%s',
      (set) => {
        const folder = join(sets, set);
        const dir = mkdtempSync(join(tmpdir(), 'isnad-gate-'));
        const file = join(dir, 'pred.ndjson');
        const pages = readdirSync(folder).filter((f) => /\.(?:html?|txt)(?:\.gz)?$/.test(f));
        writeFileSync(file, pages.map((f) => JSON.stringify(read(join(folder, f)))).join('\n'));
        const run = spawnSync(process.execPath, [scorer, '--gold', folder, '--pred', file, '--json'], {
          encoding: 'utf8',
        });
        rmSync(dir, { recursive: true });
        const score = JSON.parse(run.stdout) as Record<string, unknown> & { body: { f1: number }; leak: number | null };
        const values: Record<string, unknown> = { ...score, body: score.body.f1, notLeak: 1 - (score.leak ?? 0) };
        for (const [name, floor] of Object.entries(FLOORS[set]!))
          expect(values[name], `${set} ${name}`).toBeGreaterThanOrEqual(floor);
      },
      120_000,
    );
  },
);
