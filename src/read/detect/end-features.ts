import { KIND } from '../doc.js';
import { oddsStep, step, templates, type Sink } from '../model/sink.js';
import { at, isMark, phraseKind, quoteOf, wordy, type Context } from './context.js';
import type { Start } from './starts.js';
import type { Beliefs } from './guess.js';

const T = templates(
  'end',
  'marks', 'marks-by', 'marks-quote', 'marks-quote-by', 'length', 'length-quote', 'length-type', 'sentences', 'sentences-type',
  'left', 'rank', 'cue', 'cue-marks', 'cue-quote', 'near', 'ahead', 'strong', 'free', 'stem', 'stem-marks', 'form',
  'form-marks', 'stems', 'stems-marks', 'wide', 'wide-marks', 'narrow', 'narrow-marks', 'wides', 'wides-marks', 'tags',
  'tags-marks', 'joined', 'stem2', 'phrase', 'around', 'tags-around', 'kind-wide', 'type-wide', 'last-stem', 'last-form',
  'last-wide', 'last-narrow', 'cuts', 'ended', 'brackets', 'cue-quoted', 'outer-marks', 'outer-quote', 'commas', 'comps',
); // prettier-ignore

/** What stands between an end and the next word of its paragraph, as bits. */
const COMMA = 1;
const SEMICOLON = 2;
const STOP = 4;
const COLON = 8;
const DASH = 16;
const BRACKET = 32;
const MARK = 64;
const MARKS = 128;
const SENTENCE = 256;
const PARAGRAPH = 512;
const BIT: Readonly<Record<number, number>> = {
  [KIND.comma]: COMMA,
  [KIND.semicolon]: SEMICOLON,
  [KIND.stop]: STOP,
  [KIND.colon]: COLON,
  [KIND.dash]: DASH,
  [KIND.bracketOpen]: BRACKET,
  [KIND.bracketClose]: BRACKET,
};

/** How far ahead a strong cue is looked for. */
const AHEAD = 30;

/** A content while its end is looked for: what does not depend on the end is worked out once. */
export interface Opened {
  readonly n: number;
  readonly start: Start;
  /** What the first pass says of every cue. */
  readonly first: Beliefs;
  /** End of the content around this one, -1 where there is none. */
  readonly outer: number;
}

/** Features of a place where an opened content may end: before token `end`, the `rank`th of `of` such places. */
export function endFeatures(f: Sink, ctx: Context, content: Opened, end: number, rank: number, of: number): void {
  const close = closeOf(ctx, content, end);
  endOutline(f, ctx, content, end, close, rank, of);
  endDetail(f, ctx, content, end, close);
}

/** How a content would close at an end. */
export interface Close {
  /** The next word of the paragraph, or where it ends. */
  readonly behind: number;
  /** What stands between, as bits. */
  readonly marks: number;
  /** Where the quotations stand that it began in and that its last word stands in. */
  readonly quoteEnd: number;
  readonly innerEnd: number;
}

export function closeOf(ctx: Context, content: Opened, end: number): Close {
  const { doc } = ctx;
  const t = content.start.token;
  const to = doc.paragraphs[doc.paragraph[t]! + 1]!;
  let behind = end;
  let marks = 0;
  while (behind < to && !wordy(doc, behind)) {
    const kind = doc.kind[behind]!;
    marks |= isMark(kind) ? ((marks & MARK) !== 0 ? MARKS : MARK) : (BIT[kind] ?? 0);
    behind++;
  }
  if (behind >= to) marks |= PARAGRAPH;
  else if (doc.sentence[behind] !== doc.sentence[end - 1]) marks |= SENTENCE;
  // The quotation that the content begins with or in, and the one in which its last word stands.
  const quote = quoteOf(doc, t);
  const opens = quote !== null && (quote.first === t || quote.open >= t - 3);
  const quoteEnd = !opens ? 0 : end === quote.end ? 1 : end < quote.end ? 2 : 3;
  const inner = quoteOf(doc, end - 1);
  const innerEnd =
    inner === null ? 0 : inner === quote ? 1 : inner.open < t ? 2 : inner.end === end ? 3 : inner.end > end ? 4 : 5;
  return { behind, marks, quoteEnd, innerEnd };
}

