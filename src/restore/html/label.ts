import type { FurnitureKind } from '../../model/index.js';
import type { LinkedData } from '../facts/json-ld.js';
import type { FoundTitle } from '../facts/title.js';
import type { Block, BlockPage } from './blocks.js';
import { readNames } from './names.js';
import type { Element } from './tree.js';
import { endsSentence, letters } from './words.js';
import type { Zones } from './zones.js';

export type Role = 'title' | 'body' | 'caption' | 'byline' | 'date' | 'furniture';

export interface Label {
  role: Role;
  kind: FurnitureKind | null;
  reasons: string[];
}

export interface LabelInput {
  readonly cut: BlockPage;
  readonly zones: Zones;
  readonly main: Element | null;
  readonly title: FoundTitle;
  readonly ld: LinkedData;
}

interface Around {
  readonly caption: boolean;
  readonly byline: boolean;
  readonly date: boolean;
  readonly lead: boolean;
  readonly heading: boolean;
  readonly list: boolean;
}

/** What the elements around a block, up to the main part, say it is. */
function around(b: Block, main: Element | null): Around {
  let caption = false;
  let byline = false;
  let date = false;
  let lead = false;
  let heading = false;
  let list = false;
  let el: Element | null = b.inner;
  for (let up = 0; el && el !== main && up < 8; up++, el = el.parent) {
    const { tag } = el;
    if (tag === 'body' || tag === 'article') break;
    const near = up < 4;
    const names = readNames(el.names);
    if (tag === 'figcaption' || tag === 'figure' || (near && names.caption)) caption = true;
    if (near && (names.byline || el.attrs.rel === 'author' || (el.attrs.itemprop ?? '') === 'author')) byline = true;
    if (near && (tag === 'time' || names.date)) date = true;
    if (near && names.lead) lead = true;
    if (/^h[1-6]$/.test(tag)) heading = true;
    if (tag === 'li') list = true;
  }
  return { caption, byline, date, lead, heading, list };
}

/** Gives each block its role. */
export function labelBlocks({ cut, zones, main, title }: LabelInput): Label[] {
  const { blocks } = cut;
  const titleKey = title.text ? letters(title.text) : '';
  const from = main?.from ?? 0;
  const to = main?.to ?? 0;
  const labels: Label[] = blocks.map((b, i) => {
    const reasons: string[] = [];
    const give = (role: Role, why: string, kind: FurnitureKind | null = null): Label => {
      reasons.push(why);
      return { role, kind, reasons };
    };
    if (i === title.block || (titleKey !== '' && b.text.length < titleKey.length * 1.6 + 10 && b.text.length >= titleKey.length && letters(b.text) === titleKey)) return give('title', 'it is the title');
    const zone = zones.kind[i]!;
    const inMain = i >= from && i < to;
    const a = around(b, main);
    const nearMain = main !== null && i > Math.min(title.block ?? from, from) && i < to;
    if (!inMain && !nearMain) return give('furniture', 'outside the article', zone ?? 'other');
    if (zone) return give('furniture', `inside ${zone}`, zone);
    const density = b.linkChars / b.text.length;
    if (a.caption) return give('caption', 'inside a figure or caption');
    if (a.byline && b.words < 25) return give('byline', 'byline');
    if (a.date && b.words < 20) return give('date', 'date');
    if (!inMain) {
      if (b.words >= 10 && density < 0.3 && (a.lead || b.el.tag === 'p' || /^h[23]$/.test(b.el.tag)))
        return give('body', 'lead between the title and the text');
      return give('furniture', 'between the title and the text', 'other');
    }
    if (density > 0.6 && !(b.words >= 20 && endsSentence(b.text))) return give('furniture', 'mostly links', 'related');
    return give('body', 'text of the main part');
  });
  trimEnds(blocks, labels);
  return labels;
}

const isProse = (b: Block): boolean => b.words >= 10 && b.linkChars < b.text.length * 0.4;

/** Short lines before the first and after the last paragraph are not the article's. */
function trimEnds(blocks: readonly Block[], labels: Label[]): void {
  const body = labels.flatMap((l, i) => (l.role === 'body' ? [i] : []));
  const first = body.find((i) => isProse(blocks[i]!));
  const last = body.findLast((i) => isProse(blocks[i]!));
  for (const i of body) {
    if (first === undefined || last === undefined || (i >= first && i <= last)) continue;
    if (i > last && endsSentence(blocks[i]!.text) && blocks[i]!.words >= 4 && i - last <= 2) continue;
    labels[i] = { role: 'furniture', kind: 'other', reasons: ['a short line outside the paragraphs'] };
  }
}
