import { readDataFile } from '../../model/index.js';
import type { FurnitureKind } from '../../model/index.js';

interface NamesFile {
  readonly zones: Readonly<Record<string, string>>;
  readonly caption: string;
  readonly byline: string;
  readonly date: string;
  readonly meta: string;
  readonly lead: string;
  readonly title: string;
  readonly body: string;
}

/** What an element's class and id say of it. */
export interface NameSigns {
  /** The kind of furniture, or null. */
  readonly zone: FurnitureKind | null;
  readonly caption: boolean;
  readonly byline: boolean;
  readonly date: boolean;
  readonly meta: boolean;
  readonly lead: boolean;
  readonly title: boolean;
  readonly body: boolean;
}

const NONE: NameSigns = Object.freeze({
  zone: null,
  caption: false,
  byline: false,
  date: false,
  meta: false,
  lead: false,
  title: false,
  body: false,
});

let rules: { zones: [FurnitureKind, RegExp][]; signs: [Exclude<keyof NameSigns, 'zone'>, RegExp][] } | null = null;

function load(): NonNullable<typeof rules> {
  const file = JSON.parse(readDataFile('restore/names.json')) as NamesFile;
  const signs = ['caption', 'byline', 'date', 'meta', 'lead', 'title', 'body'] as const;
  return {
    zones: Object.entries(file.zones).map(([zone, source]) => [zone as FurnitureKind, new RegExp(source)]),
    signs: signs.map((sign) => [sign, new RegExp(file[sign])]),
  };
}

const cache = new Map<string, NameSigns>();
const CACHED = 20_000;

/** A class or id cut into lower-case words: `' article body '` for `articleBody` and `article__body`. */
export function nameWords(names: string): string {
  return ` ${names
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim()} `;
}

/** Reads an element's class and id (`Element.names`). */
export function readNames(names: string): NameSigns {
  if (names === '') return NONE;
  const known = cache.get(names);
  if (known) return known;
  rules ??= load();
  const text = nameWords(names);
  const read: Record<string, unknown> = { ...NONE };
  for (const [zone, rule] of rules.zones) {
    if (rule.test(text)) {
      read.zone = zone;
      break;
    }
  }
  for (const [sign, rule] of rules.signs) read[sign] = rule.test(text);
  const signs = Object.freeze(read) as unknown as NameSigns;
  // A copy: a slice of the page's source would keep the whole page in memory.
  if (cache.size < CACHED) cache.set(Buffer.from(names).toString(), signs);
  return signs;
}
