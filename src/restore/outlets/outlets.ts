import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataPath } from '../../model/index.js';
import type { Node } from '../html/nodes.js';

/** What general rules cannot know of one outlet's pages, for as long as its pages were made so. */
export interface OutletRule {
  /** ISO days of publishing, inclusive; null is open. */
  readonly from: string | null;
  readonly until: string | null;
  /** Elements that are not the article's: `.class`, `#id`, `tag`, `tag.class`. */
  readonly leave?: readonly string[];
  /** The element that holds the article's text. */
  readonly body?: string;
  /** Elements that are captions. */
  readonly caption?: readonly string[];
  readonly why: string;
}

/** One outlet as `data/outlets/NAME.json` gives it. */
export interface Outlet {
  readonly name: string;
  /** Host names, with the first part of the path where several outlets share a host. */
  readonly hosts: readonly string[];
  /** Names of its accounts in social networks. */
  readonly accounts: readonly string[];
  readonly rules: readonly OutletRule[];
}

interface Index {
  readonly byHost: ReadonlyMap<string, Outlet>;
  readonly byAccount: ReadonlyMap<string, Outlet>;
}

let index: Index | null = null;

function load(): Index {
  if (index) return index;
  const byHost = new Map<string, Outlet>();
  const byAccount = new Map<string, Outlet>();
  const folder = dataPath('outlets');
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
    const outlet = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Outlet;
    for (const host of outlet.hosts) byHost.set(host.toLowerCase(), outlet);
    for (const account of outlet.accounts) byAccount.set(account.toLowerCase(), outlet);
  }
  index = { byHost, byAccount };
  return index;
}

/** The outlet that an address belongs to, or null for one that has no file. */
export function outletOfAddress(url: string | null): Outlet | null {
  if (!url) return null;
  const { hostname, pathname } = new URL(url);
  const host = hostname.toLowerCase().replace(/^(?:www|m|amp)\./, '');
  const { byHost } = load();
  const section = pathname.split('/')[1] ?? '';
  const parent = host.split('.').slice(1).join('.');
  return (
    byHost.get(`${host}/${section}`) ??
    byHost.get(host) ??
    byHost.get(`${parent}/${section}`) ??
    byHost.get(parent) ??
    null
  );
}

/** The outlet that an account of a social network belongs to, or null. */
export function outletOfAccount(account: string | null): Outlet | null {
  return account === null ? null : (load().byAccount.get(account.toLowerCase()) ?? null);
}

/** The rule of an outlet that is valid for pages of a day; the newest where the day is not known. */
export function ruleFor(outlet: Outlet | null, day: string | null): OutletRule | null {
  if (!outlet) return null;
  const fit = outlet.rules.filter(
    (r) => day === null || ((r.from === null || r.from <= day) && (r.until === null || day <= r.until)),
  );
  return fit.at(-1) ?? null;
}

interface Selector {
  readonly tag: string | undefined;
  readonly name: string | undefined;
  readonly id: string | undefined;
}

const selectors = new Map<string, Selector | null>();

function readSelector(selector: string): Selector | null {
  let known = selectors.get(selector);
  if (known === undefined) {
    const match = /^([\w-]+)?(?:\.([\w-]+)|#([\w-]+))?$/.exec(selector);
    known = match && { tag: match[1]?.toLowerCase(), name: match[2], id: match[3] };
    selectors.set(selector, known);
  }
  return known;
}

const hasWord = (list: string | undefined, word: string): boolean =>
  list !== undefined && list.includes(word) && list.split(/\s+/).includes(word);

/** Whether an element fits `tag`, `.class`, `#id` or `tag.class`. */
export function fits(el: Node, selector: string): boolean {
  const wanted = readSelector(selector);
  if (!wanted) return false;
  const { tag, name, id } = wanted;
  if (tag !== undefined && el.tag !== tag) return false;
  if (name !== undefined && !hasWord(el.attr('class'), name)) return false;
  return id === undefined || el.attr('id') === id;
}
