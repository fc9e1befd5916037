import type { Catalog } from './catalog.js';
import type { BodyRecord } from '../data/actor-files.js';
import type { Grammar } from '../data/grammar.js';
import { nameKey, nameWords, readings, type Words } from '../words.js';

/** What a phrase can be. Several readings of one phrase stand side by side; the grammar chooses. */
export type Reading =
  | { readonly type: 'actor'; readonly id: string; readonly loaded: boolean }
  | { readonly type: 'state'; readonly id: string; readonly capital: boolean }
  /** A nationality (or movement) adjective. */
  | { readonly type: 'adjective'; readonly id: string; readonly definite: boolean; readonly plural: boolean }
  /** A body or office without its state: `definite` waits for an adjective, the other form for a state's name. */
  | { readonly type: 'body'; readonly body: BodyRecord; readonly definite: boolean }
  | { readonly type: 'person'; readonly id: string; readonly short: boolean }
  | { readonly type: 'word'; readonly class: WordClass; readonly value: string };

export type WordClass =
  | 'spokes'
  | 'onBehalf'
  | 'source'
  | 'official'
  | 'side'
  | 'deputy'
  | 'member'
  | 'correspondent'
  | 'mediaOf'
  | 'unaffiliated'
  | 'kin'
  | 'reference'
  | 'document'
  | 'whose'
  | 'honor'
  | 'former'
  | 'modifier'
  | 'link'
  | 'belonging'
  | 'loadedAdjective'
  | 'loadedParty'
  | 'head'
  | 'demonstrative'
  | 'ownerLink'
  | 'posted'
  | 'worldwide'
  | 'clause'
  | 'stop';

export interface Match {
  readonly reading: Reading;
  /** First word after the phrase. */
  readonly end: number;
}

interface Entry {
  readonly words: readonly string[];
  readonly reading: Reading;
}

/** Phrases by their first folded word. */
export interface Lexicon {
  /** All phrases that begin at a word, longest first; joined particles on the first word are looked through. */
  match(words: Words, at: number): readonly Match[];
  /** Whether a word has a class by itself. */
  is(words: Words, at: number, name: WordClass): boolean;
  readonly size: number;
}

/** `given` are first names: one of them alone is no surname, unless a person is listed by it. */
export function createLexicon(catalog: Catalog, grammar: Grammar, given: ReadonlySet<string>): Lexicon {
  const entries = new Map<string, Entry[]>();
  let size = 0;
  const addWords = (words: readonly string[], reading: Reading): void => {
    const first = words[0];
    if (first === undefined) return;
    const entry = { words, reading };
    const list = entries.get(first);
    size++;
    if (list) list.push(entry);
    else entries.set(first, [entry]);
  };
  const add: Add = (name, reading) => addWords(nameWords(name), reading);
  addStates(catalog, grammar, given, add, addWords);
  addBodies(catalog, add);
  addRecords(catalog, given, add, addWords);
  addClasses(grammar, add);
  for (const [seat, id] of Object.entries(grammar.seats)) add(seat, { type: 'state', id, capital: true });
  for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length);

  const cache = new Map<string, readonly Entry[]>();
  const starting = (form: string): readonly Entry[] => {
    const known = cache.get(form);
    if (known) return known;
    let found: readonly Entry[] = none;
    for (const reading of readings(form)) {
      const list = entries.get(reading);
      if (!list) continue;
      // The form as printed wins over a reading that takes a letter off it.
      found = found.length === 0 ? list : [...found, ...list.filter(({ words }) => words.length > 1)];
    }
    if (cache.size < CACHE) cache.set(form, found);
    return found;
  };

  return {
    size,
    match(words, at) {
      const form = words.forms[at];
      if (form === undefined) return none;
      const list = starting(form);
      if (list.length === 0) return none;
      const found: Match[] = [];
      for (const entry of list)
        if (fits(entry.words, words, at)) found.push({ reading: entry.reading, end: at + entry.words.length });
      return found.length > 1 ? found.sort((a, b) => b.end - a.end) : found;
    },
    is(words, at, name) {
      const form = words.forms[at];
      if (form === undefined) return false;
      return starting(form).some(
        ({ words: w, reading }) => w.length === 1 && reading.type === 'word' && reading.class === name,
      );
    },
  };
}

const none: readonly never[] = [];
// Distinct word forms of a large corpus that are kept with their phrases; beyond it they are looked up again.
const CACHE = 200_000;

function fits(phrase: readonly string[], words: Words, at: number): boolean {
  for (let i = 1; i < phrase.length; i++) {
    // A name may stand partly in quotation marks or brackets, but does not run over a comma or a stop.
    if (words.forms[at + i] !== phrase[i] || words.gaps[at + i]! > 1) return false;
  }
  return true;
}

type Add = (name: string, reading: Reading) => void;
type AddWords = (words: readonly string[], reading: Reading) => void;

// Folded endings of an adjective: feminine, plural, dual, feminine plural and dual.
const SINGULAR = ['', 'ه'];
const PLURAL = ['ون', 'ين', 'ان', 'تين', 'تان', 'ات'];

