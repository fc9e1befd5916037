import type { Page } from '../../model/index.js';
import type { Tree } from '../html/tree.js';
import type { LinkedData } from './json-ld.js';
import type { Metas } from './metas.js';

const absolute = (value: string | null | undefined): string | null => {
  if (!value || !/^https?:\/\//i.test(value)) return null;
  try {
    return new URL(value).host === '' ? null : value;
  } catch {
    return null;
  }
};

/** The page's canonical address: what the caller knows, `rel=canonical`, `og:url`, JSON-LD, the saved address. */
export function findUrl(page: Page, tree: Tree, metas: Metas, ld: LinkedData): string | null {
  const canonical = tree.links.find((l) => (l.rel ?? '').toLowerCase().split(/\s+/).includes('canonical'))?.href;
  const found = [canonical, metas.get('og:url', 'twitter:url'), ld.url].map(absolute).filter((u) => u !== null);
  // A canonical address that is the site's front page names the site, not the article.
  const own = found.find((u) => new URL(u).pathname.length > 1 || new URL(u).search !== '');
  return absolute(page.hints.url) ?? own ?? found[0] ?? null;
}
