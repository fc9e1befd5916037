import { describe, expect, it } from 'vitest';
import { arabic } from '../index.js';
import { arabicNaming } from './index.js';

const doc = (text: string) => arabic.analyse!(text);
const phrases = (text: string) => arabicNaming.phrases(doc(text)).map((p) => text.slice(p.start, p.end));
const first = (text: string) => {
  const d = doc(text);
  const p = arabicNaming.phraseAt(d, 0, d.count);
  return p === null ? null : text.slice(p.start, p.end);
};
const dates = (text: string, published = '2021-03-10') => arabicNaming.times(doc(text), published).map((t) => t.date);

describe('names of parties in running text', () => {
  it.each([
    ['وزير الخارجية الأردني مروان العساف إن', 'وزير الخارجية الأردني مروان العساف'],
    ['وزير النقل اللبناني، كريم الحاج، أمس', 'وزير النقل اللبناني، كريم الحاج'],
    ['المتحدث باسم بلدية المدينة سامر يوسف أن', 'المتحدث باسم بلدية المدينة سامر يوسف'],
    ['كريم الحاج، رئيس اتحاد الصيادين، لصحيفة', 'كريم الحاج، رئيس اتحاد الصيادين'],
    ['مصدر عسكري رفيع في الجيش العراقي أن', 'مصدر عسكري رفيع في الجيش العراقي'],
    ['مصادر مطلعة إن', 'مصادر مطلعة'],
    ['وكالة "رويترز" أن', 'وكالة "رويترز"'],
    ['جماعة "أبناء الوادي" المعارضة، الجمعة', 'جماعة "أبناء الوادي" المعارضة'],
    ['إسرائيل وحليفها الأميركي الأربعاء', 'إسرائيل وحليفها الأميركي'],
    ['المرصد الوطني لحقوق الإنسان إن', 'المرصد الوطني لحقوق الإنسان'],
    ['التحالف الذي تقوده السعودية أن', 'التحالف الذي تقوده السعودية'],
    ['رئيس الوزراء علي الهاشمي إلى', 'رئيس الوزراء علي الهاشمي'],
    ['سكان البلدة على', 'سكان البلدة'],
    ['مسؤول الري في مدينة حلب نزار الخلف الذي', 'مسؤول الري في مدينة حلب نزار الخلف'],
    // Names in the letters of a verb (she …) and of a participle or an adverb.
    ['تسيبراس إن', 'تسيبراس'],
    ['ماتاريلا عن', 'ماتاريلا'],
    ['نيبينزيا بأن', 'نيبينزيا'],
    ['الأخير إنه', 'الأخير'],
    ['الأخيرة الاتهامات', 'الأخيرة'],
  ])('%s', (text, name) => {
    expect(first(text)).toBe(name);
  });

  it.each([['في مؤتمر صحفي'], ['إلى القاهرة'], ['للصحفيين إن'], ['أن الوزير'], ['أمس الأحد']])(
    'begins no name: %s',
    (text) => {
      expect(first(text)).toBeNull();
    },
  );

  it('takes "last" after a noun for its adjective, and whose turn it is for no name', () => {
    const text = 'قال في تصريحه الأخير إن';
    const d = doc(text);
    expect(arabicNaming.phraseAt(d, 3, d.count)).toBeNull();
    expect(phrases('من جانبها، أعلنت البلدية')).toEqual(['البلدية']);
  });

  it('takes joined letters off', () => {
    expect(phrases('نقلا عن الوزارة، ووفقا لوزارة الصحة وبحسب السفير التركي')).toEqual([
      'الوزارة',
      'وزارة الصحة',
      'السفير التركي',
    ]);
  });

  it('tells the unnamed from the named', () => {
    const anonymous = (text: string) => arabicNaming.phrases(doc(text))[0]!.anonymous;
    expect(anonymous('مصدر أمني')).toBe(true);
    expect(anonymous('مسؤولون أتراك')).toBe(true);
    expect(anonymous('شهود عيان')).toBe(true);
    expect(anonymous('متحدث باسم الوزارة')).toBe(false);
    expect(anonymous('المسؤول التركي أحمد كايا')).toBe(false);
  });

  it('knows the gender and number that the verb takes', () => {
    const of = (text: string) => arabicNaming.phrases(doc(text)).map((p) => `${p.gender}${p.number}`)[0];
    expect(of('مصادر أمنية')).toBe('fs');
    expect(of('أنقرة')).toBe('fs');
    expect(of('الجيش')).toBe('ms');
    expect(of('مسؤولون محليون')).toBe('mp');
  });

  it('names a preposition and a man by the last letter alone', () => {
    expect(phrases('الوزير على الطريق')).toEqual(['الوزير']);
    expect(phrases('الوزير علي حسن')).toEqual(['الوزير علي حسن']);
  });

  it('finds places', () => {
    const text = 'قصف على حلب وريف إدلب ثم حلب قرب كوريا الشمالية';
    const d = doc(text);
    expect(arabicNaming.places(d, 0, d.count).map((p) => text.slice(p.start, p.end))).toEqual([
      'حلب',
      'إدلب',
      'كوريا الشمالية',
    ]);
  });
});

describe('dates of speaking', () => {
  // 2021-03-10 is a Wednesday.
  it.each([
    ['قال أمس إن', ['2021-03-09']],
    ['قال أول من أمس إن', ['2021-03-08']],
    ['قال الأحد إن', ['2021-03-07']],
    ['قال الأربعاء إن', ['2021-03-10']],
    ['قال الأربعاء الماضي إن', ['2021-03-03']],
    ['أمس الثلاثاء', ['2021-03-09']],
    ['قال اليوم إن', ['2021-03-10']],
    ['يعقد الأحد المقبل', []],
    ['في 3 آذار/مارس', ['2021-03-03']],
    ['في يوليو/تموز الماضي', ['2020-07']],
    ['صدر في 2010', ['2010']],
    ['في 5 يناير (كانون الثاني) 2019', ['2019-01-05']],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('takes the named weekday where it contradicts the day of the page', () => {
    expect(dates('قال أمس الاثنين إن')).toEqual(['2021-03-08']);
  });

  it('knows none without the day of the page', () => {
    expect(arabicNaming.times(doc('قال أمس الأحد'), null)).toEqual([]);
  });

  it('hears that a silence lasts', () => {
    const d = doc('لم تعلق الوزارة حتى ساعة إعداد هذا التقرير');
    expect(arabicNaming.untilNow(d, 0, d.count)).toBe(3);
    const e = doc('لم تعلق الوزارة على الخبر');
    expect(arabicNaming.untilNow(e, 0, e.count)).toBe(-1);
  });
});
