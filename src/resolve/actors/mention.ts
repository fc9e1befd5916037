import type { Words } from '../words.js';
import type { Lexicon } from './lexicon.js';
import type { FoundName, NameFinder } from './names.js';
import type { Parser } from './parse.js';
import type { Ref } from './ref.js';

/** A mention of a speaker taken apart: a title and the name it stands with. */
export interface Mention {
  /** The party of the title or of the whole mention, before anything is looked up in the article. */
  readonly title: Ref | null;
  /** Words of a person's name (folded), empty where none is given. */
  readonly name: readonly string[];
  /** The name as printed. */
  readonly printed: string;
  /** A person of the files whom the name means without doubt. */
  readonly person: string | null;
  /** Where, in the mention's text, a second party begins that speaks jointly ("the US and Britain"); -1 where none does. */
  readonly rest: number;
  /** "His Excellency" alone: whoever was named before. */
  readonly reference: boolean;
}

export interface MentionReader {
  read(text: string, words: Words, date: string | null): Mention;
}

/** `holds` says whether a person held an office at some time. */
export function createMentionReader(
  parser: Parser,
  lexicon: Lexicon,
  names: NameFinder,
  holds: (person: string, office: string) => boolean,
): MentionReader {
  const bare = { title: null, name: [], printed: '', person: null, rest: -1, reference: false } as const;

  function named(text: string, words: Words, title: Ref | null, found: FoundName): Mention {
    const name = words.forms.slice(found.from, found.to);
    const printed = text
      .slice(words.starts[found.from], words.ends[found.to - 1])
      .replace(/[#_]+/g, ' ')
      .trim();
    return { ...bare, title, name, printed, person: found.person };
  }

  /** Offset of a party joined by "and" after a word; its conjunction is left out. */
  function joint(words: Words, at: number, date: string | null): number {
    const form = words.forms[at];
    if (form === undefined || !form.startsWith('و') || form.length < 4) return -1;
    const bare = { ...words, forms: words.forms.map((f, i) => (i === at ? f.slice(1) : f)) };
    const known = parser.parse(bare, at, date) !== null || names.at(bare, at, true) !== null;
    return known ? words.starts[at]! + 1 : -1;
  }

  function titled(text: string, words: Words, title: Ref, date: string | null): Mention {
    if (title.end >= words.forms.length) return { ...bare, title };
    const rest = joint(words, title.end, date);
    if (rest >= 0) return { ...bare, title, rest };
    if (title.role === 'party' || title.role === 'body' || title.closed) return { ...bare, title };
    // After a title whose body is not known, the body's own name may follow: only a first name makes a person there.
    const found = names.after(words, title.end, title.id === null && title.open === null);
    if (!found) return { ...bare, title };
    // "Spokesman of foreign minister NAME": the name is the minister's, not the spokesman's.
    if (found.person !== null && title.inner !== null && holds(found.person, title.inner)) return { ...bare, title };
    return { ...named(text, words, title, found), rest: joint(words, found.to, date) };
  }

  function untitled(text: string, words: Words, start: number, date: string | null): Mention {
    const count = words.forms.length;
    // A single word that is no title, body or place can only be a surname of somebody named elsewhere.
    const single = count - start === 1 ? { from: start, to: count, person: null } : null;
    const found = names.at(words, start, false) ?? single ?? names.before(words, start);
    if (!found) return bare;
    let title: Ref | null = null;
    // The title may follow after a comma or "who is".
    for (let at = found.to; at < Math.min(count, found.to + 4) && title === null; at++)
      title = parser.parse(words, at, date);
    if (title?.role === 'person') title = null;
    const ends = found.to === count || (words.gaps[found.to] ?? 0) > 0 || lexicon.is(words, found.to, 'stop');
    const rest = title === null ? joint(words, found.to, date) : -1;
    const length = found.to - found.from;
    // Words that no list knows are a name only where a title follows them at once, or after a comma.
    const apart =
      (words.gaps[found.to] ?? 0) > 0 || title?.role === 'office' || title?.role === 'voice' || title?.role === 'title';
    if (!apart) title = found.person === null && names.at(words, start, true) === null ? null : title;
    const sure = found.person !== null || title !== null || length === 1 || names.at(words, start, true) !== null;
    if (!sure || !(ends || rest >= 0 || title !== null || found.person !== null)) return bare;
    return { ...named(text, words, title, found), rest };
  }

  return {
    read(text, words, date) {
      if (words.forms.length === 0) return bare;
      if (words.forms.length === 1 && lexicon.is(words, 0, 'reference')) return { ...bare, reference: true };
      const start = names.pastHonor(words, 0);
      const adjective =
        words.forms.length === 1
          ? lexicon.match(words, 0).find(({ reading }) => reading.type === 'adjective')
          : undefined;
      // "A Turkish comment": the adjective alone, as an article uses it of a party.
      if (adjective?.reading.type === 'adjective' && !adjective.reading.plural) {
        return { ...bare, title: parser.party(adjective.reading.id, adjective.end) };
      }
      const title = parser.parse(words, 0, date) ?? (start > 0 ? parser.parse(words, start, date) : null);
      // "The brigadier", "the sheikh" alone: whoever was named before.
      const last = words.forms.length - 1;
      if (!title && start === last && words.forms[0]!.startsWith('ال') && lexicon.is(words, last, 'honor'))
        return { ...bare, reference: true };
      if (title && title.role !== 'person') return titled(text, words, title, date);
      return untitled(text, words, start, date);
    },
  };
}
