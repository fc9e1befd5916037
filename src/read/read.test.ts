import { describe, expect, it } from 'vitest';
import { read } from './index.js';

const article = (text: string, lang: string | null = 'ar') => ({ text, lang, published: '2024-05-14', outlet: null });
const contents = (text: string): string[] =>
  read(article(text)).statements.map((s) => s.content.map((c) => text.slice(c.start, c.end)).join(' … '));
const cues = (text: string): string[] =>
  read(article(text)).statements.map((s) => text.slice(s.cue.start, s.cue.end).replace(/^[وف]/u, ''));

const REPORT = [
  'قال وزير النقل سليم الحاوي إن الجسر الجديد سيفتح أمام المركبات مطلع الشهر المقبل.',
  'وأضاف الوزير أن "كلفة المشروع لم تتجاوز ما رصد له"، مشيرا إلى أن الأعمال بدأت قبل عامين.',
  'ونفت بلدية المرفأ أن تكون الأعمال قد توقفت.',
  'وأكد المتحدث باسم الشركة المنفذة رامي شاهين أن العمال عادوا إلى الموقع أمس الاثنين.',
].join('\n');

describe('reading statements', () => {
  it('finds verbs of speech with "that", a quotation and a participle', () => {
    expect(contents(REPORT)).toEqual(
      expect.arrayContaining([
        'الجسر الجديد سيفتح أمام المركبات مطلع الشهر المقبل',
        'كلفة المشروع لم تتجاوز ما رصد له',
        'الأعمال بدأت قبل عامين',
      ]),
    );
  });

  it('takes one statement for one cue, in the order of the text', () => {
    const found = cues(REPORT);
    expect(found.slice(0, 3)).toEqual(['قال', 'أضاف', 'مشيرا']);
    const starts = read(article(REPORT)).statements.map((s) => s.cue.start);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
  });

  it('says how the words are given', () => {
    const { statements } = read(article(REPORT));
    expect(statements[0]?.form).toBe('indirect');
    expect(statements[1]?.form).toBe('direct');
  });

  it('takes the clause before "according to"', () => {
    const text = 'وصلت ثلاث شاحنات محملة بالقمح إلى مخازن المدينة فجر الأحد، بحسب ما أفادت هيئة الإغاثة المحلية.';
    expect(contents(text)).toContain('وصلت ثلاث شاحنات محملة بالقمح إلى مخازن المدينة فجر الأحد');
  });

  it('reads silence', () => {
    const text = 'وأعلنت النقابة إضرابا عن العمل يوم الخميس.\nولم تعلق الوزارة على هذا القرار.';
    expect(read(article(text)).statements.some((s) => text.slice(s.cue.start, s.cue.end).includes('لم تعلق'))).toBe(
      true,
    );
  });

  it('keeps quotation marks balanced or out', () => {
    const text = 'وقالت المديرة ليلى منصور: "سنعيد فتح المدارس الأحد المقبل. لن نؤجل الامتحانات".';
    expect(contents(text)).toEqual(['سنعيد فتح المدارس الأحد المقبل. لن نؤجل الامتحانات']);
  });

  it('reads nothing where nobody speaks', () => {
    expect(cues('هطلت أمطار غزيرة على الساحل طوال الليل. وارتفع منسوب النهر مترا ونصف متر.')).toEqual([]);
  });
});

describe('languages and empty texts', () => {
  it('reads nothing from an empty text, and nothing from English', () => {
    expect(read(article('')).statements).toEqual([]);
    expect(
      read(article('The minister said that the bridge would open next month. "We are ready," she added.')).statements,
    ).toEqual([]);
  });

  it('says so where there is no reader', () => {
    const result = read(article('The minister said so.', 'en'));
    expect(result.statements).toEqual([]);
    expect(result.notes.map((n) => n.code)).toEqual(['no-reader']);
    expect(read(article('…', null)).notes.map((n) => n.code)).toEqual(['no-reader']);
  });
});

describe('damaged texts', () => {
  const first = 'الجسر الجديد سيفتح أمام المركبات مطلع الشهر المقبل';
  it.each([
    ['without hamzas', (t: string) => t.replace(/[أإآ]/gu, 'ا').replace(/ئ/gu, 'ي')],
    ['without marks', (t: string) => t.replace(/[.,،؛:"«»]/gu, '')],
    ['with tatweel', (t: string) => t.replace(/قال/gu, 'قـــال')],
    ['with harakat', (t: string) => t.replace(/قال/gu, 'قَالَ').replace(/إن /gu, 'إنَّ ')],
    ['without spaces after marks', (t: string) => t.replace(/([.،:]) /gu, '$1')],
  ])('still finds the first statement %s', (_name, damage) => {
    const text = damage(REPORT);
    const wanted = damage(first);
    expect(contents(text).some((c) => c.includes(wanted.slice(0, 20)))).toBe(true);
  });

  it('reads every prefix without a throw, spans inside the text', () => {
    for (let n = 0; n <= REPORT.length; n++) {
      const text = REPORT.slice(0, n);
      for (const s of read(article(text)).statements) {
        for (const span of [s.cue, ...s.content, ...s.speaker, ...s.relays]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }
    }
  });

  it('costs in proportion to the length', () => {
    const time = (n: number): number => {
      const text = Array.from({ length: n }, () => REPORT).join('\n');
      read(article(text));
      const began = performance.now();
      read(article(text));
      return (performance.now() - began) / n;
    };
    time(5);
    // Ten times is far above noise and far below what a square would cost.
    expect(time(200)).toBeLessThan(10 * Math.max(time(20), 0.05));
  });
});
