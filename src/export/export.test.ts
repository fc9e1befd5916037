import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { Article, Claim, Reading, ResolvedStatement } from '../model/index.js';
import type { ExportContext, ExportFormat } from './index.js';
import {
  articleBibtex,
  articleCitation,
  citationOf,
  claimBibtex,
  claimCitation,
  csvCell,
  dateInWords,
  EXPORT_FORMATS,
  exportAs,
  filtered,
  siteLinks,
  textDirective,
  wordsLink,
} from './index.js';

const facts: Article = {
  id: 'sha256:abc',
  source: 'page.html',
  kind: 'article',
  input: 'html',
  url: 'https://outlet.example/news/1?x=1&y=2',
  outlet: 'شاطئ نت',
  outletFrom: 'meta',
  lang: 'ar',
  dir: 'rtl',
  title: 'عنوان فيه "اقتباس" و<وسم> و{قوس} & 100%',
  author: null,
  captions: [],
  published: '2019-12-09T07:40',
  publishedPrinted: '2019-12-09 07:40',
  publishedFrom: 'printed',
  updated: null,
  captured: null,
  text: '',
  related: [],
  furniture: [],
  ticker: [],
  profile: null,
  notes: [],
};

type Given = Partial<ResolvedStatement> & {
  readonly speakerText: string;
  readonly cueText: string;
  readonly contentText?: string;
  readonly relayText?: string;
};

function statement(text: string, id: string, given: Given): ResolvedStatement {
  const span = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`the fixture has no "${words}"`);
    return { start, end: start + words.length };
  };
  const { speakerText, cueText, contentText, relayText, ...rest } = given;
  return {
    id,
    speaker: [span(speakerText)],
    cue: span(cueText),
    content: contentText === undefined ? [] : [span(contentText)],
    form: 'indirect',
    act: 'assert',
    relays: relayText === undefined ? [] : [span(relayText)],
    elided: false,
    anonymous: false,
    time: null,
    asOf: null,
    condition: null,
    places: [],
    confidence: 0.75,
    actor: null,
    speakerActors: [null],
    relayActors: relayText === undefined ? [] : [null],
    ...rest,
  };
}

const text = [
  '🚢 نقلت وكالة المضائق عن رئيس الهيئة قوله: "=SUM(A1) سنعود، قريبا".',
  'ولم يعلق المجلس على الاتفاق. وقال المجلس إن الاتفاق ]]> \u0007 ناقص في بونيفاسيو.',
].join('\n');
const place = text.indexOf('بونيفاسيو');

/** A made-up reading with everything that breaks careless exports: formulas, markup, astral and control characters. */
const fixture: Reading = {
  article: { ...facts, text },
  statements: [
    statement(text, 's1', {
      speakerText: 'رئيس الهيئة',
      cueText: 'قوله',
      contentText: '=SUM(A1) سنعود، قريبا',
      relayText: 'وكالة المضائق',
      form: 'direct',
      elided: true,
      time: '2019-12-08',
      actor: { id: 'demo:h', name: 'هيئة مرافئ الشمال' },
    }),
    statement(text, 's2', { speakerText: 'المجلس', cueText: 'لم يعلق', act: 'nocomment', asOf: '2019-12-09' }),
    statement(text, 's3', {
      speakerText: 'المجلس',
      cueText: 'وقال',
      contentText: 'الاتفاق ]]> \u0007 ناقص في بونيفاسيو',
      places: [{ start: place, end: place + 9, id: 'place:1', lat: 41.387, lon: 9.159, precision: 'town' }],
    }),
  ],
};

const claim: Claim = {
  id: 'c1',
  gist: { article: 'sha256:abc', start: 0, end: 3, text: 'اتفاق الرصيف' },
  positions: [],
  origins: [{ party: { id: 'demo:h', name: 'هيئة مرافئ الشمال' }, statement: 's1' }],
  outlets: ['شاطئ نت'],
  articles: ['sha256:abc'],
};
const links = siteLinks('http://localhost:3000/');
const context: ExportContext = {
  links,
  eventOf: ({ statement: s }) => (s.id === 's1' ? '2019-12-07' : null),
  claims: [claim],
  lang: 'ar',
  feed: {
    title: 'إسناد & <تجربة>',
    description: 'x',
    home: 'http://localhost:3000/',
    self: 'http://localhost:3000/feed',
    lang: 'ar',
    updated: new Date('2019-12-10T00:00:00Z'),
  },
};

