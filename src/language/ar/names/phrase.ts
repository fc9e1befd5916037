import { CLASS, KIND, is, type Doc } from '../../doc.js';
import type { Phrase, PhraseKind } from '../../naming.js';
import {
  apposes,
  bridges,
  continues,
  enclosed,
  isAccusative,
  isStop,
  isTime,
  isVerb,
  opens,
  severalAt,
  take,
  type State,
} from './grammar.js';
import { infoAt } from './known.js';
import { NAME, PARTY } from './lexicon.js';

/** "The latter" stands for a party by itself. */
const LAST_NAMED = ['اخير', 'اخيره'];
/** The joined preposition of addressees and owners. */
const LI = 'ل';
/** No name goes on for longer than this. */
const LONGEST = 28;

const KINDS: readonly (readonly [number, PhraseKind])[] = [
  [NAME.honorific, 'person'],
  [NAME.source, 'source'],
  [NAME.office, 'office'],
  [NAME.outlet, 'outlet'],
  [NAME.body, 'body'],
  [NAME.document, 'document'],
  [NAME.group, 'group'],
  [NAME.place, 'place'],
  [NAME.person, 'person'],
  [NAME.demonym, 'adjective'],
];

function kindOf(bits: number): PhraseKind {
  for (const [bit, kind] of KINDS) if ((bits & bit) !== 0) return kind;
  return 'other';
}

/** Whether an adjective belongs to a noun right before it ("in his last remark"). */
function qualifies(doc: Doc, t: number): boolean {
  if (t === 0 || doc.kind[t - 1] !== KIND.word || isVerb(doc, t - 1)) return false;
  const { definite, suffix } = infoAt(doc, t - 1);
  return definite || suffix !== null;
}

/** Whether a word that the lexicon does not know as a party cannot begin a name either. */
function cannotHead(doc: Doc, t: number): boolean {
  const { bits, definite, base, prep } = infoAt(doc, t);
  if ((bits & NAME.press) !== 0 && prep !== '') return true;
  if ((bits & NAME.stopper) !== 0 || ((bits & NAME.medium) !== 0 && infoAt(doc, t).suffix !== null)) return true;
  if ((bits & PARTY) !== 0) return false;
  if (LAST_NAMED.includes(base) ? qualifies(doc, t) : (bits & NAME.linker) !== 0) return true;
  if (is(doc, t, CLASS.demo) && (t + 1 >= doc.count || doc.kind[t + 1] !== KIND.word || !infoAt(doc, t + 1).definite))
    return true;
  if (prep !== '' && prep !== LI) return true;
  if (isStop(doc, t) || isTime(doc, t) || isAccusative(doc, t) || base.length < 2) return true;
  if ((bits & NAME.medium) !== 0 || ((bits & NAME.vague) !== 0 && !definite)) return true;
  return is(doc, t, CLASS.prep | CLASS.medium) || (prep !== '' && !definite) || isVerb(doc, t);
}

/** The noun phrase that starts at a token and ends before `limit`; null where none can start. */
export function phraseAt(doc: Doc, token: number, limit: number): Phrase | null {
  let head = token;
  const kind = doc.kind[head];
  if (kind === KIND.other && doc.text[doc.start[head]!] === '#' && head + 1 < limit) head++;
  else if (head + 1 < limit && opens(doc, head)) {
    const close = enclosed(doc, head, limit);
    if (close < 0) return null;
    head++;
    if (doc.kind[head] !== KIND.foreign && (doc.kind[head] !== KIND.word || cannotHead(doc, head))) return null;
    const bits = infoAt(doc, head).bits;
    const state: State = {
      head,
      header: bits,
      bits: 0,
      names: 0,
      named: false,
      closed: true,
      office: false,
      tail: false,
      unknown: false,
    };
    for (let t = head; t < close - 1; t++) if (doc.kind[t] === KIND.word) take(state, doc, t, infoAt(doc, t).bits);
    return finish(doc, head, close - 1, state, false);
  }
  if (doc.kind[head] !== KIND.word && doc.kind[head] !== KIND.foreign) return null;
  const end = Math.min(limit, doc.count, head + LONGEST);
  const several = severalAt(doc, head, end);
  if (several === null && doc.kind[head] === KIND.word && cannotHead(doc, head)) return null;
  // "This source": the noun after the demonstrative is the head.
  const noun = is(doc, head, CLASS.demo) && head + 1 < end ? head + 1 : head;
  const header = several?.bits ?? infoAt(doc, noun).bits;
  const state: State = {
    head,
    header,
    bits: 0,
    names: 0,
    named: false,
    closed: false,
    office: false,
    tail: false,
    unknown: header === 0 && !infoAt(doc, head).definite,
  };
  take(state, doc, head, header);
  if (LAST_NAMED.includes(infoAt(doc, head).base)) return finish(doc, head, head + 1, state, false);
  if (several !== null) state.closed = true;
  let last = head + (several === null ? 1 : several.rest.length + 1);
  while (last < end) {
    const next = step(doc, last, end, state);
    if (next <= last) break;
    last = next;
  }
  while (last > head + 1 && (doc.kind[last - 1] === KIND.comma || doc.kind[last - 1] === KIND.other)) last--;
  return finish(doc, head, last, state, doc.kind[token] === KIND.other);
}

