import type { Grammar } from '../data/grammar.js';
import { GAP, nameKey, type Words } from '../words.js';
import type { Catalog } from './catalog.js';
import type { Lexicon } from './lexicon.js';
import type { Mention } from './mention.js';
import type { Parser } from './parse.js';
import type { People } from './people.js';

/** What an article says of parties, in the order of the text: the ground on which short mentions are resolved. */
export interface Scene {
  readonly date: string | null;
  readonly named: Named[];
  readonly people: Met[];
  /** Parties named one after the other ("France, and Germany, and Britain"). */
  readonly joint: { at: number; ids: string[] }[];
  /** Who spoke where, as the statements give it. */
  readonly spoke: { at: number; ids: readonly string[] }[];
  /** Where a statement, a speech, a letter is first told of ("in A STATEMENT"), and whether several made it together. */
  readonly documents: { at: number; joint: boolean }[];
  /** The words of the article. */
  readonly words: Words;
}

interface Named {
  readonly at: number;
  /** Whom the phrase means (the person, where a title stands with a name). */
  readonly id: string;
  /** The office or body of the phrase. */
  readonly titleId: string | null;
  /** Its first words, and the first two without particles, article and feminine ending. */
  readonly phrase: string;
  readonly heads: readonly string[];
}

/** A person whom the article names in full. */
interface Met {
  readonly at: number;
  readonly id: string;
  readonly words: readonly string[];
  /** Whom the person speaks for, as the article says it. */
  readonly titleId: string | null;
}

/** Whom a mention means. `titleId` is what the article says of a person's post. */
export interface Meant {
  readonly id: string;
  readonly titleId: string | null;
  /** Who else, where several speak as one. */
  readonly others?: readonly string[];
}

export interface ContextResolver {
  /** Reads an article's body once for its parties. */
  scene(words: Words, date: string | null): Scene;
  /** Adds a mention that a statement gives whole (a speaker, a relay). */
  note(scene: Scene, words: Words, mention: Mention, at: number): void;
  resolve(scene: Scene, words: Words, mention: Mention, at: number): Meant | null;
}

// A body without its state ("the foreign minister") in an article that names that body of several states is taken for
// the one named just before, within this many characters (about three sentences). On the gold 200 lost right ones, 400
// and 600 gave the same, 900 took wrong ones.
const NEAR = 400;

// A statement that was first told of further off is not the one that is quoted on. By judgement: as two paragraphs.
const TOLD = 800;

// So many parties in one row are together in something; two may just be mentioned together.
const ALLIES = 3;

// Arabic joins it to the word.
const AND = 'و';

/** The head of a phrase as compared: والمتحدثة → متحدث. */
export function headOf(form: string): string {
  let head = form;
  if (/^[وف]ال/.test(head)) head = head.slice(1);
  if (head.startsWith('لل')) head = head.slice(2);
  if (head.startsWith('ال') && head.length > 4) head = head.slice(2);
  return head.endsWith('ه') && head.length > 3 ? head.slice(0, -1) : head;
}

// Articles are joined in Arabic: with one, or with a pronoun, a word points to something told of before.
function isDefinite(form: string): boolean {
  return /^[وف]?(?:ال|لل|بال)/.test(form);
}

function isIndefinite(form: string): boolean {
  return !isDefinite(form) && !/(?:ه|ها|هم)$/.test(form.replace(/(?:يده|اله)$/, ''));
}

/** Where the sentence around an offset begins and ends. */
function sentenceAt({ starts, gaps }: Words, at: number): [number, number] {
  let [from, to] = [0, Infinity];
  for (const [i, start] of starts.entries()) {
    if (gaps[i] !== GAP.stop) continue;
    if (start <= at) from = start;
    else {
      to = start;
      break;
    }
  }
  return [from, to];
}