async function out(format: ExportFormat, readings = [fixture]): Promise<string> {
  let all = '';
  for await (const part of exportAs(format, readings, context)) all += part;
  return all;
}

/** A reader of RFC 4180 of its own, so that the writer is not checked by itself. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
    if (end === '' && row.length === 0) break;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replace(/""/gu, '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('CSV: a row a statement, formulas made harmless, a byte order mark only when asked for', async () => {
  const csv = await out('csv');
  const [head, ...rows] = parseCsv(csv);
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toHaveLength(head!.length);
  const cell = (n: number, name: string) => rows[n]![head!.indexOf(name)];
  expect(cell(0, 'content')).toBe("'=SUM(A1) سنعود، قريبا");
  expect(cell(0, 'relays')).toBe('وكالة المضائق');
  expect(cell(0, 'actor')).toBe('هيئة مرافئ الشمال');
  expect(cell(0, 'title')).toBe(fixture.article.title);
  expect(cell(0, 'event_time')).toBe('2019-12-07');
  expect(cell(1, 'event_time')).toBe('');
  expect(cell(1, 'content')).toBe('');
  expect(cell(1, 'act')).toBe('nocomment');
  expect(cell(2, 'places')).toBe('بونيفاسيو');
  expect(await out('csv-bom')).toBe(`\ufeff${csv}`);
});

test('CSV: no text cell begins a formula, and any text comes back', () => {
  for (const text of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', '"=1', '\u200f=1'])
    expect(csvCell(text).replace(/^"/u, '')).toMatch(/^'/u);
  expect(csvCell(-1)).toBe('-1');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [[back]] = parseCsv(`${csvCell(text)},end\r\n`) as [[string]];
      expect(back === text || back === `'${text}`).toBe(true);
      expect(back).not.toMatch(/^[=+\-@\t\r]/u);
    }),
  );
});

test('JSON and NDJSON are the records of `isnad read`', async () => {
  const line = JSON.parse(await out('ndjson'));
  expect(JSON.parse(await out('json'))).toEqual([line]);
  expect(line.statements[0].content).toEqual([
    { text: '=SUM(A1) سنعود، قريبا', start: expect.any(Number), end: expect.any(Number) },
  ]);
  expect(JSON.parse(await out('json', []))).toEqual([]);
});

test('GeoJSON: longitude first, the place with its statements, nothing without coordinates', async () => {
  const { type, features } = JSON.parse(await out('geojson'));
  expect(type).toBe('FeatureCollection');
  expect(features).toHaveLength(1);
  expect(features[0].geometry).toEqual({ type: 'Point', coordinates: [9.159, 41.387] });
  expect(features[0].properties).toMatchObject({ names: ['بونيفاسيو'], precision: 'town' });
  expect(features[0].properties.statements.map((s: { id: string }) => s.id)).toEqual(['s3']);
});

test('JSON-LD: article, quotations and claims refer to each other; no unknown fact is written', async () => {
  const graph: Record<string, unknown>[] = JSON.parse(await out('jsonld'))['@graph'];
  const ids = new Set(graph.map((node) => node['@id']));
  expect(graph.map((node) => node['@type'])).toEqual(['NewsArticle', 'Quotation', 'Quotation', 'Quotation', 'Claim']);
  for (const node of graph)
    if (node['@type'] === 'Quotation') expect(ids).toContain((node.isPartOf as { '@id': string })['@id']);
  expect(JSON.stringify(graph)).not.toContain('null');
  expect(graph[1]).toMatchObject({ dateCreated: '2019-12-08', spokenByCharacter: { name: 'هيئة مرافئ الشمال' } });
  expect(graph[1]).not.toHaveProperty('disambiguatingDescription');
  expect(graph[3]).toHaveProperty('disambiguatingDescription');
});

test('Web Annotation: positions count characters, and both selectors find the same words', async () => {
  const page = JSON.parse(await out('webannotation'));
  expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' });
  expect(page.items).toHaveLength(3);
  const characters = Array.from(fixture.article.text);
  for (const { target } of page.items) {
    const [position, quote] = target[0].selector;
    expect(characters.slice(position.start, position.end).join('')).toBe(quote.exact);
    expect(fixture.article.text).toContain(quote.prefix + quote.exact + quote.suffix);
    expect(target[1]).toMatchObject({ source: fixture.article.url, selector: [quote] });
  }
  expect(page.items[1].target[0].selector[1].exact).toBe('لم يعلق');
});

test('RSS, Atom and JSON Feed come back whole from a parser', async () => {
  const rss = parseRssFeed(await out('rss'));
  const atom = parseAtomFeed(await out('atom'));
  const json = parseJsonFeed(await out('jsonfeed'));
  expect(rss.items).toHaveLength(3);
  expect(atom.entries).toHaveLength(3);
  expect(json.items).toHaveLength(3);
  expect(rss.title).toBe('إسناد & <تجربة>');
  expect(rss.items![0]).toMatchObject({
    title: 'رئيس الهيئة · وكالة المضائق · شاطئ نت',
    description: '=SUM(A1) سنعود، قريبا',
    guid: { value: 'urn:isnad:statement:s1', isPermaLink: false },
  });
  expect(rss.items![2]!.description).toBe('الاتفاق ]]&gt; \ufffd ناقص في بونيفاسيو');
  expect(atom.entries![2]!.content?.value).toBe('الاتفاق ]]> \ufffd ناقص في بونيفاسيو');
  expect(json.items![0]!.date_published).toBe('2019-12-09T07:40:00.000Z');
});

test('citations: one line, the chain in order, unknown facts left out', async () => {
  const [statement] = fixture.statements;
  const english = citationOf({ article: fixture.article, statement: statement! }, 'en', links);
  const plain = english.replace(/[\u2066-\u2069]/gu, '');
  expect(plain).toContain(
    'رئيس الهيئة, “=SUM(A1) سنعود، قريبا”, quoted by وكالة المضائق, said 8 December 2019, in “عنوان',
  );
  expect(plain).toContain('شاطئ نت, 9 December 2019, https://outlet.example/news/1?x=1&y=2');
  expect(english).not.toContain('\n');
  const arabic = (await out('citation')).split('\n')[0]!;
  expect(arabic).toContain('نقلًا عن وكالة المضائق');
  expect(arabic).toContain('9 ديسمبر 2019');
  const bare = { ...fixture.article, outlet: null, title: null, url: null, published: null };
  const short = citationOf({ article: bare, statement: fixture.statements[1]! }, 'en', links);
  expect(short).toBe('\u2068المجلس\u2069, (no comment), Isnad record: http://localhost:3000/statements/s2');
  expect([dateInWords('2019', 'ar'), dateInWords('2019-12', 'ar'), dateInWords('2019-12', 'en')]).toEqual([
    '2019',
    'ديسمبر 2019',
    'December 2019',
  ]);
});

test('an article and a claim are cited by their own permanent addresses', () => {
  const article = articleCitation(fixture.article, 'ar', links).replace(/[\u2066-\u2069]/gu, '');
  expect(article).toMatch(/^«عنوان فيه .*»، شاطئ نت، 9 ديسمبر 2019، https:\/\/outlet\.example/u);
  expect(article).toMatch(/سجل إسناد: http:\/\/localhost:3000\/articles\/sha256%3Aabc$/u);
  expect(articleBibtex(fixture.article, links)).toMatch(/^@online\{isnad:sha256:abc,[^]*articles\/sha256\\%3Aabc/u);
  const claim: Claim = {
    id: 'c1',
    gist: { article: 'sha256:abc', start: 0, end: 5, text: 'الاتفاق تم' },
    positions: [],
    origins: [{ party: { id: 'council', name: 'المجلس' }, statement: 's2' }],
    outlets: [],
    articles: [],
  };
  expect(claimCitation(claim, 'en', links).replace(/[\u2066-\u2069]/gu, '')).toBe(
    '“الاتفاق تم”, a claim that goes back to المجلس, Isnad record: http://localhost:3000/claims/c1',
  );
  expect(claimCitation({ ...claim, origins: [] }, 'ar', links)).toBe(
    '«الاتفاق تم»، سجل إسناد: http://localhost:3000/claims/c1',
  );
  expect(claimBibtex(claim, links)).toContain('title = {{الاتفاق تم}}');
});

test('BibTeX: an entry a statement, special characters escaped, braces balanced', async () => {
  const bib = await out('bibtex');
  const entries = bib.match(/@online\{[^]*?\n\}\n/gu) ?? [];
  expect(entries).toHaveLength(3);
  const bare = bib.replace(/\\[{}\\]/gu, '');
  let depth = 0;
  for (const c of bare) {
    depth += c === '{' ? 1 : c === '}' ? -1 : 0;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  expect(entries[0]).toContain('\\& 100\\%');
  expect(entries[0]).toContain('date = {2019-12-09}');
});

test('text fragments mark whole words, long quotations by their ends, repeated words by their neighbours', () => {
  const text =
    'قال الوزير إن الاتفاق تم. ثم قال الوزير بالاتفاق مرة أخرى-ثانية، وهذه جملة طويلة فيها كلمات كثيرة جدا لا تنتهي هنا';
  const span = (words: string, from = 0) => ({
    start: text.indexOf(words, from),
    end: text.indexOf(words, from) + words.length,
  });
  expect(decodeURIComponent(textDirective(text, span('لاتفاق مرة')))).toBe(':~:text=بالاتفاق مرة');
  expect(textDirective(text, span('أخرى-ثانية'))).toContain('%2D');
  expect(decodeURIComponent(textDirective(text, span('وهذه جملة طويلة فيها كلمات كثيرة جدا لا تنتهي هنا')))).toBe(
    ':~:text=وهذه جملة طويلة فيها,جدا لا تنتهي هنا',
  );
  expect(decodeURIComponent(textDirective(text, span('الوزير', 20)))).toBe(
    ':~:text=إن الاتفاق ثم قال-,الوزير'.replace('إن الاتفاق ثم قال', 'تم. ثم قال') + ',-بالاتفاق مرة أخرى-ثانية،',
  );
  expect(wordsLink({ url: 'https://x.example/a#part', text }, span('ثم'))).toMatch(
    /^https:\/\/x\.example\/a#part:~:text=/u,
  );
  expect(wordsLink({ url: 'javascript:alert(1)', text }, span('ثم'))).toBeNull();
});

test('filters take statements by what they are, articles by date to the precision known', async () => {
  const take = async (filter: Parameters<typeof filtered>[1]) => {
    const ids: string[] = [];
    for await (const { statements } of filtered([fixture], filter)) ids.push(...statements.map((s) => s.id));
    return ids;
  };
  expect(await take({})).toEqual(['s1', 's2', 's3']);
  expect(await take({ act: 'nocomment' })).toEqual(['s2']);
  expect(await take({ speaker: 'الهيئة' })).toEqual(['s1']);
  expect(await take({ actor: 'demo:h' })).toEqual(['s1']);
  expect(await take({ place: 'بونيفاسيو' })).toEqual(['s3']);
  expect(await take({ from: '2019-12-09', until: '2019-12-09' })).toHaveLength(3);
  expect(await take({ from: '2019-12' })).toHaveLength(3);
  expect(await take({ from: '2019-12-10' })).toEqual([]);
  expect(await take({ outlet: 'x' })).toEqual([]);
  expect(await take({ statements: new Set(['s3']) })).toEqual(['s3']);
});

test('every format answers an empty archive with something valid', async () => {
  for (const format of EXPORT_FORMATS) expect(typeof (await out(format, []))).toBe('string');
  expect(JSON.parse(await out('jsonld', []))['@graph']).toHaveLength(1);
  expect(JSON.parse(await out('webannotation', [])).items).toEqual([]);
});
