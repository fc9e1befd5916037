import { readDataFile } from '../../model/index.js';

/** Dates as pages in Latin, Cyrillic, Greek and East Asian scripts print them. */
export interface WesternDate {
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

let months: Map<string, number> | null = null;
let pattern = '';

function load(): Map<string, number> {
  if (months) return months;
  const file = JSON.parse(readDataFile('restore/months.json')) as { readonly months: readonly string[] };
  months = new Map(file.months.flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])));
  pattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  return months;
}

let forms: RegExp[] | null = null;

function grammar(): RegExp[] {
  load();
  forms ??= [
    // 28 December 2020 · 28. Dezember 2020 · 28 de diciembre de 2020
    new RegExp(
      `(?<![\\p{L}\\d])(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s?(?:de\\s|of\\s|-)?(?<m>${pattern})\\.?,?(?:\\s(?:de|del)\\s|\\s|-)(?<y>20\\d\\d|19\\d\\d)(?!\\d)`,
      'giu',
    ),
    // December 28, 2020 · Dec. 28th 2020
    new RegExp(
      `(?<![\\p{L}\\d])(?<m>${pattern})\\.?\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<y>20\\d\\d|19\\d\\d)(?!\\d)`,
      'giu',
    ),
    // 2020-12-28 · 2020/12/28 · 2020. 12. 28 · 2020年12月28日
    /(?<![\d./-])(?<y>20\d\d|19\d\d)\s?(?:[-/.]|年|년)\s?(?<mn>\d{1,2})\s?(?:[-/.]|月|월)\s?(?<d>\d{1,2})(?!\d)/giu,
    // 28.12.2020 · 28/12/2020 · 12/28/2020
    /(?<![\d./-])(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>20\d\d)(?!\d)/giu,
  ];
  return forms;
}

const CLOCK =
  /^[\s,|·•–—-]*(?:at|um|à|alle|às|a las|kl\.?|ore|o|в)?[\s,|·•–—-]*(?<h>[01]?\d|2[0-3])\s?[:.h]\s?(?<min>[0-5]\d)(?!\d)\s*(?<half>[ap]\.?m\.?)?/iu;

/** Every date printed in a text. `monthFirst`: 03/04/2020 is 4 March (American pages). */
export function findWesternDates(text: string, monthFirst: boolean): readonly WesternDate[] {
  if (!/\d{4}/.test(text)) return [];
  const found: WesternDate[] = [];
  for (const form of grammar()) {
    for (const match of text.matchAll(form)) {
      const start = match.index;
      let end = start + match[0].length;
      if (found.some((f) => f.start < end && start < f.end)) continue;
      const g = match.groups!;
      let month = g.m ? load().get(g.m.toLowerCase())! : Number(g.mn);
      let day = Number(g.d);
      if (g.a !== undefined) {
        const [a, b] = [Number(g.a), Number(g.b)];
        [month, day] = (monthFirst && g.sep === '/' && a <= 12) || b > 12 ? [a, b] : [b, a];
      }
      const iso = `${g.y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const date = new Date(`${iso}T00:00:00Z`);
      if (Number.isNaN(+date) || date.toISOString().slice(0, 10) !== iso) continue;
      const clock = CLOCK.exec(text.slice(end, end + 30));
      let time = '';
      if (clock) {
        let hour = Number(clock.groups!.h);
        if (/^p/i.test(clock.groups!.half ?? '') && hour < 12) hour += 12;
        if (/^a/i.test(clock.groups!.half ?? '') && hour === 12) hour = 0;
        time = `T${String(hour).padStart(2, '0')}:${clock.groups!.min}`;
        end += clock[0].length;
      }
      found.push({ iso: iso + time, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
