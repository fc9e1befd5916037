import {
  readDataFile,
  type Actor,
  type ActorRef,
  type Article,
  type Place,
  type ResolvedStatement,
  type Span,
  type Statement,
} from '../model/index.js';
import { createCatalog, type Catalog } from './actors/catalog.js';
import { createContextResolver, type Scene } from './actors/context.js';
import { createLexicon, type Match } from './actors/lexicon.js';
import { createMentionReader, type Mention } from './actors/mention.js';
import { createNameFinder } from './actors/names.js';
import { createParser } from './actors/parse.js';
import { createPeople } from './actors/people.js';
import { loadActors } from './data/actor-files.js';
import { loadGrammar, type Grammar } from './data/grammar.js';
import { loadPlaces, readPlaceFile } from './data/place-files.js';
import { statementId } from './ids.js';
import { createGazetteer } from './places/gazetteer.js';
import { createOwnPlaces } from './places/own.js';
import { createPlaceResolver } from './places/resolve.js';
import type { Ref } from './actors/ref.js';
import { nameKey, readings, wordsOf, type Words } from './words.js';

export interface ResolverOptions {
  /** Files of actors (CSV or JSON) that add to the built-in ones. */
  readonly actorFiles?: readonly string[];
  /** Files of places (CSV or JSON) that add to the built-in gazetteer. */
  readonly placeFiles?: readonly string[];
}

export interface Resolver {
  /** Resolves the speakers, relays and places of an article's statements, and gives each statement its id. */
  resolve(article: Article, statements: readonly Statement[]): ResolvedStatement[];
  /** An actor by id: of the files, made by rule, or a person met in an article read by this resolver. */
  actor(id: string): Actor | null;
  /** The party that an actor speaks for: spokesman → ministry → state. `date` decides between a person's offices. */
  party(id: string, date?: string | null): string;
  place(id: string): Place | null;
  /** The parties that a text names, in the order of its words: states, groups, people and bodies, each as whom it speaks for. */
  named(text: string, date?: string | null): readonly { readonly party: string; readonly start: number }[];
}

/** What is met again and again within one article. */
interface Reading {
  readonly text: string;
  readonly scene: Scene;
  readonly mentions: Map<string, { words: Words; mention: Mention }>;
}

