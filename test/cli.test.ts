// The command as people run it: results on standard output, every fault by name on standard error, the rest done.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The built command, as npm test leaves it: ten starts of it are as many seconds quicker than through tsx.
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
let folder: string;
const at = (name: string) => join(folder, name);

function isnad(args: string[], input?: string | Buffer) {
  const done = spawnSync(process.execPath, [main, ...args], { input, maxBuffer: 1e9 });
  const lines = done.stdout.toString('utf8').split('\n').filter(Boolean);
  return {
    status: done.status,
    lines,
    records: () => lines.map((line) => JSON.parse(line)),
    errors: done.stderr.toString('utf8'),
  };
}

const story = [
  'أعلن وزير الري في حكومة الوادي سامر النجار اليوم أن تشغيل محطة الضخ سيبدأ مطلع الشهر المقبل.',
  'ونفت بلدية الضفة الشرقية وجود أي اتفاق مع الوزارة، وقالت إن المحطة "ملك لأهل الضفة وحدهم".',
  'ولم تعلق اللجنة المشتركة على تصريحات الوزير حتى الآن، فيما دعا ناشطون إلى نشر نص الاتفاق كاملا أمام الناس.',
];
const html = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>محطة الضخ تعود إلى العمل</title></head>
<body><h1>محطة الضخ تعود إلى العمل</h1><div class="article">${story.map((p) => `<p>${p}</p>`).join('\n')}</div></body></html>`;

/** The letters of windows-1256, found by asking the decoder for each byte. */
function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256');
  const byte = new Map(Array.from({ length: 256 }, (_, b) => [decoder.decode(Uint8Array.of(b)), b] as const));
  return Buffer.from([...text].map((letter) => byte.get(letter) ?? 0x3f));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
  mkdirSync(at('bad'));
  mkdirSync(at('none'));
  writeFileSync(at('none/readme.md'), 'no page');
  writeFileSync(at('good.html'), html);
  writeFileSync(at('bad/1-empty.html'), '');
  writeFileSync(
    at('bad/2-binary.html'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(500).keys()].map((n) => n % 256)),
  );
  writeFileSync(at('bad/3-large.html'), Buffer.alloc(50 * 1024 * 1024, '<p>كلام</p>'));
  writeFileSync(at('bad/4-good.html'), html);
  writeFileSync(
    at('menu.html'),
    '<html lang="ar"><body><ul><li><a href="/">الرئيسية</a></li><li><a href="/x">اتصل بنا</a></li></ul></body></html>',
  );
  writeFileSync(at('1256.html'), windows1256(html.replace('<meta charset="utf-8">', '')));
  const [before, after] = html.split('ونفت بلدية') as [string, string];
  writeFileSync(
    at('broken.html'),
    Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xd8, 0xc3, 0x20]), Buffer.from('ونفت بلدية' + after)]),
  );
  writeFileSync(at('textless.json'), JSON.stringify({ id: 'a', title: 'بلا نص' }));
  writeFileSync(
    at('article.json'),
    JSON.stringify({ id: 'a', lang: 'ar', date: '2021-03-04', text: story.join('\n') }),
  );
  writeFileSync(
    at('mixed.ndjson'),
    ['{"id":"x","text":"نص أول قصير"}', '{broken', '{"id":"y","text":"نص ثان قصير"}'].join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('isnad read', () => {
  test('prints one JSON object a page, whose spans carry their words', () => {
    const { status, records } = isnad(['read', '--format', 'ndjson', at('good.html')]);
    expect(status).toBe(0);
    const [record] = records();
    expect(record).toMatchObject({
      kind: 'article',
      input: 'html',
      lang: 'ar',
      dir: 'rtl',
      published: null,
      title: 'محطة الضخ تعود إلى العمل',
    });
    expect(record.text.split('\n')).toEqual(story);
    expect(record.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(record.statements.length).toBeGreaterThanOrEqual(3);
    for (const s of record.statements)
      for (const span of [s.cue, ...s.speaker, ...s.content, ...s.relays])
        expect(record.text.slice(span.start, span.end)).toBe(span.text);
  });

  test('says by name what is wrong with each input, and reads the rest', () => {
    const { status, lines, errors } = isnad(['read', '--format', 'ndjson', at('bad'), at('none'), at('missing.html')]);
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    for (const code of ['empty-file', 'binary-file', 'too-large', 'empty-folder', 'not-found'])
      expect(errors).toContain(`[${code}]`);
    expect(errors.split('\n').filter(Boolean)).toHaveLength(5);
    expect(errors).not.toMatch(/\n\s+at /); // no stack traces
  });

  test('a page without an article is said to be one', () => {
    expect(isnad(['read', '--format', 'ndjson', at('menu.html')]).records()[0]).toMatchObject({
      kind: 'not-an-article',
      statements: [],
    });
  });

  test('windows-1256 without a declaration is read as what it is, and said', () => {
    const [record] = isnad(['read', '--format', 'ndjson', at('1256.html')]).records();
    expect(record.text.split('\n')).toEqual(story);
    expect(record.notes.map((n: { code: string }) => n.code)).toContain('charset-guessed');
  });

  test('invalid bytes are noted and spoil nothing else', () => {
    const { status, records } = isnad(['read', '--format', 'ndjson', at('broken.html')]);
    expect(status).toBe(0);
    expect(records()[0].notes.map((n: { code: string }) => n.code)).toContain('invalid-bytes');
    expect(records()[0].text).toContain('ولم تعلق اللجنة المشتركة');
  });

  test('an article input is taken verbatim; one without text is refused by name and line', () => {
    const { status, records, errors } = isnad([
      'read',
      '--input',
      'article',
      '--format',
      'ndjson',
      at('article.json'),
      at('textless.json'),
      at('mixed.ndjson'),
    ]);
    expect(status).toBe(1);
    expect(records().map((r) => r.id)).toEqual(['a', 'x', 'y']);
    expect(records()[0].text).toBe(story.join('\n'));
    expect(errors).toMatch(/textless\.json.*"text".*\[bad-article\]/);
    expect(errors).toMatch(/mixed\.ndjson:2:.*\[bad-json\]/);
  });

  test('pretty output isolates every right-to-left name', () => {
    const { lines } = isnad(['read', '--format', 'pretty', at('good.html')]);
    const text = lines.join('\n');
    expect(text).toContain('announce');
    expect(text.match(/\u2068/g)?.length).toBe(text.match(/\u2069/g)?.length);
  });

  test('standard input is read; wrong usage ends with 2', () => {
    expect(isnad(['read', '--format', 'ndjson', '-'], html).records()[0]).toMatchObject({
      source: '-',
      kind: 'article',
    });
    expect(isnad(['read', '--format', 'yaml', at('good.html')]).status).toBe(2);
    expect(isnad(['read']).status).toBe(2);
  });
});
