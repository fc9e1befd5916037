import { describe, expect, it } from 'vitest';
import type { Article, Statement } from '../model/index.js';
import { clocksOf, createResolver } from './index.js';
import { fromGeoNames, fromWhosOnFirst, placeRow } from './places/import.js';
import { statementId } from './ids.js';

const resolver = createResolver();

describe('party', () => {
  it.each([
    ['tr/foreign-ministry#spokesman', 'tr'],
    ['tr/foreign-minister', 'tr'],
    ['ru/reconciliation-centre', 'ru'],
    ['qassam', 'hamas'],
    ['sana', 'sy'],
    ['reuters', 'reuters'],
    ['ye/army#source:military', 'ye/army#source:military'],
    ['us/congress#member', 'us/congress#member'],
    ['un/yemen-envoy', 'un'],
  ])('%s speaks for %s', (id, party) => expect(resolver.party(id)).toBe(party));

  it('follows a person from office to office', () => {
    expect(resolver.party('person:kerry', '2015-06-01')).toBe('us');
    expect(resolver.party('person:kerry', '2019-06-01')).toBe('person:kerry');
  });
});

describe('what a text names', () => {
  const named = (text: string): string[] => resolver.named(text, '2018-04-10').map(({ party }) => party);

  it('is a region, not the paper of that name, and no state in a word for money', () => {
    expect(named('السلام في الشرق الأوسط بعيد')).toEqual([]);
    expect(named('تحويلات مالية من فرنسا')).toEqual(['fr']);
  });

  it('is no agency in a verb', () => expect(named('أفاد المصدر بأن الجسر مفتوح')).toEqual([]));
});

describe('actors made by rule', () => {
  it('have names in both languages and a parent', () => {
    expect(resolver.actor('ma/defence-ministry')).toMatchObject({
      kind: 'institution',
      name: { ar: 'وزارة الدفاع المغربية', en: 'defence ministry of Morocco' },
      parent: 'ma/government',
    });
    expect(resolver.actor('kp/army')?.name.ar).toBe('الجيش الكوري الشمالي');
  });

  it('are not made for bodies that a state has not', () => {
    expect(resolver.actor('ru/awqaf-ministry')).toBeNull();
    expect(resolver.actor('fr/monarch')).toBeNull();
    expect(resolver.actor('xx/army')).toBeNull();
  });
});

describe('statement ids', () => {
  const text = 'قال الوزير إن الجسر جديد. وقال الوزير إن الطريق قديم.';
  const statement = { cue: { start: 0, end: 3 }, content: [{ start: 14, end: 24 }] };
  it('stay while the statement stays and differ where it differs', () => {
    const id = statementId('a', text, statement);
    expect(statementId('a', text, { ...statement })).toBe(id);
    expect(statementId('b', text, statement)).not.toBe(id);
    expect(statementId('a', text, { ...statement, content: [{ start: 14, end: 23 }] })).not.toBe(id);
    expect(statementId('a', text, { ...statement, cue: { start: 26, end: 30 } })).not.toBe(id);
  });
});

describe('the four clocks', () => {
  const article = {
    text: 'قال أمس إن الجسر افتتح في 3 مارس 2019 بعد انتظار.',
    lang: 'ar',
    published: '2020-05-06',
    publishedFrom: 'meta',
    captured: '2020-05-07T10:00:00Z',
  } satisfies Partial<Article>;
  const content = [{ start: 11, end: article.text.length }];

  it('are kept apart with their evidence', () => {
    const clocks = clocksOf(article, { content, time: '2020-05-05' });
    expect(clocks.event).toMatchObject({ at: '2019-03-03', precision: 'day', evidence: 'content' });
    const { start, end } = clocks.event!.span!;
    expect(article.text.slice(start, end)).toBe('3 مارس 2019');
    expect(clocks.said).toMatchObject({ at: '2020-05-05', evidence: 'statement' });
    expect(clocks.published).toMatchObject({ at: '2020-05-06', precision: 'day', from: 'meta' });
    expect(clocks.captured).toMatchObject({ precision: 'minute', evidence: 'capture' });
  });

  it('take words for days against the day of speaking', () => {
    const text = 'قال إن الجسر افتتح أمس.';
    const told = { content: [{ start: 7, end: text.length }], time: '2020-05-01' };
    expect(clocksOf({ ...article, text }, told).event?.at).toBe('2020-04-30');
    expect(clocksOf({ ...article, text }, { ...told, time: null }).event?.at).toBe('2020-05-05');
    expect(clocksOf({ ...article, text, published: null }, { ...told, time: null }).event).toBeNull();
  });

  it('stay empty where several dates leave it open, or none is given', () => {
    const text = 'من 3 مارس 2019 إلى 5 أبريل 2019';
    const all = [{ start: 0, end: text.length }];
    expect(clocksOf({ ...article, text }, { content: all, time: null }).event).toBeNull();
    expect(clocksOf({ ...article, published: null, captured: null }, { content: [], time: null })).toEqual({
      event: null,
      said: null,
      published: null,
      captured: null,
    });
  });
});

