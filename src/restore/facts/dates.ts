import type { Note, Page } from '../../model/index.js';
import { parsePrintedDates } from '../../language/ar/dates/index.js';
import type { BlockPage } from '../html/blocks.js';
import type { Label } from '../html/label.js';
import type { Tree } from '../html/tree.js';
import type { LinkedData } from './json-ld.js';
import { machineDate } from './machine-date.js';
import type { Metas } from './metas.js';

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
  readonly metas: Metas;
  readonly ld: LinkedData;
  readonly url: string | null;
  readonly lang: string | null;
  readonly tree: Tree;
  readonly titleBlock: number | null;
}

const META = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'sailthru.date',
  'parsely-pub-date',
  'article.published',
  'cxenseparse:recs:publishtime',
  'rnews:datepublished',
  'publication_date',
  'originalpublicationdate',
  'created',
  'og:published_time',
  'bt:pubdate',
  'timestamp',
  'iso-8601-publish-date',
];
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'revised',
  'article:updated_time',
  'updated_time',
];

/** When the article was published and updated, with the evidence. */
export function findDates(input: DatesInput): FoundDates {
  const { page, metas, ld, url, cut } = input;
  const updated = machineDate(ld.modified) ?? machineDate(metas.get(...UPDATED));
  const printed = printedDate(input);
  const done = (published: string | null, from: string | null): FoundDates => ({
    published,
    from,
    printed: printed?.text ?? null,
    updated: updated === published ? null : updated,
    notes: [],
  });
  if (page.hints.published) return done(page.hints.published, 'caller');
  const fromLd = machineDate(ld.published);
  if (fromLd) return done(fromLd, 'json-ld');
  for (const name of META) {
    const date = machineDate(metas.get(name));
    if (date) return done(date, 'meta');
  }
  for (const el of cut.elements) {
    if ((el.attrs.itemprop ?? '') !== 'datePublished' && !(el.tag === 'time' && el.attrs.pubdate !== undefined))
      continue;
    const date = machineDate(el.attrs.datetime ?? el.attrs.content ?? el.attrs.title);
    if (date) return done(date, 'time');
  }
  if (printed) return done(printed.iso, 'printed');
  for (const el of cut.elements) {
    if (el.tag !== 'time') continue;
    const date = machineDate(el.attrs.datetime);
    if (date) return done(date, 'time');
  }
  const path = /\/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)/.exec(url ?? '');
  if (path) {
    const date = machineDate(`${path[1]}-${path[2]!.padStart(2, '0')}-${path[3]!.padStart(2, '0')}`);
    if (date) return done(date, 'address');
  }
  return done(null, null);
}

function printedDate({ cut, labels, titleBlock }: DatesInput): { iso: string; text: string } | null {
  const at = titleBlock ?? labels.findIndex((l) => l.role === 'body');
  let best: { iso: string; text: string; distance: number } | null = null;
  cut.blocks.forEach((b, i) => {
    if (labels[i]!.role === 'body' || b.words > 25) return;
    const distance = Math.abs(i - at);
    if (distance > 25 || (best && best.distance <= distance)) return;
    const [date] = parsePrintedDates(b.text);
    if (date) best = { iso: date.iso, text: b.text.slice(date.span.start, date.span.end), distance };
  });
  return best;
}
