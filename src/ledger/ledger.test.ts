import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Ledger } from '../model/index.js';
import { Grouping, group, linkId } from './index.js';
import { context, reading } from './testing.js';
import { DEPOT, MANARA, PARTIES, UFUQ } from './testing-depot.js';

const ledger = group(DEPOT, context);
const has = (claim: Claim, statement: string): boolean =>
  claim.positions.some(({ statements }) => statements.some((ref) => ref.statement === statement));
const idOf = (article: string, n: number): string => DEPOT.find((r) => r.article.id === article)!.statements[n]!.id;
const claimWith = (statement: string, among: Ledger = ledger): Claim =>
  among.claims.find((claim) => has(claim, statement))!;
const stanceOf = (claim: Claim, party: string): string[] =>
  claim.positions.filter((position) => position.party.id === party).map(({ stance }) => stance);

describe('claims', () => {
  it('joins an accusation told by two outlets and the denials of the accused', () => {
    const claim = claimWith(idOf('a1', 0));
    expect(has(claim, idOf('a2', 0))).toBe(true);
    expect(has(claim, idOf('a1', 1))).toBe(true);
    expect(stanceOf(claim, 'plain')).toEqual(['affirm']);
    expect(stanceOf(claim, 'front')).toEqual(['deny']);
  });

  it('keeps another proposition of the same article apart', () => {
    expect(claimWith(idOf('a1', 2)).id).not.toBe(claimWith(idOf('a1', 0)).id);
  });

  it('takes words that deny for a denial though the cue is neutral', () => {
    expect(claimWith(idOf('a2', 1)).positions.find(({ party }) => party.id === 'front')?.stance).toBe('deny');
  });

  it('gives silence to what it is silent about', () => {
    expect(stanceOf(claimWith(idOf('a1', 0)), 'coast')).toEqual(['silent']);
  });

  it('lets a denial of one truce say nothing of the other', () => {
    const [withCoast, withClans] = [claimWith(idOf('b1', 0)), claimWith(idOf('b1', 2))];
    expect(withCoast.id).not.toBe(withClans.id);
    expect(stanceOf(withClans, 'front').sort()).toEqual(['affirm', 'deny']);
    expect(stanceOf(withCoast, 'front')).toEqual([]);
    expect(stanceOf(withCoast, 'coast')).toEqual(['silent']);
    expect(stanceOf(withClans, 'coast')).toEqual([]);
  });

  it('tells how a party moved over time', () => {
    const history = claimWith(idOf('b1', 2)).history!.find(({ party }) => party.id === 'front')!;
    expect(history.moments.map(({ stance }) => stance)).toEqual(['affirm', 'deny']);
  });

  it('counts an accusation that two outlets carry as one origin with both outlets', () => {
    const [origin, ...others] = claimWith(idOf('a1', 0)).origins;
    expect(others).toEqual([]);
    expect(origin).toMatchObject({ party: { id: 'plain' }, outlets: ['المنارة', 'الأفق'] });
  });

  it('names nobody where words were taken for a speaker that name none, and lets a pointing denial stay with its like', () => {
    const text =
      'قالت السهل إن الجبهة أحرقت مستودع القمح في المرفأ. ونفت الجبهة وقوع مثل هذا الحريق. وجاء في بيان أن الأضرار كبيرة.';
    const { claims } = group(
      [
        reading(
          {
            id: 'n1',
            text,
            said: [
              { by: 'السهل', cue: 'قالت', what: 'الجبهة أحرقت مستودع القمح في المرفأ', act: 'accuse' },
              { by: 'الجبهة', cue: 'نفت', what: 'وقوع مثل هذا الحريق', act: 'deny' },
              { by: 'بيان', cue: 'جاء في', what: 'الأضرار كبيرة' },
            ],
          },
          PARTIES,
        ),
      ],
      context,
    );
    const party = (words: string): Claim['positions'] =>
      claims.flatMap(({ positions }) => positions).filter(({ party: { name } }) => name === words);
    expect(party('بيان')).toEqual([]);
    const [unnamed] = party('مصدر غير مسمى');
    expect(claims.find(({ positions }) => positions.includes(unnamed!))!.origins).toEqual([]);
    expect(
      stanceOf(
        claims.find(({ positions }) => positions.length > 1)!,
        'front',
      ),
    ).toEqual(['deny']);
  });

  it('states every gist as a span of a kept article', () => {
    for (const { gist } of ledger.claims) {
      const { text } = DEPOT.find((r) => r.article.id === gist.article)!.article;
      expect(text.slice(gist.start, gist.end)).toBe(gist.text);
    }
  });

  it('puts every statement in some claim', () => {
    for (const { statements } of DEPOT) for (const { id } of statements) expect(claimWith(id)).toBeDefined();
  });
});

