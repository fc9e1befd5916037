import { describe, expect, it } from 'vitest';
import { sketchReading } from '../archive/testing.js';
import { arabic } from '../language/index.js';
import type { Claim, ResolvedStatement } from '../model/index.js';
import { chainTree } from './chain-tree.js';
import { diffParagraphs } from './compare.js';
import { filtersOf, limitOf, searchQueryOf } from './filters.js';
import { historiesOf } from './positions.js';
import { diffWords, quotationsOf } from './variants.js';

const minister = { id: 'demo:minister', name: 'الوزارة' };
const council = { id: 'demo:council', name: 'المجلس' };

function said(id: string, outlet: string, published: string, words: string, change: Partial<ResolvedStatement> = {}) {
  const text = `قالت الوزارة إن ${words}، نقلا عن وكالة الساحل.`;
  const { article, statements } = sketchReading(
    { text, outlet, published, statements: [{ speaker: 'الوزارة', cue: 'قالت', content: words, actor: minister }] },
    id,
  );
  return { article, statement: { ...statements[0]!, ...change } };
}

const WORDS = 'الرصيف القديم سيفتح أمام السفن بعد شهر من الآن';
const one = said('a', 'الموج', '2019-12-03', WORDS);
const relay = { start: one.article.text.indexOf('وكالة'), end: one.article.text.length - 1 };
const two = said('b', 'الشاطئ', '2019-12-04', 'الرصيف القديم سيفتح بعد شهر', { relays: [relay], relayActors: [null] });
const three = said('c', 'الموج', '2019-12-05', WORDS, { act: 'deny' });
const ref = (q: typeof one) => ({ article: q.article.id, statement: q.statement.id, cue: q.statement.cue });
const claim: Claim = {
  id: 'claim',
  gist: { article: 'a', start: 0, end: 1, text: WORDS },
  positions: [
    { party: minister, stance: 'affirm', statements: [ref(two), ref(one)] },
    { party: minister, stance: 'deny', statements: [ref(three)] },
    { party: council, stance: 'silent', statements: [] },
  ],
  origins: [{ party: minister, statement: one.statement.id }],
  outlets: ['الموج', 'الشاطئ'],
  articles: ['a', 'b', 'c'],
};
const all = new Map([one, two, three].map((q) => [q.statement.id, q]));

describe('positions', () => {
  it('run in the order of time: affirmed, then denied', () => {
    const [history] = historiesOf(claim, all);
    expect(history?.runs.map(({ stance, from, count }) => [stance, from, count])).toEqual([
      ['affirm', '2019-12-03', 2],
      ['deny', '2019-12-05', 1],
    ]);
  });
});

describe('the chain of a claim', () => {
  it('goes from one origin through a relay to the outlets', () => {
    const tree = chainTree(claim, all.values(), { outlet: '?', speaker: '?' });
    const kinds = tree.nodes.map((n) => [n.kind, n.level, n.origin]);
    expect(kinds.filter(([kind]) => kind === 'speaker')).toEqual([['speaker', 0, true]]);
    expect(kinds.filter(([kind]) => kind === 'relay')).toEqual([['relay', 1, false]]);
    expect(tree.nodes.filter((n) => n.kind === 'outlet').every((n) => n.level === 2)).toBe(true);
    expect(tree.levels).toBe(3);
    expect(tree.edges.reduce((n, e) => n + e.count, 0)).toBe(4);
  });

  it('silence takes no way', () => {
    const silent = { ...one, statement: { ...one.statement, act: 'nocomment' as const } };
    expect(chainTree(claim, [silent], { outlet: '?', speaker: '?' }).nodes).toEqual([]);
  });
});

describe('wordings', () => {
  it('differ by words, not by harakat, hamza or marks', () => {
    const words = diffWords('قال إنّ الاتفاق وُقّع أمس', 'قال ان الاتفاق لم يوقع', arabic);
    expect(words.filter((w) => w.kind === 'same').map((w) => w.text)).toEqual(['قال', 'ان', 'الاتفاق']);
    expect(words.some((w) => w.kind === 'added' && w.text === 'لم')).toBe(true);
  });
  it('of one speaker in two outlets are one quotation', () => {
    const [quotation] = quotationsOf(all.values());
    expect(quotation?.base.article.id).not.toBe('b');
    expect(quotation?.variants.map((v) => v.quoted.article.id)).toContain('b');
  });
  it('of two captures are compared paragraph by paragraph', () => {
    const older = { title: null, lang: 'ar', text: 'قال الوزير إن الطريق مغلق حتى الغد.\nباق.\nيحذف كله هنا.' };
    const newer = {
      title: null,
      lang: 'ar',
      text: 'قال الوزير إن الطريق مفتوح حتى الغد.\nباق.\nفقرة جديدة لم تكن من قبل.',
    };
    expect(diffParagraphs(older, newer).map((c) => c.kind)).toEqual(['changed', 'same', 'dropped', 'added']);
  });
});

describe('filters of an address', () => {
  it('are named when they mean nothing', () => {
    const of = (query: string) => () => filtersOf(new URLSearchParams(query));
    expect(of('act=lies')).toThrow(/act must be one of/u);
    expect(of('from=yesterday')).toThrow(/from must be a date/u);
    expect(of('kind=x')).toThrow(/kind/u);
    expect(() => limitOf('0')).toThrow(/limit/u);
  });
  it('become the archive’s query', () => {
    const query = searchQueryOf(filtersOf(new URLSearchParams('q=رصيف&not=قديم -باب&act=deny&from=2019&limit=5')));
    expect(query).toMatchObject({ words: 'رصيف -قديم -باب', act: 'deny', from: '2019', limit: 5, kind: 'statements' });
  });
});
