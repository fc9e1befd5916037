import type { Block, BlockPage } from '../html/blocks.js';
import type { Node } from '../html/nodes.js';
import type { Tree } from '../html/tree.js';
import { letters, setLikeness, tidy, wordsOf } from '../html/words.js';
import type { LinkedData } from './json-ld.js';
import type { Metas } from './metas.js';

export interface FoundTitle {
  readonly text: string | null;
  /** The block that shows it. */
  readonly block: number | null;
}

const SEPARATOR = /\s+[|»«›·•:–—-]+\s+|\s*\|\s*|\s+::\s+/;

/** The part of a `<title>` that is not the site's name: the longest of its parts. */
export function cleanTitle(title: string, siteName: string | null): string {
  const parts = title.split(SEPARATOR).filter((p) => p.trim() !== '');
  if (parts.length < 2) return title;
  const site = siteName ? letters(siteName) : '';
  const last = parts[parts.length - 1]!;
  if (site && letters(last) === site) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|»«›·•:–—-]+$/, '');
  const first = parts[0]!;
  if (site && letters(first) === site)
    return title.slice(title.indexOf(first) + first.length).replace(/^[\s|»«›·•:–—-]+/, '');
  return parts.reduce((a, b) => (b.length > a.length ? b : a)).trim();
}

const HEADING = /^h[1-6]$/;
const LEAST_LIKE = 0.3;

type Wanted = readonly { readonly words: ReadonlySet<string> }[];

/** How like a text is to the most like of the titles. */
function likenessOf(text: string, wanted: Wanted): number {
  const words = new Set(wordsOf(text));
  return Math.max(0, ...wanted.map((w) => setLikeness(words, w.words)));
}

/** Whether a text has enough of a title's words for that; most have not, and need not be taken apart. */
function mayBeLike(text: string, wanted: Wanted): boolean {
  const lower = text.toLowerCase();
  return wanted.some(({ words }) => {
    let n = 0;
    for (const word of words) if (lower.includes(word)) n++;
    return n >= words.size * LEAST_LIKE;
  });
}
const OTHERS_MOST = 2.9;

/** The title as the page shows it, chosen by what its head and JSON-LD say. */
export function findTitle(input: {
  tree: Tree;
  cut: BlockPage;
  metas: Metas;
  ld: LinkedData;
  main: Node | null;
}): FoundTitle {
  const { tree, cut, metas, ld, main } = input;
  const site = metas.get('og:site_name', 'application-name');
  const told = [
    metas.get('og:title'),
    ld.headline,
    metas.get('twitter:title', 'title', 'dc.title'),
    tree.title === '' ? null : tree.title,
  ]
    .filter((t) => t !== null)
    .map(tidy);
  const cleaned = told.map((t) => cleanTitle(t, site));
  let best: { block: number; score: number } | null = null;
  const wanted = [...new Set([...cleaned, ...told])].map((t) => ({
    words: new Set(wordsOf(t)),
    key: letters(t),
    length: t.length,
  }));
  const longest = Math.max(0, ...wanted.map((w) => w.length));
  const shortest = Math.min(...wanted.map((w) => w.length));
  const look = (b: Block, i: number): void => {
    const heading = HEADING.test(b.el.tag) ? b.el.tag : null;
    const length = b.text.length;
    if (length < 4 || length > 400) return;
    // Likeness cannot be high between texts of very different length.
    if (heading !== 'h1' && (length > longest * 1.8 || length < shortest * 0.3)) return;
    const names = b.el.signs;
    let like = heading === 'h1' || mayBeLike(b.text, wanted) ? likenessOf(b.text, wanted) : 0;
    if (like < 0.75 && b.words > 2) {
      const key = letters(b.text);
      if (wanted.some((w) => w.key.includes(key))) like = 0.75;
    }
    let score = like * 2;
    if (heading === 'h1') score += 1;
    else if (heading) score += 0.4;
    if (names.title || b.el.attr('itemprop') === 'headline') score += 0.3;
    if (like < LEAST_LIKE && heading !== 'h1') return;
    if (like < LEAST_LIKE && told.length > 0) score -= 0.8;
    if (main && i < main.from && main.from - i < 60) score += 0.2;
    if (main && i >= main.to) score -= 0.8;
    if (b.linkChars > b.text.length * 0.8 && heading !== 'h1') score -= 0.4;
    if (score > 0.9 && (!best || score > best.score)) best = { block: i, score };
  };
  cut.blocks.forEach((b, i) => b.el.tag === 'h1' && look(b, i));
  // What is no h1 scores no more than this.
  if ((best as { score: number } | null) === null || best!.score < OTHERS_MOST)
    cut.blocks.forEach((b, i) => b.el.tag !== 'h1' && look(b, i));
  const found = best as { block: number; score: number } | null;
  if (found) return { text: cut.blocks[found.block]!.text, block: found.block };
  return { text: cleaned[0] ?? null, block: null };
}
