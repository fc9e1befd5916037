import { describe, expect, it } from 'vitest';
import { arabic } from '../index.js';
import { foldWord } from './letters.js';
import { arabicWords } from './words.js';

const readings = (word: string): string[] =>
  arabicWords.of(foldWord(word)).cues.map((c) => `${c.entry.lemma}/${c.entry.family}`);
const cue = (word: string, lemma: string) => arabicWords.of(foldWord(word)).cues.find((c) => c.entry.lemma === lemma);

describe('inflected cues', () => {
  it.each([
    ['وقالت', 'قال/verb'],
    ['يقولون', 'قال/verb'],
    ['قائلاً', 'قال/participle'],
    ['قوله', 'قال/masdar'],
    ['نفت', 'نفى/verb'],
    ['ينفون', 'نفى/verb'],
    ['نفي', 'نفى/masdar'],
    ['دعوا', 'دعا/verb'],
    ['داعيةً', 'دعا/participle'],
    ['دعوته', 'دعا/masdar'],
    ['أشارا', 'أشار/verb'],
    ['يشر', 'أشار/verb'],
    ['مشيرين', 'أشار/participle'],
    ['رفضته', 'رفض/verb'],
    ['فأكدوا', 'أكد/verb'],
    ['سيعلن', 'أعلن/verb'],
    ['مطالبتها', 'طالب/masdar'],
    ['التهديدات', 'هدد/masdar'],
    ['اعلن', 'أعلن/verb'],
    ['حـذّر', 'حذر/verb'],
  ])('%s is a form of %s', (word, expected) => {
    expect(readings(word)).toContain(expected);
  });

  it.each([
    ['وبحث', 1],
    ['وسمع', 1],
    ['وكان', 1],
    ['واستهدف', 1],
    ['واصل', 0],
    ['وزير', 0],
    ['وفد', 0],
  ])('takes the “and” off a verb that opens sentences, not off a root: %s %i', (word, joined) => {
    expect(arabicWords.of(foldWord(word)).conj).toBe(joined);
  });

  it('says person, number and gender', () => {
    expect(cue('أكدت', 'أكد')?.features).toMatchObject({ person: 3, number: 's', gender: 'f', tense: 'past' });
    expect(cue('يؤكدون', 'أكد')?.features).toMatchObject({ person: 3, number: 'p', gender: 'm', tense: 'present' });
    expect(cue('مؤكدةً', 'أكد')?.features).toMatchObject({ number: 's', gender: 'f', tense: null });
  });

  it('says which pronoun is joined and where the cue begins', () => {
    expect(cue('ورفضتها', 'رفض')).toMatchObject({
      from: 1,
      features: { suffix: { person: 3, number: 's', gender: 'f' } },
    });
    expect(cue('بقوله', 'قال')).toMatchObject({ prep: 'ب', from: 1 });
  });

  it('takes a second waw for a joined one: no word begins with two', () => {
    expect(arabicWords.of(foldWord('ووفق'))).toMatchObject({ conj: 1, stem: 'وفق' });
  });

  it('reads a verbal noun after "without" as a silence, whatever was left unsaid', () => {
    const cues = (text: string): unknown[] =>
      arabic.analyse!(text).cues.map(({ span, reading }) => [text.slice(span.start, span.end), reading.entry.family]);
    expect(cues('وصلت القافلة من دون تحديد مصدرها')[0]).toEqual(['من دون تحديد', 'silence']);
    expect(cues('غادر الوفد دون إعطاء تفاصيل')[0]).toEqual(['دون إعطاء', 'silence']);
  });

  it('leaves words that only look alike alone', () => {
    for (const word of ['مدرسة', 'كتاب', 'سيارة', 'الطقس']) expect(readings(word)).toEqual([]);
  });
});

describe('terms', () => {
  const bases = (text: string): string[] => arabic.terms(text).map((t) => t.base);

  it('strips clitics and the article where that is safe', () => {
    expect(bases('والحكومة للحكومة بالحكومة حكومة')).toEqual(['حكومه', 'حكومه', 'حكومه', 'حكومه']);
  });

  it('keeps letters that belong to the word', () => {
    expect(bases('وزير فريق بلد لبنان كتاب')).toEqual(['وزير', 'فريق', 'بلد', 'لبنان', 'كتاب']);
  });
});
