import { weekdayOf } from '../../language/ar/dates/index.js';
import type { Place, PlaceRef, Span } from '../../model/index.js';
import type { Lexicon } from '../actors/lexicon.js';
import { wordsOf, type Words } from '../words.js';
import type { Gazetteer } from './gazetteer.js';

/** What the words around a place's name say of it. */
interface Hint {
  /** Kind word before the name: `town`, `province` … */
  readonly kind: string | null;
  /** The kind word stands in the mention itself, not before it. */
  readonly inside: boolean;
  /** The country that the next words name. */
  readonly country: string | null;
}

/** What an article says of countries and of the kinds of its places. */
export interface PlaceScene {
  /** How often each country is named, by its name, an adjective, or a place of one reading. */
  readonly countries: ReadonlyMap<string, number>;
  /** Kind words that the article itself puts before a name: "مدينة الرقة" → `الرقه` → town. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface PlaceResolver {
  scene(words: Words): PlaceScene;
  resolve(text: string, span: Span, scene: PlaceScene): PlaceRef;
}

/** Whether a word is an adjective of a noun with the article, by its ending; names of days look alike. */
function qualifies(word: string, noun: string): boolean {
  if (!word.startsWith('ال') || weekdayOf(word) !== null) return false;
  return noun.endsWith('ه') ? /[هيا]$/u.test(word) : word.endsWith('ي');
}

const EXACT: ReadonlySet<string> = new Set(['airport', 'base', 'crossing', 'port', 'dam', 'road', 'river', 'mountain']);

export function createPlaceResolver(gazetteer: Gazetteer, lexicon: Lexicon): PlaceResolver {
  function scene(words: Words): PlaceScene {
    const countries = new Map<string, number>();
    const kinds = new Map<string, Set<string>>();
    const count = (country: string): void => void countries.set(country, (countries.get(country) ?? 0) + 1);
    for (let at = 0; at < words.forms.length; at++) {
      const match = lexicon
        .match(words, at)
        .find(({ reading }) => reading.type === 'state' || reading.type === 'adjective');
      if (match && (match.reading.type === 'state' || match.reading.type === 'adjective')) count(match.reading.id);
      const end = gazetteer.past(words, at);
      if (end <= at) continue;
      const kind = gazetteer.kindOf(words.forms[at]!);
      const from = kind !== null && end > at + 1 ? at + 1 : at;
      const name = words.forms.slice(from, end);
      // A short name leans on its country being named; it does not name it.
      const found = gazetteer.named(name).filter((place) => !gazetteer.isShort(place, name));
      if (new Set(found.map(({ country }) => country)).size === 1 && found[0]!.country && found[0]!.kind !== 'country')
        count(found[0]!.country);
      if (kind !== null && from > at) {
        const key = words.forms.slice(from, end).join(' ');
        kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
      }
      at = end - 1;
    }
    return { countries, kinds };
  }

  function resolve(text: string, span: Span, of: PlaceScene): PlaceRef {
    const found = find(text, span, of);
    const open: PlaceRef = { start: span.start, end: span.end, id: null, lat: null, lon: null, precision: null };
    return found === null
      ? open
      : { ...open, id: found.id, lat: found.lat, lon: found.lon, precision: found.precision };
  }

  function find(text: string, span: Span, of: PlaceScene): Place | null {
    const words = wordsOf(text.slice(span.start, span.end)).forms;
    const before = wordsOf(text.slice(Math.max(0, span.start - 24), span.start)).forms.at(-1) ?? '';
    let kind = gazetteer.kindOf(before);
    let inside = false;
    let name = words;
    // The name as it stands first: kind words are part of some names.
    for (;;) {
      const found = gazetteer.named(name, name === words);
      if (found.length > 0)
        return contradicted(text, span, found)
          ? null
          : choose(unmistaken(text, span, found, name, of), { kind, inside, country: after(text, span) }, name, of);
      if (name.length < 2) break;
      const first = name[0]!;
      const announced = gazetteer.kindOf(first);
      // "The port and airport of Aden": two places, and neither alone.
      if (announced !== null && kind !== null && name !== words && first.startsWith('و')) return null;
      if (announced !== null) kind = announced;
      else if (!gazetteer.isDirection(first)) break;
      if (announced !== null) inside = true;
      name = name.slice(1);
    }
    return stateOf(words);
  }

  /** "The Syrian territory", "the Libyan coast": a part of the state, as coarse as the state. */
  function stateOf(words: readonly string[]): Place | null {
    if (words.length !== 2 || !gazetteer.isPart(words[0]!)) return null;
    const adjective = lexicon.match(wordsOf(words[1]!), 0).find(({ reading }) => reading.type === 'adjective');
    return adjective?.reading.type === 'adjective' ? gazetteer.place(adjective.reading.id) : null;
  }

  /** Whether the next words put the name into a country where none of the places lies: "Reyhanlı in Syria". */
  function contradicted(text: string, span: Span, found: readonly Place[]): boolean {
    const next = wordsOf(text.slice(span.end, span.end + 40));
    const within = next.forms[0] !== undefined && next.gaps[0] === 0 && lexicon.is(next, 0, 'ownerLink');
    const said = lexicon
      .match(next, within ? 1 : 0)
      .find(({ reading }) => reading.type === (within ? 'state' : 'adjective'));
    if (said?.reading.type !== 'state' && said?.reading.type !== 'adjective') return false;
    if (said.reading.type === 'adjective' && !next.forms[said.end - 1]!.endsWith('ه')) return false;
    const { id } = said.reading;
    if (found.some(({ kind }) => kind === 'country')) return false;
    return (
      gazetteer.place(id) !== null &&
      !found.some(({ country, id: own }) => country === null || country === id || own === id)
    );
  }

  /**
   * The places that a name may stand for here. Short for one of them it does only where the article names that place's
   * country, and no adjective makes it another name: "the southern Bank" is not the West Bank.
   */
  function unmistaken(
    text: string,
    span: Span,
    found: readonly Place[],
    name: readonly string[],
    { countries }: PlaceScene,
  ): readonly Place[] {
    return found.filter((place) => {
      if (!gazetteer.isShort(place, name)) return true;
      if (place.country !== null && (countries.get(place.country) ?? 0) === 0) return false;
      const next = wordsOf(text.slice(span.end, span.end + 40));
      const at = next.forms[0];
      if (at === undefined || next.gaps[0] !== 0 || !qualifies(at, name.at(-1)!)) return true;
      const own = lexicon.match(next, 0).find(({ reading }) => reading.type === 'adjective');
      if (own?.reading.type === 'adjective' && own.reading.id === place.country) return true;
      return gazetteer.named([...name, at]).includes(place);
    });
  }

  function after(text: string, span: Span): string | null {
    const next = wordsOf(text.slice(span.end, span.end + 40));
    for (let at = 0; at < Math.min(3, next.forms.length); at++) {
      if (next.gaps[at]! > 2) return null;
      for (const { reading } of lexicon.match(next, at)) {
        if (reading.type === 'state' || reading.type === 'adjective') return reading.id;
      }
    }
    return null;
  }

  /** The one place that kind, neighbouring words and the article's countries leave; null where they leave several. */
  function choose(all: readonly Place[], hint: Hint, name: readonly string[], of: PlaceScene): Place | null {
    const { kind, country } = hint;
    let left = all;
    const keep = (test: (place: Place) => boolean): void => {
      const kept = left.filter(test);
      if (kept.length > 0) left = kept;
    };
    // "The airport of X" is no town; other kinds of words ("the region of X") are looser.
    if (hint.inside && kind !== null && EXACT.has(kind) && !left.some((place) => fits(place, kind))) return null;
    if (left.length > 1 && kind !== null) keep((place) => fits(place, kind));
    if (left.length > 1 && country !== null) keep((place) => place.country === country);
    if (left.length > 1 && new Set(left.map((place) => place.country)).size > 1) {
      const scores = left.map((place) => ({ place, score: of.countries.get(place.country ?? '') ?? 0 }));
      const best = Math.max(...scores.map(({ score }) => score));
      const country = scores.find(({ score }) => score === best)!.place.country;
      // A rival country that the article names at least half as often leaves it open.
      if (best === 0 || scores.some(({ place, score }) => place.country !== country && score * 2 > best)) return null;
      left = left.filter((place) => place.country === country);
    }
    if (left.length > 1) {
      const said = of.kinds.get(name.join(' '));
      if (said?.size === 1) keep((place) => fits(place, [...said][0]!));
    }
    if (left.length === 1) return left[0]!;
    if (left.length === 2 && left[0]!.country === left[1]!.country) {
      const province = left.find((place) => place.kind === 'province' || place.kind === 'district');
      const town = left.find((place) => place !== province && place.precision === 'town');
      // A town and the province of the same name around it: the wider one holds in both cases. A capital is named for itself.
      if (province && town) return town.parent === town.country ? town : province;
    }
    return null;
  }

  function fits(place: Place, kind: string): boolean {
    if (place.kind === kind) return true;
    if (kind === 'town') return place.precision === 'town';
    if (kind === 'district') return place.kind === 'district' || place.kind === 'region';
    if (kind === 'base') return place.kind === 'airport';
    if (kind === 'airport') return place.kind === 'base';
    return false;
  }

  return { scene, resolve };
}