describe('a full gazetteer', () => {
  const all = { countries: [], minPopulation: 0 };
  const line = [
    '7',
    'Tell Zayn',
    'Tell Zayn',
    'Tal Zain,تل الزين,تل زين',
    '35.1',
    '36.2',
    'P',
    'PPL',
    'SY',
    '',
    '',
    '',
    '',
    '',
    '1200',
  ];

  it('is read line by line from GeoNames', () => {
    const place = fromGeoNames(line.join('\t'), all)!;
    expect(place).toMatchObject({
      id: 'geonames:7',
      country: 'sy',
      kind: 'town',
      ar: ['تل الزين', 'تل زين'],
      lat: 35.1,
    });
    expect(placeRow(place)).toBe('geonames:7,sy,town,تل الزين,Tell Zayn,35.10000,36.20000,,تل زين');
    expect(fromGeoNames(line.join('\t'), { countries: ['iq'], minPopulation: 0 })).toBeNull();
    expect(fromGeoNames(line.join('\t'), { countries: [], minPopulation: 5000 })).toBeNull();
    expect(fromGeoNames(line.with(7, 'SCH').with(6, 'S').join('\t'), all)).toBeNull();
    expect(() => fromGeoNames('no table', all)).toThrow(/GeoNames/);
  });

  it('is read feature by feature from Who’s On First', () => {
    const properties = {
      'wof:id': 5,
      'wof:placetype': 'region',
      'wof:country': 'IQ',
      'wof:name': 'Zab',
      'name:ara_x_preferred': ['الزاب'],
      'geom:latitude': 35.2,
      'geom:longitude': 43.4,
    };
    expect(fromWhosOnFirst({ properties }, all)).toEqual({
      id: 'wof:5',
      country: 'iq',
      kind: 'province',
      ar: ['الزاب'],
      en: 'Zab',
      lat: 35.2,
      lon: 43.4,
    });
    expect(fromWhosOnFirst({ properties: { ...properties, 'mz:is_current': 0 } }, all)).toBeNull();
    expect(() => fromWhosOnFirst({}, all)).toThrow(/GeoJSON/);
  });
});

describe('resolving', () => {
  it('gives one reference a span, in order, and leaves the statement as it was read', () => {
    const text = 'نقلت رويترز عن وزير الخارجية المصري أن المعبر مفتوح.';
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const statement = {
      speaker: [at('وزير الخارجية المصري')],
      relays: [at('رويترز')],
      cue: at('نقلت'),
      content: [at('المعبر مفتوح')],
      places: [],
      time: null,
    } as unknown as Statement;
    const [resolved] = resolver.resolve({ id: 'x', text, published: '2019-01-01', captured: null } as Article, [
      statement,
    ]);
    expect(resolved).toMatchObject(statement);
    expect(resolved!.speakerActors.map((ref) => ref?.id)).toEqual(['person:sameh-shoukry']);
    expect(resolved!.relayActors.map((ref) => ref?.id)).toEqual(['reuters']);
  });

  it('gives the same answer whatever was read before', () => {
    const text = 'قالت سلمى الحوراني، المتحدثة باسم وزارة الصحة الأردنية، إن اللقاح وصل.';
    const words = 'سلمى الحوراني، المتحدثة باسم وزارة الصحة الأردنية';
    const start = text.indexOf(words);
    const statement = {
      speaker: [{ start, end: start + words.length }],
      relays: [],
      cue: { start: 0, end: 4 },
      content: [],
      places: [],
    } as unknown as Statement;
    const article = { id: 'x', text, published: '2019-01-01', captured: null } as Article;
    const first = createResolver().resolve(article, [statement]);
    expect(resolver.resolve(article, [statement])).toEqual(first);
    expect(resolver.resolve(article, [statement])).toEqual(first);
    expect(first[0]!.actor).toMatchObject({ id: 'person:~سلمي الحوراني', name: 'سلمى الحوراني', party: { id: 'jo' } });
  });
});
