/** What the parser knows of a tag. */
export interface Tag {
  readonly name: string;
  /** It holds nothing and has no end tag. */
  readonly empty: boolean;
  /** Its contents are no markup, up to its end tag; in some with entities. */
  readonly raw: 'no' | 'text' | 'with-entities';
  /** Its contents are never text of the page. */
  readonly dropped: boolean;
  /** Open elements that its start tag ends, where they are innermost. */
  readonly ends: ReadonlySet<string> | null;
  /** It stands in a line of text and begins no line of its own. */
  readonly inline: boolean;
}

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const EMPTY = list(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const RAW = list('script style xmp iframe noembed noframes plaintext');
const RAW_WITH_ENTITIES = list('title textarea');
const DROPPED = list(
  'script style svg iframe object embed canvas math template select datalist textarea button dialog map audio video noframes ' +
    'amp-ad amp-embed amp-analytics amp-sticky-ad amp-consent',
);
const INLINE = list(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike ' +
    'strong sub sup time tt u var wbr shy o:p st1:place center-inline amp-fit-text',
);

// As browsers do with end tags that authors leave out.
const ENDS = new Map<string, ReadonlySet<string>>([
  ['tr', list('tr th td')],
  ['th', list('th')],
  ['td', list('thead th td')],
  ['body', list('head')],
  ['a', list('a')],
  ['li', list('li')],
  ['option', list('option')],
  ['optgroup', list('optgroup option')],
  ['tbody', list('thead tbody')],
  ['tfoot', list('thead tbody')],
]);
for (const name of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']) ENDS.set(name, list('h1 h2 h3 h4 h5 h6 p'));
for (const name of ['dd', 'dt']) ENDS.set(name, list('dd dt'));
for (const name of ['rt', 'rp']) ENDS.set(name, list('rt rp'));
for (const name of ['select', 'input', 'output', 'button', 'datalist', 'textarea'])
  ENDS.set(name, list('input option optgroup select button datalist textarea'));
for (const name of list(
  'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
))
  ENDS.set(name, list('p'));

const make = (name: string): Tag => ({
  name,
  empty: EMPTY.has(name),
  raw: RAW.has(name) ? 'text' : RAW_WITH_ENTITIES.has(name) ? 'with-entities' : 'no',
  dropped: DROPPED.has(name),
  ends: ENDS.get(name) ?? null,
  inline: INLINE.has(name),
});

/** What stands for a text among tags. */
export const TEXT: Tag = make('#text');

/** A number from a name's letters, case aside; `h` of the empty name is 0. */
export const hashStep = (h: number, c: number): number => Math.imul(h ^ (c | 32), 0x01000193);

export function hashOf(name: string): number {
  let h = 0;
  for (let i = 0; i < name.length; i++) h = hashStep(h, name.charCodeAt(i));
  return h;
}

// By hash, places in a list that begins with nothing; a name that another one has displaced is made anew each time it is met, which none is at this size.
const SIZE = 1 << 13;
const slot = (hash: number): number => (hash ^ (hash >>> 13)) & (SIZE - 1);
const slots = new Uint8Array(SIZE);
const known: (Tag | undefined)[] = [undefined];
for (const name of new Set([
  ...list(
    'html head body main header footer section article aside nav div p span center ul ol dl table thead form figure ' +
      'figcaption picture noscript h1 h2 h3 h4 h5 h6 address blockquote pre details summary caption colgroup fieldset legend ' +
      'marquee menu hgroup amp-img path g use rect circle symbol defs',
  ),
  ...EMPTY,
  ...RAW,
  ...RAW_WITH_ENTITIES,
  ...DROPPED,
  ...INLINE,
  ...ENDS.keys(),
]))
  slots[slot(hashOf(name))] = known.push(make(name)) - 1;

export const knownTags: readonly Tag[] = [...new Set(slots)].flatMap((i) => known[i] ?? []);

/** The tag named by `source` from `start` to `end`; `hash` is that of its letters. */
export function tagAt(source: string, start: number, end: number, hash: number): Tag {
  const found = known[slots[slot(hash)]!];
  if (found !== undefined && found.name.length === end - start && source.startsWith(found.name, start)) return found;
  const name = source.slice(start, end).toLowerCase();
  if (found?.name === name) return found;
  return make(name === 'image' ? 'img' : name);
}

/** The tag of a name. */
export const tagNamed = (name: string): Tag => tagAt(name, 0, name.length, hashOf(name));

// The attributes that something here reads; others are skipped unread.
const attributeSlots = new Uint8Array(SIZE);
const attributes: (string | undefined)[] = [undefined];
for (const name of list(
  'class id href style hidden itemprop rel datetime content title role pubdate lang name property value http-equiv charset type src',
))
  attributeSlots[slot(hashOf(name))] = attributes.push(name) - 1;

/** The name of an attribute that is read, or null. */
export function attributeAt(source: string, start: number, end: number, hash: number): string | null {
  const found = attributes[attributeSlots[slot(hash)]!];
  if (found?.length !== end - start) return null;
  return source.startsWith(found, start) || source.slice(start, end).toLowerCase() === found ? found : null;
}
