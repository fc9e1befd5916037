import type { OutletProfile } from '../../model/index.js';
import type { BlockPage } from '../html/blocks.js';
import type { Label } from '../html/labels.js';
import type { Tree } from '../html/tree.js';
import { letters, tidy } from '../html/words.js';
import { outletOfAccount, type Outlet } from '../outlets/outlets.js';
import type { LinkedData } from './json-ld.js';
import type { Metas } from './metas.js';

export interface FoundOutlet {
  readonly name: string | null;
  readonly from: string | null;
  readonly profile: OutletProfile | null;
}

const ACCOUNT =
  /^https?:\/\/(?:[\w-]+\.)?(?:facebook\.com|twitter\.com|x\.com|instagram\.com|youtube\.com|t\.me|telegram\.me|tiktok\.com)\/(?:@|channel\/|user\/|c\/|pages\/)?([\w.%-]+)/i;
const SHARING = /share|intent|sharer|dialog|plugins|status|hashtag|watch|embed|\/p\/|login|policies|\.php/i;

/** Name of the account that an address of a social network leads to, or null for sharing and single posts. */
export function accountOf(href: string): string | null {
  if (SHARING.test(href)) return null;
  return ACCOUNT.exec(href)?.[1] ?? null;
}

/** Addresses of the accounts that the page names or links to. */
function accountsIn({ elements }: BlockPage, ld: LinkedData): ReadonlySet<string> {
  const accounts = new Set(ld.accounts.filter((a) => accountOf(a) !== null));
  for (let i = 0; i < elements.length; i++) {
    const el = elements[i]!;
    const href = el.tag === 'a' ? el.attr('href') : undefined;
    if (href && accountOf(href)) accounts.add(href.replace(/[?#].*$/, ''));
  }
  return accounts;
}

/** The outlet's name, and where on the page it was found. */
export function findOutlet(input: {
  known: Outlet | null;
  metas: Metas;
  ld: LinkedData;
  url: string | null;
  tree: Tree;
  cut: BlockPage;
  labels: readonly Label[];
}): FoundOutlet {
  const { known, metas, ld, url, tree, cut } = input;
  const accounts = accountsIn(cut, ld);
  const profile = accounts.size === 0 ? null : { accounts: [...accounts].slice(0, 20), frequencies: [] };
  const give = (name: string | null | undefined, from: string): FoundOutlet | null => {
    const clean = tidy(name ?? '');
    return clean === '' || clean.length > 80 || /^https?:/.test(clean) ? null : { name: clean, from, profile };
  };
  const byAccount = [...accounts].map((a) => outletOfAccount(accountOf(a))).find((o) => o !== null);
  return (
    give(known?.name, 'address') ??
    give(metas.get('og:site_name'), 'meta') ??
    give(ld.publisher, 'json-ld') ??
    give(ld.siteName, 'json-ld') ??
    give(
      metas.get(
        'application-name',
        'apple-mobile-web-app-title',
        'al:android:app_name',
        'twitter:app:name:iphone',
        'publisher',
        'dc.publisher',
      ),
      'meta',
    ) ??
    give(fromTitle(tree.title, url), 'title') ??
    give(byAccount?.name, 'accounts') ??
    give(metas.get('twitter:site')?.replace(/^@/, ''), 'accounts') ??
    give(url ? new URL(url).hostname.replace(/^(?:www|m|amp|arabic|ar)\./, '') : null, 'address') ??
    give(
      [...accounts].map(accountOf).find((a) => a !== null),
      'accounts',
    ) ?? { name: null, from: null, profile }
  );
}

/** The last part of a `<title>` where it is short, as sites put their name there. */
function fromTitle(title: string, url: string | null): string | null {
  const parts = title.split(/\s+[|–—-]\s+|\s*\|\s*/).filter((p) => p.trim() !== '');
  if (parts.length < 2) return null;
  const host = url ? letters(new URL(url).hostname) : '';
  const named = parts.find((p) => host !== '' && letters(p).length > 2 && host.includes(letters(p)));
  const last = parts[parts.length - 1]!;
  return named ?? (last.split(/\s+/).length <= 4 ? last : null);
}
