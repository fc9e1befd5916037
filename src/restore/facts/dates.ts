import type { Note, Page } from '../../model/index.js';
import { parseRelativeDates } from '../../language/ar/dates/index.js';
import type { BlockPage } from '../html/blocks.js';
import type { Label } from '../html/labels.js';
import type { Node } from '../html/nodes.js';
import type { Tree } from '../html/tree.js';
import type { LinkedData } from './json-ld.js';
import { settler } from './day-or-month.js';
import { machineDate } from './machine-date.js';
import type { Metas } from './metas.js';
import { findPrintedDates } from './printed-date.js';

export interface FoundDates {
  readonly published: string | null;
  readonly printed: string | null;
  readonly from: string | null;
  readonly updated: string | null;
  readonly notes: readonly Note[];
}

export interface DatesInput {
  readonly page: Page;
  readonly cut: BlockPage;
  readonly labels: readonly Label[];
  readonly main: Node | null;
  readonly metas: Metas;
  readonly ld: LinkedData;
  readonly url: string | null;
  readonly lang: string | null;
  readonly tree: Tree;
  readonly titleBlock: number | null;
  /** A date in the page's data scripts, by the text. */
  readonly data: string | null;
}

// In the order of how surely they speak of the article's publishing.
const META = [
  'article:published_time',
  'article:published:time',
  'og:article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'rnews:datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'publishdate',
  'publish-date',
  'publish_date',
  'publishtime',
  'pubdate',
  'publication_date',
  'publication-date',
  'article.published',
  'originalpublicationdate',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'bt:pubdate',
  'iso-8601-publish-date',
  'dcterms.created',
  'dc.date.created',
  'date',
  'dc.date',
  'dcterms.date',
  'date.created',
  'created',
  'timestamp',
  'last-published',
  'article_date_original',
  'vr:published_time',
  'weibo: article:create_at',
  'weibo:article:create_at',
];
const UPDATED = [
  'article:modified_time',
  'article:modified:time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'revised',
  'article:updated_time',
  'updated_time',
  'article:modified',
];

const DAY = 86_400_000;
const daysApart = (a: string, b: string): number =>
  Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / DAY;

interface Machine {
  readonly date: string;
  readonly from: 'json-ld' | 'meta' | 'time' | 'address';
}

function machinePublished({ metas, ld, cut, url }: DatesInput): Machine | null {
  const fromLd = machineDate(ld.published);
  if (fromLd) return { date: fromLd, from: 'json-ld' };
  for (const name of META) {
    const date = machineDate(metas.get(name));
    if (date) return { date, from: 'meta' };
  }
  const { elements } = cut;
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    const own =
      (el.attr('itemprop') ?? '').toLowerCase().includes('datepublished') ||
      (el.tag === 'time' && (el.attr('pubdate') !== undefined || /publish|entry-date/i.test(el.names)));
    const date = own ? machineDate(el.attr('datetime') ?? el.attr('content') ?? el.attr('title')) : null;
    if (date) return { date, from: 'time' };
  }
  return addressDate(url);
}

function addressDate(url: string | null): Machine | null {
  const path = /\/(20\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=\D|$)|\/(20\d\d)\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(url ?? '');
  if (!path) return null;
  const [y, m, d] = path[1] ? [path[1], path[2]!, path[3]!] : [path[4]!, path[5]!, path[6]!];
  const date = machineDate(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return date ? { date, from: 'address' } : null;
}

/** A `time` element by the title: not in a list of teasers. */
function timeElement({ cut, labels, main, titleBlock }: DatesInput): string | null {
  const at = titleBlock ?? labels.findIndex((l) => l.role === 'body');
  let best: { date: string; distance: number } | null = null;
  const { elements } = cut;
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    if (el.tag !== 'time' || /modif|updat/i.test(`${el.names} ${el.attr('itemprop') ?? ''}`)) continue;
    const date = machineDate(el.attr('datetime'));
    const distance = Math.abs(el.from - at) + (main && el.from > main.to ? 50 : 0);
    const kind = labels[el.from]?.role === 'furniture' ? labels[el.from]!.kind : null;
    if (!date || distance > 30 || kind === 'related' || kind === 'comments') continue;
    if (!best || distance < best.distance) best = { date, distance };
  }
  return best?.date ?? null;
}

/** When the article was published and updated, with the evidence; nothing found is null. */
export function findDates(input: DatesInput): FoundDates {
  const { page, metas, ld } = input;
  const notes: Note[] = [];
  const machine = machinePublished(input);
  const region = /[-_]([a-z]{2})/i.exec(input.tree.html?.attr('lang') ?? metas.get('og:locale') ?? '')?.[1] ?? '';
  const printed = findPrintedDates({
    ...input,
    settle: settler({ content: page.content, lang: input.lang, region, url: input.url }),
  });
  const updated = machineDate(ld.modified) ?? machineDate(metas.get(...UPDATED)) ?? printed.updated?.iso ?? null;
  const shown = printed.published;
  if (shown?.weekdayContradicts)
    notes.push({
      code: 'weekday-contradicts',
      message: `The printed weekday is not the weekday of the printed date: ${shown.text}`,
    });
  const done = (published: string | null, from: string | null): FoundDates => ({
    published,
    from,
    printed: shown?.text ?? printed.updated?.text ?? printed.relative ?? printed.unsettled,
    updated: updated !== null && updated === published ? null : updated,
    notes,
  });
  if (page.hints.published) return done(page.hints.published, 'caller');
  const arabicScript = /^(?:ar|fa|ur|ckb|ps)/.test(input.lang ?? '');
  if (machine && shown && arabicScript) {
    const apart = daysApart(machine.date, shown.iso);
    if (apart > 1)
      notes.push({
        code: 'dates-contradict',
        message: `The page prints ${shown.iso} (${shown.text}) but its ${machine.from} says ${machine.date}; ${machine.from === 'address' ? 'the printed date' : `the ${machine.from} date`} was taken.`,
      });
    // The printed time is the outlet's own clock; stamps for machines are often in UTC or those of the system.
    if ((apart <= 1 && shown.iso.length > 10) || machine.from === 'address') return done(shown.iso, 'printed');
    return done(machine.date, machine.from);
  }
  if (machine && machine.from !== 'address') return done(machine.date, machine.from);
  const time = shown && shown.iso.length > 10 ? null : timeElement(input);
  // The same day with its hour is the better of the two.
  if (time && shown && time.length > 10 && daysApart(time, shown.iso) <= 1) return done(time, 'time');
  if (shown) {
    if (machine && daysApart(machine.date, shown.iso) > 1)
      notes.push({
        code: 'dates-contradict',
        message: `The page prints ${shown.iso} (${shown.text}) but its address says ${machine.date}; the printed date was taken.`,
      });
    return done(shown.iso, 'printed');
  }
  if (time) return done(time, 'time');
  if (machine) return done(machine.date, machine.from);
  if (input.data) return done(input.data, 'data');
  if (printed.unsettled)
    notes.push({
      code: 'date-ambiguous',
      message: `The page prints its date only as ${printed.unsettled}, and nothing on it says whether day or month comes first.`,
    });
  if (printed.relative) {
    const anchor = page.hints.captured;
    const relative = anchor ? parseRelativeDates(printed.relative, anchor)[0] : undefined;
    if (relative) return done(relative.iso, 'printed');
    notes.push({
      code: 'date-relative',
      message: `The page gives its date only as «${printed.relative}», which says nothing without the time of capture.`,
    });
  }
  return done(null, null);
}
