import { describe, expect, it } from 'vitest';
import { ACTS } from '../../model/index.js';
import { Places, weigh } from '../model/sink.js';
import { modelFrom, packAttribution, scalesOf, unpackAttribution, type LearnedWeights } from './model.js';

const placeOf = (template: number, a: number): number => new Places().of((f) => f.one(template, a))[0]!;
const keyOf = (place: number, act: (typeof ACTS)[number]): number => place * ACTS.length + ACTS.indexOf(act);
/** A table is too long to be compared number by number. */
const bytesOf = ({ buffer }: Int8Array): Buffer => Buffer.from(buffer);
const [first, second, third] = [placeOf(1, 1), placeOf(1, 2), placeOf(1, 3)] as const;

const learned: LearnedWeights = {
  speaker: new Map([
    [first, 2],
    [second, -1],
    [third, 0.01],
  ]),
  relay: new Map([[second, 0.5]]),
  time: new Map(),
  act: new Map([
    [keyOf(first, 'deny'), 3],
    [keyOf(first, 'ask'), -1],
    [keyOf(second, 'deny'), 0.5],
  ]),
  calibration: { offset: 0.25, slope: 1.5 },
};

describe('what was learned for attribution', () => {
  it('comes back from its file as it was', () => {
    const model = unpackAttribution(packAttribution(learned));
    const own = modelFrom(learned);
    for (const part of ['speaker', 'relay', 'time'] as const) {
      expect(bytesOf(model[part].weights).equals(bytesOf(own[part].weights))).toBe(true);
      expect(model[part].unit).toBe(own[part].unit);
    }
    expect(model.act).toEqual(own.act);
    expect(model.calibration).toEqual(learned.calibration);
  });

  it('weighs features, and drops weights that are next to nothing', () => {
    const { speaker } = modelFrom(learned);
    expect(weigh(speaker, Int32Array.of(first, second))).toBeCloseTo(1, 1);
    expect(weigh(speaker, Int32Array.of(third))).toBe(0);
  });

  it('weighs each act by the features that it was given since it was asked last', () => {
    const { act } = scalesOf(modelFrom(learned));
    act.features.one(1, 1);
    act.features.one(1, 2);
    act.features.one(1, 4);
    const odds = Float64Array.from(act.odds());
    expect(odds[ACTS.indexOf('deny')]).toBeCloseTo(3.5, 2);
    expect(odds[ACTS.indexOf('ask')]).toBeCloseTo(-1, 2);
    expect(odds.filter((x) => x !== 0)).toHaveLength(2);
    expect(act.odds().every((x) => x === 0)).toBe(true);
  });

  it('finds every weight of many, and none for what was not learned', () => {
    const numbers = Array.from({ length: 300 }, (_, i) => i + 10);
    const { act } = scalesOf(
      modelFrom({ ...learned, act: new Map(numbers.map((n) => [keyOf(placeOf(2, n), 'warn'), n])) }),
    );
    const warns = numbers.map((n) => {
      act.features.one(2, n);
      return Math.round(act.odds()[ACTS.indexOf('warn')]!);
    });
    expect(warns).toEqual(numbers);
    act.features.one(2, 5000);
    expect(act.odds().every((x) => x === 0)).toBe(true);
  });
});
