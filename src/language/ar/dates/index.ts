export { parsePrintedDates, type PrintedDate } from './printed.js';
export { isRelativeDate, parseRelativeDates, type RelativeDate } from './relative.js';
export { MONTH, WEEKDAY, monthOf, weekdayOf, type Calendar } from './months.js';
export { addDays, fromHijri } from './calendars.js';
export { foldForDates } from './fold.js';
