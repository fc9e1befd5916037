import { CLASS, KIND, is, type Doc } from '../../doc.js';
import { infoAt } from './known.js';
import { NAME, PARTY, type NameInfo, type Opener } from './lexicon.js';

/** Names of persons longer than this are two names: longer ones were not seen in 150,000 words of marked news. */
const LONGEST_NAME = 5;
/** A quotation or bracket inside a name (a party's, a paper's) holds at most so many tokens. */
const LONGEST_QUOTED = 5;

const IN = 'في';
const FROM = 'من';
const TO = 'الي';

/** What the name parser knows while it goes along a name. */
export interface State {
  readonly head: number;
  readonly header: number;
  bits: number;
  names: number;
  named: boolean;
  /** The name so far ends in something definite: article, name, place. */
  closed: boolean;
  office: boolean;
  /** A post follows the name: what qualifies the post may come. */
  tail: boolean;
  /** It began with a word that nobody knows, which may be a name. */
  readonly unknown: boolean;
}

/** Whether a word is one that no name holds. */
export function isStop(doc: Doc, t: number): boolean {
  return infoAt(doc, t).stop;
}

/** The phrase of several words that starts at a token and ends before `limit`; null for none. */
export function severalAt(doc: Doc, token: number, limit: number): Opener | null {
  const { openers } = infoAt(doc, token);
  if (openers === null) return null;
  const { words } = doc;
  search: for (const opener of openers) {
    const { rest } = opener;
    if (token + rest.length >= limit) continue;
    for (let k = 0; k < rest.length; k++) if (words[token + 1 + k]!.form !== rest[k]) continue search;
    return opener;
  }
  return null;
}

export function isTime(doc: Doc, t: number): boolean {
  if (!is(doc, t, CLASS.time)) return false;
  const { bits } = infoAt(doc, t);
  if ((bits & (NAME.outlet | NAME.body)) !== 0) return false;
  // "General" of a secretary-general is also "year".
  return (bits & NAME.linker) === 0 || t === 0 || (infoAt(doc, t - 1).bits & (NAME.office | NAME.body)) === 0;
}

/** Whether a word can only be a verb here: a cue that heads no name, or a verb's shape that never carries the article. */
export function isVerb(doc: Doc, t: number): boolean {
  return infoAt(doc, t).verb;
}

/** Marked as an adverb or a predicate: it ends in a written tanwin, or has the form of one. */
export function isAccusative(doc: Doc, t: number): boolean {
  if (infoAt(doc, t).accusative) return true;
  for (let i = doc.end[t]! - 1; i >= doc.end[t]! - 2 && i >= doc.start[t]!; i--)
    if (doc.text.charCodeAt(i) === 0x64b) return true;
  return false;
}

/** Takes a word into the name. */
export function take(state: State, doc: Doc, t: number, bits: number): void {
  const info = infoAt(doc, t);
  const person = (bits & NAME.person) !== 0 && (bits & (NAME.office | NAME.body | NAME.demonym)) === 0;
  if (person || (bits & NAME.joiner) !== 0) state.names++;
  if (person) state.named = true;
  if ((bits & (NAME.office | NAME.honorific)) !== 0) {
    if (state.named || state.unknown) state.tail = true;
    state.office = true;
    state.names = 0;
  }
  state.closed =
    info.definite || info.suffix !== null || person || (bits & NAME.place) !== 0 || doc.kind[t] === KIND.foreign;
  state.bits |= bits;
}

/** Where the quotation or bracket that opens at a token ends (after its mark), or -1 where it is too long to be a name. */
export function enclosed(doc: Doc, t: number, limit: number): number {
  if (doc.kind[t] === KIND.bracketOpen) {
    for (let j = t + 1; j < Math.min(limit, t + 2 + LONGEST_QUOTED); j++) {
      if (doc.kind[j] === KIND.bracketClose) return j > t + 1 ? j + 1 : -1;
      if (doc.kind[j] === KIND.comma || doc.kind[j] === KIND.stop || doc.kind[j] === KIND.colon) return -1;
    }
    return -1;
  }
  const quote = doc.quotes[doc.quote[t + 1] ?? -1];
  if (
    quote === undefined ||
    quote.open !== t ||
    quote.close < 0 ||
    quote.close >= limit ||
    quote.close - t > LONGEST_QUOTED + 1
  )
    return -1;
  return quote.close + 1;
}

/** Whether a quotation opens at a token. */
export function opens(doc: Doc, t: number): boolean {
  return t + 1 < doc.count && doc.quote[t + 1]! >= 0 && doc.quotes[doc.quote[t + 1]!]!.open === t;
}

/** Whether a joined "and" before a word joins another name to this one. */
function joins(doc: Doc, t: number, state: State): boolean {
  const { bits, definite, prep } = infoAt(doc, t);
  if (prep !== '' || isVerb(doc, t)) return false;
  if ((bits & (PARTY | NAME.demonym | NAME.vague)) !== 0)
    return doc.words[t]!.cues.length === 0 || (bits & NAME.document) === 0;
  return definite && state.closed && !state.named;
}

/** Whether a word with a joined preposition goes on with a name: "of the Union", "in the name of", "in the town of". */
function prepositional(info: NameInfo, state: State, linked: boolean): boolean {
  if ((info.bits & NAME.joiner) !== 0) return true;
  if ((info.bits & (NAME.outlet | NAME.press)) !== 0 || (state.named && !state.tail)) return false;
  if (linked) return true;
  if (info.prep === 'ب') return (info.bits & (NAME.locator | NAME.place)) !== 0;
  return (
    info.prep === 'ل' &&
    (state.header & (NAME.office | NAME.body | NAME.document | NAME.source | NAME.outlet)) !== 0 &&
    (info.definite || (info.bits & (PARTY | NAME.theme)) !== 0)
  );
}

