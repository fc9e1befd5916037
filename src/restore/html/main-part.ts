import type { BlockPage } from './blocks.js';
import { readNames } from './names.js';
import type { Element } from './tree.js';
import type { Zones } from './zones.js';

/** What a block says for (above 0) or against its being part of the article, before its surroundings are known. */
export function blockValue(page: BlockPage, zones: Zones, i: number): number {
  const b = page.blocks[i]!;
  const density = b.linkChars / b.text.length;
  if (zones.kind[i] !== null) return -0.6 - (density > 0.5 ? 0.4 : 0);
  if (density > 0.5) return -1;
  if (b.words < 8) return /^h[1-6]$/.test(b.el.tag) ? -0.05 : -0.35;
  let value = Math.min(b.words, 60) / 20 + Math.min(b.stops, 4) / 4;
  if (b.el.tag === 'p') value += 0.5;
  value *= 1 - density * 1.5;
  if (b.el.tag === 'li' || b.el.tag === 'td') value *= 0.6;
  return value;
}

/** The element whose blocks together say most for being the article: the greatest sum over a subtree. */
export function findMain(page: BlockPage, zones: Zones): Element | null {
  const { blocks, elements } = page;
  const sum = new Float64Array(blocks.length + 1);
  for (let i = 0; i < blocks.length; i++) sum[i + 1] = sum[i]! + blockValue(page, zones, i);
  let best: Element | null = null;
  let bestScore = 0;
  for (const el of elements) {
    if (el.to <= el.from) continue;
    let score = sum[el.to]! - sum[el.from]!;
    if (score <= 0) continue;
    if (el.tag === 'article' || el.attrs.itemprop === 'articleBody') score *= 1.1;
    else if (readNames(el.names).body) score *= 1.05;
    // Equal sums: the inner element, which comes later.
    if (score >= bestScore) {
      best = el;
      bestScore = score;
    }
  }
  return best;
}
