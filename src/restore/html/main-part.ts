import type { Block, BlockPage } from './blocks.js';
import type { Node } from './nodes.js';
import { proseWords, type Zones } from './zones.js';

// Body of wcxb at -0.02, -0.08, -0.2 and -0.6: 96.1, 96.2, 96.2, 96.0; fundus is 97.7 at all four. The smallest that is
// best: comments in one element with their text can be hundreds.
const IN_SURE_ZONE = -0.08;
const SURE: ReadonlySet<string> = new Set(['navigation', 'comments', 'copyright', 'related', 'ticker']);

const HEADING = /^h[1-6]$/;

// Tables and lists of an article hold many short lines; menus and teasers hold them as links.
function shortValue(b: Block): number {
  if (HEADING.test(b.el.tag)) return -0.05;
  if (b.links > 0) return -0.35;
  if (b.el.tag === 'td' || b.el.tag === 'th') return -0.02;
  return b.el.tag === 'li' ? -0.08 : -0.2;
}

/** What a block says for (above 0) or against its being part of the article, before its surroundings are known. */
export function blockValue(page: BlockPage, zones: Zones, i: number): number {
  const b = page.blocks[i]!;
  const density = b.linkChars / b.text.length;
  const zone = zones.kind[i];
  // What is surely furniture will be left wherever it stands: it weighs little against the text around it.
  if (zone && SURE.has(zone)) return IN_SURE_ZONE;
  if (density > 0.5) return -1;
  // A name is a hint only: prose in a "widget" or "paywall" may be the article after all, in a menu or comments it is not.
  if (zone && b.words < 8) return -0.3;
  if (b.words < 8) return shortValue(b);
  let value = Math.min(b.words, 60) / 20 + Math.min(b.stops, 4) / 4;
  if (b.el.tag === 'p') value += 0.5;
  value *= 1 - density * 1.5;
  if (b.el.tag === 'li' || b.el.tag === 'td') value *= 0.6;
  return zone ? value * 0.3 : value;
}

/** The element whose blocks together say most for being the article: the greatest sum over a subtree. */
export function findMain(page: BlockPage, zones: Zones): Node | null {
  const { blocks, elements } = page;
  const sum = new Float64Array(blocks.length + 1);
  for (let i = 0; i < blocks.length; i++) sum[i + 1] = sum[i]! + blockValue(page, zones, i);
  let best: Node | null = null;
  let bestScore = 0;
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    if (el.to <= el.from) continue;
    let score = sum[el.to]! - sum[el.from]!;
    if (score <= 0) continue;
    if (el.tag === 'article' || el.attr('itemprop') === 'articleBody') score *= 1.1;
    else if (el.signs.body) score *= 1.05;
    // Equal sums: the inner element, which comes later.
    if (score >= bestScore) {
      best = el;
      bestScore = score;
    }
  }
  return best && widen(best, page);
}

// A part of a text in several boxes of one name: the sum may end at one of them where teasers stand between.
const LEVELS = 5;
const ENOUGH = 0.3;

/** The element that holds all boxes like the found one, where the text is cut into such. */
function widen(found: Node, page: BlockPage): Node {
  const prose = (el: Node): number => {
    let n = 0;
    for (let i = el.from; i < el.to; i++) {
      const b = page.blocks[i]!;
      n += proseWords(b.words, b.linkChars, b.text.length);
    }
    return n;
  };
  const own = prose(found);
  let best = found;
  let child = found;
  for (let level = 0; level < LEVELS && child.parent && child.parent.tag !== 'body'; level++) {
    const { parent } = child;
    if (child.tag === 'main' || child.tag === 'article') break;
    let like = 0;
    for (let other = parent.first; other !== null; other = other.next) {
      if (other.isText || other === child || other.tag !== child.tag || other.names !== child.names) continue;
      if (other.signs.zone === null) like += prose(other);
    }
    if (like >= own * ENOUGH) best = parent;
    child = parent;
  }
  return best;
}
