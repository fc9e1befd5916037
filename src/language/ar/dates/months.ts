/**
 * Month and weekday names as Arabic-script news prints them, folded as `fold.ts` folds (no hamza on alef, ه for ة,
 * ي for ى, no harakat). One entry a month, its spellings side by side; families may not share a spelling with another
 * month of the same calendar.
 */
export type Calendar = 'gregorian' | 'hijri' | 'jalali';

/** Egyptian/Latin, Levantine (Syriac), Maghrebi (French and Moroccan) names, and the Persian forms of French names. */
export const GREGORIAN: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'كانون ثاني', 'كانون ثان', 'جانفي', 'جانفييه', 'ژانويه', 'ژانويۀ', 'ك2'],
  ['فبراير', 'شباط', 'فيفري', 'فيفرييه', 'فبراين', 'فوريه'],
  ['مارس', 'اذار', 'مارت'],
  ['ابريل', 'نيسان', 'افريل', 'أپريل', 'اوريل', 'آوريل'],
  ['مايو', 'ايار', 'ماي', 'مي', 'مه'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان', 'ژوئن', 'يونيۀ'],
  ['يوليو', 'يوليه', 'تموز', 'جويليه', 'يوليوز', 'ژوئيه', 'جولاي'],
  ['اغسطس', 'اب', 'اوت', 'غشت', 'اگوست', 'اوگوست'],
  ['سبتمبر', 'ايلول', 'شتنبر', 'سپتامبر'],
  ['اكتوبر', 'تشرين الاول', 'تشرين اول', 'اكتبر', 'ت1'],
  ['نوفمبر', 'تشرين الثاني', 'تشرين ثاني', 'تشرين ثان', 'نونبر', 'نوامبر', 'ت2'],
  ['ديسمبر', 'كانون الاول', 'كانون اول', 'دجنبر', 'دسامبر', 'ك1'],
];

export const HIJRI: readonly (readonly string[])[] = [
  ['محرم', 'المحرم', 'محرم الحرام'],
  ['صفر'],
  ['ربيع الاول', 'ربيع اول'],
  ['ربيع الاخر', 'ربيع الثاني', 'ربيع اخر', 'ربيع ثاني'],
  ['جمادي الاولي', 'جمادي الاول', 'جماد الاول', 'جمادي اولي'],
  ['جمادي الاخره', 'جمادي الثانيه', 'جمادي الاخر', 'جمادي الثاني', 'جماد الاخر', 'جماد الثاني'],
  ['رجب'],
  ['شعبان'],
  ['رمضان'],
  ['شوال'],
  ['ذو القعده', 'ذي القعده', 'ذوالقعده', 'ذيالقعده'],
  ['ذو الحجه', 'ذي الحجه', 'ذوالحجه', 'ذيالحجه'],
];

export const JALALI: readonly (readonly string[])[] = [
  ['فروردين'],
  ['ارديبهشت'],
  ['خرداد'],
  ['تير'],
  ['مرداد', 'امرداد'],
  ['شهريور'],
  ['مهر'],
  ['ابان'],
  ['اذر'],
  ['دي'],
  ['بهمن'],
  ['اسفند'],
];

/** Sunday first, as `Date.getUTCDay` counts; Arabic, then Persian. */
export const WEEKDAYS: readonly (readonly string[])[] = [
  ['الاحد', 'احد', 'يكشنبه', 'يك شنبه'],
  ['الاثنين', 'الاتنين', 'اثنين', 'الإثنين', 'دوشنبه', 'دو شنبه'],
  ['الثلاثاء', 'الثلثاء', 'ثلاثاء', 'الثلاثا', 'سه شنبه', 'سهشنبه'],
  ['الاربعاء', 'الاربعا', 'اربعاء', 'چهارشنبه', 'چهار شنبه'],
  ['الخميس', 'خميس', 'پنجشنبه', 'پنج شنبه'],
  ['الجمعه', 'جمعه', 'ادينه'],
  ['السبت', 'سبت', 'شنبه'],
];

export interface MonthName {
  readonly calendar: Calendar;
  /** 1..12 */
  readonly month: number;
}

const index = new Map<string, MonthName>();
for (const [calendar, table] of [
  ['gregorian', GREGORIAN],
  ['hijri', HIJRI],
  ['jalali', JALALI],
] as const) {
  table.forEach((names, i) => {
    for (const name of names) if (!index.has(name)) index.set(name, { calendar, month: i + 1 });
  });
}

/** The month a folded name stands for, blanks counted as one. */
export function monthOf(name: string): MonthName | null {
  return index.get(name.replace(/\s+/g, ' ').trim()) ?? null;
}

const dayIndex = new Map<string, number>();
WEEKDAYS.forEach((names, i) => {
  for (const name of names) dayIndex.set(name, i);
});

/** 0 (Sunday) to 6 (Saturday) of a folded weekday name. */
export function weekdayOf(name: string): number | null {
  return dayIndex.get(name.replace(/\s+/g, ' ').trim()) ?? null;
}

const alternatives = (tables: readonly (readonly string[])[]): string =>
  tables
    .flat()
    .sort((a, b) => b.length - a.length)
    .map((n) => n.replace(/ /g, '\\s?'))
    .join('|');

/** Regex source that matches any month name, the longest first. */
export const MONTH = `(?:${alternatives([...GREGORIAN, ...HIJRI, ...JALALI])})`;
/** Regex source that matches any weekday name. */
export const WEEKDAY = `(?:${alternatives(WEEKDAYS)})`;
