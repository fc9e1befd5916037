import type { Catalog, Voice } from './catalog.js';
import type { Lexicon, Match, Reading, WordClass } from './lexicon.js';
import type { BodyRecord } from '../data/actor-files.js';
import type { Words } from '../words.js';
import { createCursor, type Context } from './cursor.js';
import { makeRef, type Ref } from './ref.js';

export interface Parser {
  /** The party that the phrase beginning at a word names; null where no known phrase begins there. */
  parse(words: Words, at: number, date: string | null): Ref | null;
  /** A party named by something else than a phrase of its own. */
  party(id: string, end: number): Ref;
}

const PRIORITY: Readonly<Record<Reading['type'], number>> = {
  person: 5,
  actor: 6,
  state: 4,
  body: 3,
  adjective: 1,
  word: 2,
};
// Phrases nest: a source in the office of the deputy minister of a state. Deeper than this they are not read.
const MAX_DEPTH = 5;
// How many words an official's field and place may take before the body is named (4 to 10 tried on the gold: no change).
const REACH = 7;

export function createParser(
  catalog: Catalog,
  lexicon: Lexicon,
  qualifiers: ReadonlyMap<string, string>,
  given: ReadonlySet<string>,
): Parser {
  const states = new Set(catalog.states.map(({ id }) => id));
  const isState = (id: string): boolean => states.has(id);
  const ref = makeRef;
  const { adjectiveAt, skip, past, longest, gap, joined, between } = createCursor(lexicon);

  function parse(c: Context, at: number, depth: number): Ref | null {
    if (depth > MAX_DEPTH || at >= c.words.forms.length) return null;
    let best: Ref | null = null;
    let rank = -1;
    for (const match of lexicon.match(c.words, at)) {
      const found = expand(c, at, match, depth);
      if (found === null) continue;
      const priority = PRIORITY[match.reading.type] + (found.id !== null ? 10 : 0);
      if (best === null || found.end > best.end || (found.end === best.end && priority > rank)) {
        best = found;
        rank = priority;
      }
    }
    return best === null ? null : trailing(c, best);
  }

  function expand(c: Context, at: number, { reading, end }: Match, depth: number): Ref | null {
    switch (reading.type) {
      case 'actor':
        return ref(reading.id, catalog.actor(reading.id)?.kind === 'office' ? 'office' : 'party', end, {
          loaded: reading.loaded,
        });
      case 'person':
        return ref(reading.id, 'person', end, { short: reading.short });
      case 'state':
        return ref(reading.id, 'party', end, { capital: reading.capital });
      case 'adjective':
        return null;
      case 'body':
        return body(c, reading.body, reading.definite, end, depth);
      case 'word':
        return word(c, at, reading.class, reading.value, end, depth);
    }
  }

  function body(c: Context, of: BodyRecord, definite: boolean, end: number, depth: number): Ref | null {
    const role = of.kind === 'office' ? 'office' : 'body';
    if (definite) {
      const at = skip(c, end, ['modifier', 'former']);
      for (const from of at === end ? [end] : [end, at]) {
        const adjective = adjectiveAt(c, from, true);
        if (adjective) return bodyOf(c, adjective.id, of, adjective.end, role);
      }
      // "The government in Turkey": the state after a preposition.
      if (lexicon.is(c.words, at, 'link') || joined(c, at, 'ب')) {
        const place = lexicon
          .match(c.words, lexicon.is(c.words, at, 'link') ? at + 1 : at)
          .find((m) => m.reading.type === 'state');
        if (place?.reading.type === 'state' && !place.reading.capital && of.kind !== 'office' && of.id !== 'embassy') {
          return bodyOf(c, place.reading.id, of, place.end, role);
        }
      }
      return ref(null, role, end, { open: of });
    }
    if (gap(c, end) > 1) return null;
    const owner = owners(c, end, depth);
    return owner === null ? null : bodyOf(c, owner.id, of, owner.end, role);
  }

  /** Whose body it is: a state, its capital, a group, or the person whose state it is. */
  function owners(c: Context, at: number, depth: number): { id: string; end: number } | null {
    const found = parse(c, at, depth + 1);
    if (!found || found.id === null) return null;
    if (found.role === 'person') {
      const party = catalog.party(found.id, c.date);
      return party === found.id ? null : { id: party, end: found.end };
    }
    if (found.role !== 'party') return null;
    return { id: found.id, end: found.end };
  }

  function bodyOf(c: Context, owner: string, of: BodyRecord, end: number, role: Ref['role']): Ref {
    if (!isState(owner)) return ref(`${owner}#official`, 'voice', end);
    // A body that this state does not have is nobody: not the state, and not the next best body.
    if (!catalog.allows(owner, of)) return ref(null, 'title', end);
    const id = `${owner}/${of.id}`;
    const former = lexicon.is(c.words, end, 'former');
    return ref(id, role, end, { former });
  }

  function word(c: Context, at: number, name: WordClass, value: string, end: number, depth: number): Ref | null {
    switch (name) {
      case 'spokes':
        return spokesman(c, end, depth);
      case 'source':
        return voiceOf(c, end, depth, 'source', qualifier(c, end));
      case 'official':
      case 'deputy':
        return voiceOf(c, end, depth, 'official', null, at);
      case 'side':
      case 'correspondent':
        return sideOf(c, at, end, depth);
      case 'member':
        return voiceOf(c, end, depth, 'member', null);
      case 'mediaOf':
        return media(c, at, end, depth);
      case 'head': {
        if (gap(c, end) > 1) return null;
        const named = parse(c, end, depth + 1);
        if (named && agrees(c, at, end, named)) return null;
        return named && named.id !== null && named.role === 'party' && !isState(named.id) ? named : null;
      }
      case 'loadedAdjective': {
        const adjective = adjectiveAt(c, end, true);
        if (!adjective) return null;
        return ref(part(adjective.id, value), 'party', adjective.end, { loaded: true });
      }
      case 'loadedParty': {
        if (gap(c, end) > 1) return null;
        const owner = owners(c, end, depth);
        return owner === null ? null : ref(part(owner.id, value), 'party', owner.end, { loaded: true });
      }
      case 'honor':
      case 'demonstrative': {
        const next = gap(c, end) > 1 ? null : parse(c, end, depth + 1);
        return next;
      }
      case 'unaffiliated':
        return ref(null, 'title', past(c, end));
      case 'kin':
        return ref(null, 'title', end, { closed: true });
      default:
        return null;
    }
  }

  const part = (owner: string, value: string): string =>
    value === '' || !isState(owner) ? owner : `${owner}/${value}`;

  function spokesman(c: Context, end: number, depth: number): Ref | null {
    const at = skip(c, end, ['modifier', 'former']);
    const former = between(c, end, at, 'former');
    if (lexicon.is(c.words, at, 'onBehalf')) {
      const inner = parse(c, at + 1, depth + 1);
      if (inner) return speaking(inner, 'spokesman', former);
      return ref(null, 'title', at + 1, { former, ...pending(c, at + 1, 'spokesman') });
    }
    if (joined(c, at, 'ل')) {
      const inner = parse(c, at, depth + 1);
      if (inner) return speaking(inner, 'spokesman', former);
    }
    const adjective = adjectiveAt(c, at, null);
    if (adjective) return ref(`${adjective.id}#spokesman`, 'voice', adjective.end, { former });
    const direct = gap(c, at) > 1 ? null : parse(c, at, depth + 1);
    if (direct && direct.role !== 'person' && direct.role !== 'title') return speaking(direct, 'spokesman', former);
    return ref(null, 'title', at, { former });
  }

  /** A source, an official: of a nationality, in or of a body. */
  function voiceOf(
    c: Context,
    end: number,
    depth: number,
    voice: Voice,
    extra: string | null,
    head = end,
    near = false,
  ): Ref | null {
    let at = end;
    for (let step = 0; step < 4; step++) {
      const adjective = adjectiveAt(c, at, null);
      if (adjective) {
        const spec = voice === 'source' && extra ? `${voice}:${extra}` : voice;
        return ref(voiced(adjective.id, spec), 'voice', adjective.end);
      }
      if (gap(c, at) > 1) break;
      if (lexicon.is(c.words, at, 'modifier') || lexicon.is(c.words, at, 'former')) at++;
      else break;
    }
    const former = between(c, end, at, 'former');
    if (gap(c, at) > 1) return ref(null, 'title', at, { former });
    let inner = told(c, at, parse(c, at, depth + 1));
    // "The mayor of Paris": a city there, not the government.
    if (inner?.capital && !near) inner = null;
    if (inner === null || inner.role === 'person') {
      let next = at;
      for (let m = longest(c, next, 'belonging'); m > next; m = longest(c, next, 'belonging')) next = m;
      const within = lexicon.is(c.words, next, 'ownerLink');
      if (within) next++;
      if (next > at) inner = parse(c, next, depth + 1);
      if (inner?.capital) inner = null;
      // "The envoy in Libya", "an international official in Syria": the country says where, not whose.
      const elsewhere = lexicon.is(c.words, head, 'posted') || between(c, end, at, 'worldwide');
      if (within && elsewhere && inner?.role === 'party' && inner.id !== null && isState(inner.id)) inner = null;
    }
    if (inner === null || inner.role === 'person' || inner.role === 'title')
      inner = near ? null : farther(c, at, depth);
    if (inner === null) {
      const object = lexicon.is(c.words, at, 'link') ? at + 1 : at;
      return ref(null, 'title', at, {
        former,
        ...pending(c, object, voice === 'source' && extra ? `${voice}:${extra}` : voice),
      });
    }
    return speaking(inner, voice === 'source' && extra ? `${voice}:${extra}` : voice, former);
  }

  function pending(c: Context, at: number, voice: string): Partial<Ref> {
    const form = c.words.forms[at];
    const definite = form !== undefined && gap(c, at) <= 1 && /^(?:ال|لل|بال)/.test(form) && form.length > 4;
    return definite ? { pending: form, voice } : {};
  }

  /** "An official told Reuters": an agency that is spoken to is not whose official it is. */
  function told(c: Context, at: number, found: Ref | null): Ref | null {
    const to = found !== null && found.id !== null && joined(c, at, 'ل') && catalog.actor(found.id)?.kind === 'media';
    return to ? null : found;
  }

  /** "Coordinator of the projects in Aden at Doctors Without Borders": the body after words that are not known. */
  function farther(c: Context, from: number, depth: number): Ref | null {
    for (let at = from; at < Math.min(from + REACH, c.words.forms.length) && gap(c, at) <= 1; at++) {
      const link = lexicon.is(c.words, at, 'ownerLink');
      if (!link && (lexicon.is(c.words, at, 'stop') || namesPerson(c, at))) return null;
      if (!link && !(at > from && joined(c, at, 'ب'))) continue;
      const found = parse(c, link ? at + 1 : at, depth + 1);
      if (found === null || found.id === null || found.capital || (found.role !== 'party' && found.role !== 'body'))
        continue;
      // A country here says where, not whose.
      if (!isState(found.id)) return found;
    }
    return null;
  }

  function namesPerson(c: Context, at: number): boolean {
    return given.has(c.words.forms[at]!) || lexicon.match(c.words, at).some(({ reading }) => reading.type === 'person');
  }

  /** A side, a unit, a document or a correspondent of a party: the party itself. */
  function sideOf(c: Context, at: number, end: number, depth: number): Ref | null {
    const found = voiceOf(c, end, depth, 'official', null, at, true);
    if (found === null) return null;
    const id = found.id?.endsWith('#official') ? found.id.slice(0, -'#official'.length) : found.id;
    return {
      ...found,
      former: false,
      id,
      role: found.id === null ? 'title' : 'voice',
      voice: found.voice === null ? null : '',
    };
  }

  /** The voice of what a phrase names: of an office its body, of a voice the same body. */
  function speaking(inner: Ref, voice: string, past: boolean): Ref {
    const former = past || inner.former;
    if (inner.id === null)
      return inner.open ? { ...inner, role: 'voice', voice, former } : { ...inner, role: 'title', former };
    let base = inner.id.split('#')[0]!;
    const kept = inner.id.includes('#source') ? '#source' : '';
    if (inner.role === 'office') base = catalog.actor(base)?.parent ?? base;
    if (inner.role === 'person') base = inner.id;
    const office = inner.role === 'office' ? inner.id : null;
    return ref(kept ? inner.id : voiced(base, voice), 'voice', inner.end, {
      former,
      loaded: inner.loaded,
      inner: office,
    });
  }

  /** A member of a state's parliament speaks for himself, one of a ministry or a movement for it. */
  function voiced(base: string, voice: string): string {
    if (voice !== 'member') return `${base}#${voice}`;
    const [state, body] = base.split('/');
    const governs = body !== undefined && (catalog.actor(base)?.parent ?? state) !== state;
    return isState(state!) && !governs ? `${base}#member` : `${base}#official`;
  }

  /** "The Arab agency": two definite words agree, the second is an adjective, though a channel is called by it. */
  function agrees(c: Context, head: number, at: number, named: Ref): boolean {
    return named.end === at + 1 && gap(c, at) === 0 && joined(c, head, 'ال') && joined(c, at, 'ال');
  }

  function media(c: Context, head: number, end: number, depth: number): Ref | null {
    let at = end;
    for (let step = 0; step < 3; step++) {
      const adjective = adjectiveAt(c, at, null);
      if (adjective) return ref(`${adjective.id}#media`, 'voice', adjective.end);
      if (gap(c, at) > 1 || !lexicon.is(c.words, at, 'modifier')) break;
      at++;
    }
    let next = at;
    for (let m = longest(c, next, 'belonging'); m > next; m = longest(c, next, 'belonging')) next = m;
    if (next === at && at > end - 1 && lexicon.is(c.words, at, 'link')) {
      const place = lexicon.match(c.words, at + 1).find((match) => match.reading.type === 'state');
      return place?.reading.type === 'state' ? ref(`${place.reading.id}#media`, 'voice', place.end) : null;
    }
    if (next === at) {
      const named = gap(c, at) > 1 ? null : parse(c, at, depth + 1);
      if (named && agrees(c, head, at, named)) return null;
      return named && named.id !== null && catalog.actor(named.id)?.kind === 'media' ? named : null;
    }
    const inner = parse(c, next, depth + 1);
    return !inner || inner.id === null || inner.role === 'title'
      ? null
      : ref(`${inner.id.split('#')[0]!}#media`, 'voice', inner.end);
  }

  function trailing(c: Context, found: Ref): Ref {
    if (found.role === 'person') return found;
    const end = past(c, found.end);
    return end === found.end ? found : { ...found, end, former: found.former || between(c, found.end, end, 'former') };
  }

  function qualifier(c: Context, from: number): string | null {
    for (let i = from; i < from + 3; i++) {
      const found = qualifiers.get(c.words.forms[i] ?? '');
      if (found) return found;
    }
    return null;
  }

  return { parse: (words, at, date) => parse({ words, date }, at, 0), party: (id, end) => ref(id, 'party', end) };
}
