/** The permanent addresses of the site, each from one place. They agree with what exports print (`siteLinks`). */
const at = (kind: string) => (id: string) => `/${kind}/${encodeURIComponent(id)}`;

export const to = {
  article: at('articles'),
  statement: at('statements'),
  claim: at('claims'),
  story: at('stories'),
  actor: at('actors'),
  outlet: at('outlets'),
  place: at('places'),
  /** A statement marked in its article. */
  marked: (article: string, statement: string) =>
    `${at('articles')(article)}?s=${encodeURIComponent(statement)}#s-${encodeURIComponent(statement)}`,
  original: (article: string) => `${at('articles')(article)}/original`,
} as const;

/** An address with some of its query changed; null takes a part out. Paging starts anew unless the change names it. */
export function withQuery(here: string, change: Readonly<Record<string, string | null>>): string {
  const [path = '/', search = ''] = here.split('?', 2);
  const query = new URLSearchParams(search);
  if (!('cursor' in change)) query.delete('cursor');
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const printed = query.toString();
  return printed === '' ? path : `${path}?${printed}`;
}

/** A path of our own, for going back to; anything else goes home. */
export function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/u.test(value) ? value : '/';
}
