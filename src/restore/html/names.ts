import { readDataFile, type FurnitureKind } from '../../model/index.js';
import { hashOf, hashStep } from './tags.js';

const SIGNS = [
  'caption',
  'byline',
  'date',
  'meta',
  'lead',
  'title',
  'body',
  'scaffold',
  'unseen',
  'hiding',
  'innocent',
] as const;
type Sign = (typeof SIGNS)[number];

/** What an element's class and id say of it: the kind of furniture or null, and what else they may name. */
export type NameSigns = { readonly zone: FurnitureKind | null } & { readonly [sign in Sign]: boolean };

type NamesFile = { readonly zones: Readonly<Record<string, string>> } & { readonly [sign in Sign]: string };

/**
 * A phrase after its first word, and a bit for each zone (in order) and sign that it stands for. Words are numbers made
 * of their letters: of some 4,000 million, so that two words do not meet in one.
 */
interface Phrase {
  readonly rest: readonly number[];
  bits: number;
  /** Another that begins with the same word. */
  readonly other: Phrase | undefined;
}

interface Phrases {
  readonly byFirst: ReadonlyMap<number, Phrase>;
  readonly zones: readonly FurnitureKind[];
  /** The bits of the zones, and that of what is no zone after all. */
  readonly zoneBits: number;
  readonly innocent: number;
  /** The signs that each set of bits stands for: a page has some dozens of sets. */
  readonly signs: Map<number, NameSigns>;
}

const NONE = signsOfBits(0, []);

const ALONE: readonly number[] = [];

let phrases: Phrases | null = null;

function load(): Phrases {
  const file = JSON.parse(readDataFile('restore/names.json')) as NamesFile;
  const zones = Object.keys(file.zones) as FurnitureKind[];
  const byFirst = new Map<number, Phrase>();
  [...zones.map((zone) => file.zones[zone]!), ...SIGNS.map((sign) => file[sign])].forEach((list, bit) => {
    for (const phrase of list.split(', ')) {
      const [first, ...rest] = phrase.split(' ').map(hashOf);
      const other = byFirst.get(first!);
      let same = other;
      while (same && same.rest.join() !== rest.join()) same = same.other;
      if (same) same.bits |= 1 << bit;
      else byFirst.set(first!, { rest: rest.length === 0 ? ALONE : rest, bits: 1 << bit, other });
    }
  });
  const innocent = 1 << (zones.length + SIGNS.indexOf('innocent'));
  return { byFirst, zones, zoneBits: (1 << zones.length) - 1, innocent, signs: new Map([[0, NONE]]) };
}

function signsOfBits(bits: number, zones: readonly FurnitureKind[]): NameSigns {
  const has = (sign: Sign): boolean => (bits & (1 << (zones.length + SIGNS.indexOf(sign)))) !== 0;
  return Object.freeze({
    zone: zones.find((_, i) => (bits & (1 << i)) !== 0) ?? null,
    caption: has('caption'),
    byline: has('byline'),
    date: has('date'),
    meta: has('meta'),
    lead: has('lead'),
    title: has('title'),
    body: has('body'),
    scaffold: has('scaffold'),
    unseen: has('unseen'),
    hiding: has('hiding'),
    innocent: has('innocent'),
  });
}

// Longer names are lists of utility classes.
const LONGEST = 400;
// A name of more words is a title made into an address: «zendaya-promoted-dune-part-two-in-london».
const MOST_WORDS = 7;
const words = new Int32Array(LONGEST * 2);

/**
 * Puts the words of a class or id, which is a range of a text, into a list from `n` on, as numbers: `article`, `body`
 * for `articleBody` and `article__body`. Returns how many there are then.
 */
export function addWords(text: string, from: number, to: number, n: number): number {
  const end = Math.min(to, from + LONGEST);
  let hash = 0;
  let inWord = false;
  let afterLower = false;
  let first = n;
  for (let i = from; i <= end; i++) {
    const c = i < end ? text.charCodeAt(i) : 32;
    const upper = c > 64 && c < 91;
    const lower = (c > 96 && c < 123) || (c > 47 && c < 58);
    if (inWord && ((upper && afterLower) || !(upper || lower))) {
      words[n++] = hash;
      inWord = false;
    }
    if (upper || lower) {
      hash = hashStep(inWord ? hash : 0, c);
      inWord = true;
    }
    afterLower = lower;
    if (c <= 32) {
      if (n - first > MOST_WORDS) n = first;
      first = n;
    }
  }
  return n;
}

/** What the first `count` words of the list say. */
export function signsOf(count: number): NameSigns {
  if (count === 0) return NONE;
  phrases ??= load();
  let bits = 0;
  for (let i = 0; i < count; i++) {
    let own = phrases.byFirst.get(words[i]!);
    let here = 0;
    for (; own !== undefined; own = own.other) {
      const { rest, bits: more } = own;
      let n = 0;
      while (n < rest.length && i + 1 + n < count && words[i + 1 + n] === rest[n]) n++;
      if (n === rest.length) here |= more;
    }
    // «teaser image» is the picture of an article, not a teaser.
    if ((here & phrases.innocent) !== 0) here &= ~phrases.zoneBits;
    bits |= here;
  }
  const { signs, zones } = phrases;
  let known = signs.get(bits);
  if (known === undefined) signs.set(bits, (known = signsOfBits(bits, zones)));
  return known;
}