/** An adjective in every form, with and without the article on each or one of its words (كوري شمالي). */
function addAdjective(id: string, adjective: string, add: AddWords): void {
  const base = nameWords(adjective);
  for (const [ends, plural] of [
    [SINGULAR, false],
    [PLURAL, true],
  ] as const) {
    for (const end of ends) {
      const words = base.map((word) => word + end);
      const indefinite = { type: 'adjective', id, definite: false, plural } as const;
      const definite = { type: 'adjective', id, definite: true, plural } as const;
      add(words, indefinite);
      add(
        words.map((word) => `ال${word}`),
        definite,
      );
      if (words.length < 2) continue;
      add(
        words.map((word, i) => (i === 0 ? `ال${word}` : word)),
        definite,
      );
      add(
        words.map((word, i) => (i === 0 ? word : `ال${word}`)),
        definite,
      );
    }
  }
}

function addStates(catalog: Catalog, grammar: Grammar, given: ReadonlySet<string>, add: Add, addForm: AddWords): void {
  for (const state of catalog.states) {
    const { id } = state;
    for (const name of [state.ar, state.en, ...state.names.map(({ text }) => text)])
      add(name, { type: 'state', id, capital: false });
    for (const name of state.capitals) if (!given.has(nameKey(name))) add(name, { type: 'state', id, capital: true });
    for (const adjective of state.adjectives) addAdjective(id, adjective, addForm);
    const regular = state.adjectives.flatMap((adjective) =>
      PLURAL.slice(0, 2).map((end) => nameWords(adjective).map((word) => word + end)),
    );
    for (const people of [...state.people.map(nameWords), ...regular]) {
      const definite = people.map((word) => `ال${word}`);
      addForm(people, { type: 'adjective', id, definite: false, plural: true });
      addForm(definite, { type: 'adjective', id, definite: true, plural: true });
      // The people of these states stand for the state in the news; elsewhere "the Syrians" are people.
      if (grammar.peopleSpeak.includes(id)) addForm(definite, { type: 'state', id, capital: false });
    }
  }
}

function addBodies(catalog: Catalog, add: Add): void {
  for (const body of catalog.bodies) {
    for (const name of [body.ar, ...body.names]) {
      const words = name.split(' ');
      const last = words.at(-1)!;
      if (!last.startsWith('ال')) {
        add(name, { type: 'body', body, definite: false });
        continue;
      }
      add(name, { type: 'body', body, definite: true });
      add([...words.slice(0, -1), last.slice(2)].join(' '), { type: 'body', body, definite: false });
    }
  }
}

function addRecords(catalog: Catalog, given: ReadonlySet<string>, add: Add, addForm: AddWords): void {
  for (const record of catalog.records) {
    if (record.kind === 'state') continue;
    const names = [{ text: record.ar, loaded: false }, { text: record.en, loaded: false }, ...record.names];
    for (const { text, loaded } of names) {
      if (record.kind === 'person') add(text, { type: 'person', id: record.id, short: !nameKey(text).includes(' ') });
      else add(text, { type: 'actor', id: record.id, loaded: loaded ?? false });
    }
    if (record.kind === 'person') {
      const last = nameKey(record.ar).split(' ').at(-1)!;
      if (last.length >= 3 && !given.has(last)) add(last, { type: 'person', id: record.id, short: true });
    }
    for (const adjective of record.adjectives) addAdjective(record.id, adjective, addForm);
  }
}

function addClasses(grammar: Grammar, add: Add): void {
  const lists: readonly (readonly [WordClass, readonly string[]])[] = [
    ['spokes', grammar.spokes],
    ['onBehalf', grammar.onBehalf],
    ['source', grammar.source],
    ['official', grammar.official],
    ['side', grammar.side],
    ['deputy', grammar.deputy],
    ['member', grammar.member],
    ['correspondent', grammar.correspondent],
    ['mediaOf', grammar.mediaOf],
    ['unaffiliated', grammar.unaffiliated],
    ['kin', grammar.kin],
    ['reference', grammar.reference],
    ['document', grammar.document],
    ['whose', grammar.whose],
    ['honor', grammar.honor],
    ['former', grammar.former],
    ['modifier', grammar.modifier],
    ['link', grammar.link],
    ['belonging', grammar.belonging],
    ['head', grammar.companyHeads],
    ['demonstrative', grammar.demonstrative],
    ['ownerLink', grammar.ownerLink],
    ['posted', grammar.posted],
    ['worldwide', grammar.worldwide],
    ['clause', grammar.clause],
    ['stop', grammar.titleStops],
  ];
  for (const [name, list] of lists) for (const word of list) add(word, { type: 'word', class: name, value: word });
  for (const [word, value] of Object.entries(grammar.loadedWithAdjective))
    add(word, { type: 'word', class: 'loadedAdjective', value });
  for (const [word, value] of Object.entries(grammar.loadedWithParty))
    add(word, { type: 'word', class: 'loadedParty', value });
}
