import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem, type Article, type Statement } from '../model/index.js';
import { loadActors } from './data/actor-files.js';
import { readCsv } from './data/csv.js';
import { loadPlaces } from './data/place-files.js';
import { createResolver } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'isnad-resolve-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function speaker(text: string, words: string): { article: Article; statement: Statement } {
  const start = text.indexOf(words);
  const span = { start, end: start + words.length };
  const article = { id: 'a', text, published: '2020-01-01', captured: null } as Article;
  const statement = {
    speaker: [span],
    cue: { start: 0, end: 3 },
    content: [],
    relays: [],
    places: [],
  } as unknown as Statement;
  return { article, statement };
}

describe('the built-in tables', () => {
  const data = loadActors();
  const places = loadPlaces(data.states);

  it('name every parent and every office', () => {
    const resolver = createResolver();
    const unknown = data.records.flatMap(({ id, parent, offices }) =>
      [parent, ...offices.map(({ office }) => office)]
        .filter((of) => of !== null && resolver.actor(of) === null)
        .map((of) => `${id} → ${of}`),
    );
    expect(unknown).toEqual([]);
  });

  it('hold tenures that begin before they end', () => {
    const odd = data.records.flatMap(({ id, offices }) =>
      offices.filter(({ from, until }) => from && until && from >= until).map(() => id),
    );
    expect(odd).toEqual([]);
  });

  it('give no two rows one id', () => {
    const ids = data.records.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('put each place within its province or country', () => {
    const byId = new Map(places.map((place) => [place.id, place]));
    const lost = places
      .filter(({ parent }) => parent !== null && !byId.has(parent))
      .map(({ id, parent }) => `${id} → ${parent}`);
    expect(lost).toEqual([]);
    // A place lies near its province: 4 degrees are the width of the largest ones here.
    const far = places.filter(({ parent, lat, lon }) => {
      const around = byId.get(parent ?? '');
      return around?.precision === 'province' && Math.hypot(around.lat - lat, around.lon - lon) > 4;
    });
    expect(far.map(({ id }) => id)).toEqual([]);
  });
});

describe('your own files', () => {
  it('add actors by CSV, with loaded names and offices', () => {
    const actors = file(
      'actors.csv',
      'id,kind,ar,en,names,loaded,adjective,parent,offices\n' +
        'harbour,institution,هيئة الميناء,Harbour Board,,عصابة الرصيف,,,\n' +
        'nadir,person,نادر البحري,Nadir al-Bahri,,,,,harbour 2019-01-01..2021-01-01\n',
    );
    const resolver = createResolver({ actorFiles: [actors] });
    const loaded = speaker('قالت عصابة الرصيف إن السفينة تأخرت.', 'عصابة الرصيف');
    expect(resolver.resolve(loaded.article, [loaded.statement])[0]!.actor).toMatchObject({
      id: 'harbour',
      name: 'هيئة الميناء',
    });
    const person = speaker('قال نادر البحري إن السفينة تأخرت.', 'نادر البحري');
    expect(resolver.resolve(person.article, [person.statement])[0]!.actor).toMatchObject({
      id: 'person:nadir',
      party: { id: 'harbour' },
    });
    expect(resolver.party('person:nadir', '2022-01-01')).toBe('person:nadir');
  });

  it('add names to a built-in actor', () => {
    const actors = file('more.csv', 'id,kind,ar,en,names\nhamas,movement,حماس,Hamas,حركة الخط الأخضر\n');
    const { article, statement } = speaker('قالت حركة الخط الأخضر إن الخبر صحيح.', 'حركة الخط الأخضر');
    expect(createResolver({ actorFiles: [actors] }).resolve(article, [statement])[0]!.actor?.id).toBe('hamas');
  });

  it('add places by CSV and find them in contents', () => {
    const places = file(
      'places.csv',
      'country,kind,ar,en,lat,lon,parent,names\nsy,town,عين الزيزفون,Ain al-Zayzafun,35.1,36.2,,\n',
    );
    const { article, statement } = speaker('قال إن المدرسة في عين الزيزفون فتحت.', 'المدرسة');
    const content = [{ start: 7, end: article.text.length }];
    const resolved = createResolver({ placeFiles: [places] }).resolve(article, [{ ...statement, content }])[0]!;
    expect(resolved.places).toMatchObject([{ id: 'sy/ain-al-zayzafun', lat: 35.1, lon: 36.2, precision: 'town' }]);
  });

  it.each([
    ['kind', 'id,kind,ar,en\nx,planet,كوكب,Planet\n', /no kind of actor/],
    ['dates', 'id,kind,ar,en,offices\nx,person,فلان بن فلان,So,tr/president since 2014\n', /no office with dates/],
    ['name', 'id,kind,ar,en\nx,ngo,,\n', /needs an id and a name/],
  ])('name the line of a bad %s', (_, text, message) => {
    const path = file('bad.csv', text);
    expect(() => createResolver({ actorFiles: [path] })).toThrowError(
      expect.objectContaining({ code: 'bad-json', place: { path, line: 2 } }),
    );
    expect(() => createResolver({ actorFiles: [path] })).toThrow(message);
  });

  it('say so where a file is missing or a place lacks coordinates', () => {
    expect(() => createResolver({ actorFiles: ['/nowhere.csv'] })).toThrow(Problem);
    const path = file('bad-places.csv', 'country,kind,ar,en,lat,lon\nsy,town,قرية,Village,95,36\n');
    expect(() => createResolver({ placeFiles: [path] })).toThrow(/no coordinates/);
  });
});

describe('CSV', () => {
  it('reads quoted cells, doubled quotes, remarks and Windows line ends', () => {
    const rows = readCsv('\uFEFF# remark\r\na,b\r\n"x, ""y""","two\nlines"\r\nz,\r\n', 'f.csv');
    expect(rows.map(({ cells }) => cells)).toEqual([
      { a: 'x, "y"', b: 'two\nlines' },
      { a: 'z', b: '' },
    ]);
    expect(rows[0]!.line).toBe(3);
  });

  it('refuses a quote that never closes and rows too long', () => {
    expect(() => readCsv('a\n"x', 'f.csv')).toThrow(/not closed/);
    expect(() => readCsv('a\nx,y\n', 'f.csv')).toThrow(/2 cells/);
  });
});
