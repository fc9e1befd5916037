import { describe, expect, it } from 'vitest';
import type { Act, Party } from '../model/index.js';
import { chargeOf, subjectOf } from './charge.js';
import { lexiconOf } from './lexicon.js';
import { namedIn } from './named.js';
import { isNegated, polarityOf } from './polarity.js';
import { context } from './testing.js';

const stemmed = (word: string): string => lexiconOf('ar').stem(context.terms(word, 'ar')[0]!.base);

describe('families', () => {
  const family = (word: string): string => lexiconOf('ar').family(stemmed(word));

  it('take forms of one root and meaning for one word', () => {
    expect(family('انسحبت')).toBe(family('انسحاب'));
    expect(family('سينسحب')).toBe(family('انسحاب'));
    expect(family('يحق')).toBe(family('حق'));
  });

  it('keep roots and meanings apart', () => {
    expect(family('انسحاب')).not.toBe(family('انتصار'));
    expect(family('كتيبة')).not.toBe(family('كتاب'));
  });

  it('leave alone what the corpus never had', () => {
    expect(lexiconOf('ar').family('زقزقطط')).toBe('زقزقطط');
  });
});

describe('polarity', () => {
  const polarity = (content: string, act: Act = 'assert'): string => polarityOf(act, content, 'ar', context);

  it('finds a charge thrown out, not a charge told of', () => {
    expect(polarity('اتهامات السهل لبلاده بأنها هستيرية')).toBe('deny');
    expect(polarity('الهدنة مع الجبل بنيت منذ البداية على ادعاءات كاذبة')).toBe('affirm');
  });

  it('finds reports called false, by what they are described as', () => {
    expect(polarity('ما نشرته الصحف عن هدم السد بأنه كاذب')).toBe('deny');
    expect(polarity('إياها بـ"الزائفة"')).toBe('deny');
    expect(polarity('رواية أهل السهل غير مطابقة للواقع')).toBe('deny');
    expect(polarity('من نشر أخبارا زائفة عن السد سيحاسب')).toBe('affirm');
  });

  it('finds a charge thrown out in whatever form its words stand', () => {
    expect(polarity('اتهام الجبهة بحرق المحاصيل بـ"الفبركات والمسرحيات"')).toBe('deny');
    expect(polarity('التهم الموجهة إلى الجبهة مؤامرة على أهل السهل')).toBe('deny');
  });

  it('takes it for a denial when who accuses speaks of accusations, and when a party is called innocent', () => {
    expect(polarity('الاتهامات التي ساقها السهل بأنها فجة', 'accuse')).toBe('deny');
    expect(polarity('اتهام الجبهة بحرق المستودع', 'accuse')).toBe('affirm');
    expect(polarity('الجبهة بريئة ومستعدة للتعاون')).toBe('deny');
    expect(polarity('القصف أزهق أرواحا كثيرة بريئة')).toBe('affirm');
  });

  it('finds a denial renewed', () => {
    expect(polarity('نفيها بيع الرصيف إلى أي جهة')).toBe('deny');
    expect(polarity('الشركة باعت الرصيف بعد نفيها الخبر')).toBe('affirm');
  });

  it('finds phrases that deny', () => {
    expect(polarity('الجبهة ليس لها أي دور في الحريق')).toBe('deny');
  });

  it('sees a negation at the beginning, and none in "is still"', () => {
    expect(isNegated('لم تطلق الجبهة أي صاروخ', 'ar', context.terms)).toBe(true);
    expect(isNegated('عدم وجود أي هدنة', 'ar', context.terms)).toBe(true);
    expect(isNegated('لا تزال الجبهة تسيطر على المطار', 'ar', context.terms)).toBe(false);
    expect(isNegated('الجبهة قالت أمس إنها لم تطلق صاروخا', 'ar', context.terms)).toBe(false);
  });
});

const NAMES: Readonly<Record<string, string>> = { السهل: 'plain', الجبهة: 'front', الإمارة: 'coast', الجبل: 'mt' };
const named = (text: string) =>
  Object.entries(NAMES)
    .flatMap(([name, party]) =>
      [...text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => ({ party, start: index })),
    )
    .sort((a, b) => a.start - b.start);

