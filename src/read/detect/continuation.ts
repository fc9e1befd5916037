import { CLASS, KIND, is, type CueCandidate, type Doc } from '../doc.js';
import type { EntryView } from './entries.js';
import { isMark } from './tokens.js';

/** How the words after a cue go on: tokens until the first of each, `FAR` where none comes. */
export interface Continuation {
  readonly comp: number;
  readonly frame: number;
  readonly colon: number;
  readonly mark: number;
  readonly comma: number;
  readonly nextCue: number;
  /** What comes first: 1 "that" of a cue that takes it, 2 its preposition, 3 a quotation, 4 another "that", 5 perhaps an object, 6 nothing, 7 a noun of speech that takes over. */
  readonly kind: number;
  /** What stands before the cue: 0 a sentence's start, 1 a mark, 2 joined "and", 3 who, 4 that, 5 a preposition, 6 an auxiliary, 7 what, 8 a word. */
  readonly before: number;
}

export const FAR = 40;

/** The next token of each kind at or behind a token; past the end where none comes. */
export interface Ahead {
  readonly comp: Int32Array;
  readonly colon: Int32Array;
  readonly mark: Int32Array;
  readonly comma: Int32Array;
  readonly cue: Int32Array;
}

export function aheadOf(doc: Doc, cueAt: Int32Array): Ahead {
  const { count } = doc;
  const arrays = (): Int32Array => new Int32Array(count + 1).fill(count + FAR, count);
  const ahead = { comp: arrays(), colon: arrays(), mark: arrays(), comma: arrays(), cue: arrays() };
  const { comp, colon, mark, comma, cue } = ahead;
  for (let i = count - 1; i >= 0; i--) {
    const kind = doc.kind[i]!;
    comp[i] = is(doc, i, CLASS.comp) ? i : comp[i + 1]!;
    colon[i] = kind === KIND.colon ? i : colon[i + 1]!;
    mark[i] = isMark(kind) ? i : mark[i + 1]!;
    comma[i] = kind === KIND.comma ? i : comma[i + 1]!;
    cue[i] = cueAt[i]! >= 0 ? i : cue[i + 1]!;
  }
  return ahead;
}

const wordsTo = (next: Int32Array, from: number, until: number): number =>
  next[from]! < until ? next[from]! - from : FAR;

/** How the text goes on after cue `n` of a document, up to the end of its sentence. */
export function continuationOf(doc: Doc, ahead: Ahead, cueAt: Int32Array, n: number, entry: EntryView): Continuation {
  const cue = doc.cues[n]!;
  const { last } = cue;
  const until = Math.min(doc.sentences[doc.sentence[cue.head]! + 1]!, last + FAR);
  const comp = wordsTo(ahead.comp, last, until);
  const colon = wordsTo(ahead.colon, last, until);
  const mark = wordsTo(ahead.mark, last, until);
  const nextCue = wordsTo(ahead.cue, last, until);
  const frame = frameWithin(doc, last, until, entry);
  const reach = Math.min(nextCue, 25);
  const first = Math.min(comp, frame, colon, mark);
  const taker = nextCue < first && nextCue < 25 ? doc.cues[cueAt[cue.last + nextCue]!]!.reading : undefined;
  const takes = taker !== undefined && taker.entry.family === 'masdar' && taker.features.suffix !== null;
  const kind = takes
    ? 7
    : entry.comp && comp < reach
      ? 1
      : frame < reach
        ? 2
        : Math.min(mark, colon) < reach
          ? 3
          : comp < reach
            ? 4
            : entry.obj
              ? 5
              : 6;
  return {
    comp,
    frame,
    colon,
    mark,
    comma: wordsTo(ahead.comma, last, until),
    nextCue,
    kind,
    before: placeOf(doc, cue),
  };
}

/** Tokens until the first preposition of a cue's own frame. */
function frameWithin(doc: Doc, from: number, until: number, { words, letters }: EntryView): number {
  if (words.size === 0) return FAR;
  for (let i = from; i < until; i++) {
    if (doc.kind[i] !== KIND.word) continue;
    const { form } = doc.words[i]!;
    if (words.has(form) || (letters !== '' && form.length > 3 && letters.includes(form[0]!))) return i - from;
  }
  return FAR;
}

function placeOf(doc: Doc, cue: CueCandidate): number {
  const t = cue.first - 1;
  if (cue.first === doc.sentences[doc.sentence[cue.first]!]) return 0;
  if (is(doc, t, CLASS.rel)) return 3;
  if (is(doc, t, CLASS.comp)) return 4;
  if (is(doc, t, CLASS.prep) || cue.reading.prep !== '') return 5;
  if (is(doc, t, CLASS.aux)) return 6;
  if (is(doc, t, CLASS.thing)) return 7;
  if (doc.kind[t]! > KIND.foreign) return 1;
  return cue.reading.from > 0 ? 2 : 8;
}
