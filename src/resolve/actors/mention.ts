import type { BodyRecord } from '../data/actor-files.js';
import type { Lexicon } from './lexicon.js';
import type { Parser, Ref } from './parse.js';
import type { Words } from '../words.js';

/** A mention of a speaker taken apart: a title and the name it stands with. */
export interface Mention {
  /** The party of the title or of the whole mention, before anything is looked up in the article. */
  readonly title: Ref | null;
  /** Words of a person's name (folded), and their place among the mention's words. */
  readonly name: readonly string[];
  readonly nameAt: number;
  /** A person of the files that the name is. */
  readonly person: string | null;
  /** Further parties that speak jointly ("the US and Britain"). */
  readonly others: readonly string[];
  readonly open: BodyRecord | null;
}

export interface MentionReader {
  read(words: Words, date: string | null): Mention;
}

/** First word after a place name (or kind of place) that begins at a word; the same word where none does. */
export type PastPlace = (words: Words, at: number) => number;

const MAX_NAME = 6;

export function createMentionReader(
  parser: Parser,
  lexicon: Lexicon,
  given: ReadonlySet<string>,
  full: (name: readonly string[]) => string | null,
  pastPlace: PastPlace,
): MentionReader {
  const is = lexicon.is;

  /** How far a name can run from a word: to a comma, a preposition, a known title or body. */
  function run(words: Words, from: number): number {
    let at = from;
    while (at < words.forms.length && at - from < MAX_NAME) {
      if (at > from && words.gaps[at]! > 1) break;
      if (/\d/.test(words.forms[at]!)) break;
      if (is(words, at, 'stop') && words.forms[at] !== 'بن') break;
      if (
        ['link', 'spokes', 'official', 'deputy', 'source', 'former', 'unaffiliated', 'belonging', 'onBehalf'].some(
          (name) => is(words, at, name as 'link'),
        )
      ) {
        if (!given.has(words.forms[at]!)) break;
      }
      at++;
    }
    return at;
  }

  function skipHonor(words: Words, from: number): number {
    let at = from;
    for (let moved = true; moved && at < words.forms.length;) {
      moved = false;
      const honor = lexicon
        .match(words, at)
        .find(({ reading }) => reading.type === 'word' && reading.class === 'honor');
      if (honor && honor.end < words.forms.length) {
        at = honor.end;
        moved = true;
      }
    }
    return at;
  }

  function personAt(words: Words, at: number): { id: string; end: number } | null {
    for (const { reading, end } of lexicon.match(words, at))
      if (reading.type === 'person') return { id: reading.id, end };
    return null;
  }

  /** The name after a title: past ranks, prepositional phrases and commas. */
  function nameAfter(words: Words, title: Ref): { from: number; to: number; person: string | null } | null {
    let at = title.end;
    for (let step = 0; step < 8 && at < words.forms.length; step++) {
      const honored = skipHonor(words, at);
      const known = personAt(words, honored);
      if (known) {
        const to = run(words, honored);
        return {
          from: honored,
          to: Math.max(known.end, to),
          person: to - honored > 1 && known.end - honored === 1 ? null : known.id,
        };
      }
      const to = run(words, honored);
      const count = to - honored;
      if (count >= 1 && !inPhrase(words, honored) && (given.has(words.forms[honored]!) || count >= 2 || honored > at)) {
        return { from: honored, to, person: null };
      }
      const next = pastPhrase(words, at);
      if (next <= at) return lastSegment(words, at);
      at = next;
    }
    return null;
  }

  function inPhrase(words: Words, at: number): boolean {
    const form = words.forms[at]!;
    return is(words, at, 'modifier') || is(words, at, 'former') || (/^(?:لل|وال|بال)/.test(form) && form.length > 4);
  }

  /** Past "in X", "to X", "of the Y": a preposition with what it governs. */
  function pastPhrase(words: Words, from: number): number {
    let at = from;
    while (is(words, at, 'modifier') || is(words, at, 'former') || is(words, at, 'belonging')) at++;
    if (is(words, at, 'link')) at++;
    const place = pastPlace(words, at);
    if (place > at) return place;
    const inner = parser.parse(words, at, null);
    if (inner && inner.role !== 'person') return inner.end;
    return at > from ? at : /^(?:ل|ب)/.test(words.forms[at] ?? '') ? at + 1 : from;
  }

  /** A name after the last comma. */
  function lastSegment(words: Words, from: number): { from: number; to: number; person: string | null } | null {
    let last = -1;
    for (let i = from; i < words.forms.length; i++) if (words.gaps[i]! > 1) last = i;
    if (last < 0) return null;
    const at = skipHonor(words, last);
    const to = run(words, at);
    if (to !== words.forms.length || to === at) return null;
    const known = personAt(words, at);
    if (known) return { from: at, to, person: known.id };
    return given.has(words.forms[at]!) && to - at >= 2 ? { from: at, to, person: null } : null;
  }

  function joint(words: Words, end: number, date: string | null): readonly string[] {
    const others: string[] = [];
    let at = end;
    while (at < words.forms.length) {
      const form = words.forms[at]!;
      if (!form.startsWith('و') || form.length < 3) return [];
      const next = parser.parse(words, at, date);
      if (next?.id == null) return [];
      others.push(next.id);
      at = next.end;
    }
    return others;
  }

  return {
    read(words, date) {
      const count = words.forms.length;
      const start = skipHonor(words, 0);
      const first = parser.parse(words, 0, date) ?? (start > 0 ? parser.parse(words, start, date) : null);
      const none = { name: [], nameAt: -1, person: null, others: [], open: first?.open ?? null };
      if (first && first.role === 'person') {
        const to = Math.max(first.end, run(words, start));
        const name = words.forms.slice(start, to);
        // A listed surname or name may begin a longer name of somebody else.
        const same = to === first.end ? first.id : (full(name) ?? (first.end - start > 1 ? first.id : null));
        return { ...none, title: null, name, nameAt: start, person: same };
      }
      if (first) {
        if (first.end >= count) return { ...none, title: first };
        if (first.id !== null) {
          const others = joint(words, first.end, date);
          if (others.length > 0) return { ...none, title: first, others };
        }
        if (first.role === 'party' || first.role === 'body') return { ...none, title: first };
        const found = nameAfter(words, first);
        if (!found) return { ...none, title: first };
        const name = words.forms.slice(found.from, found.to);
        return {
          ...none,
          title: first,
          name,
          nameAt: found.from,
          person: (name.length > 1 ? full(name) : null) ?? found.person,
        };
      }
      const to = run(words, start);
      const name = words.forms.slice(start, to);
      if (name.length === 0) return { ...none, title: null };
      let title: Ref | null = null;
      for (let at = to; at < Math.min(count, to + 4) && title === null; at++) title = parser.parse(words, at, date);
      const known = full(name);
      const likely =
        known !== null ||
        name.length === 1 ||
        given.has(name[0]!) ||
        (title !== null && title.role !== 'person' && name.length <= 3);
      if (!likely) return { ...none, title: null };
      return { ...none, title, name, nameAt: start, person: known };
    },
  };
}
