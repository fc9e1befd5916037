import { GAP, readings, type Words } from '../words.js';
import type { Lexicon, WordClass } from './lexicon.js';
import type { People } from './people.js';

/** A person's name found among the words of a mention. */
export interface FoundName {
  readonly from: number;
  readonly to: number;
  /** The listed person it names without doubt, or null. */
  readonly person: string | null;
}

export interface NameFinder {
  /** The name that begins at a word (after honorifics), as far as it reaches; null where none does. */
  at(words: Words, from: number, strict: boolean): FoundName | null;
  /** The first name at or after a word, where it closes the mention or its segment. */
  after(words: Words, from: number, strict: boolean): FoundName | null;
  /** A name that a comma ends, as its place before a title shows, whatever its words. */
  before(words: Words, from: number): FoundName | null;
  /** First word after honorifics and ranks. */
  pastHonor(words: Words, from: number): number;
}

// Longest name: "Sheikh Mohammed bin Rashid bin Saeed Al Maktoum".
const MAX_NAME = 7;
const STOPS: readonly WordClass[] = [
  'stop',
  'link',
  'spokes',
  'onBehalf',
  'source',
  'official',
  'side',
  'deputy',
  'member',
  'correspondent',
  'mediaOf',
  'unaffiliated',
  'kin',
  'former',
  'belonging',
  'demonstrative',
];

export function createNameFinder(
  lexicon: Lexicon,
  people: People,
  given: ReadonlySet<string>,
  common: ReadonlySet<string>,
): NameFinder {
  const bin = new Set(['بن', 'ابن', 'ولد', 'ابو', 'ابي', 'ال', 'دي', 'فان', 'فون', 'دو', 'لو', 'ام']);

  /** Whether a particle is joined to a word: "to Colonel X" goes on about somebody else. */
  const joined = (form: string, own: readonly string[]): boolean => /^[لبوفك]/.test(form) && !own.includes(form);

  function pastHonor(words: Words, from: number): number {
    let at = from;
    for (;;) {
      const honor = lexicon
        .match(words, at)
        .find(({ reading }) => reading.type === 'word' && reading.class === 'honor');
      if (!honor || honor.end >= words.forms.length || (given.has(words.forms[at]!) && honor.end === at + 1)) return at;
      at = honor.end;
    }
  }

  /** Whether a word may go on a name. The last word of a name may be a common adjective: محمد المصري. */
  function goesOn(words: Words, at: number, from: number): boolean {
    const form = words.forms[at]!;
    if (bin.has(form) || given.has(form)) return true;
    if (/\d/.test(form)) return false;
    if (STOPS.some((name) => lexicon.is(words, at, name))) return false;
    if (!common.has(form)) return true;
    const last = at + 1 === words.forms.length || words.gaps[at + 1]! >= GAP.comma;
    return last && form.startsWith('ال') && (at - from === 1 || at - from === 2) && given.has(words.forms[from]!);
  }

  function run(words: Words, from: number): number {
    let at = from;
    while (at < words.forms.length && at - from < MAX_NAME) {
      if (at > from && (words.gaps[at]! >= GAP.comma || (words.gaps[at] === GAP.mark && !bin.has(words.forms[at]!))))
        break;
      if (!goesOn(words, at, from)) break;
      at++;
    }
    while (at > from && bin.has(words.forms[at - 1]!)) at--;
    return at;
  }

  function starts(words: Words, at: number, strict: boolean): boolean {
    const form = words.forms[at]!;
    if (given.has(form)) return true;
    if (strict || common.has(form) || /^(?:ال|لل|وال|بال)/.test(form)) return false;
    if (bin.has(form)) return true;
    // A known word with a particle joined to it is no name.
    if (readings(form).some((bare) => bare !== form && (common.has(bare) || common.has(`ال${bare}`)))) return false;
    return !lexicon.match(words, at).some(({ reading }) => reading.type !== 'person');
  }

  function listed(words: Words, at: number): { id: string; end: number; short: boolean } | null {
    for (const { reading, end } of lexicon.match(words, at)) {
      if (reading.type !== 'person' || joined(words.forms[at]!, people.parts(reading.id))) continue;
      return { id: reading.id, end, short: reading.short };
    }
    return null;
  }

  function at(words: Words, start: number, strict: boolean): FoundName | null {
    const from = pastHonor(words, start);
    if (from >= words.forms.length) return null;
    const known = listed(words, from);
    if (!known && !starts(words, from, strict)) return null;
    // A surname that is no first name ends a name: what follows is no part of it.
    const alone = known !== null && known.short && !given.has(words.forms[from]!);
    const to = alone ? known.end : Math.max(run(words, from), known?.end ?? 0);
    if (to <= from) return null;
    const name = words.forms.slice(from, to);
    if (known && to === known.end) return { from, to, person: known.short ? null : known.id };
    const full = name.length > 1 ? people.full(name) : null;
    // A listed full name with more words after it is still that person; a listed surname is not.
    return { from, to, person: full ?? (known && !known.short ? known.id : null) };
  }

  function after(words: Words, start: number, strict: boolean): FoundName | null {
    for (let from = start; from < words.forms.length; from++) {
      // What a relative clause says is about somebody else.
      if (from > start && lexicon.is(words, from, 'clause')) return null;
      // What follows "to" or "for" is another's name: "opponent of Colonel X".
      if (/^لل/.test(words.forms[from]!) && lexicon.is(words, from, 'honor')) return null;
      const known = listed(words, from);
      if (known && !known.short) return { from, to: Math.max(known.end, run(words, from)), person: known.id };
      const found = at(words, from, strict || from > start);
      if (!found || isAside(words, found)) continue;
      const closes =
        found.to === words.forms.length || words.gaps[found.to]! >= GAP.mark || lexicon.is(words, found.to, 'stop');
      const honored = found.from > from;
      if (found.to - found.from >= 2 && (closes || from === start)) return found;
      if (found.to - found.from === 1 && (from === start || honored) && closes) return found;
    }
    return null;
  }

  /** A body's short name in brackets ("the North Atlantic Treaty Organisation (NATO) …"); a byname is quoted too. */
  function isAside(words: Words, { from, to }: FoundName): boolean {
    const { forms, gaps } = words;
    const bracketed = from > 0 && gaps[from] === GAP.mark && gaps[to] === GAP.mark;
    return bracketed && to - from === 1 && !bin.has(forms[from]!) && listed(words, from) === null;
  }

  function before(words: Words, start: number): FoundName | null {
    const from = pastHonor(words, start);
    let to = from + 1;
    while (to < words.forms.length && words.gaps[to]! < GAP.comma) to++;
    const name = words.forms.slice(from, to);
    if (
      to >= words.forms.length ||
      name.length < 2 ||
      name.length > 3 ||
      name.some((form) => form.startsWith('ال') || common.has(form))
    ) {
      return null;
    }
    return { from, to, person: people.full(name) };
  }

  return { at, after, before, pastHonor };
}