/** The part of an end's features that mostly decides: the marks, quotations, cues and words there, and how long the content is. */
export function endOutline(
  f: Sink,
  ctx: Context,
  content: Opened,
  end: number,
  { behind, marks, quoteEnd, innerEnd }: Close,
  rank: number,
  of: number,
): void {
  const { doc } = ctx;
  const { n, start, first } = content;
  const { family, group } = ctx.views[n]!;
  const { type } = start;
  const t = content.start.token;
  const from = doc.paragraphs[doc.paragraph[t]!]!;
  const to = doc.paragraphs[doc.paragraph[t]! + 1]!;
  const closing = marks >= PARAGRAPH ? 2 : marks >= SENTENCE ? 1 : 0;
  const quotes = quoteEnd * 8 + innerEnd;
  const kind = ctx.views[n]!.entry.kind;
  if (f.run(n * 8 + 5, (marks * 64 + quotes) * 8 + type)) {
    f.one(T.marks, marks);
    f.two(T['marks-quote'], marks, quotes);
    const by = [family, group, 4096 + type, 8192 + kind];
    f.twoOf(T['marks-by'], marks, by);
    f.threeOf(T['marks-quote-by'], marks, quotes, by);
    f.end();
  }
  const length = step(end - t);
  f.two(T.length, length, marks);
  f.two(T['length-quote'], length, quoteEnd);
  f.three(T['length-type'], length, type, kind);
  const sentences = Math.min(5, doc.sentence[end - 1]! - doc.sentence[t]!);
  f.three(T.sentences, sentences, quotes, closing > 0 ? 1 : 0);
  f.three(T['sentences-type'], sentences, type, closing);
  f.two(T.left, Math.min(of - 1 - rank, 6), quoteEnd);
  f.one(T.rank, Math.min(rank, 10));
  f.two(T['cue-quote'], cueBehind(ctx, first, behind, to), quotes);
  if (f.run(end * 8 + 6, 0)) {
    cuesBehind(f, ctx, first, behind, to, marks);
    wordsAround(f, ctx, end, behind, marks, from, to);
    f.end();
  }
}

/** The rest: how the content goes together with what stands there, and what lies inside. */
export function endDetail(
  f: Sink,
  ctx: Context,
  content: Opened,
  end: number,
  { behind, marks, quoteEnd, innerEnd }: Close,
): void {
  const { doc, wide, tag } = ctx;
  const { n, start, first, outer } = content;
  const { type } = start;
  const { cue, entry } = ctx.views[n]!;
  const t = content.start.token;
  const to = doc.paragraphs[doc.paragraph[t]! + 1]!;
  const { kind } = entry;
  const strong = first.strong[end]! - first.strong[t]!;
  const free = first.free[end]! - first.free[t + 1]!;
  f.three(T.strong, Math.min(strong, 3), Math.min(free, 2), quoteEnd);
  f.two(T.free, Math.min(free, 3), innerEnd);
  if (behind < to) {
    f.three(T.joined, marks * 2 + doc.words[behind]!.conj, tag[behind]!, quoteEnd);
    f.three(T['kind-wide'], kind, marks, wide[behind]!);
    f.three(T['type-wide'], type, marks, wide[behind]!);
  }
  f.one(T.brackets, brackets(ctx, t, end));
  const around = quoteOf(doc, cue.head);
  f.one(T['cue-quoted'], around === null ? 0 : end > around.end ? 1 : end === around.end ? 2 : 3);
  const within = outer < 0 ? 0 : end === outer ? 1 : end < outer ? 2 : 3;
  f.two(T['outer-marks'], within, marks);
  f.two(T['outer-quote'], within, quoteEnd);
  f.two(T.commas, Math.min(4, ctx.commas[end]! - ctx.commas[t]!), marks);
  f.two(T.comps, Math.min(4, ctx.comps[end]! - ctx.comps[t]!), marks);
}

