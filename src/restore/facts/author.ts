import type { BlockPage } from '../html/blocks.js';
import type { Label } from '../html/label.js';
import { letters, tidy } from '../html/words.js';
import type { LinkedData } from './json-ld.js';
import type { Metas } from './metas.js';

const clean = (name: string): string =>
  tidy(name)
    .replace(/^(?:by|von|par|di|por)\s+/i, '')
    .replace(/^[\s:،,–-]+|[\s:،,–-]+$/g, '');

/** The author or agency, names joined by ", "; null where the page names none. */
export function findAuthor(input: {
  metas: Metas;
  ld: LinkedData;
  cut: BlockPage;
  labels: readonly Label[];
  outlet: string | null;
}): string | null {
  const { metas, ld, cut } = input;
  const plausible = (names: readonly string[]): string[] => {
    const seen = new Set<string>();
    return names.map(clean).filter((n) => {
      const key = letters(n);
      if (key === '' || n.length > 80 || /^https?:|@|^\d+$/.test(n) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  };
  const visible = cut.elements
    .filter(
      (el) =>
        (el.attrs.rel === 'author' || (el.attrs.itemprop ?? '').split(' ').includes('author')) && el.to >= el.from,
    )
    .map((el) => el.children.filter((c) => typeof c === 'string').join(' '));
  for (const names of [
    ld.authors,
    metas.all('author', 'article:author', 'dc.creator', 'byl', 'sailthru.author', 'parsely-author'),
    visible,
  ]) {
    const found = plausible(names);
    if (found.length > 0) return found.join(', ');
  }
  return null;
}
