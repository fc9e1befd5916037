import type { Catalog } from './catalog.js';
import type { ActorRecord } from '../data/actor-files.js';
import { nameWords } from '../words.js';

/** Known people by their names, and who can be meant by a part of one. */
export interface People {
  /** The person of a full name: as listed, or with the same first and last words. */
  full(name: readonly string[]): string | null;
  /** All people known by a single word (a surname). */
  short(word: string): readonly string[];
  /** Of several people the one who held an office on the day, `office` first if given; null where that leaves several. */
  choose(people: readonly string[], date: string | null, office: string | null): string | null;
  /** The folded words of a person's name, as far as it is known. */
  nameWords(id: string): readonly string[];
  /** Every word of every name of a listed person. */
  parts(id: string): readonly string[];
}

// Letters that transliterations take for one another; vowel letters are left out (غورباتشوف / جورباتشيف).
const SOUNDS: Readonly<Record<string, string>> = {
  غ: 'ج',
  ق: 'ك',
  ط: 'ت',
  ص: 'س',
  ث: 'س',
  ز: 'س',
  ض: 'د',
  ظ: 'د',
  ذ: 'د',
  ح: 'ه',
};
// Shorter skeletons are shared by too many names. 6 found nine people more in a tenth of the corpus, none wrong (a final ya
// is kept: عبيد is not العبيدي); no other length was tried.
const SKELETON = 6;

/** The consonants of a name, as its transliterations share them; '' where they are too few to mean one person. */
function skeleton(words: readonly string[]): string {
  const bones = words.map((word) =>
    [...word.replace(/^ال/, '').replace(/[اوه]|ي(?!$)/g, '')]
      .map((c) => SOUNDS[c] ?? c)
      .join('')
      .replace(/(.)\1/g, '$1'),
  );
  return bones.join('').length >= SKELETON && bones.every((bone) => bone !== '') ? bones.join(' ') : '';
}

export function createPeople(catalog: Catalog, given: ReadonlySet<string>): People {
  const fulls = new Map<string, Set<string>>();
  const ends = new Map<string, Set<string>>();
  const sounds = new Map<string, Set<string>>();
  const shorts = new Map<string, Set<string>>();
  const names = new Map<string, readonly string[]>();
  const records = new Map<string, ActorRecord>();
  const put = (map: Map<string, Set<string>>, key: string, id: string): void => {
    const known = map.get(key);
    if (known) known.add(id);
    else map.set(key, new Set([id]));
  };
  for (const record of catalog.records) {
    if (record.kind !== 'person') continue;
    const main = nameWords(record.ar);
    names.set(record.id, main);
    records.set(record.id, record);
    for (const text of [record.ar, record.en, ...record.names.map((name) => name.text)]) {
      const words = nameWords(text);
      if (words.length === 1) put(shorts, words[0]!, record.id);
      if (words.length < 2) continue;
      put(fulls, words.join(' '), record.id);
      const bones = skeleton(words);
      if (bones) put(sounds, bones, record.id);
      put(ends, `${words[0]} ${words.at(-1)}`, record.id);
    }
    if (main.length > 1 && main.at(-1)!.length >= 3 && !given.has(main.at(-1)!)) put(shorts, main.at(-1)!, record.id);
  }
  const only = (set: Set<string> | undefined): string | null => (set?.size === 1 ? [...set][0]! : null);
  return {
    full: (name) =>
      only(fulls.get(name.join(' '))) ??
      only(ends.get(`${name[0]} ${name.at(-1)}`)) ??
      only(sounds.get(skeleton(name))),
    short: (word) => [...(shorts.get(word) ?? [])],
    choose(people, date, office) {
      if (office !== null) {
        const of = people.filter((id) => catalog.offices(id, date).some((tenure) => tenure.office === office));
        if (of.length === 1) return of[0]!;
      }
      if (people.length === 1) return people[0]!;
      const serving = people.filter((id) => {
        const record = catalog.actor(id);
        return (
          date !== null &&
          (record?.offices ?? []).some((t) => (t.from ?? '') <= date && (t.until === null || date < t.until))
        );
      });
      return serving.length === 1 ? serving[0]! : null;
    },
    parts(id) {
      const record = records.get(id);
      return record ? [record.ar, record.en, ...record.names.map((name) => name.text)].flatMap(nameWords) : [];
    },
    nameWords: (id) => names.get(id) ?? (id.startsWith('person:~') ? nameWords(id.slice('person:~'.length)) : []),
  };
}
