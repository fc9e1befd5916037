// Folder-per-case goldens: test/cases/whole/NAME/{input.html|input.txt|input.json, expected.json}.
// FILTER=name runs some; UPDATE=1 writes what Isnad reads now (then review the diff).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { textOf, type Reading, type Span } from '../src/model/index.js';
import { createReader } from '../src/pipeline/pipeline.js';

const root = fileURLToPath(new URL('./cases/whole', import.meta.url));
const names = existsSync(root) ? readdirSync(root).filter((name) => name.includes(process.env.FILTER ?? '')) : [];
const read = createReader();

/** The facts of a reading that a golden pins, with words in place of offsets, so that a person can review it. */
function golden({ article, statements }: Reading) {
  const words = (spans: readonly Span[]) => spans.map((span) => textOf(article.text, span));
  const { kind, title, outlet, published, publishedFrom, captions, author, lang } = article;
  return {
    kind, lang, title, outlet, author, published, publishedFrom, captions,
    body: article.text.split('\n'),
    furniture: [...new Set(article.furniture.map((f) => f.kind))].sort(),
    notes: article.notes.map((n) => n.code),
    statements: statements.map((s) => ({
      act: s.act, form: s.form, cue: textOf(article.text, s.cue), speaker: words(s.speaker), actor: s.actor?.id ?? null, relays: words(s.relays),
      content: words(s.content), elided: s.elided, anonymous: s.anonymous, time: s.time, asOf: s.asOf,
      condition: s.condition && textOf(article.text, s.condition), places: words(s.places),
    })),
  }; // prettier-ignore
}

describe.each(names)('%s', (name) => {
  test('reads as expected', () => {
    const folder = join(root, name);
    const file = readdirSync(folder).find((f) => f.startsWith('input.'));
    if (!file) throw new Error(`${folder} has no input`);
    const input = file.endsWith('.json') ? 'article' : 'auto';
    const capture = { source: file, bytes: readFileSync(join(folder, file)), mime: null, input, hints: {} } as const;
    const got = golden(read(capture).reading);
    const expected = join(folder, 'expected.json');
    if (process.env.UPDATE) writeFileSync(expected, JSON.stringify(got, null, 1) + '\n');
    expect(got).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});

test('there are cases', () => expect(names.length).toBeGreaterThan(0));