describe('chargeOf', () => {
  const charge = (by: string, text: string, act: Act): unknown => {
    const parties: Party[] = [{ id: by, name: by }];
    const said = { act, text, polarity: polarityOf(act, text, 'ar', context), parties, named: named(text) };
    return chargeOf(said, 'ar', context);
  };

  it('is against the party next to the word of blame', () => {
    expect(charge('plain', 'السهل متفق مع الإمارة على أن الجبهة تقف وراء القصف', 'assert')).toEqual({
      party: 'front',
      blame: true,
    });
  });

  it('is against the first other party of an accusation', () => {
    expect(charge('plain', 'الجبهة بقصف المستودع', 'accuse')).toEqual({ party: 'front', blame: false });
  });

  it('is cleared of the denier, not of the party that made it', () => {
    expect(charge('front', 'اتهامات السهل بالوقوف وراء القصف', 'deny')).toEqual({ party: 'front', blame: true });
  });

  it('is cleared of another party that the denial begins with', () => {
    expect(charge('coast', 'الجبهة لا علاقة لها بالقصف', 'assert')).toEqual({ party: 'front', blame: true });
  });

  it('is cleared of whom others were accused of, where the denier is not named', () => {
    expect(charge('coast', 'الاتهامات الموجهة إلى الجبهة بحرق المستودع كاذبة', 'assert')).toEqual({
      party: 'front',
      blame: true,
    });
    expect(charge('coast', 'اتهام الجبهة بحرق المستودع محض خيال وأكاذيب', 'deny')).toEqual({
      party: 'front',
      blame: true,
    });
  });

  it('is cleared of whom reports tell of, where the denier is not named', () => {
    expect(charge('coast', 'المعلومات التي تم تداولها عن حرق الجبهة للمستودع غير مطابقة للواقع', 'assert')).toEqual({
      party: 'front',
      blame: false,
    });
  });

  it('is against whoever says that it did the thing itself', () => {
    expect(charge('front', 'الجبهة نفذت القصف على مواقع السهل', 'announce')).toEqual({ party: 'front', blame: true });
  });

  it('is none where nobody is accused or cleared', () => {
    expect(charge('plain', 'المعبر مع الإمارة مفتوح', 'assert')).toBeNull();
    expect(charge('plain', 'القصف', 'nocomment')).toBeNull();
  });
});

describe('subjectOf', () => {
  const subject = (by: string, text: string): string | null =>
    subjectOf({ text, parties: [{ id: by, name: by }], named: named(text) }, 'ar', context);

  it('is the party that the content begins with', () => {
    expect(subject('plain', 'الجبهة قصفت المستودع')).toBe('front');
    expect(subject('plain', 'قصفت الجبهة المستودع')).toBe('front');
  });

  it('is who speaks where it begins with nobody, or with one behind a preposition', () => {
    expect(subject('plain', 'دمرت عشرات المواقع التي تديرها الجبهة')).toBe('plain');
    expect(subject('plain', 'في الجبهة وقع انفجار')).toBe('plain');
  });

  it('is whom reports and charges tell of, further on', () => {
    expect(subject('plain', 'التقارير الأخيرة التي نشرت عن قصف الجبهة للمستودع')).toBe('front');
  });

  it('is nobody where who speaks is not known', () => {
    expect(subject('printed:شاهد', 'سمع دوي انفجار')).toBeNull();
  });
});

describe('namedIn', () => {
  const parties = (...texts: string[]): string[][] => {
    const about = { published: null, lang: 'ar' };
    return namedIn(texts, about, { ...context, named }).map((list) => list.map(({ party }) => party));
  };

  it('takes a regime without a name for that of the state which is named most', () => {
    const [, bare] = parties('الجبل أغلق المعبر والجبل يحشد، والجبهة ترد', 'قوات النظام قصفت القرية');
    expect(bare).toEqual(['mt']);
  });

  it('leaves it where the state is named too, and where no state is', () => {
    expect(parties('الجبل يقول إن النظام باق')).toEqual([['mt']]);
    expect(parties('الجبهة تهاجم', 'النظام يرد')).toEqual([['front'], []]);
  });
});
