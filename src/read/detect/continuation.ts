import { CLASS, KIND, is, type CueCandidate, type Doc } from '../doc.js';
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

/** Frames as a set of words and the letters that join. */
const frameCache = new WeakMap<readonly string[], { words: Set<string>; letters: string }>();
export function framesOf(frames: readonly string[]): { words: Set<string>; letters: string } {
  let known = frameCache.get(frames);
  if (known === undefined) {
    const preps = frames.filter((f) => f !== 'comp' && f !== 'obj');
    known = { words: new Set(preps), letters: preps.filter((p) => p.length === 1).join('') };
    frameCache.set(frames, known);
  }
  return known;
}

/** How the text goes on after cue `n` of a document, up to the end of its sentence. */
export function continuationOf(doc: Doc, cueAt: Int32Array, n: number): Continuation {
  const cue = doc.cues[n]!;
  const { frames } = cue.reading.entry;
  const { words, letters } = framesOf(frames);
  let comp = FAR;
  let frame = FAR;
  let colon = FAR;
  let mark = FAR;
  let comma = FAR;
  let nextCue = FAR;
  const until = Math.min(doc.sentences[doc.sentence[cue.head]! + 1]!, cue.last + FAR);
  for (let i = cue.last; i < until; i++) {
    const at = i - cue.last;
    const k = doc.kind[i]!;
    if (comp === FAR && is(doc, i, CLASS.comp)) comp = at;
    if (colon === FAR && k === KIND.colon) colon = at;
    if (mark === FAR && isMark(k)) mark = at;
    if (comma === FAR && k === KIND.comma) comma = at;
    if (nextCue === FAR && cueAt[i]! >= 0) nextCue = at;
    if (frame === FAR && k === KIND.word) {
      const { form } = doc.words[i]!;
      if (words.has(form) || (letters !== '' && form.length > 3 && letters.includes(form[0]!))) frame = at;
    }
  }
  const reach = Math.min(nextCue, 25);
  const first = Math.min(comp, frame, colon, mark);
  const taker = nextCue < first && nextCue < 25 ? doc.cues[cueAt[cue.last + nextCue]!]!.reading : undefined;
  const takes = taker !== undefined && taker.entry.family === 'masdar' && taker.features.suffix !== null;
  const kind = takes
    ? 7
    : frames.includes('comp') && comp < reach
      ? 1
      : frame < reach
        ? 2
        : Math.min(mark, colon) < reach
          ? 3
          : comp < reach
            ? 4
            : frames.includes('obj')
              ? 5
              : 6;
  return { comp, frame, colon, mark, comma, nextCue, kind, before: placeOf(doc, cue) };
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
