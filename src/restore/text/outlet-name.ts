import type { Page } from '../../model/index.js';
import { accountOf } from '../facts/outlet.js';
import { tidy } from '../html/words.js';
import { outletOfAccount, outletOfAddress } from '../outlets/outlets.js';
import { loadMarks } from './marks.js';
import type { Piece } from './pieces.js';

/** The outlet of a scrape by what browsers add to its title, its copyright line, address or accounts. */
export function findOutletName(
  page: Page,
  pieces: readonly Piece[],
  title: string | null,
  accounts: readonly string[],
): { name: string; from: string } | null {
  // «العنوان - اسم الموقع», as browsers title a page.
  if (title) {
    for (const p of pieces.slice(0, 3)) {
      const at = p.text.indexOf(title);
      const rest = at < 0 ? '' : p.text.slice(at + title.length);
      const name = tidy(/^\s*[-|–]\s*([^|–-]{3,40}?)(?:\s*[-|–]|$)/.exec(rest)?.[1] ?? '');
      if (name !== '' && name.split(' ').length <= 4) return { name, from: 'title' };
    }
  }
  const right = pieces.findLast((p) => p.kind === 'mark' && p.furniture === 'copyright');
  if (right) {
    const next = pieces[pieces.indexOf(right) + 1];
    const name = tidy(
      (next?.line === right.line ? next.text : '').replace(loadMarks().ownedBy, '').replace(/\s*(?:19|20)\d\d\s*$/, ''),
    );
    const words = name.split(' ');
    if (name !== '' && words.length <= 5 && /\p{L}{2}/u.test(name)) return { name, from: 'copyright' };
  }
  const known = outletOfAddress(page.hints.url ?? null);
  if (known) return { name: known.name, from: 'address' };
  const account = accounts.map(accountOf).find((a) => a !== null);
  const named = outletOfAccount(account ?? null);
  if (named) return { name: named.name, from: 'accounts' };
  if (account) return { name: account, from: 'accounts' };
  if (page.hints.url) return { name: new URL(page.hints.url).hostname.replace(/^www\./, ''), from: 'address' };
  return null;
}
