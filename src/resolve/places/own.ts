import { overlaps, type Place, type Span } from '../../model/index.js';
import { GAP, nameKey, readings, wordsOf } from '../words.js';

/** Gives the places of a content: those that reading found, and those that only the user's files know. */
export type PlaceFinder = (text: string, content: readonly Span[], found: readonly Span[]) => readonly Span[];

/**
 * Reading knows the place names of its language's lists and no others, so names that a user adds are looked for here.
 * Each place counts once, in the order of the text.
 */
export function createOwnPlaces(places: readonly Place[]): PlaceFinder {
  const names = new Set(places.flatMap(({ names: of }) => of.map(({ text }) => nameKey(text))));
  names.delete('');
  if (names.size === 0) return (_text, _content, found) => found;
  const longest = Math.max(...[...names].map((name) => name.split(' ').length));
  return (text, content, found) => {
    const own: Span[] = [];
    const seen = new Set(found.map(({ start, end }) => nameKey(text.slice(start, end))));
    for (const span of content) {
      const { forms, starts, ends, gaps } = wordsOf(text.slice(span.start, span.end), span.start);
      for (let at = 0; at < forms.length; at++) {
        for (let length = Math.min(longest, forms.length - at); length > 0; length--) {
          if (gaps.slice(at + 1, at + length).some((gap) => gap !== GAP.none)) continue;
          const rest = forms.slice(at + 1, at + length);
          const first = readings(forms[at]!).find((form) => names.has([form, ...rest].join(' ')));
          if (first === undefined) continue;
          // a joined particle is not part of the name
          const particle = forms[at]!.endsWith(first) ? forms[at]!.length - first.length : 0;
          const place = { start: starts[at]! + particle, end: ends[at + length - 1]! };
          const key = [first, ...rest].join(' ');
          if (!seen.has(key) && !found.some((known) => overlaps(known, place))) own.push(place);
          seen.add(key);
          at += length - 1;
          break;
        }
      }
    }
    return own.length === 0 ? found : [...found, ...own].sort((a, b) => a.start - b.start);
  };
}
