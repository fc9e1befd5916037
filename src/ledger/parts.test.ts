import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agglomerate, APART, TOGETHER } from './cluster.js';
import { Copies, resemblance, signatureOf } from './copies.js';
import { CAP, Pieces } from './pieces.js';
import { context } from './testing.js';
import { compareWords, type Wording } from './words-diff.js';

const words = (text: string): Wording => ({ text, terms: context.terms(text, 'ar') });

describe('agglomerate', () => {
  const at = [0, 1, 2, 10, 11, 30];
  const near = (a: number, b: number): number => -Math.abs(at[a]! - at[b]!);

  it('joins the nearest until none is near enough', () => {
    expect(agglomerate(at.length, near, -3, 0)).toEqual([[0, 1, 2], [3, 4], [5]]);
  });

  it('keeps apart and holds together what it is told to', () => {
    const told = (a: number, b: number): number =>
      a + b === 1 ? APART : a + b === 9 && Math.abs(a - b) === 1 ? TOGETHER : near(a, b);
    const groups = agglomerate(at.length, told, -3, 0.3);
    expect(groups.find((group) => group.includes(0))).not.toContain(1);
    expect(groups.find((group) => group.includes(4))).toContain(5);
  });

  it('gives each item once', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
        const groups = agglomerate(values.length, (a, b) => 1 - Math.abs(values[a]! - values[b]!), 0.9, 0.3);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
      }),
    );
  });
});

describe('Pieces', () => {
  const edges = new Map<string, Map<string, number>>();
  const link = (a: string, b: string, score: number): void => {
    edges.set(a, (edges.get(a) ?? new Map()).set(b, score));
    edges.set(b, (edges.get(b) ?? new Map()).set(a, score));
  };
  // A chain far longer than a piece may be, of tight groups of ten that hang together weakly.
  const count = 5 * CAP;
  for (let i = 1; i < count; i++) link(`k${i - 1}`, `k${i}`, i % 10 === 0 ? 0.1 : 0.5);

  it('cuts what hangs together too widely where its links are weakest', () => {
    const members = new Pieces(edges).of('k25');
    expect([...members].sort()).toEqual(Array.from({ length: 10 }, (_, i) => `k${20 + i}`));
  });

  it('gives every member of a piece the same piece, whichever is asked first', () => {
    fc.assert(
      fc.property(fc.nat(count - 1), fc.nat(count - 1), (first, second) => {
        const pieces = new Pieces(edges);
        pieces.of(`k${first}`);
        const members = pieces.of(`k${second}`);
        for (const member of members) expect(new Pieces(edges).of(member)).toEqual(members);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves alone what has no links', () => {
    expect(new Pieces(new Map()).of('lonely')).toEqual(['lonely']);
  });
});

describe('copies', () => {
  const text =
    'أعلنت شركة المياه في مدينة النوارس أن الخزان الكبير سيعود إلى العمل صباح الأحد بعد إصلاح الأنابيب التي تضررت في العاصفة ' +
    'وقالت الشركة إن فرق الصيانة عملت ثلاثة أيام متواصلة وإن كلفة الإصلاح بلغت مليوني دينار تدفعها البلدية على عامين ' +
    'وأضافت أن الأحياء الشرقية ستحصل على المياه أولا ثم تليها الأحياء الغربية خلال أسبوع واحد على أبعد تقدير';
  const edited = text.replace('ثلاثة أيام متواصلة', 'أياما') + ' وشكرت البلدية السكان على صبرهم';
  const other =
    'فاز فريق الشباب بكأس المدينة بعد مباراة طويلة حسمتها ركلات الترجيح أمام جمهور كبير ملأ مدرجات الملعب الجديد ' +
    'وقال المدرب إن لاعبيه قدموا أفضل ما لديهم طوال الموسم وإنهم يستحقون هذا اللقب الذي انتظره الجمهور سنوات طويلة';
  const sign = (value: string) => signatureOf(context.terms(value, 'ar'));

  it('recognises an edited agency text and no other', () => {
    const copies = new Copies();
    copies.add('wire', sign(text));
    copies.add('edited', sign(edited));
    copies.add('other', sign(other));
    expect(copies.of('edited').map(({ key }) => key)).toEqual(['wire']);
    expect(copies.of('other')).toEqual([]);
    copies.remove('wire');
    expect(copies.of('edited')).toEqual([]);
  });

  it('tells nothing of texts too short to tell', () => {
    expect(sign('خبر قصير جدا')).toBeNull();
  });

  it('resembles itself wholly', () => {
    expect(resemblance(sign(text)!, sign(text)!)).toBe(1);
  });
});

describe('compareWords', () => {
  it('names what a wording dropped, changed and added', () => {
    expect(compareWords(words('لن نقبل أي شروط مسبقة للحوار'), words('لن نقبل شروطا مسبقة للحوار أبدا'))).toEqual([
      { kind: 'same', from: 'لن نقبل', to: 'لن نقبل' },
      { kind: 'changed', from: 'أي شروط', to: 'شروطا' },
      { kind: 'same', from: 'مسبقة للحوار', to: 'مسبقة للحوار' },
      { kind: 'added', from: '', to: 'أبدا' },
    ]);
  });

  it('takes spellings that fold alike for the same word', () => {
    expect(compareWords(words('أكد الوزير'), words('اكد الوزير')).map(({ kind }) => kind)).toEqual(['same']);
  });

  it('gives both wordings back whole', () => {
    const word = fc.constantFrom('قال', 'الوزير', 'اليوم', 'إن', 'المعبر', 'مفتوح', 'مغلق');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (a, b) => {
        const changes = compareWords(words(a.join(' ')), words(b.join(' ')));
        const joined = (side: 'from' | 'to'): string =>
          changes
            .map((change) => change[side])
            .filter(Boolean)
            .join(' ');
        expect([joined('from'), joined('to')]).toEqual([a.join(' '), b.join(' ')]);
      }),
    );
  });
});
