import type { Catalog } from './catalog.js';
import type { Lexicon } from './lexicon.js';
import type { Mention, MentionReader } from './mention.js';
import type { Parser } from './parse.js';
import type { People } from './people.js';
import type { Words } from '../words.js';

/** What an article says of parties, in the order of the text: the ground on which short mentions are resolved. */
export interface Scene {
  readonly date: string | null;
  readonly named: Named[];
  readonly people: { at: number; id: string; words: readonly string[] }[];
}

interface Named {
  readonly at: number;
  /** Whom the phrase means (the person, where a title stands with a name). */
  readonly id: string;
  /** The office or body of the phrase. */
  readonly titleId: string | null;
  /** First word, without particles, article and feminine ending. */
  readonly head: string;
}

export interface ContextResolver {
  /** Reads an article's body once for its parties. */
  scene(words: Words, date: string | null): Scene;
  /** Adds a mention that a statement gives whole (a speaker, a relay). */
  note(scene: Scene, words: Words, mention: Mention, at: number): void;
  /** Whom a mention means, or null. */
  resolve(scene: Scene, words: Words, mention: Mention, at: number): { id: string; others: readonly string[] } | null;
}

/** The head of a phrase as compared: المتحدثة → متحدث. */
export function headOf(form: string): string {
  let head = form;
  if (/^[وف]ال/.test(head)) head = head.slice(1);
  if (head.startsWith('لل')) head = head.slice(2);
  if (head.startsWith('ال') && head.length > 4) head = head.slice(2);
  return head.endsWith('ه') && head.length > 3 ? head.slice(0, -1) : head;
}

export function createContextResolver(
  catalog: Catalog,
  lexicon: Lexicon,
  parser: Parser,
  mentions: MentionReader,
  people: People,
): ContextResolver {
  void mentions;

  function scene(words: Words, date: string | null): Scene {
    const made: Scene = { date, named: [], people: [] };
    let at = 0;
    while (at < words.forms.length) {
      const ref = lexicon.match(words, at).length === 0 ? null : parser.parse(words, at, date);
      if (ref === null) {
        at++;
        continue;
      }
      const start = words.starts[at]!;
      if (ref.role === 'person' && ref.id !== null) {
        if (ref.end - at > 1) made.people.push({ at: start, id: ref.id, words: words.forms.slice(at, ref.end) });
      } else if (ref.id !== null) {
        const after = ref.role === 'office' || ref.role === 'voice' ? knownPerson(words, ref.end) : null;
        if (after) made.people.push({ at: start, id: after.id, words: people.nameWords(after.id) });
        made.named.push({ at: start, id: after?.id ?? ref.id, titleId: ref.id, head: headOf(words.forms[at]!) });
        at = after?.end ?? ref.end;
        continue;
      }
      at = Math.max(at + 1, ref.end);
    }
    return made;
  }

  function knownPerson(words: Words, at: number): { id: string; end: number } | null {
    for (const { reading, end } of lexicon.match(words, at)) {
      if (reading.type === 'person' && !reading.short) return { id: reading.id, end };
    }
    return null;
  }

  function note(into: Scene, words: Words, mention: Mention, at: number): void {
    const id = mention.person ?? (mention.name.length > 1 ? meet(into, mention) : null);
    const head = headOf(words.forms[0] ?? '');
    if (id !== null) {
      into.people.push({ at, id, words: mention.name });
      if (mention.title) into.named.push({ at, id, titleId: mention.title.id, head });
    }
  }

  function meet(of: Scene, mention: Mention): string | null {
    const known = of.people.find((person) => mention.name.every((word) => person.words.includes(word)));
    if (known) return known.id;
    return catalog.meet(mention.name.join(' '), parentOf(mention));
  }

  function parentOf({ title }: Mention): string | null {
    return title === null || title.former ? null : title.id;
  }

  function resolve(
    of: Scene,
    words: Words,
    mention: Mention,
    at: number,
  ): { id: string; others: readonly string[] } | null {
    const id = idOf(of, words, mention, at);
    return id === null ? null : { id, others: mention.others };
  }

  function idOf(of: Scene, words: Words, mention: Mention, at: number): string | null {
    if (mention.person !== null && mention.name.length > 1) return mention.person;
    if (mention.name.length > 1) return meet(of, mention);
    if (mention.name.length === 1)
      return surname(of, mention, at) ?? (mention.title ? titled(of, words, mention, at) : null);
    return titled(of, words, mention, at);
  }

  /** A surname means first a person of the article, then the one known person who can be meant. */
  function surname(of: Scene, mention: Mention, at: number): string | null {
    const word = mention.name[0]!;
    const here = of.people.filter((person) => person.words.includes(word) && person.words.length > 1);
    const before = here.filter((person) => person.at <= at).at(-1) ?? here[0];
    if (before) return before.id;
    return people.choose(people.short(word), of.date, mention.title?.id ?? null);
  }

  function titled(of: Scene, words: Words, mention: Mention, at: number): string | null {
    const { title } = mention;
    if (title?.id != null) {
      if (title.role === 'office') return title.former ? null : (catalog.holder(title.id, of.date) ?? title.id);
      return title.former ? null : title.id;
    }
    if (title?.open) {
      const state = stateFor(of, title.open.id, at);
      if (state === null) return null;
      const id = `${state}/${title.open.id}`;
      if (catalog.actor(id) === null) return null;
      if (title.voice !== null)
        return `${title.open.kind === 'office' ? catalog.actor(id)!.parent! : id}#${title.voice}`;
      return title.open.kind === 'office' ? (catalog.holder(id, of.date) ?? id) : id;
    }
    return sameHead(of, words, at);
  }

  /** The state whose body is meant: the nearest mention before that names the same body, else the first after. */
  function stateFor(of: Scene, body: string, at: number): string | null {
    const same = of.named.filter(({ titleId }) => titleId !== null && bodyPart(titleId) === body);
    const found = same.filter((named) => named.at < at).at(-1) ?? same[0];
    return found ? found.titleId!.split('/')[0]! : null;
  }

  const bodyPart = (id: string): string => id.slice(id.indexOf('/') + 1).split('#')[0]!;

  /** "The ministry", "the spokesman": the nearest party before whose name begins with that word. */
  function sameHead(of: Scene, words: Words, at: number): string | null {
    if (words.forms.length > 2 || !words.forms[0]?.startsWith('ال')) return null;
    const head = headOf(words.forms[0]);
    return of.named.filter((named) => named.at < at && named.head === head).at(-1)?.id ?? null;
  }

  return { scene, note, resolve };
}
