import { CLASS, KIND, is, type Doc } from '../../doc.js';
import type { Phrase, PhraseKind } from '../../naming.js';
import { NAME, PARTY, infoOf, phraseBits } from './lexicon.js';

/** Names of persons longer than this are two names: longer ones were not seen in 150,000 words of marked news. */
const LONGEST_NAME = 5;
/** A quotation inside a name (a party's, a paper's) holds at most so many tokens. */
const LONGEST_QUOTED = 5;
/** No name goes on for longer than this. */
const LONGEST = 28;

const CLAUSE =
  CLASS.comp | CLASS.rel | CLASS.neg | CLASS.but | CLASS.aux | CLASS.gloss | CLASS.cause | CLASS.if | CLASS.pronoun;

/** Whether a word is one that no name holds. */
export function isStop(doc: Doc, t: number): boolean {
  const word = doc.words[t]!;
  const info = infoOf(word);
  if ((info.bits & NAME.stopper) !== 0) return true;
  return (word.classes & CLAUSE) !== 0 && (info.bits & PARTY) === 0;
}

function isTime(doc: Doc, t: number): boolean {
  return is(doc, t, CLASS.time) && (infoOf(doc.words[t]!).bits & (NAME.outlet | NAME.body)) === 0;
}

/** Whether a word can only be a verb of speech here: it has a cue reading and heads no name. */
function isVerb(doc: Doc, t: number): boolean {
  const word = doc.words[t]!;
  if (word.definite || word.cues.length === 0) return false;
  return (
    (infoOf(word).bits & (PARTY | NAME.demonym | NAME.vague | NAME.linker)) === 0 &&
    word.cues.some((c) => c.entry.family === 'verb' || c.entry.family === 'participle')
  );
}

function isAccusative(doc: Doc, t: number): boolean {
  const raw = doc.text.slice(doc.start[t]!, doc.end[t]!);
  return raw.includes('\u064b');
}

interface State {
  bits: number;
  names: number;
  named: boolean;
  /** The phrase so far ends in something definite: article, name, place. */
  closed: boolean;
  office: boolean;
}

function take(state: State, doc: Doc, t: number, bits: number): void {
  const word = doc.words[t]!;
  const person = (bits & NAME.person) !== 0 && (bits & (NAME.office | NAME.body | NAME.demonym)) === 0;
  if (person || (bits & NAME.joiner) !== 0) state.names++;
  if (person) state.named = true;
  if ((bits & (NAME.office | NAME.honorific)) !== 0) {
    state.office = true;
    state.names = 0;
  }
  state.closed = word.definite || person || (bits & NAME.place) !== 0 || doc.kind[t] === KIND.foreign;
  state.bits |= bits;
}

/** Whether a joined "and" before this word joins another name. */
function joins(doc: Doc, t: number, state: State): boolean {
  const word = doc.words[t]!;
  const { bits } = infoOf(word);
  if (word.cues.length > 0 && !word.definite && (bits & PARTY) === 0) return false;
  if ((bits & (PARTY | NAME.demonym)) !== 0) return true;
  return word.definite && state.closed && !state.named;
}

/** Where the quotation or bracket that opens at a token ends (after its mark), or -1 where it is too long to be a name. */
function enclosed(doc: Doc, t: number, limit: number): number {
  const closing = doc.kind[t] === KIND.bracketOpen;
  for (let j = t + 1; j < Math.min(limit, t + 2 + LONGEST_QUOTED); j++) {
    const k = doc.kind[j];
    if (closing ? k === KIND.bracketClose : k === KIND.close) return j > t + 1 ? j + 1 : -1;
    if (k === KIND.comma || k === KIND.stop || k === KIND.colon) return -1;
  }
  return -1;
}

