import { readDataFile, type Place } from '../../model/index.js';
import { nameKey, readings, type Words } from '../words.js';

interface PlaceGrammar {
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly directions: readonly string[];
  readonly partOf: readonly string[];
}

export interface Gazetteer {
  /** All places of exactly this name; `joined` looks through particles joined to the first word. */
  named(words: readonly string[], joined?: boolean): readonly Place[];
  place(id: string): Place | null;
  /** Kind of place that a word announces, or null. */
  kindOf(word: string): string | null;
  isDirection(word: string): boolean;
  isPart(word: string): boolean;
  /** Whether a place has this name only for short: "the Bank" of "the West Bank", a noun without its adjective. */
  isShort(place: Place, words: readonly string[]): boolean;
  /** First word after a place (with its kind word) that begins at a word; the same word where none does. */
  past(words: Words, at: number): number;
  readonly size: number;
}

const MAX_WORDS = 5;

export function createGazetteer(places: readonly Place[]): Gazetteer {
  const grammar = JSON.parse(readDataFile('places/grammar.json')) as PlaceGrammar;
  const kinds = new Map(
    Object.entries(grammar.kinds).flatMap(([kind, list]) => list.map((word) => [nameKey(word), kind] as const)),
  );
  const directions = new Set(grammar.directions.map(nameKey));
  const parts = new Set(grammar.partOf.map(nameKey));
  const byId = new Map<string, Place>();
  const byName = new Map<string, Place[]>();
  const firsts = new Set<string>();
  const shorts = new Map<string, Set<string>>();
  for (const place of places) {
    byId.set(place.id, place);
    for (const { text } of place.names) {
      const key = nameKey(text);
      if (key === '') continue;
      firsts.add(key.split(' ')[0]!);
      const list = byName.get(key);
      if (!list) byName.set(key, [place]);
      else if (!list.includes(place)) list.push(place);
    }
    const short = shortened(place.names.map(({ text }) => nameKey(text)));
    if (short.size > 0) shorts.set(place.id, short);
  }

  const named = (words: readonly string[], joined = true): readonly Place[] => {
    if (words.length === 0 || words.length > MAX_WORDS) return [];
    for (const first of joined ? readings(words[0]!) : [words[0]!]) {
      const found = byName.get([first, ...words.slice(1)].join(' '));
      if (found) return found;
    }
    return [];
  };

  return {
    named,
    place: (id) => byId.get(id) ?? null,
    kindOf: (word) => firstOf(word, (form) => kinds.get(form) ?? null),
    isDirection: (word) => firstOf(word, (form) => (directions.has(form) ? form : null)) !== null,
    isShort(place, words) {
      const short = words.length === 1 ? shorts.get(place.id) : undefined;
      return short !== undefined && readings(words[0]!).some((form) => short.has(form));
    },
    isPart: (word) => firstOf(word, (form) => (parts.has(form) ? form : null)) !== null,
    past(words, at) {
      let from = at;
      while (from < words.forms.length && kinds.has(words.forms[from]!)) from++;
      if (from >= words.forms.length) return at;
      if (!readings(words.forms[from]!).some((form) => firsts.has(form))) return at;
      for (let length = Math.min(MAX_WORDS, words.forms.length - from); length > 0; length--) {
        if (named(words.forms.slice(from, from + length)).length > 0) return from + length;
      }
      return at;
    },
    size: byId.size,
  };
}

// One word with the article that begins another name of the place, the next word of which has the article too.
function shortened(names: readonly string[]): Set<string> {
  return new Set(
    names.filter((name) => /^ال[^ ]+$/u.test(name) && names.some((other) => other.startsWith(`${name} ال`))),
  );
}

function firstOf<T>(word: string, find: (form: string) => T | null): T | null {
  for (const form of readings(word)) {
    const found = find(form);
    if (found !== null) return found;
  }
  return null;
}