/** What hangs on the place alone, whichever content may end there. */
function wordsAround(
  f: Sink,
  ctx: Context,
  end: number,
  behind: number,
  marks: number,
  from: number,
  to: number,
): void {
  const { form, stem, wide, narrow, tag } = ctx;
  const lastWide = wide[end - 1]!;
  if (behind < to) {
    const stemAt = stem[behind]!;
    const stemNext = at(stem, behind + 1, from, to);
    const wideAt = wide[behind]!;
    const wideNext = at(wide, behind + 1, from, to);
    const tags = tag[behind]! * 64 + at(tag, behind + 1, from, to);
    f.one(T.stem, stemAt);
    f.two(T['stem-marks'], marks, stemAt);
    f.one(T.form, form[behind]!);
    f.two(T['form-marks'], marks, form[behind]!);
    f.two(T.stems, stemAt, stemNext);
    f.three(T['stems-marks'], marks, stemAt, stemNext);
    f.one(T.wide, wideAt);
    f.two(T['wide-marks'], marks, wideAt);
    f.one(T.narrow, narrow[behind]!);
    f.two(T['narrow-marks'], marks, narrow[behind]!);
    f.two(T.wides, wideAt, wideNext);
    f.three(T['wides-marks'], marks, wideAt, wideNext);
    f.one(T.tags, tags);
    f.two(T['tags-marks'], marks, tags);
    f.two(T.stem2, stemNext, marks);
    f.two(T.phrase, phraseKind(ctx.phrases[ctx.phraseFrom[behind]!]), marks);
    f.three(T.around, lastWide, wideAt, marks);
    f.three(T['tags-around'], at(tag, end - 2, from, to) * 64 + tag[end - 1]!, tags, marks);
  }
  f.one(T['last-stem'], stem[end - 1]!);
  f.two(T['last-form'], form[end - 1]!, marks);
  f.two(T['last-wide'], lastWide, marks);
  f.one(T['last-narrow'], narrow[end - 1]!);
  const cuts = ctx.phraseIn[end]! >= 0 && ctx.phraseFrom[end]! < 0 && ctx.phraseIn[end] === ctx.phraseIn[end - 1];
  f.two(T.cuts, cuts ? 1 : 0, marks);
  f.two(T.ended, phraseKind(ctx.phrases[ctx.phraseIn[end - 1]!]), marks);
}

/** The cue right behind an end, how likely it is and of which family; -1 where there is none. */
function cueBehind(ctx: Context, { scores }: Beliefs, behind: number, to: number): number {
  const cue = behind < to ? ctx.cueAt[behind]! : -1;
  return cue < 0 ? -1 : (oddsStep(scores[cue]!) + 8) * 32 + ctx.views[cue]!.family;
}

/** Cues right behind an end, a few words behind it, and further on: where another statement begins this one has ended. */
function cuesBehind(f: Sink, ctx: Context, first: Beliefs, behind: number, to: number, marks: number): void {
  const { doc, cueAt } = ctx;
  const { scores } = first;
  const cue = cueBehind(ctx, first, behind, to);
  f.one(T.cue, cue);
  f.two(T['cue-marks'], cue, marks);
  // The cue may stand a word or two on: "and had said", "for his part affirmed".
  let near = -9;
  for (let i = behind; i <= behind + 5 && i < to; i++) {
    if (i > behind && !wordy(doc, i)) break;
    const c = cueAt[i]!;
    if (c >= 0 && scores[c]! > near) near = scores[c]!;
  }
  f.two(T.near, oddsStep(near), marks);
  let ahead = AHEAD;
  for (let i = behind; i < Math.min(behind + AHEAD, to) && ahead === AHEAD; i++)
    if (cueAt[i]! >= 0 && scores[cueAt[i]!]! > 0) ahead = i - behind;
  f.two(T.ahead, step(ahead), marks);
}

function brackets(ctx: Context, t: number, end: number): number {
  let depth = 0;
  for (let i = t; i < end; i++) {
    if (ctx.doc.kind[i] === KIND.bracketOpen) depth++;
    else if (ctx.doc.kind[i] === KIND.bracketClose) depth--;
  }
  return depth;
}