/** Whether a word in the middle of a name goes on with it. */
function continues(doc: Doc, t: number, head: number, state: State): boolean {
  const word = doc.words[t]!;
  const { bits } = infoOf(word);
  if (word.conj > 0 && word.form !== word.stem) return joins(doc, t, state);
  if (word.prep !== '') {
    if ((bits & NAME.joiner) !== 0) return true;
    if ((bits & (NAME.outlet | NAME.press)) !== 0 || state.named) return false;
    const header = infoOf(doc.words[head]!).bits;
    const linked = (infoOf(doc.words[t - 1]!).bits & NAME.linker) !== 0;
    if (word.prep === 'ل')
      return (
        linked ||
        ((header & (NAME.office | NAME.body | NAME.document | NAME.source)) !== 0 &&
          (word.definite || (bits & PARTY) !== 0))
      );
    if (word.prep === 'ب') return linked || (bits & (NAME.locator | NAME.place)) !== 0;
    return false;
  }
  if ((bits & NAME.joiner) !== 0) return true;
  if ((bits & NAME.honorific) !== 0) return word.definite || !state.closed || state.office;
  const before = doc.words[t - 1]!;
  const inIdafa = !state.closed && doc.kind[t - 1] === KIND.word && !before.definite;
  if (word.definite) {
    if (inIdafa) return true;
    if ((bits & NAME.office) !== 0) return state.named || (infoOf(before).bits & NAME.demonym) === 0;
    if (
      (bits & (NAME.body | NAME.group | NAME.outlet | NAME.source)) !== 0 &&
      (bits & NAME.demonym) === 0 &&
      (bits & NAME.person) === 0
    )
      return (bits & NAME.vague) !== 0;
    return true;
  }
  if ((bits & NAME.office) !== 0 && state.named) return true;
  if (inIdafa) return !isVerb(doc, t);
  if (isVerb(doc, t)) return false;
  if ((bits & NAME.person) !== 0) return state.office || state.named;
  if ((bits & (NAME.body | NAME.place | NAME.source | NAME.document | NAME.medium)) !== 0) return false;
  // After a post with its adjectives, a word that nobody knows is the beginning of a name.
  return (state.office || state.named) && state.names < LONGEST_NAME;
}

/** A free preposition that goes on with a name, or false. */
function bridges(doc: Doc, t: number, head: number, limit: number, state: State): boolean {
  const form = doc.words[t]!.form;
  if (t + 1 >= limit || doc.kind[t + 1] !== KIND.word) return false;
  const header = infoOf(doc.words[head]!).bits;
  const next = infoOf(doc.words[t + 1]!);
  if ((infoOf(doc.words[t - 1]!).bits & NAME.linker) !== 0 && !state.named)
    return (next.bits & (PARTY | NAME.locator)) !== 0 || doc.words[t + 1]!.definite;
  if ((next.bits & (NAME.medium | NAME.press)) !== 0 || isTime(doc, t + 1)) return false;
  const here = (next.bits & (NAME.body | NAME.place | NAME.locator)) !== 0;
  if (form === IN)
    return (
      here && !state.named && (header & (NAME.source | NAME.office | NAME.body | NAME.group | NAME.document)) !== 0
    );
  if (form === FROM) return !state.named && (header & (NAME.source | NAME.group)) !== 0 && (next.bits & PARTY) !== 0;
  if (form === TO) return !state.named && (header & NAME.office) !== 0 && here;
  return false;
}
const IN = 'في';
const FROM = 'من';
const TO = 'الي';
/** Its lam swallows the article's. */
const LI = 'ل';

/** Whether what follows a comma names the same party again: a name after a post, a post after a name. */
function apposes(doc: Doc, t: number, limit: number, state: State): boolean {
  if (t >= limit || (doc.kind[t] !== KIND.word && doc.kind[t] !== KIND.other)) return false;
  if (doc.kind[t] === KIND.other && (t + 1 >= limit || doc.kind[t + 1] !== KIND.word))
    return doc.text[doc.start[t]!] === '#';
  const at = doc.kind[t] === KIND.other ? t + 1 : t;
  const word = doc.words[at]!;
  if (word.conj > 0 && word.form !== word.stem && (infoOf(word).bits & NAME.person) === 0) return false;
  if (word.prep !== '' || isStop(doc, at) || isTime(doc, at)) return false;
  const { bits } = infoOf(word);
  if ((bits & (NAME.honorific | NAME.person)) !== 0) return state.office && !state.named;
  if ((bits & NAME.office) !== 0) return state.named || (state.bits & NAME.person) !== 0;
  if (word.definite || bits !== 0 || word.cues.length > 0 || isAccusative(doc, at)) return false;
  // Two unknown words between commas after a post are a name.
  return state.office && !state.named && at + 1 < limit;
}

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

