import { CLASS, KIND, is, type CueCandidate, type Doc } from '../doc.js';
import { isMark } from './tokens.js';

/** Ways in which a content begins: not at all, after "that", after a mark or colon, after a preposition, with one joined to it, as an object. */
export const START_TYPES = 6;

/**
 * Counts of training: for each cue, group and family, alone and in its surroundings, how often it was seen, how often it
 * was a statement, and how its content began (`START_TYPES`).
 */
export type Priors = Readonly<Record<string, readonly number[]>>;

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

/** What the counts say of one cue: smoothed rates, the narrow ones leaning on the wider. */
export interface Expectation {
  /** How often this cue was seen in training. */
  readonly seen: number;
  /** Rates of being a statement: of the cue, of its group, of the cue before such a continuation, of the family in such a place. */
  readonly statement: number;
  readonly group: number;
  readonly continued: number;
  readonly placed: number;
  readonly starts: readonly number[];
}

/** Keys of a cue's counts: chains from the widest to the narrowest. */
export function priorKeys(
  doc: Doc,
  n: number,
  c: Continuation,
): { cue: string[]; continued: string[]; placed: string[] } {
  const { entry } = doc.cues[n]!.reading;
  const sign = doc.cues[n]!.negated ? '-' : '+';
  const family = `${entry.family}${sign}`;
  const group = `${entry.group}/${family}`;
  const lemma = `${entry.lemma}/${group}`;
  return {
    cue: [family, group, lemma],
    continued: [`${family}>${c.kind}`, `${group}>${c.kind}`, `${lemma}>${c.kind}`],
    placed: [`${family}>${c.kind}<${c.before}`, `${group}<${c.before}`],
  };
}

/** A narrower count weighs as much as the wider rate once it was seen this often (2 to 12 were tried). */
const LEAN = 4;

/** What to expect of cue `n`; `without` are counts to leave out (a training article's own). */
export function expect(doc: Doc, n: number, c: Continuation, priors: Priors, without: Priors | null): Expectation {
  const keys = priorKeys(doc, n, c);
  const count = (key: string, i: number): number => (priors[key]?.[i] ?? 0) - (without?.[key]?.[i] ?? 0);
  const rate = (key: string, wider: number): number => (count(key, 1) + LEAN * wider) / (count(key, 0) + LEAN);
  let starts: number[] = new Array<number>(START_TYPES).fill(1 / START_TYPES);
  for (const key of [keys.cue[0]!, keys.cue[1]!, keys.continued[1]!, keys.cue[2]!, keys.continued[2]!]) {
    let total = 0;
    for (let i = 0; i < START_TYPES; i++) total += count(key, 2 + i);
    starts = starts.map((s, i) => (count(key, 2 + i) + LEAN * s) / (total + LEAN));
  }
  const group = rate(keys.cue[1]!, rate(keys.cue[0]!, 0.4));
  const statement = rate(keys.cue[2]!, group);
  const continued = rate(
    keys.continued[2]!,
    0.5 * statement + 0.5 * rate(keys.continued[1]!, rate(keys.continued[0]!, 0.4)),
  );
  const placed = rate(keys.placed[1]!, rate(keys.placed[0]!, rate(keys.continued[0]!, 0.4)));
  return { seen: count(keys.cue[2]!, 0), statement, group, continued, placed, starts };
}
