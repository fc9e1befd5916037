import { describe, expect, it } from 'vitest';
import { settler, type Evidence } from './day-or-month.js';

const settle = (more: Partial<Evidence>, separator = '/'): string | null =>
  settler({ content: '', lang: 'en', region: '', url: null, ...more })('2025-04-05', '2025-05-04', separator);

describe('day or month first', () => {
  it.each<[string, Partial<Evidence>, string, string | null]>([
    ['nothing settles it', {}, '/', null],
    ['a picture of the day', { content: '<img src="/uploads/2025/05/04/a.jpg">' }, '/', '2025-05-04'],
    ['a stamp for machines', { content: '"dateModified":"2025-04-05T10:00"' }, '/', '2025-04-05'],
    ['both readings are stamped', { content: '2025-04-05 2025-05-04' }, '/', null],
    ["the month's folder", { content: '/wp-content/uploads/2025/05/a.jpg' }, '/', '2025-05-04'],
    ['other dates, day first', { content: '<li>25/03/2025 <li>03/04/2025' }, '/', '2025-04-05'],
    ['other dates, month first', { content: '<li>03/25/2025' }, '/', '2025-05-04'],
    ['other dates that disagree', { content: '<li>03/25/2025 <li>25/03/2025' }, '/', null],
    ['dots', {}, '.', '2025-04-05'],
    ['another language', { lang: 'tr' }, '/', '2025-04-05'],
    ['American English', { region: 'US' }, '/', '2025-05-04'],
    ['British English', { region: 'GB' }, '-', '2025-04-05'],
    ['Canadian English', { region: 'CA' }, '-', null],
    ['a Kenyan address', { url: 'https://news.co.ke/a' }, '/', '2025-04-05'],
    ['an address of no country', { url: 'https://news.io/a' }, '/', null],
  ])('%s', (_, evidence, separator, expected) => {
    expect(settle(evidence, separator)).toBe(expected);
  });
});