/** The noun phrase that starts at a token and ends before `limit`; null where none can start. */
export function phraseAt(doc: Doc, token: number, limit: number): Phrase | null {
  let first = token;
  let open = -1;
  const kind = doc.kind[first];
  if (kind === KIND.other && doc.text[doc.start[first]!] === '#' && first + 1 < limit) first++;
  else if (kind === KIND.open && first + 1 < limit) {
    open = enclosed(doc, first, limit);
    if (open < 0) return null;
    first++;
  }
  if (doc.kind[first] !== KIND.word && doc.kind[first] !== KIND.foreign) return null;
  const end = Math.min(limit, doc.count, first + LONGEST);
  const state: State = { bits: 0, names: 0, named: false, closed: false, office: false };
  const several = phraseBits(doc.words, first, end);
  const headBits = several?.bits ?? infoOf(doc.words[first]!).bits;
  if (several === null && isStop(doc, first) && (headBits & PARTY) === 0) return null;
  take(state, doc, first, headBits);
  let last = first + (several?.length ?? 1);
  if (several !== null) state.closed = true;
  if (open >= 0) {
    last = open - 1;
    return finish(doc, first, last, first, headBits, state);
  }
  while (last < end) {
    const k = doc.kind[last];
    if (k === KIND.comma) {
      if (!apposes(doc, last + 1, end, state)) break;
      last++;
      continue;
    }
    if (k === KIND.open || k === KIND.bracketOpen) {
      const close =
        (state.bits & (NAME.outlet | NAME.body | NAME.group | NAME.document)) !== 0 || k === KIND.bracketOpen
          ? enclosed(doc, last, end)
          : -1;
      if (close < 0) break;
      last = close;
      state.closed = true;
      continue;
    }
    if (k === KIND.other) {
      const c = doc.text[doc.start[last]!];
      if ((c !== '#' && c !== '_') || last + 1 >= end || doc.kind[last + 1] !== KIND.word) break;
      if (c === '_') {
        take(state, doc, last + 1, infoOf(doc.words[last + 1]!).bits);
        last += 2;
      } else last++;
      continue;
    }
    if (k === KIND.foreign || (k === KIND.number && (headBits & NAME.outlet) !== 0)) {
      state.closed = true;
      last++;
      continue;
    }
    if (k !== KIND.word || isTime(doc, last)) break;
    const group = phraseBits(doc.words, last, end);
    if (
      group !== null &&
      (group.bits & (NAME.stopper | NAME.medium)) === 0 &&
      (!state.closed || (group.bits & NAME.person) !== 0)
    ) {
      take(state, doc, last, group.bits);
      state.closed = true;
      last += group.length;
      continue;
    }
    if (isStop(doc, last) || (is(doc, last, CLASS.prep) && doc.words[last]!.prep === '')) {
      if ((infoOf(doc.words[last]!).bits & NAME.joiner) !== 0 || bridges(doc, last, first, end, state)) {
        state.closed = false;
        last++;
        continue;
      }
      break;
    }
    if (isAccusative(doc, last) || !continues(doc, last, first, state)) break;
    take(state, doc, last, infoOf(doc.words[last]!).bits);
    last++;
  }
  return finish(doc, first, last, first, headBits, state);
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

function finish(doc: Doc, first: number, last: number, head: number, headBits: number, state: State): Phrase {
  const word = doc.words[head]!;
  const info = infoOf(word);
  const names: string[] = [];
  const rest: string[] = [];
  let known = false;
  for (let t = first; t < last; t++) {
    if (doc.kind[t] !== KIND.word && doc.kind[t] !== KIND.foreign) continue;
    const w = doc.words[t]!;
    const { bits } = infoOf(w);
    if (w.base.length < 2 || (bits & NAME.stopper) !== 0) continue;
    if ((bits & TITLES) === 0 || (bits & NAME.person) !== 0) names.push(w.base);
    else rest.push(w.base);
    if (t > head && (bits & (NAME.place | NAME.person)) !== 0 && (headBits & NAME.source) === 0) known = true;
  }
  const kind =
    state.named && (headBits & NAME.body) === 0 ? (headBits & NAME.office ? 'office' : 'person') : kindOf(headBits);
  // The first letter that belongs to the name: a joined conjunction or preposition is outside.
  const skip = word.form.length - word.base.length - (word.definite && word.prep !== LI ? 2 : 0);
  const start = doc.kind[head] === KIND.word && skip > 0 ? doc.folded.at[doc.folds[head]! + skip]! : doc.start[first]!;
  const source = (headBits & NAME.source) !== 0 && !state.named && !known;
  return {
    start,
    end: doc.end[last - 1]!,
    first,
    last,
    kind: kind === 'office' && source ? 'source' : kind,
    gender: info.gender,
    number: info.number,
    person: 3,
    definite: word.definite || state.closed,
    named: state.named,
    anonymous: source,
    prep: word.prep,
    keys: names.length > 0 ? [...names, ...rest] : rest,
  };
}
