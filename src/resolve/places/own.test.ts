import { expect, test } from 'vitest';
import type { Place } from '../../model/index.js';
import { createOwnPlaces } from './own.js';

const place = (ar: string): Place => ({
  id: ar,
  names: [{ text: ar, lang: 'ar' }],
  kind: 'town',
  precision: 'town',
  lat: 1,
  lon: 2,
  country: null,
  parent: null,
});
const find = createOwnPlaces([place('بالاو'), place('سانتا تيريزا غالورا'), place('سانتا'), place('أولبيا')]);

const words = (text: string, found: readonly string[] = []): string[] => {
  const known = found.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  return find(text, [{ start: 0, end: text.length }], known).map(({ start, end }) => text.slice(start, end));
};

test('names of the user’s files are found in a content, without joined particles, each once, the longest first', () => {
  expect(words('نقل العبّارة من سانتا تيريزا غالورا إلى أولبيا وبالاو، ثم من اولبيا')).toEqual([
    'سانتا تيريزا غالورا',
    'أولبيا',
    'بالاو',
  ]);
  expect(words('العبور بأولبيا')).toEqual(['أولبيا']);
});

test('what reading found stays, and a name does not reach over a mark', () => {
  expect(words('من عمّان إلى أولبيا', ['عمّان'])).toEqual(['عمّان', 'أولبيا']);
  expect(words('في أولبيا الجديدة', ['أولبيا الجديدة'])).toEqual(['أولبيا الجديدة']);
  expect(words('سانتا، تيريزا غالورا')).toEqual(['سانتا']);
});

test('without own places nothing is looked for', () => {
  const found = [{ start: 0, end: 3 }];
  expect(createOwnPlaces([])('أولبيا', [{ start: 0, end: 6 }], found)).toBe(found);
});