export function createContextResolver(
  catalog: Catalog,
  lexicon: Lexicon,
  parser: Parser,
  people: People,
  given: ReadonlySet<string>,
  together: Grammar['together'],
): ContextResolver {
  const counts = new Map(
    Object.entries(together).flatMap(([count, list]) => list.map((word) => [nameKey(word), Number(count)] as const)),
  );

  function scene(words: Words, date: string | null): Scene {
    let row = { end: -1, ids: [] as string[] };
    const made: Scene = { date, named: [], people: [], joint: [], spoke: [], documents: documentsOf(words), words };
    for (let at = 0; at < words.forms.length;) {
      const ref = lexicon.match(words, at).length === 0 ? null : parser.parse(words, at, date);
      if (ref === null || ref.id === null) {
        at = ref === null ? at + 1 : Math.max(at + 1, ref.end);
        continue;
      }
      const start = words.starts[at]!;
      let end = Math.max(at + 1, ref.end);
      // "The leaders of France and Germany": the first may be named by whom it has.
      const goesOn = row.end === at && words.forms[at]!.startsWith(AND) && ref.role === 'party';
      row = { end: ref.end, ids: goesOn ? row.ids : [] };
      row.ids.push(goesOn ? ref.id : catalog.party(ref.id.split('#')[0]!, date));
      if (row.ids.length === 2) made.joint.push({ at: start, ids: row.ids });
      if (ref.role === 'person') {
        if (!ref.short)
          made.people.push({ at: start, id: ref.id, words: words.forms.slice(at, ref.end), titleId: null });
      } else {
        const after = ref.role === 'office' || ref.role === 'voice' ? knownPerson(words, ref.end) : null;
        if (after) {
          made.people.push({
            at: start,
            id: after.id,
            words: people.nameWords(after.id),
            titleId: ref.former ? null : ref.id,
          });
          end = after.end;
        }
        made.named.push({ at: start, id: after?.id ?? ref.id, titleId: ref.id, ...phraseOf(words, at, ref.end) });
      }
      at = end;
    }
    return made;
  }

  function documentsOf(words: Words): Scene['documents'] {
    return words.forms.flatMap((form, i) =>
      lexicon.is(words, i, 'document') && isIndefinite(form)
        ? [{ at: words.starts[i]!, joint: counts.get(words.forms[i + 1] ?? '') === 0 }]
        : [],
    );
  }

  function knownPerson(words: Words, at: number): { id: string; end: number } | null {
    for (const { reading, end } of lexicon.match(words, at)) {
      if (reading.type === 'person' && !reading.short) return { id: reading.id, end };
    }
    return null;
  }

  function note(into: Scene, words: Words, mention: Mention, at: number): void {
    const known = trusted(into, mention) ?? holderNamed(into, mention);
    const id = known ?? (mention.name.length > 1 ? meet(into, mention) : null);
    const titleId = postOf(mention);
    const ids = [id, titleId].filter((one) => one !== null).flatMap((one) => [one, one.split('#')[0]!]);
    if (ids.length > 0) into.spoke.push({ at, ids });
    if (id === null) return;
    into.people.push({ at, id, words: [...mention.name, ...people.nameWords(id)], titleId });
    const open = mention.title?.open ?? null;
    const held =
      open === null ? undefined : catalog.offices(id, into.date).find(({ office }) => bodyPart(office) === open.id);
    if (mention.title)
      into.named.push({ at, id, titleId: titleId ?? held?.office ?? null, ...phraseOf(words, 0, words.forms.length) });
  }

  function phraseOf(words: Words, at: number, end: number): Pick<Named, 'phrase' | 'heads'> {
    const forms = words.forms.slice(at, Math.min(end, at + 8));
    // "Spokesman for THE ALLIANCE": the small words between are no heads; nor is an adjective after the first.
    let next = at + 1;
    while (next < end && (lexicon.is(words, next, 'onBehalf') || lexicon.is(words, next, 'ownerLink'))) next++;
    const adjective =
      lexicon.match(words, next).some(({ reading }) => reading.type === 'adjective') ||
      lexicon.is(words, next, 'modifier');
    const heads = [words.forms[at], next < end && !adjective ? words.forms[next] : undefined];
    return { phrase: forms.join(' '), heads: heads.flatMap((form) => (form === undefined ? [] : headOf(form))) };
  }

  /**
   * The listed person of a mention. A name of first names only (محمد مصطفى) is many people's: it is the listed one's where
   * he held an office on the day, or where the title beside it is of his party.
   */
  function trusted(of: Scene, { person, name, title }: Mention): string | null {
    if (person === null || !name.every((word) => given.has(word))) return person;
    if (catalog.party(person, of.date) !== person) return person;
    const party = title?.id ? catalog.party(title.id) : null;
    return party !== null && catalog.offices(person, null).some(({ office }) => catalog.party(office) === party)
      ? person
      : null;
  }

  /** A person who is not listed: the one of that name in the article, or a new one. */
  function meet(of: Scene, mention: Mention): string {
    const known = of.people.find((person) => mention.name.every((word) => person.words.includes(word)));
    if (known && !known.id.startsWith('person:~')) return known.id;
    return catalog.meet(
      known ? (catalog.actor(known.id)?.name.ar ?? mention.printed) : mention.printed,
      postOf(mention),
    );
  }

  /** "President Recep Tayyip": a part of the name of whoever holds the office. */
  function holderNamed(of: Scene, { title, name }: Mention): string | null {
    if (title?.role !== 'office' || title.former || title.id === null || name.length === 0) return null;
    const holder = catalog.holder(title.id, of.date);
    return holder !== null && name.every((word) => people.parts(holder).includes(word)) ? holder : null;
  }

  function postOf({ title }: Mention): string | null {
    return title === null || title.former ? null : title.id;
  }

  function resolve(of: Scene, words: Words, mention: Mention, at: number): Meant | null {
    const meant = (id: string | null, titleId: string | null = null): Meant | null =>
      id === null ? null : { id, titleId };
    if (mention.reference) {
      const before = of.people.filter((person) => person.at < at).at(-1);
      return meant(before?.id ?? null, before?.titleId ?? null);
    }
    if (mention.name.length > 0) {
      const known = trusted(of, mention) ?? holderNamed(of, mention);
      const id = known ?? (mention.name.length > 1 ? meet(of, mention) : null);
      if (id !== null)
        return meant(id, postOf(mention) ?? of.people.find((person) => person.id === id && person.titleId)?.titleId);
      const found = surname(of, mention, at);
      if (found !== null) return meant(found.id, postOf(mention) ?? found.titleId);
    }
    return collective(of, words, at) ?? meant(titled(of, words, mention, at)) ?? pointedBack(of, words, at);
  }

  /** "The four states", "both sides", "a joint statement": as many parties as the article names one after the other. */
  function collective(of: Scene, words: Words, at: number): Meant | null {
    const count = words.forms.map((form) => counts.get(form)).find((n) => n !== undefined);
    if (count === undefined || (count === 0 && !lexicon.is(words, 0, 'document'))) return null;
    // "A joint statement of THE SOCIETY": whose it is stands there.
    const owned = words.forms.some((form, i) => i > 0 && !counts.has(form) && !lexicon.is(words, i, 'modifier'));
    if (count === 0 && owned) return null;
    const rows = of.joint.filter((row) =>
      count === 0 ? Math.abs(row.at - at) <= NEAR || new Set(row.ids).size >= ALLIES : new Set(row.ids).size === count,
    );
    return all((rows.filter((row) => row.at < at).at(-1) ?? rows[0])?.ids ?? []);
  }

  function all(ids: readonly string[]): Meant | null {
    const [id, ...others] = new Set(ids);
    return id === undefined ? null : { id, titleId: null, others };
  }

  /** "The statement" without a name is that of whoever made it; "his country" is the party that spoke before. */
  function pointedBack(of: Scene, words: Words, at: number): Meant | null {
    const party = (id: string | undefined): Meant | null =>
      id === undefined ? null : { id: catalog.party(id, of.date).split('#')[0]!, titleId: null };
    const spoke = of.spoke.filter(({ ids: [id] }) => catalog.actor(id!)?.kind !== 'media');
    const before = spoke.filter((one) => one.at < at).at(-1);
    if (words.forms.length === 1 && lexicon.is(words, 0, 'whose'))
      return party((before ?? spoke.find((one) => one.at > at))?.ids[0]);
    if (!words.forms.every((_, i) => lexicon.is(words, i, i === 0 ? 'document' : 'modifier'))) return null;
    if (isIndefinite(words.forms[0]!)) return party(makerOf(of, at));
    const made = isDefinite(words.forms[0]!)
      ? of.documents.filter((one) => one.at < at && at - one.at <= TOLD).at(-1)
      : undefined;
    if (!made) return party(before?.ids[0]);
    const [from, to] = sentenceAt(of.words, made.at);
    const inside = <T extends { at: number }>(one: T): boolean => one.at >= from && one.at < to;
    const row = made.joint ? of.joint.filter(inside).at(-1) : undefined;
    if (row) return all(row.ids);
    const makers = spoke.filter(inside);
    return party((makers.filter((one) => one.at < made.at).at(-1) ?? makers[0] ?? before)?.ids[0]);
  }

  /** Whoever the clause names before a word that is its object ("X published A TWEET"). */
  function makerOf(of: Scene, at: number): string | undefined {
    const { starts, gaps } = of.words;
    const word = starts.findLastIndex((start) => start <= at);
    if (word < 1 || gaps[word]! >= GAP.comma || lexicon.is(of.words, word - 1, 'link')) return undefined;
    let first = word;
    while (first > 0 && gaps[first]! < GAP.comma) first--;
    const inside = [...of.named, ...of.people].filter((one) => one.at >= starts[first]! && one.at < at);
    const id = inside.sort((a, b) => a.at - b.at).at(-1)?.id;
    return id !== undefined && catalog.actor(id)?.kind === 'media' && catalog.party(id, of.date) === id
      ? undefined
      : id;
  }

  /** A surname means first a person of the article, then the one known person who can be meant. */
  function surname(of: Scene, mention: Mention, at: number): { id: string; titleId: string | null } | null {
    const word = mention.name[0]!;
    const here = of.people.filter((person) => person.words.length > 1 && person.words.slice(1).includes(word));
    const before = here.filter((person) => person.at <= at).at(-1) ?? here[0];
    if (before)
      return {
        id: before.id,
        titleId: here.find((person) => person.id === before.id && person.titleId)?.titleId ?? null,
      };
    // "The writer Nasrallah" is not the party leader of that name.
    const { title } = mention;
    if (title?.role === 'title' && title.id === null && title.open === null && title.pending === null) return null;
    const id = people.choose(people.short(word), of.date, title?.id ?? null);
    return id === null || isAnother(of, word, id) ? null : { id, titleId: null };
  }

  /** Whether the article gives the surname another first name than that of the one known person, who holds no office. */
  function isAnother({ words: { forms, gaps }, date }: Scene, surname: string, id: string): boolean {
    if (catalog.party(id, date) !== id) return false;
    const own = people.nameWords(id).filter((name) => name !== surname);
    if (forms.some((form) => own.includes(form))) return false;
    return forms.some((form, i) => form === surname && i > 0 && gaps[i] === GAP.none && given.has(forms[i - 1]!));
  }

  function titled(of: Scene, words: Words, { title, name }: Mention, at: number): string | null {
    // "President X" is not the president whom the article names, unless that is his name.
    const holds = (office: string): string => {
      const holder = catalog.holder(office, of.date);
      return holder !== null && name.every((word) => people.parts(holder).includes(word)) ? holder : office;
    };
    if (title?.id !== undefined && title.id !== null) {
      if (title.former) return null;
      return title.role === 'office' ? holds(title.id) : title.id;
    }
    if (title?.former) return null;
    const phrase = words.forms.join(' ');
    const longer = of.named.filter((named) => named.at < at && named.phrase.startsWith(`${phrase} `));
    if (longer.length > 0 && title === null) return longer.at(-1)!.id;
    if (title?.open) {
      const { id: body } = title.open;
      const same = longer.filter(({ titleId }) => titleId !== null && bodyPart(titleId) === body);
      const one = new Set(same.map(({ titleId }) => stateOf(titleId!))).size === 1;
      if (one && title.voice === null && name.length === 0) return same.at(-1)!.id;
    }
    if (title?.open) {
      const state = stateFor(of, title.open.id, at);
      if (state === null) return null;
      const id = `${state}/${title.open.id}`;
      const actor = catalog.actor(id);
      if (actor === null) return null;
      const office = title.open.kind === 'office';
      if (office && name.length > 0 && holds(id) === id) return null;
      if (title.voice !== null) return title.voice === '' ? id : `${office ? actor.parent! : id}#${title.voice}`;
      return office ? holds(id) : id;
    }
    if (title?.pending && title.voice !== null) {
      const whose = sameHead(of, title.pending, at);
      const base = whose?.split('#')[0];
      if (base !== undefined && catalog.actor(base)?.kind !== 'person') return `${base}#${title.voice}`;
    }
    if (words.forms.length > 2 || !words.forms[0]?.startsWith('ال')) return null;
    return sameHead(of, words.forms[0], at);
  }

  /** The state whose body is meant: the only one whose such body the article names, or the one named just before. */
  function stateFor(of: Scene, body: string, at: number): string | null {
    const same = of.named.filter(({ titleId }) => titleId !== null && bodyPart(titleId) === body);
    const states = new Set(same.map(({ titleId }) => stateOf(titleId!)));
    if (states.size === 1) return [...states][0]!;
    const before = same.filter((named) => named.at < at).at(-1);
    return before && at - before.at <= NEAR ? stateOf(before.titleId!) : null;
  }

  const stateOf = (id: string): string => id.split('/')[0]!;
  const bodyPart = (id: string): string => id.slice(id.indexOf('/') + 1).split('#')[0]!;

  /**
   * "The ministry", "the spokesman": of the parties before whose names begin with that word, the one that spoke last; the
   * nearest where none of them spoke. (An article goes on with who spoke; whom it only mentions stands between.)
   */
  function sameHead(of: Scene, word: string, at: number): string | null {
    const head = headOf(word);
    const before = of.named.filter((named) => named.at < at && named.heads.includes(head));
    // The word is the phrase's own head, or the body inside it ("an official of THE PARTY").
    const ids = before.map((named) =>
      named.heads[0] === head ? named.id : (named.titleId ?? named.id).split('#')[0]!,
    );
    if (new Set(ids).size <= 1) return ids[0] ?? null;
    const spoke = of.spoke.filter((one) => one.at < at && one.ids.some((id) => ids.includes(id))).at(-1);
    return spoke?.ids.find((id) => ids.includes(id)) ?? ids.at(-1)!;
  }

  return { scene, note, resolve };
}