/** The token up to which a name goes on from a token, or the same token where it ends. */
function step(doc: Doc, t: number, end: number, state: State): number {
  const k = doc.kind[t];
  if (k === KIND.comma) return apposes(doc, t + 1, end, state) ? t + 1 : t;
  if (k === KIND.bracketOpen || opens(doc, t)) {
    const holds =
      k === KIND.bracketOpen ||
      !state.closed ||
      (state.bits & (NAME.outlet | NAME.body | NAME.group | NAME.document)) !== 0;
    const close = holds ? enclosed(doc, t, end) : -1;
    // After a whole name only a short one may follow in marks (the agency "X"), else the quotation is what was said.
    if (close < 0 || (state.closed && k !== KIND.bracketOpen && close - t > 4)) return t;
    state.closed = true;
    return close;
  }
  if (k === KIND.other) {
    const c = doc.text[doc.start[t]!];
    if ((c !== '#' && c !== '_') || t + 1 >= end || doc.kind[t + 1] !== KIND.word) return t;
    if (c === '#') return t + 1;
    take(state, doc, t + 1, infoAt(doc, t + 1).bits);
    return t + 2;
  }
  if (k === KIND.foreign || (k === KIND.number && (state.header & NAME.outlet) !== 0)) {
    state.closed = true;
    return t + 1;
  }
  if (k !== KIND.word || isTime(doc, t)) return t;
  const several = severalAt(doc, t, end);
  if (
    several !== null &&
    (several.bits & (NAME.stopper | NAME.medium)) === 0 &&
    (!state.closed || (several.bits & NAME.person) !== 0 || infoAt(doc, t).conj || infoAt(doc, t).prep === 'ل')
  ) {
    take(state, doc, t, several.bits);
    state.closed = true;
    return t + several.rest.length + 1;
  }
  const { bits, definite } = infoAt(doc, t);
  // With an article a preposition is a noun, often a family's name.
  if (isStop(doc, t) || (is(doc, t, CLASS.prep) && !definite && (bits & NAME.person) === 0)) {
    if (!bridges(doc, t, end, state)) return t;
    state.closed = false;
    return t + 1;
  }
  if (isAccusative(doc, t) || !continues(doc, t, state)) return t;
  take(state, doc, t, bits);
  return t + 1;
}

/** A preposition that stands alone before a name, because a mark or a tatweel keeps it from being joined. */
function loose(doc: Doc, first: number): string {
  let t = first - 1;
  if (t >= 0 && opens(doc, t)) t--;
  const form = t >= 0 && doc.kind[t] === KIND.word ? doc.words[t]!.form : '';
  return form.length === 1 ? form : '';
}

const TITLES =
  NAME.office |
  NAME.honorific |
  NAME.body |
  NAME.outlet |
  NAME.source |
  NAME.vague |
  NAME.demonym |
  NAME.document |
  NAME.joiner |
  NAME.linker |
  NAME.locator;

function finish(doc: Doc, first: number, last: number, state: State, hash: boolean): Phrase {
  const { header } = state;
  const names: string[] = [];
  const titles: string[] = [];
  let known = false;
  for (let t = first; t < last; t++) {
    if (doc.kind[t] !== KIND.word && doc.kind[t] !== KIND.foreign) continue;
    const { bits, base } = infoAt(doc, t);
    if (base.length < 2 || (bits & NAME.stopper) !== 0) continue;
    ((bits & TITLES) === 0 || (bits & NAME.person) !== 0 ? names : titles).push(base);
    if (t > first && (bits & NAME.person) !== 0) known = true;
  }
  const info = infoAt(doc, first);
  let kind = kindOf(header);
  if (state.named && (header & (NAME.body | NAME.outlet)) === 0)
    kind = (header & (NAME.office | NAME.source)) !== 0 ? 'office' : 'person';
  else if (kind === 'office' && (header & NAME.source) !== 0) kind = 'source';
  return {
    start: hash
      ? doc.start[first - 1]!
      : info.skip > 0
        ? doc.folded.at[doc.folds[first]! + info.skip]!
        : doc.start[first]!,
    end: doc.end[last - 1]!,
    first,
    last,
    kind,
    gender: info.gender,
    number: info.number,
    person: 3,
    definite: info.definite || state.closed,
    named: state.named,
    anonymous:
      (header & NAME.source) !== 0 && !state.named && !known && (!info.definite || (header & NAME.hidden) !== 0),
    prep: info.prep === '' ? loose(doc, first) : info.prep,
    keys: [...names, ...titles],
  };
}
