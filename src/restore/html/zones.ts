import type { FurnitureKind } from '../../model/index.js';
import type { BlockPage } from './blocks.js';
import { readNames } from './names.js';
import type { Element } from './tree.js';

/** For each block, the kind of furniture that an element around it says it is, or null, and that element. */
export interface Zones {
  readonly kind: readonly (FurnitureKind | null)[];
  readonly by: readonly (Element | null)[];
}

/** Words of blocks that read as prose: enough words, few of them links. */
export function proseWords(words: number, linkChars: number, chars: number): number {
  return words >= 8 && linkChars < chars * 0.4 ? words : 0;
}

function ofTag(el: Element): FurnitureKind | null {
  const { tag, attrs } = el;
  const role = attrs.role ?? '';
  if (
    tag === 'nav' ||
    tag === 'menu' ||
    role === 'navigation' ||
    role === 'menu' ||
    role === 'menubar' ||
    role === 'search'
  )
    return 'navigation';
  if (tag === 'footer' || role === 'contentinfo') return 'copyright';
  if (tag === 'aside' || role === 'complementary') return 'other';
  if (tag === 'marquee') return 'ticker';
  if (tag === 'dialog' || role === 'dialog' || role === 'alertdialog' || role === 'alert') return 'promo';
  return null;
}

// An element that holds this share of the page's prose is the page, whatever its class says ("layout-with-sidebar").
const MOST = 0.4;

/** Marks the blocks that stand in furniture by the names and tags of the elements around them. */
export function markZones(page: BlockPage): Zones {
  const { blocks, elements } = page;
  const prose = new Float64Array(blocks.length + 1);
  blocks.forEach((b, i) => {
    prose[i + 1] = prose[i]! + proseWords(b.words, b.linkChars, b.text.length);
  });
  const total = prose[blocks.length]! || 1;
  const kind: (FurnitureKind | null)[] = new Array<FurnitureKind | null>(blocks.length).fill(null);
  const by: (Element | null)[] = new Array<Element | null>(blocks.length).fill(null);
  for (const el of elements) {
    if (el.to <= el.from || el.tag === 'body' || el.tag === 'html' || el.tag === '#root') continue;
    const zone = ofTag(el) ?? readNames(el.names).zone;
    if (!zone || (prose[el.to]! - prose[el.from]!) / total > MOST) continue;
    for (let i = el.from; i < el.to; i++) {
      // The inner element knows better, save that what a menu or footer holds stays in it.
      if (kind[i] === null || kind[i] === 'other' || kind[i] === 'navigation') {
        kind[i] = zone;
        by[i] = el;
      }
    }
  }
  return { kind, by };
}
