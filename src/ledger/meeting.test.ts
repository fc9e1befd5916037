import { describe, expect, it } from 'vitest';
import { stancesOf } from './claims.js';
import { WEIGHING } from './likeness.js';
import { bridged, hostsOf } from './meeting.js';
import type { Mention } from './mentioned.js';
import type { Polarity } from './polarity.js';

const said = (by: string, polarity: Polarity, charged: string | null): Mention =>
  ({
    parties: [{ id: by, name: by }],
    polarity,
    charge: charged === null ? null : { party: charged, blame: false },
  }) as unknown as Mention;

describe('bridged', () => {
  // Two groups of charges against the front, one against the coast; the front's denials are like both of the first.
  const mentions = [
    said('plain', 'affirm', 'front'),
    said('plain', 'affirm', 'front'),
    said('port', 'affirm', 'front'),
    said('plain', 'affirm', 'coast'),
    said('front', 'deny', 'front'),
    said('front', 'deny', 'front'),
  ];
  const groups = [[0, 1, 4], [2, 5], [3]];
  const all = (score: number) => (): number => score;

  it('joins groups that charge one party and are met by the same denials', () => {
    const like = (i: number, j: number): number => (i > 3 || j > 3 ? 0.5 : 0.2);
    expect(bridged(groups, mentions, like, WEIGHING)).toEqual([[0, 1, 2, 4, 5], [3]]);
  });

  it('leaves apart what no denial meets, and what is too unlike', () => {
    expect(bridged([[0, 1], [2]], mentions.slice(0, 3), all(0.3), WEIGHING)).toEqual([[0, 1], [2]]);
    expect(bridged(groups, mentions, all(0), WEIGHING)).toEqual(groups);
  });
});

describe('hostsOf', () => {
  // The front's denial stands with its own words only; the plain charges it in another group, and alone in a third.
  const mentions = [
    said('front', 'deny', 'front'),
    said('front', 'affirm', null),
    said('plain', 'affirm', 'front'),
    said('port', 'affirm', 'front'),
    said('plain', 'affirm', 'front'),
  ];
  const groups = [[0, 1], [2, 3], [4]];

  it('shows a denial that answers nothing beside what it is most like to answer, never beside a lone statement', () => {
    const like = (i: number, j: number): number => (i + j === 4 ? 0.9 : 0.4);
    expect([...hostsOf(groups, mentions, like, 0.25)]).toEqual([[0, 1]]);
  });

  it('leaves it where nothing is like it, and where it answers something already', () => {
    expect(hostsOf(groups, mentions, () => 0.2, 0.25).size).toBe(0);
    expect(hostsOf([[0, 1, 2], [3], [4]], mentions, () => 0.9, 0.25).size).toBe(0);
  });
});

describe('stancesOf', () => {
  const negated = (by: string): Mention => ({ ...said(by, 'affirm', null), negated: true });

  it('takes a negation for a denial beside a denial of the same party, not by itself', () => {
    expect(stancesOf([said('front', 'deny', 'front'), negated('front')])).toEqual(['deny', 'deny']);
    expect(stancesOf([negated('front'), negated('front')])).toEqual(['affirm', 'affirm']);
    expect(stancesOf([said('coast', 'deny', null), negated('front')])).toEqual(['deny', 'affirm']);
  });
});
