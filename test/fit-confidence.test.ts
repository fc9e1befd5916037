import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitConfidence, type Judged } from '../scripts/fit-confidence.js';

/** `n` statements believed around `belief`, of which `right` are right. */
const lot = (belief: number, n: number, right: number): Judged[] =>
  Array.from({ length: n }, (_x, i) => ({ belief, right: i < right }));

describe('fitting confidence', () => {
  it('finds the shares that are right', () => {
    const knots = fitConfidence([...lot(0.3, 100, 40), ...lot(0.5, 100, 70), ...lot(0.9, 100, 90)], 20);
    expect(knots.map(([x]) => x)).toEqual([0.3, 0.5, 0.9]);
    knots.forEach(([, y], i) => expect(y).toBeCloseTo([0.4, 0.7, 0.9][i]!, 2));
  });

  it('pools beliefs whose shares fall', () => {
    const knots = fitConfidence([...lot(0.4, 100, 80), ...lot(0.6, 100, 60), ...lot(0.8, 100, 90)], 20);
    expect(knots.map(([x]) => x)).toEqual([0.5, 0.8]);
    expect(knots[0]![1]).toBeCloseTo(0.7, 2);
  });

  it('makes few knots of many statements, rising in belief and share, and inside 0 and 1', () => {
    const judged = fc.record({ belief: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(judged, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        (list, least) => {
          const knots = fitConfidence(list, least);
          expect(knots.length).toBeGreaterThan(0);
          expect(knots.length).toBeLessThanOrEqual(12);
          knots.forEach(([x, y], i) => {
            expect(x).toBeGreaterThanOrEqual(knots[i - 1]?.[0] ?? 0);
            expect(y).toBeGreaterThanOrEqual(knots[i - 1]?.[1] ?? 0);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(1);
          });
        },
      ),
    );
  });
});
