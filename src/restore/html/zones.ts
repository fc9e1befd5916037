import type { FurnitureKind } from '../../model/index.js';
import type { BlockPage } from './blocks.js';
import type { Node } from './nodes.js';

/** For each block, the kind of furniture that an element around it says it is, or null. */
export interface Zones {
  readonly kind: readonly (FurnitureKind | null)[];
}

/** Words of blocks that read as prose: enough words, few of them links. */
export function proseWords(words: number, linkChars: number, chars: number): number {
  return words >= 8 && linkChars < chars * 0.4 ? words : 0;
}

/** Utility classes that hide an element, save where another shows it on wider screens. */
const HIDING = /(?:^|\s)(?:hidden|d-none|is-hidden|hide|u-hidden|invisible|display-none|w-condition-invisible)(?:\s|$)/;
const SHOWING = /(?:^|\s)(?:sm|md|lg|xl|d-(?:sm|md|lg|xl))[:-](?:block|flex|inline|grid|table)/;
// Scaffolding holds something: an element with less of the prose than this is what its name says.
const SOMETHING = 0.08;

/** The kind of furniture that an element's names tell, or null; `share` is its share of the prose. */
function ofNames(el: Node, share: number): FurnitureKind | null {
  const { zone, scaffold, hiding } = el.signs;
  if (zone === null) return hiding && HIDING.test(el.names) && !SHOWING.test(el.names) ? 'other' : null;
  if (share < SOMETHING) return zone;
  return (zone === 'other' || zone === 'ad' || zone === 'promo') && scaffold ? null : zone;
}

function ofTag(el: Node): FurnitureKind | null {
  const { tag } = el;
  const role = el.attr('role') ?? '';
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

/** Running sums of prose words over a page's blocks: `sums[to] - sums[from]` is what an element holds. */
export function proseSums({ blocks }: BlockPage): Float64Array {
  const sums = new Float64Array(blocks.length + 1);
  blocks.forEach((b, i) => {
    sums[i + 1] = sums[i]! + proseWords(b.words, b.linkChars, b.text.length);
  });
  return sums;
}

// An element that holds this share of the prose is the page, whatever its class says ("layout-with-sidebar").
const MOST = 0.4;
const MIN_TEXT = 120;

// A heading or paragraph by such a name is styled alike, not the thing itself.
const LINE = /^(?:p|h[1-6])$/;
const WEAK: ReadonlySet<FurnitureKind> = new Set(['navigation', 'promo', 'ad', 'copyright', 'other']);

/**
 * Marks the blocks that stand in furniture by the names and tags of the elements around them; `within` looks at one
 * element's inside anew, and judges shares by its prose, and leaves what lies outside as `zones` has it.
 */
export function markZones(
  page: BlockPage,
  sums: Float64Array,
  within: Node | null = null,
  zones: Zones | null = null,
): Zones {
  const { blocks, elements } = page;
  const from = within?.from ?? 0;
  const to = within?.to ?? blocks.length;
  const total = sums[to]! - sums[from]! || 1;
  const kind: (FurnitureKind | null)[] = zones
    ? zones.kind.slice().fill(null, from, to)
    : new Array<FurnitureKind | null>(blocks.length).fill(null);
  const inside = tellingElements(elements, within, from, to);
  const named = sharesByName(inside, sums, total);
  for (let i = 0; i < inside.length; i++) {
    const el = inside[i]!;
    const own = (sums[el.to]! - sums[el.from]!) / total;
    const zone = zoneOf(el, named.size === 0 ? own : Math.max(own, named.get(el.names) ?? 0), total);
    if (zone !== null) mark(kind, zone, el.from, el.to);
  }
  return { kind };
}

function mark(kind: (FurnitureKind | null)[], zone: FurnitureKind, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    // The inner element knows better, save that what a menu or footer holds stays in it.
    if (kind[i] === null || kind[i] === 'other' || kind[i] === 'navigation') kind[i] = zone;
  }
}

/** The kind of furniture that an element with this share of the prose is, or null. */
function zoneOf(el: Node, share: number, total: number): FurnitureKind | null {
  const zone = ofTag(el) ?? ofNames(el, share);
  if (zone === null || (WEAK.has(zone) && LINE.test(el.tag))) return null;
  // Readers may write more than the author: comments count as such as long as there is a text of some length beside them.
  return share > MOST && !(zone === 'comments' && total * (1 - share) > MIN_TEXT) ? null : zone;
}

/** The elements with lines in a range whose names or tags may say that they are furniture. */
function tellingElements(elements: readonly Node[], within: Node | null, from: number, to: number): readonly Node[] {
  const found: Node[] = [];
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    const { from: first, to: last } = el;
    if (last <= first || first < from || last > to || el === within || !mayTell(el)) continue;
    if (within === null || (el.depth > within.depth && isInside(el, within))) found.push(el);
  }
  return found;
}

function mayTell(el: Node): boolean {
  const { tag, signs } = el;
  if (tag === 'body' || tag === 'html' || tag === '#root') return false;
  return signs.zone !== null || signs.hiding || ofTag(el) !== null;
}

/** Elements of one name are one thing: ten wrappers that hold the article between them are not furniture. */
function sharesByName(elements: readonly Node[], sums: Float64Array, total: number): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    const { signs } = el;
    if (signs.zone === null || el.parent?.signs === signs) continue;
    const { names } = el;
    shares.set(names, (shares.get(names) ?? 0) + (sums[el.to]! - sums[el.from]!) / total);
  }
  return shares;
}

function isInside(el: Node, outer: Node): boolean {
  let up: Node | null = el;
  while (up && up.depth > outer.depth) up = up.parent;
  return up === outer;
}
