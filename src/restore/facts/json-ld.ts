/** What the JSON-LD of a page says of its article; absent fields are null. */
export interface LinkedData {
  readonly type: string | null;
  readonly headline: string | null;
  readonly alternativeHeadline: string | null;
  readonly description: string | null;
  readonly articleBody: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly captions: readonly string[];
  /** Name of the WebSite or Organization node, where the article names no publisher. */
  readonly siteName: string | null;
  /** Accounts of the outlet (`sameAs`). */
  readonly accounts: readonly string[];
}

type Node = Record<string, unknown>;
const isNode = (v: unknown): v is Node => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : v === undefined || v === null ? [] : [v]);
const text = (v: unknown): string | null => {
  const first = list(v)[0];
  if (typeof first === 'string') return first.trim() === '' ? null : first.trim();
  if (isNode(first)) return text(first['@value'] ?? first.name);
  return null;
};

const ARTICLE =
  /(?:NewsArticle|Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting|OpinionNewsArticle|Posting)$/;
const MAX_NODES = 5000;

function collect(value: unknown, out: Node[], depth = 0): void {
  if (depth > 8 || out.length > MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const v of value) collect(v, out, depth + 1);
  } else if (isNode(value)) {
    out.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement', 'item'])
      collect(value[key], out, depth + 1);
  }
}

/** JSON as sites print it: in comments or CDATA, with raw line breaks or a trailing comma. Null where it is beyond repair. */
export function looseJson(source: string): unknown {
  const trimmed = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/, '');
  for (const attempt of [
    (s: string) => s,
    (s: string) => s.replace(/[\u0000-\u001f]+/g, ' '),
    (s: string) =>
      s
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*([}\]])/g, '$1')
        .replace(/;\s*$/, ''),
    (s: string) => s.replace(/[\u0000-\u001f]+/g, ' ').replace(/\\(?!["\\/bfnrtu])/g, '\\\\'),
  ]) {
    try {
      return JSON.parse(attempt(trimmed)) as unknown;
    } catch {
      // the next repair
    }
  }
  return null;
}

const typeOf = (node: Node): string =>
  list(node['@type'])
    .filter((t) => typeof t === 'string')
    .join(' ');

function namesOf(value: unknown, byId: Map<string, Node>): string[] {
  const names: string[] = [];
  for (const v of list(value)) {
    if (typeof v === 'string') names.push(v);
    else if (isNode(v)) {
      const node = v.name === undefined && typeof v['@id'] === 'string' ? (byId.get(v['@id']) ?? v) : v;
      for (const n of list(node.name)) if (typeof n === 'string') names.push(n);
    }
  }
  return names.map((n) => n.trim()).filter((n) => n !== '');
}

const STRINGS = /"(datePublished|dateModified|headline)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/** Reads the JSON-LD of a page; where it cannot be parsed, dates and headline are taken from its text. */
export function readJsonLd(scripts: readonly string[]): LinkedData {
  const nodes: Node[] = [];
  let loose: Node | null = null;
  for (const script of scripts) {
    const value = looseJson(script);
    if (value !== null) collect(value, nodes);
    else if (/Article/.test(script)) {
      loose ??= { '@type': 'Article' };
      for (const [, key, raw] of script.matchAll(STRINGS)) loose[key!] ??= raw!.replace(/\\(.)/g, '$1');
    }
  }
  if (loose) nodes.push(loose);
  const byId = new Map<string, Node>();
  for (const node of nodes) if (typeof node['@id'] === 'string' && node.name !== undefined) byId.set(node['@id'], node);
  const articles = nodes.filter(
    (n) =>
      ARTICLE.test(typeOf(n)) &&
      (n.headline !== undefined || n.datePublished !== undefined || n.articleBody !== undefined),
  );
  // A page may list teasers as articles too: the one that says most is its own.
  const weight = (n: Node): number =>
    ['headline', 'datePublished', 'author', 'publisher', 'articleBody', 'description', 'image'].filter(
      (k) => n[k] !== undefined,
    ).length;
  const article = [...articles].sort((a, b) => weight(b) - weight(a))[0] ?? null;
  const pages = nodes.filter((n) => /WebPage$/.test(typeOf(n)));
  const page = pages.find((n) => n.datePublished !== undefined) ?? null;
  const get = (key: string): unknown => article?.[key] ?? page?.[key];
  const site = nodes.find(
    (n) => /(?:WebSite|NewsMediaOrganization|Organization)$/.test(typeOf(n)) && typeof n.name === 'string',
  );
  const publisher = namesOf(article?.publisher, byId)[0] ?? null;
  const main = article?.mainEntityOfPage;
  const captions = list(article?.image ?? [])
    .flatMap((i) => (isNode(i) ? [text(i.caption)] : []))
    .filter((c) => c !== null);
  const accounts = nodes
    .flatMap((n) => (/(?:Organization|WebSite)$/.test(typeOf(n)) ? list(n.sameAs) : []))
    .concat(isNode(article?.publisher) ? list(article.publisher.sameAs) : []);
  return {
    type: article ? typeOf(article) : null,
    headline: text(article?.headline) ?? text(article?.name),
    alternativeHeadline: text(article?.alternativeHeadline),
    description: text(article?.description),
    articleBody: text(article?.articleBody),
    published: text(get('datePublished')),
    modified: text(get('dateModified')),
    authors: [...new Set(namesOf(article?.author, byId))],
    publisher,
    url: text(article?.url) ?? (isNode(main) ? text(main['@id']) : text(main)),
    language: text(article?.inLanguage),
    captions,
    siteName: site ? text(site.name) : null,
    accounts: accounts.filter((a): a is string => typeof a === 'string'),
  };
}
