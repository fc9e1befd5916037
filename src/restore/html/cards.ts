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
  const groups = new Map<Node, Node[]>();
  // A headline is looked at by every element around it.
  const headlines = new Map<number, boolean>();
  const isHeadline = (b: Block): boolean => {
    let known = headlines.get(b.index);
    if (known === undefined) headlines.set(b.index, (known = isInternal(linkIn(b.el), host)));
    return known;
  };
  for (let at = 0; at < elements.length; at++) {
    const el = elements[at]!;
    const size = el.to - el.from;
    if (size < 2 || size > MOST_BLOCKS || !el.parent) continue;
    let words = 0;
    let headline = false;
    for (let i = el.from; i < el.to && words <= MOST_WORDS; i++) {
      const b = blocks[i]!;
      words += b.words;
      headline ||= b.links > 0 && b.words >= 3 && b.linkChars > b.text.length * 0.8 && isHeadline(b);
    }
    if (!headline || words > MOST_WORDS) continue;
    const own = groups.get(el.parent);
    if (own) own.push(el);
    else groups.set(el.parent, [el]);
  }
  const found = new Set<number>();
  for (const own of groups.values()) if (own.length > 1) addAlike(own, found);
  return found;
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