function definiteGoesOn(info: NameInfo, before: NameInfo, inIdafa: boolean, state: State): boolean {
  if (inIdafa) return true;
  if ((info.bits & NAME.office) !== 0) return state.named || (before.bits & NAME.demonym) === 0;
  if ((before.bits & NAME.demonym) !== 0 && (before.bits & NAME.person) === 0 && info.bits === 0)
    return /[يه]$/u.test(info.base);
  if (
    (info.bits & (NAME.body | NAME.group | NAME.outlet | NAME.source)) !== 0 &&
    (info.bits & (NAME.demonym | NAME.person)) === 0
  )
    return (info.bits & NAME.vague) !== 0;
  return true;
}

/** Whether a word in the middle of a name goes on with it; notes a name in the state where it finds one. */
export function continues(doc: Doc, t: number, state: State): boolean {
  const info = infoAt(doc, t);
  if (doc.words[t]!.form.length < 2) return false;
  const before = infoAt(doc, t - 1);
  if (info.conj) return joins(doc, t, state);
  if (info.prep !== '') return prepositional(info, state, (before.bits & NAME.linker) !== 0);
  const { bits } = info;
  if ((bits & NAME.led) !== 0) return is(doc, t - 1, CLASS.rel);
  if ((bits & NAME.joiner) !== 0) return true;
  if ((bits & NAME.honorific) !== 0) return info.definite || !state.closed || state.office;
  const inIdafa = !state.closed && doc.kind[t - 1] === KIND.word && !before.definite;
  if (info.definite) return definiteGoesOn(info, before, inIdafa, state);
  if ((bits & (NAME.office | NAME.source)) !== 0 && (state.named || (state.unknown && state.names < 4))) return true;
  if (isVerb(doc, t)) return false;
  if (inIdafa) return true;
  if ((bits & NAME.person) !== 0) return state.office || state.named;
  if ((bits & (NAME.body | NAME.place | NAME.source | NAME.document | NAME.medium)) !== 0) return false;
  // After a post with its adjectives, a word that nobody knows is the beginning of a name.
  if ((!state.office && !state.named) || state.names >= LONGEST_NAME || doc.words[t]!.cues.length > 0) return false;
  state.named = true;
  state.names++;
  return true;
}

/** Whether a free preposition goes on with a name: "sources in the ministry", "envoy to Yemen". */
export function bridges(doc: Doc, t: number, limit: number, state: State): boolean {
  if (t + 1 >= limit || doc.kind[t + 1] !== KIND.word || (state.named && !state.tail)) return false;
  const { form } = doc.words[t]!;
  const next = infoAt(doc, t + 1);
  if (!is(doc, t, CLASS.prep))
    return is(doc, t, CLASS.rel) && (state.bits & NAME.body) !== 0 && (next.bits & NAME.led) !== 0;
  if ((infoAt(doc, t - 1).bits & NAME.linker) !== 0) return (next.bits & (PARTY | NAME.locator)) !== 0 || next.definite;
  if ((next.bits & (NAME.medium | NAME.press)) !== 0 || isTime(doc, t + 1)) return false;
  const here =
    ((next.bits | (severalAt(doc, t + 1, limit)?.bits ?? 0)) &
      (NAME.body | NAME.place | NAME.locator | ((state.header & NAME.document) !== 0 ? NAME.outlet : 0))) !==
    0;
  if (form === IN)
    return (
      here &&
      ((state.tail ? state.bits : state.header) &
        (NAME.source | NAME.office | NAME.body | NAME.group | NAME.document | NAME.outlet)) !==
        0
    );
  if (form === FROM)
    return (
      ((state.tail ? state.bits : state.header) & (NAME.source | NAME.group | NAME.document)) !== 0 &&
      ((next.bits & (PARTY | NAME.locator)) !== 0 || doc.words[t + 1]!.form === INSIDE)
    );
  return form === TO && (state.header & NAME.office) !== 0 && here;
}
const INSIDE = 'داخل';

/** Whether what follows a comma names the same party again: a name after a post, a post after a name. */
export function apposes(doc: Doc, t: number, limit: number, state: State): boolean {
  let at = t;
  if (at < limit && doc.kind[at] === KIND.other && doc.text[doc.start[at]!] === '#') at++;
  if (at >= limit || doc.kind[at] !== KIND.word) return false;
  const info = infoAt(doc, at);
  if ((info.conj && (info.bits & NAME.person) === 0) || info.prep !== '' || isStop(doc, at) || isTime(doc, at))
    return false;
  if ((info.bits & (NAME.honorific | NAME.person)) !== 0) return state.office && !state.named;
  // One definite word between commas after a body is its other name.
  if (
    info.definite &&
    (info.bits & NAME.demonym) === 0 &&
    (state.bits & NAME.body) !== 0 &&
    at + 1 < limit &&
    doc.kind[at + 1] === KIND.comma
  )
    return true;
  if ((info.bits & (NAME.office | NAME.source)) !== 0)
    return (state.named && (state.header & NAME.body) === 0) || state.unknown;
  if (info.definite || info.bits !== 0 || doc.words[at]!.cues.length > 0 || isAccusative(doc, at)) return false;
  // Unknown words between commas after a post are a name.
  return state.office && !state.named;
}
