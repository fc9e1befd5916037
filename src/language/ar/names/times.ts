import { KIND, type Doc } from '../../doc.js';
import type { SpokenTime } from '../../naming.js';
import { addDays } from '../dates/index.js';
import { foldWord } from '../letters.js';
import { infosOf } from './known.js';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldWord));
const FIRST = folded('أول الأول');
const LAST = folded('الماضي الماضية الفائت المنصرم');
const COMING = folded('المقبل المقبلة القادم القادمة التالي التالية الموافق');
const PART = folded('صباح مساء ظهر فجر ليل ليلة عصر يوم نهار');
const BEFORE = 'قبل';
const YEAR = folded('عام سنة');

interface Date0 {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly weekday: number;
}

function day(iso: string): Date0 | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)/u.exec(iso);
  if (m === null) return null;
  const date = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  return { y: Number(m[1]), m: Number(m[2]), d: Number(m[3]), weekday: date.getUTCDay() };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The last such weekday on or before a day. */
function lastWeekday(iso: string, base: Date0, weekday: number): string {
  return addDays(iso, -((base.weekday - weekday + 7) % 7));
}

/** Dates in words, each resolved against the day of the article: `أمس الأحد`, `الجمعة`, `في الثاني من مايو`, `يوليو الماضي`, `عام 2010`. */
export function timesOf(doc: Doc, published: string | null): SpokenTime[] {
  const out: SpokenTime[] = [];
  const base = published === null ? null : day(published);
  const iso = published?.slice(0, 10) ?? '';
  const known = infosOf(doc);
  const weekdayAt = (t: number): number => known[t]!.when?.weekday ?? -1;
  const monthAt = (t: number): number => known[t]!.when?.month ?? -1;
  const form = (t: number): string => (t >= 0 && t < doc.count ? doc.words[t]!.form : '');
  for (let t = 0; t < doc.count; t++) {
    if (doc.kind[t] === KIND.word) {
      const { when } = known[t]!;
      if (when === null) continue;
      if (base !== null && when.day === 'yesterday') {
        // A named weekday is surer than the day that the page was dated.
        const two = FIRST.has(form(t - 1)) || (form(t - 1) === FROM && FIRST.has(form(t - 2)));
        let last = t + 1;
        while (last < doc.count && doc.kind[last] === KIND.bracketOpen) last++;
        if (last < doc.count && weekdayAt(last) >= 0) last++;
        else last = t + 1;
        out.push({
          first: t,
          last,
          date: last > t + 1 ? lastWeekday(iso, base, weekdayAt(last - 1)) : addDays(iso, two ? -2 : -1),
          kind: two ? 'before' : 'yesterday',
        });
        t = last - 1;
        continue;
      }
      if (base !== null && when.day === 'night' && LAST.has(form(t + 1) === BEFORE ? form(t + 2) : form(t + 1))) {
        const two = form(t + 1) === BEFORE;
        out.push({ first: t, last: t + (two ? 3 : 2), date: addDays(iso, two ? -2 : -1), kind: 'night' });
        continue;
      }
      if (base !== null && when.day === 'today') {
        let last = t + 1;
        if (last < doc.count && weekdayAt(last) >= 0) last++;
        out.push({
          first: t,
          last,
          date: last > t + 1 ? lastWeekday(iso, base, weekdayAt(last - 1)) : iso,
          kind: last > t + 1 ? 'todayday' : PART.has(form(t - 1)) ? 'todaypart' : 'today',
        });
        t = last - 1;
        continue;
      }
      const weekday = base === null ? -1 : when.weekday;
      if (weekday >= 0) {
        if (COMING.has(form(t + 1))) continue;
        const back = (base!.weekday - weekday + 7) % 7;
        const gone = LAST.has(form(t + 1));
        const part = PART.has(form(t - 1));
        out.push({
          first: part ? t - 1 : t,
          last: gone ? t + 2 : t + 1,
          date: addDays(iso, -(gone && back === 0 ? 7 : back)),
          kind: `${gone ? 'gone' : 'week'}day${back === 0 ? '0' : back === 1 ? '1' : back > 4 ? '5' : '2'}`,
        });
        continue;
      }
      const month = when.month;
      if (month > 0) {
        const d = doc.kind[t - 1] === KIND.number ? Number(form(t - 1)) : NaN;
        let last = t + 1;
        while (
          last < doc.count &&
          last < t + 5 &&
          (doc.kind[last] === KIND.bracketOpen ||
            doc.kind[last] === KIND.bracketClose ||
            form(last) === '/' ||
            monthAt(last) === month ||
            (doc.kind[last] === KIND.word && /^(?:الاول|الثاني|اول|ثاني|كانون|تشرين)$/u.test(form(last))))
        )
          last++;
        const y = doc.kind[last] === KIND.number && /^(?:19|20)\d\d$/u.test(form(last)) ? Number(form(last++)) : NaN;
        if (COMING.has(form(last))) continue;
        const has = d >= 1 && d <= 31;
        if (Number.isNaN(y) && base === null) continue;
        const year = Number.isNaN(y)
          ? month > base!.m || (month === base!.m && has && d > base!.d)
            ? base!.y - 1
            : base!.y
          : y;
        out.push({
          first: has ? t - 1 : t,
          last,
          date: has ? `${year}-${two(month)}-${two(d)}` : `${year}-${two(month)}`,
          kind: has ? 'date' : 'month',
        });
        t = last - 1;
        continue;
      }
    } else if (
      doc.kind[t] === KIND.number &&
      /^(?:19|20)\d\d$/u.test(form(t)) &&
      (YEAR.has(doc.words[Math.max(0, t - 1)]!.base) || form(t - 1) === IN)
    ) {
      out.push({ first: t, last: t + 1, date: form(t), kind: 'year' });
    }
  }
  return out;
}
const FROM = 'من';
const IN = 'في';

const UNTIL = foldWord('حتى');
const NOW = folded('الآن اللحظة لحظة الساعة ساعة وقت كتابة إعداد نشر تاريخه اليوم');

/** Where a stretch says "until now, until this report was prepared": the token of "until", -1 where it does not. */
export function untilNow(doc: Doc, first: number, last: number): number {
  for (let t = first; t + 1 < last; t++) if (doc.words[t]!.form === UNTIL && NOW.has(doc.words[t + 1]!.form)) return t;
  return -1;
}
