import { describe, expect, it } from 'vitest';
import { withQuery } from './addresses.js';
import { calm, dirOf, runs } from './bidi.js';
import { cached } from './cached.js';
import { dayOf, printDate, printHijri, printNumber } from './dates.js';
import { counted, hasMessage, messageKeys } from './messages.js';
import { prefCookie, type Prefs } from './prefs.js';
import { createLimiter } from './safety/rate.js';
import { ownPath } from './addresses.js';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const arabic: Prefs = { lang: 'ar', theme: 'auto', months: 'egyptian', digits: 'latn', hijri: false };

describe('words of pages', () => {
  it('lose what reorders the line, and keep their marks', () => {
    expect(calm('a\u202eb\u2066c\u2069')).toBe('abc');
    expect(calm('a\u200fb')).toBe('a\u200fb');
    expect(calm('a\u0000b\u2028c')).toBe('a bc');
  });
  it('have the direction of their first letter', () => {
    expect([dirOf('12 قال'), dirOf('12 said'), dirOf('12')]).toEqual(['rtl', 'ltr', null]);
  });
  it('give Latin words and numbers as runs of their own', () => {
    expect(
      runs('الطريق M4 و F-16 عام 2018')
        .filter((r) => r.latin)
        .map((r) => r.text),
    ).toEqual(['M4', 'F-16', '2018']);
    expect(
      runs('على CNN International أمس')
        .map((r) => r.text)
        .join(''),
    ).toBe('على CNN International أمس');
  });
});

describe('dates', () => {
  it('are printed to the precision known, the wall clock as it was', () => {
    expect(printDate('2020-12-28T07:17', arabic)).toBe('الاثنين، 28 ديسمبر 2020 · 07:17');
    expect(printDate('2020-12', arabic)).toBe('ديسمبر 2020');
    expect(printDate('2020', arabic)).toBe('2020');
    expect(printDate('2020-12-28T07:17Z', { ...arabic, lang: 'en' })).toMatch(
      /^Monday,? 28 December 2020 · 07:17 \(UTC\)$/u,
    );
  });
  it('take the month names, digits and calendar that the reader chose', () => {
    expect(printDate('2020-12-28', { ...arabic, months: 'levantine' }, 'short')).toBe('28 كانون الأول 2020');
    expect(printDate('2020-12-28', { ...arabic, digits: 'arab' }, 'short')).toBe('٢٨ ديسمبر ٢٠٢٠');
    expect(printHijri('2020-12-28', arabic)).toContain('1442');
    expect(printHijri('2020-12', arabic)).toBeNull();
    expect(printNumber(1234, { ...arabic, digits: 'arab' })).toBe('١٬٢٣٤');
    expect(printNumber(12, { ...arabic, lang: 'en', digits: 'arab' })).toBe('12');
  });
  it('are days on an axis only where the month is known', () => {
    expect(dayOf('1970-01-02')).toBe(1);
    expect(dayOf('2020')).toBeNull();
    expect(dayOf('yesterday')).toBeNull();
  });
});

describe('the interface', () => {
  it('counts in Arabic grammar', () => {
    const of = (n: number) => counted('ar', 'n.articles', n, String(n));
    expect([of(0), of(1), of(2), of(5), of(15), of(100)]).toEqual([
      'لا مقالات',
      'مقال واحد',
      'مقالان',
      '5 مقالات',
      '15 مقالا',
      '100 مقال',
    ]);
  });

  it('has words for every key that the code names', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tsx'));
    const keys = files.flatMap((f) =>
      [...readFileSync(`${folder}/${f}`, 'utf8').matchAll(/ui\.(?:t|count)\(\s*'([^']+)'/gu)].map((m) => m[1]!),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !hasMessage('en', key) || !hasMessage('ar', key))).toEqual([]);
    expect(messageKeys('ar').length).toBe(messageKeys('en').length);
  });

  it('keeps no switch but the known ones', () => {
    expect(prefCookie('lang=ar&theme=dark', { lang: 'en', theme: '<script>', evil: '1' })).toBe('lang=en&theme=dark');
  });

  it('changes one part of an address and begins paging anew', () => {
    expect(withQuery('/search?q=a&cursor=9', { act: 'deny' })).toBe('/search?q=a&act=deny');
    expect(withQuery('/search?q=a', { q: null })).toBe('/search');
    expect(withQuery('/search?q=a', { cursor: '9' })).toBe('/search?q=a&cursor=9');
  });

  it('goes back only to paths of its own', () => {
    expect([
      ownPath('/a?b=1'),
      ownPath('//evil.example'),
      ownPath('https://evil.example'),
      ownPath('/\\evil'),
      ownPath(7),
    ]).toEqual(['/a?b=1', '/', '/', '/', '/']);
  });
});

describe('limits', () => {
  it('let a burst through, then as much as time gives back', () => {
    let now = 0;
    const wait = createLimiter({ perSecond: 1, burst: 2 }, () => now);
    expect([wait('a'), wait('a'), wait('a') > 0, wait('b')]).toEqual([0, 0, true, 0]);
    now = 1000;
    expect(wait('a')).toBe(0);
  });

  it('a kept answer is given while a fresh one is fetched', async () => {
    let now = 0;
    let made = 0;
    const get = cached(
      async () => ++made,
      10,
      () => now,
    );
    expect(await get()).toBe(1);
    expect(await get()).toBe(1);
    now = 20;
    expect(await get()).toBe(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(await get()).toBe(2);
  });
});
