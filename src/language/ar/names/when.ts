import type { Word } from '../../doc.js';
import { monthOf, weekdayOf } from '../dates/index.js';
import { foldWord } from '../letters.js';

/** What a word form says of a day. */
export interface When {
  readonly day: 'yesterday' | 'night' | 'today' | null;
  /** 0 (Sunday) to 6, -1 for none. */
  readonly weekday: number;
  /** 1 to 12 of the Gregorian year, -1 for none. */
  readonly month: number;
}

const DAYS: ReadonlyMap<string, When['day']> = new Map(
  (
    [
      ['night', 'الليلة'],
      ['today', 'اليوم'],
      ['yesterday', 'أمس الأمس بالأمس البارحة'],
    ] as const
  ).flatMap(([day, words]) => words.split(' ').map((w) => [foldWord(w), day] as const)),
);

function monthWord(word: Word): number {
  const found = monthOf(word.stem) ?? (word.prep === '' ? null : monthOf(word.base));
  return found !== null && found.calendar === 'gregorian' ? found.month : -1;
}

/** What a word form says of a day; null where it says nothing. */
export function whenOf(word: Word): When | null {
  const day = DAYS.get(word.stem) ?? null;
  const weekday = weekdayOf(word.form) ?? (word.form === word.stem ? -1 : (weekdayOf(word.stem) ?? -1));
  const month = monthWord(word);
  return day === null && weekday < 0 && month < 0 ? null : { day, weekday, month };
}
