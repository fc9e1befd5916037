import type { Block, BlockPage } from './blocks.js';
import type { Node } from './nodes.js';

// A teaser: a headline that is a link to the same site, perhaps a picture, a date and a line or two.
const MOST_BLOCKS = 8;
const MOST_WORDS = 70;

/**
 * Blocks of teaser cards: elements of one name side by side, each with a linked headline of the same site and little
 * text. What an article's own list links to lies elsewhere (shops, sources).
 */
export function findCards(page: BlockPage, host: string | null): ReadonlySet<number> {
  const { blocks, elements } = page;
  const headlines = headlinesOf(blocks, host);
  const groups = new Map<Node, Node[]>();
  for (let at = 0; at < elements.length; at++) {
    const el = elements[at]!;
    const { from, to } = el;
    if (to - from < 2 || to - from > MOST_BLOCKS || !isCard(blocks, headlines, from, to)) continue;
    const { parent } = el;
    if (parent === null) continue;
    const own = groups.get(parent);
    if (own) own.push(el);
    else groups.set(parent, [el]);
  }
  const found = new Set<number>();
  for (const own of groups.values()) if (own.length > 1) addAlike(own, found);
  return found;
}

/** For each block, whether it is a headline that is a link to the same site. */
function headlinesOf(blocks: readonly Block[], host: string | null): Uint8Array {
  const found = new Uint8Array(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    const { links, words, linkChars, text, el } = blocks[i]!;
    if (links > 0 && words >= 3 && linkChars > text.length * 0.8 && isInternal(linkIn(el), host)) found[i] = 1;
  }
  return found;
}

/** Whether a range of blocks has a headline and little text. */
function isCard(blocks: readonly Block[], headlines: Uint8Array, from: number, to: number): boolean {
  let words = 0;
  let headline = false;
  for (let i = from; i < to; i++) {
    words += blocks[i]!.words;
    if (words > MOST_WORDS) return false;
    headline ||= headlines[i] === 1;
  }
  return headline;
}

/** Adds the blocks of those elements that share their name with another. */
function addAlike(own: readonly Node[], found: Set<number>): void {
  const like = new Map<string, Node[]>();
  for (const el of own) {
    const key = `${el.tag} ${el.names}`;
    const cards = like.get(key);
    if (cards) cards.push(el);
    else like.set(key, [el]);
  }
  for (const cards of like.values()) {
    if (cards.length < 2) continue;
    for (const card of cards) for (let i = card.from; i < card.to; i++) found.add(i);
  }
}

/** The address of the first anchor in or around an element. */
export function linkIn(el: Node): string | null {
  for (let up: Node | null = el, n = 0; up && n < 3; up = up.parent, n++)
    if (up.tag === 'a') return up.attr('href') ?? null;
  const stack: Node[] = [el];
  while (stack.length > 0) {
    for (let child = stack.pop()!.first; child !== null; child = child.next) {
      if (child.tag === 'a') return child.attr('href') ?? null;
      stack.push(child);
    }
  }
  return null;
}

/** Whether an address lies on the site itself. */
export function isInternal(href: string | null, host: string | null): boolean {
  if (!href || href.startsWith('#')) return false;
  const other = /^(?:https?:)?\/\/([^/?#]+)/i.exec(href)?.[1];
  if (!other) return !/^(?:mailto|tel|javascript):/i.test(href);
  const site = (name: string): string => name.toLowerCase().split('.').slice(-2).join('.');
  return host !== null && site(other) === site(host);
}