/** A name with the article may be a word (the engineer). */
const ARTICLE = 'ال';
const LETTER = /\p{L}/u;
const AFTER_COMMA = /^(\s*[،,]\s*)([^،,.:"«(\n]+)[،,.:"«(\n]/u;
// Characters that a name after its rank and its comma may take.
const NAME_REACH = 60;
// Sources of these kinds speak for a state where its agency carries them; a doctor or a villager does not.
const OFFICIAL = new Set(['government', 'military', 'security', 'diplomatic']);

/** Words for roles: "the witness" is nobody's surname, though a man is called so. */
function roleWords(grammar: Grammar): string[] {
  const { unaffiliated, kin, official, source, spokes, member, correspondent, side, mediaOf, modifier } = grammar;
  return [unaffiliated, kin, official, source, spokes, member, correspondent, side, mediaOf, modifier]
    .flat()
    .map(nameKey);
}

/** @throws Problem where a user's file cannot be read. */
export function createResolver(options: ResolverOptions = {}): Resolver {
  const grammar = loadGrammar();
  const data = loadActors(options.actorFiles);
  const catalog: Catalog = createCatalog(data, grammar);
  const wordList = (name: string): Set<string> => new Set(readDataFile(name).split('\n').filter(Boolean).map(nameKey));
  const given = wordList('actors/given-names.txt');
  const noSurnames = new Set([...given, ...roleWords(grammar)]);
  const lexicon = createLexicon(catalog, grammar, noSurnames);
  const qualifiers = new Map(
    Object.entries(grammar.qualifiers).flatMap(([key, list]) => list.map((word) => [nameKey(word), key] as const)),
  );
  const parser = createParser(catalog, lexicon, qualifiers, given);
  const people = createPeople(catalog, noSurnames);
  const names = createNameFinder(lexicon, people, given, wordList('actors/common-words.txt'));
  const gazetteer = createGazetteer(loadPlaces(data.states, options.placeFiles));
  const isState = new Set(data.states.map(({ id }) => id));
  const holds = (person: string, office: string): boolean =>
    catalog.offices(person, null).some((tenure) => tenure.office === office);
  const mentionReader = createMentionReader(parser, lexicon, names, holds);
  const context = createContextResolver(catalog, lexicon, parser, people, given, grammar.together);
  const placeResolver = createPlaceResolver(gazetteer, lexicon);
  const ownPlaces = createOwnPlaces((options.placeFiles ?? []).flatMap(readPlaceFile));

  function actorRef(id: string, titleId: string | null, date: string | null, other: ActorRef | null): ActorRef | null {
    const actor = catalog.actor(id);
    if (actor === null) return null;
    const partyId = partyOf(actor, titleId, date);
    const party = catalog.actor(partyId);
    return {
      id,
      name: actor.name.ar,
      ...(party ? { party: { id: partyId, name: party.name.ar } } : {}),
      ...(other
        ? {
            others: [
              { id: other.id, name: other.name, ...(other.party ? { party: other.party } : {}) },
              ...(other.others ?? []),
            ],
          }
        : {}),
    };
  }

  /** People speak for the office they hold on the day, else for the post that the article gives them. */
  function partyOf(actor: Actor, titleId: string | null, date: string | null): string {
    const own = catalog.party(actor.id, date);
    return own === actor.id && actor.kind === 'person' && titleId !== null ? catalog.party(titleId, date) : own;
  }

  function mentionOf(reading: Reading, span: Span): { words: Words; mention: Mention } {
    const text = reading.text.slice(span.start, span.end);
    const known = reading.mentions.get(text);
    if (known) return known;
    const words = wordsOf(text);
    const made = { words, mention: mentionReader.read(text, words, reading.scene.date) };
    reading.mentions.set(text, made);
    return made;
  }

  function who(reading: Reading, span: Span): ActorRef | null {
    const { words, mention } = mentionOf(reading, span);
    const found = context.resolve(reading.scene, words, mention, span.start);
    if (found === null) return jointly(words, reading.scene.date);
    const { date } = reading.scene;
    const other =
      mention.rest < 0
        ? (found.others ?? []).reduceRight<ActorRef | null>((rest, id) => actorRef(id, null, date, rest) ?? rest, null)
        : who(reading, { start: span.start + mention.rest, end: span.end });
    return actorRef(found.id, found.titleId, date, other);
  }

  /**
   * A particle may have been taken off that is the name's first letter ("in Yongyang" for Pyongyang): what resolves to
   * nobody is tried as the whole word.
   */
  function whoever(reading: Reading, span: Span): ActorRef | null {
    const found = who(reading, span) ?? ranked(reading, span) ?? leading(reading, span);
    if (found !== null || !LETTER.test(reading.text[span.start - 1] ?? '')) return found;
    let { start } = span;
    while (LETTER.test(reading.text[start - 1] ?? '')) start--;
    return who(reading, { start, end: span.end });
  }

  /** "Staff Colonel, NAME": a rank that a comma parts from its name. */
  function ranked(reading: Reading, span: Span): ActorRef | null {
    const { words } = mentionOf(reading, span);
    const rank = (_: string, i: number): boolean =>
      lexicon.is(words, i, 'honor') || (i > 0 && (lexicon.is(words, i, 'modifier') || lexicon.is(words, i, 'former')));
    if (!words.forms.every(rank)) return null;
    const next = AFTER_COMMA.exec(reading.text.slice(span.end, span.end + NAME_REACH));
    if (!next) return null;
    const start = span.end + next[1]!.length;
    const found = who(reading, { start, end: start + next[2]!.length });
    return found?.id.startsWith('person:') ? found : null;
  }

  /**
   * "Trump [called] the deal …": a speaker that runs on into what follows it, which begins with the name of one known person
   * and goes on with no other name.
   */
  function leading(reading: Reading, span: Span): ActorRef | null {
    const { words } = mentionOf(reading, span);
    const [first, next] = words.forms;
    if (first === undefined || next === undefined || first.startsWith(ARTICLE)) return null;
    const isPerson = (at: number): boolean => lexicon.match(words, at).some(({ reading: r }) => r.type === 'person');
    const isGiven = (form: string): boolean => readings(form).some((word) => given.has(word));
    if (!isPerson(0) || isGiven(first) || isPerson(1) || isGiven(next)) return null;
    const found = who(reading, { start: span.start, end: span.start + words.ends[0]! });
    return found?.id.startsWith('person:') ? found : null;
  }

  /** "A military source", as a state's own agency carries it, is that state's. */
  function carried(reading: Reading, span: Span, relays: readonly (ActorRef | null)[]): ActorRef | null {
    const { words } = mentionOf(reading, span);
    const kind = words.forms
      .slice(1)
      .map((form) => qualifiers.get(form))
      .find((one) => one && OFFICIAL.has(one));
    if (kind === undefined || !lexicon.is(words, 0, 'source')) return null;
    const { date } = reading.scene;
    const states = relays.flatMap((relay) => {
      const state = relay && catalog.actor(relay.id)?.kind === 'media' ? catalog.party(relay.id, date) : null;
      return state !== null && isState.has(state) ? [state] : [];
    });
    return states[0] === undefined ? null : actorRef(`${states[0]}#source:${kind}`, null, date, null);
  }

  const noName = new Set(grammar.noName.map(nameKey));

  /** Whether a single word is as likely no name at all: an adjective, a common word, a channel or network. */
  function chance(form: string, { id, role }: Ref, matches: readonly Match[]): boolean {
    if (role === 'person' && matches.some(({ reading }) => reading.type === 'adjective')) return true;
    const kind = catalog.actor(id!)?.kind;
    return kind === 'media' || kind === 'company' || readings(form).some((word) => noName.has(word) || given.has(word));
  }

  /** A paper called "The Middle East": what a text speaks of is the region, and hardly ever a paper. */
  function isMedium(id: string, date: string | null): boolean {
    return catalog.actor(id)?.kind === 'media' && catalog.party(id, date) === id;
  }

  /** The parties that words name, in their order. */
  function namedIn(words: Words, date: string | null): { id: string; start: number; joined: boolean }[] {
    const found: { id: string; start: number; joined: boolean }[] = [];
    const add = (id: string, at: number): void => {
      found.push({ id, start: words.starts[at]!, joined: words.forms[at]!.startsWith('و') });
    };
    for (let at = 0; at < words.forms.length;) {
      const matches = lexicon.match(words, at);
      const phrase = matches.length === 0 ? null : parser.parse(words, at, date);
      const form = words.forms[at]!;
      const byChance = phrase?.id && phrase.end === at + 1 && chance(form, phrase, matches);
      if (phrase?.id && !byChance) {
        add(phrase.id.split('#')[0]!, at);
        at = Math.max(at + 1, phrase.end);
        continue;
      }
      const spoiled = readings(form).some((word) => noName.has(word));
      for (const { reading } of matches) if (reading.type === 'adjective' && !spoiled) add(reading.id, at);
      at++;
    }
    return found;
  }

  /** "A joint statement of Britain and France": whom a phrase of no known head names one after the other. */
  function jointly(words: Words, date: string | null): ActorRef | null {
    const found = namedIn(words, date);
    if (found.length < 2 || !found.slice(1).every(({ joined }) => joined)) return null;
    return found.reduceRight<ActorRef | null>((rest, { id }) => actorRef(id, null, date, rest) ?? rest, null);
  }

  return {
    resolve(article, statements) {
      if (statements.length === 0) return [];
      const { text } = article;
      const words = wordsOf(text);
      const date = (article.published ?? article.captured)?.slice(0, 10) ?? null;
      const reading: Reading = { text, scene: context.scene(words, date), mentions: new Map() };
      for (const span of statements.flatMap(({ speaker, relays }) => [...speaker, ...relays])) {
        const { words: of, mention } = mentionOf(reading, span);
        context.note(reading.scene, of, mention, span.start);
      }
      reading.scene.named.sort((a, b) => a.at - b.at);
      reading.scene.people.sort((a, b) => a.at - b.at);
      reading.scene.spoke.sort((a, b) => a.at - b.at);
      const spoken = statements.map(({ content, places }) => ownPlaces(text, content, places));
      const where = spoken.some((places) => places.length > 0) ? placeResolver.scene(words) : null;
      return statements.map((statement, n): ResolvedStatement => {
        const relayActors = statement.relays.map((span) => whoever(reading, span));
        const speakerActors = statement.speaker.map(
          (span) => whoever(reading, span) ?? carried(reading, span, relayActors),
        );
        return {
          ...statement,
          id: statementId(article.id, text, statement),
          actor: speakerActors[0] ?? null,
          speakerActors,
          relayActors,
          places: where === null ? [] : spoken[n]!.map((span) => placeResolver.resolve(text, span, where)),
        };
      });
    },
    actor: catalog.actor,
    party: catalog.party,
    place: gazetteer.place,
    named: (text, date = null) =>
      namedIn(wordsOf(text), date)
        .filter(({ id }) => !isMedium(id, date))
        .map(({ id, start }) => ({ party: catalog.party(id, date), start })),
  };
}
