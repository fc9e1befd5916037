import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedStatement } from '../model/index.js';
import { paragraphsOf, segmentsOf } from './marks.js';

const statement = (id: string, cue: [number, number], content: [number, number][]): ResolvedStatement => ({
  id,
  speaker: [],
  cue: { start: cue[0], end: cue[1] },
  content: content.map(([start, end]) => ({ start, end })),
  form: 'indirect',
  act: 'assert',
  relays: [],
  elided: false,
  anonymous: false,
  time: null,
  asOf: null,
  condition: null,
  places: [],
  confidence: 1,
  actor: null,
  speakerActors: [],
  relayActors: [],
});

describe('segmentsOf', () => {
  it('gives a nested statement both layers, the outer one first', () => {
    const found = segmentsOf({ start: 0, end: 30 }, [
      statement('in', [12, 14], [[15, 20]]),
      statement('out', [0, 3], [[4, 28]]),
    ]);
    const inner = found.find((s) => s.start === 15);
    expect(inner?.layers.map((l) => l.statement)).toEqual(['out', 'in']);
    expect(found.find((s) => s.opens === 'in')).toMatchObject({ start: 12, end: 14 });
  });

  it('covers the range exactly once, in order, whatever the spans', () => {
    const span = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1]);
    fc.assert(
      fc.property(fc.array(fc.tuple(span, fc.array(span, { maxLength: 3 })), { maxLength: 6 }), (drawn) => {
        const range = { start: 5, end: 50 };
        const found = segmentsOf(
          range,
          drawn.map(([cue, content], i) => statement(`s${i}`, cue, content)),
        );
        expect(found[0]?.start).toBe(range.start);
        expect(found.at(-1)?.end).toBe(range.end);
        for (let i = 1; i < found.length; i++) expect(found[i]!.start).toBe(found[i - 1]!.end);
        for (const [i, [, content]] of drawn.entries())
          for (const [start, end] of content)
            for (const s of found)
              expect(s.layers.some((l) => l.statement === `s${i}` && l.role === 'content')).toBe(
                content.some(([a, b]) => a <= s.start && b >= s.end) || (s.start >= start && s.end <= end),
              );
      }),
    );
  });
});

describe('paragraphsOf', () => {
  it('keeps offsets and drops blank lines', () => {
    const text = 'one\n\n  \ntwo';
    expect(paragraphsOf(text).map((p) => text.slice(p.start, p.end))).toEqual(['one', 'two']);
  });
});