describe('the order of arrival', () => {
  const whole = JSON.stringify(ledger);

  it('changes nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(DEPOT, { minLength: DEPOT.length }), (order) => {
        expect(JSON.stringify(group(order, context))).toBe(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('changes nothing when regrouped after each article, or when an article came, went and came again', () => {
    const grouping = new Grouping(context);
    for (const one of [...DEPOT].reverse()) {
      grouping.add(one);
      grouping.settle();
    }
    grouping.remove('a1');
    grouping.settle();
    grouping.add(DEPOT[0]!);
    expect(JSON.stringify(grouping.ledger())).toBe(whole);
  });

  it('leaves no trace of an article taken out', () => {
    const grouping = new Grouping(context);
    for (const one of DEPOT) grouping.add(one);
    grouping.ledger();
    grouping.remove('a2');
    const without = DEPOT.filter((one) => one.article.id !== 'a2');
    expect(JSON.stringify(grouping.ledger())).toBe(JSON.stringify(group(without, context)));
  });

  it('reports what changed and what is gone', () => {
    const grouping = new Grouping(context);
    for (const one of DEPOT) grouping.add(one);
    grouping.settle();
    grouping.remove('c1');
    const { claims, gone } = grouping.settle();
    expect(claims).toEqual([]);
    expect(gone).toContain(claimWith(idOf('c1', 0)).id);
  });
});

describe('what people decided', () => {
  const link = ledger.links.find(({ kind, from, to }) => kind === 'same-claim' && [from, to].includes(idOf('a2', 0)))!;

  it('has a suggestion with reasons and a confidence to decide on', () => {
    expect(link.reasons.length).toBeGreaterThan(0);
    expect(link.confidence).toBeGreaterThan(0.3);
    expect(link.confidence).toBeLessThan(1);
  });

  it('parts what a person rejected', () => {
    const decisions = new Map([[linkId(link.kind, link.from, link.to), 'reject' as const]]);
    const parted = group(DEPOT, { ...context, decisions });
    expect(has(claimWith(link.from, parted), link.to)).toBe(false);
  });

  it('joins what a person confirmed, however unlike and far apart', () => {
    const [from, to] = [idOf('a1', 0), idOf('c1', 0)].sort() as [string, string];
    const decisions = new Map([[linkId('same-claim', from, to), 'confirm' as const]]);
    const joined = group(DEPOT, { ...context, decisions });
    expect(has(claimWith(from, joined), to)).toBe(true);
    expect(joined.links.find((one) => one.from === from && one.to === to)).toMatchObject({ confidence: 1 });
  });

  it('takes silence from a claim where a person says that it was about something else', () => {
    const decisions = new Map([[linkId('denial-of', idOf('a1', 3), idOf('a1', 0)), 'reject' as const]]);
    const parted = group(DEPOT, { ...context, decisions });
    expect(stanceOf(claimWith(idOf('a1', 0), parted), 'coast')).toEqual([]);
  });
});

describe('utterances', () => {
  it('lays the wordings of one quotation side by side', () => {
    const utterance = ledger.utterances.find(({ statements }) =>
      statements.some(({ statement }) => statement === idOf('a3', 0)),
    )!;
    expect(utterance.variants.map(({ outlet }) => outlet)).toEqual(['الأفق', 'البريد']);
    expect(utterance.variants[0]!.changes).toEqual([
      { kind: 'same', from: expect.any(String), to: expect.any(String) },
    ]);
    const changes = utterance.variants[1]!.changes.filter(({ kind }) => kind !== 'same');
    expect(changes).toEqual([
      { kind: 'dropped', from: 'في مستودع الوقود', to: '' },
      { kind: 'added', from: '', to: 'أنفسهم' },
    ]);
  });
});

describe('stories', () => {
  it('tells one happening of several outlets as one story, in the order of time, with its claims', () => {
    const story = ledger.stories.find(({ articles }) => articles.includes('a1'))!;
    expect(story.articles).toEqual(['a1', 'a2', 'a3']);
    expect(story.claims).toContain(claimWith(idOf('a1', 0)).id);
  });

  it('keeps other happenings apart', () => {
    expect(ledger.stories.find(({ articles }) => articles.includes('c1'))!.articles).toEqual(['c1']);
  });
});

describe("the outlet's own voice", () => {
  it('marks what an article says of a party without a source, and nothing that is attributed', () => {
    const own = ledger.ownVoice!.filter(({ article }) => article === 'a3');
    expect(own.map(({ text }) => text)).toEqual([expect.stringContaining('ابتزاز تجار الساحل')]);
    expect(own[0]!.parties).toEqual([{ id: 'front', name: 'جبهة الجبل' }]);
  });
});

describe('circular reporting', () => {
  const parties = { ...PARTIES, المنارة: MANARA, الأفق: UFUQ };
  const circle = [
    reading(
      {
        id: 'm',
        outlet: 'المنارة',
        date: '2031-04-01',
        text: 'نقلت المنارة عن قناة الأفق أن سد الوادي الكبير انهار بعد الأمطار الغزيرة.',
        said: [{ by: 'قناة الأفق', cue: 'نقلت', what: 'سد الوادي الكبير انهار بعد الأمطار الغزيرة' }],
      },
      parties,
    ),
    reading(
      {
        id: 'u',
        outlet: 'الأفق',
        date: '2031-04-01',
        text: 'ذكرت صحيفة المنارة أن سد الوادي الكبير انهار بعد الأمطار الغزيرة في الشمال.',
        said: [{ by: 'صحيفة المنارة', cue: 'ذكرت', what: 'سد الوادي الكبير انهار بعد الأمطار الغزيرة في الشمال' }],
      },
      parties,
    ),
  ];
  const outlet = (name: string) => (parties as Record<string, typeof MANARA>)[name] ?? null;

  it('finds outlets that cite each other', () => {
    const { claims } = group(circle, { ...context, outlet });
    expect(claims).toHaveLength(1);
    expect(claims[0]!.circles!.map((one) => one.parties.map(({ id }) => id))).toEqual([['paper-manara', 'tv-ufuq']]);
  });

  it('finds none where only one cites the other', () => {
    const { claims } = group(circle.slice(0, 1), { ...context, outlet });
    expect(claims[0]!.circles).toEqual([]);
  });
});
