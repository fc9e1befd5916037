import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, confidenceKnots, type Knot } from './confidence.js';

const knots: Knot[] = [
  [0.2, 0.4],
  [0.4, 0.8],
  [0.8, 0.9],
];

describe('the map from belief to confidence', () => {
  it('gives the shares at the knots, lines between them, and stays level beyond', () => {
    expect(knots.map(([x]) => calibrated(x, knots))).toEqual([0.4, 0.8, 0.9]);
    expect(calibrated(0.3, knots)).toBeCloseTo(0.6, 10);
    expect(calibrated(0.6, knots)).toBeCloseTo(0.85, 10);
    expect(calibrated(0, knots)).toBe(0.4);
    expect(calibrated(1, knots)).toBe(0.9);
  });

  it('leaves a belief as it is where nothing was learned', () => {
    expect(calibrated(0.37, [])).toBe(0.37);
  });

  it('ships few knots, and with them never falls and never leaves 0 to 1', () => {
    const shipped = confidenceKnots('ar');
    expect(shipped.length).toBeGreaterThan(1);
    expect(shipped.length).toBeLessThanOrEqual(12);
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const [low, high] = [calibrated(Math.min(a, b), shipped), calibrated(Math.max(a, b), shipped)];
        return low >= 0 && high <= 1 && low <= high + 1e-12;
      }),
    );
  });
});
