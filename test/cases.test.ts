// Folder-per-case goldens: test/cases/whole/NAME/{input.html|input.txt|input.json, expected.json}, the whole way from bytes
// to statements. `page` is pinned exactly; every one of `statements` must be read just so, with its chain. FILTER=name runs some.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { textOf, type Reading, type Span } from '../src/model/index.js';
import { createReader } from '../src/pipeline/pipeline.js';

const root = fileURLToPath(new URL('./cases/whole', import.meta.url));
const names = readdirSync(root).filter((name) => name.includes(process.env.FILTER ?? ''));
const read = createReader();

function pageOf({ article }: Reading) {
  const { kind, lang, title, outlet, author, published, publishedFrom, captions, notes, furniture, text } = article;
  return {
    ...{ kind, lang, title, outlet, author, published, publishedFrom, captions },
    notes: notes.map((note) => note.code),
    furniture: [...new Set(furniture.map((f) => f.kind))].sort(),
    body: text.split('\n'),
  };
}

/** A statement in words instead of offsets, so that a person can write and review it. */
function statementsOf({ article, statements }: Reading) {
  const words = (spans: readonly Span[]) => spans.map((span) => textOf(article.text, span));
  return statements.map((s) => ({
    ...{ act: s.act, form: s.form, elided: s.elided, anonymous: s.anonymous, time: s.time },
    cue: textOf(article.text, s.cue),
    speaker: words(s.speaker),
    relays: words(s.relays),
    content: words(s.content),
  }));
}

describe.each(names)('%s', (name) => {
  const folder = join(root, name);
  const file = readdirSync(folder).find((f) => f.startsWith('input.')) as string;
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const { reading } = read({
    source: file,
    bytes: readFileSync(join(folder, file)),
    mime: null,
    input: file.endsWith('.json') ? 'article' : 'auto',
    hints: {},
  });

  test('its page', () => expect(pageOf(reading)).toEqual(expected.page));

  test('its statements', () => {
    const got = statementsOf(reading);
    for (const statement of expected.statements) expect(got).toContainEqual(expect.objectContaining(statement));
    expect(got.length).toBeLessThanOrEqual(expected.atMost);
  });
});
