import { describe, expect, it } from 'vitest';
import { arabic } from '../index.js';
import { KIND, type Doc } from '../doc.js';

const analyse = (text: string): Doc => arabic.analyse!(text);
const tokens = (doc: Doc): string[] =>
  Array.from({ length: doc.count }, (_, i) => doc.text.slice(doc.start[i]!, doc.end[i]!));
const sentences = (text: string): string[] => arabic.sentences(text).map((s) => text.slice(s.start, s.end));
const quoted = (text: string): string[] => {
  const doc = analyse(text);
  return doc.quotes.map((q) => (q.end > q.first ? text.slice(doc.start[q.first]!, doc.end[q.end - 1]!) : ''));
};

describe('tokens', () => {
  it('splits words, numbers, foreign words and marks, harakat with their word', () => {
    const doc = analyse('قالَ، في 2020-12-28 عند 07:17: "M4" بـ«كذا».');
    expect(tokens(doc)).toEqual([
      'قالَ',
      '،',
      'في',
      '2020-12-28',
      'عند',
      '07:17',
      ':',
      '"',
      'M4',
      '"',
      'بـ',
      '«',
      'كذا',
      '»',
      '.',
    ]);
    expect(doc.kind[3]).toBe(KIND.number);
    expect(doc.kind[8]).toBe(KIND.foreign);
  });

  it('copes without spaces after marks', () => {
    expect(tokens(analyse('نعم،وأضاف:لا'))).toEqual(['نعم', '،', 'وأضاف', ':', 'لا']);
  });
});

describe('sentences', () => {
  it('ends them at stops and line breaks, with closing marks', () => {
    expect(sentences('قال إنه «باق.» ثم غادر.\nوعاد لاحقا')).toEqual(['قال إنه «باق.»', 'ثم غادر.', 'وعاد لاحقا']);
  });

  it('does not end them after a lone letter, in a number or at dots of a pause', () => {
    expect(sentences('قال د. سامي لوكالة (أ.ف.ب) إن 3.5 ملايين... نزحوا.')).toHaveLength(1);
  });

  it('ends them where no space follows the stop', () => {
    expect(sentences('وصل الوفد أمس.وأضاف البيان أن اللقاء تأجل.')).toHaveLength(2);
  });
});

describe('quotations', () => {
  it('pairs every kind of mark', () => {
    expect(quoted('قال «نعم» ثم "لا" ثم “ربما” ثم „كلا“.')).toEqual(['نعم', 'لا', 'ربما', 'كلا']);
  });

  it('nests', () => {
    expect(quoted('قال: «سمعت من يقول "نعم" هنا».')).toEqual(['سمعت من يقول "نعم" هنا', 'نعم']);
  });

  it('carries an unclosed mark to the end of its paragraph and no further', () => {
    expect(quoted('قال: "لن نعود\nوغادر.')).toEqual(['لن نعود']);
  });

  it('ignores a close without an opening', () => {
    expect(quoted('لن نعود»، قال الناطق.')).toEqual([]);
  });

  it('stays linear in marks that are never closed', () => {
    const doc = analyse('«ا '.repeat(20_000));
    expect(doc.quotes.length).toBeLessThan(20_001);
  });
});
