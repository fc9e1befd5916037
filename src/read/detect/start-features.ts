import { CLASS, is } from '../doc.js';
import { step, templates, type Sink } from '../model/sink.js';
import { at, phraseKind, quoteOf, type Context } from './context.js';
import { LEAD, type Start } from './starts.js';

const T = templates(
  'start',
  'type', 'type-kind', 'type-distance', 'type-shape', 'none', 'none-tag', 'none-tags', 'none-previous', 'none-word',
  'distance', 'rank', 'between', 'marks', 'between-marks', 'situation', 'situation-by', 'situation-distance',
  'situation-between', 'subject', 'inside', 'ended', 'begins', 'definite', 'stem', 'stem-by', 'before', 'before-by', 'wide',
  'wide-by', 'wide-1', 'wide-1-by', 'wides', 'wides-by', 'stem+1', 'wide+1', 'before2', 'narrow', 'narrow-1', 'narrow+1', 'narrows',
  'lemma-stem', 'lemma-before', 'tags', 'group-tags', 'path', 'path-frames', 'path-group', 'quoted', 'past', 'soon',
  'soon-kind', 'quote', 'cue',
); // prettier-ignore

/** Within so many words of the cue the whole way from it counts as a pattern. */
const WAY = 5;

/** Features of a place where the content of cue `n` may begin. */
export function startFeatures(f: Sink, ctx: Context, n: number, start: Start, rank: number): void {
  startOutline(f, ctx, n, start, rank);
  startDetail(f, ctx, n, start);
}

/** The part of a start's features that mostly decides: how it is led up to, how far off, and what words stand there. */
export function startOutline(f: Sink, ctx: Context, n: number, start: Start, rank: number): void {
  const { doc, form, tag } = ctx;
  const view = ctx.views[n]!;
  const { cue, names, near, from, to, shape } = view;
  const { kind } = view.continued;
  const { first, last } = cue;
  const { type, lead } = start;
  const t = start.token < 0 ? last : start.token;
  const far = step(t - last);
  f.threeOf(T['type-distance'], type, far, near);
  if (f.run(n * 8, type)) {
    f.twoOf(T.type, type, near);
    f.threeOf(T['type-kind'], type, kind, near);
    f.threeOf(T['type-shape'], type, shape, near);
    f.end();
  }
  if (start.token < 0) {
    const next = at(tag, last, from, to);
    f.one(T.none, 0);
    f.twoOf(T['none-tag'], next, names);
    f.threeOf(T['none-tags'], next, at(tag, last + 1, from, to), names);
    f.twoOf(T['none-previous'], at(tag, first - 1, from, to), names);
    f.twoOf(T['none-word'], at(form, first - 1, from, to), names);
    return;
  }
  const comps = ctx.comps[t]! - ctx.comps[last]!;
  const cues = ctx.cues[t]! - ctx.cues[last]!;
  const marks = ctx.marks[t]! - ctx.marks[last]!;
  const commas = ctx.commas[t]! - ctx.commas[last]!;
  f.one(T.distance, far);
  f.one(T.rank, Math.min(rank, 8));
  f.three(T.between, type, Math.min(comps, 3), Math.min(cues, 3));
  f.three(T.marks, type, Math.min(marks, 3), Math.min(commas, 3));
  f.three(T['between-marks'], type, Math.min(comps, 2) * 4 + Math.min(cues, 2), Math.min(marks, 2));
  // What leads up to it: the word before, marks and a colon between, its place in a quotation.
  const quote = quoteOf(doc, t);
  const quoted = quote === null ? 0 : quote.first === t ? 1 : 2;
  const before = Math.floor(lead / LEAD.opener);
  const marked = (lead & LEAD.mark) !== 0 ? 1 : 0;
  const colon = (lead & LEAD.colon) !== 0 ? 1 : 0;
  const situation = (((type * 8 + before) * 2 + marked) * 2 + colon) * 3 + quoted;
  if (f.run(n * 8 + 1, situation)) {
    f.one(T.situation, situation);
    f.twoOf(T['situation-by'], situation, near);
    f.end();
  }
  f.two(T['situation-distance'], situation, far);
  f.three(T['situation-between'], situation, Math.min(comps, 2), Math.min(cues, 2));
  const subject = ctx.phrases[ctx.phraseFrom[last]!];
  const ended = t > 0 ? ctx.phrases[ctx.phraseIn[t - 1]!] : undefined;
  const inside = ctx.phraseIn[t]! >= 0 && ctx.phraseFrom[t]! < 0 ? 1 : 0;
  const beyond =
    subject === undefined ? 0 : t < subject.last ? 1 : t === subject.last ? 2 : t === subject.last + 1 ? 3 : 4;
  const left = ended !== undefined && ended.last === t ? phraseKind(ended) : -1;
  if (f.run(n * 8 + 2, type * 8 + beyond)) {
    f.threeOf(T.subject, type, beyond * 16 + phraseKind(subject), near);
    f.end();
  }
  if (f.run(n * 8 + 3, (type * 2 + inside) * 16 + left + 1)) {
    f.threeOf(T.inside, type, inside, near);
    f.threeOf(T.ended, type, left, near);
    f.end();
  }
  if (f.run(t * 8 + 4, type)) {
    wordsAt(f, ctx, t, type, from, to);
    f.end();
  }
}

/** The rest: how the cue goes together with the words there. */
export function startDetail(f: Sink, ctx: Context, n: number, start: Start): void {
  if (start.token < 0) return;
  const { doc, form, stem, wide, tag } = ctx;
  const view = ctx.views[n]!;
  const { cue, lemma, group, framed, frames, from, to } = view;
  const { kind } = view.continued;
  const { last } = cue;
  const t = start.token;
  const { type } = start;
  const distance = t - last;
  f.three(T.begins, type, phraseKind(ctx.phrases[ctx.phraseFrom[t]!]), framed);
  const stemAt = at(stem, t, from, to);
  const before = at(form, t - 1, from, to);
  const wideAt = at(wide, t, from, to);
  const wideBefore = at(wide, t - 1, from, to);
  f.threeOf(T['stem-by'], type, stemAt, view.wide);
  f.threeOf(T['before-by'], type, before, view.wide);
  f.threeOf(T['wide-by'], type, wideAt, view.wide);
  f.threeOf(T['wide-1-by'], type, wideBefore, view.wide);
  f.threeOf(T['wides-by'], type * 1024 + wideBefore, wideAt, view.wide);
  f.three(T['wide+1'], type, at(wide, t + 1, from, to), frames);
  f.two(T['lemma-stem'], lemma, stemAt);
  f.two(T['lemma-before'], lemma, before);
  const here = at(tag, t - 1, from, to) * 64 + tag[t]!;
  f.three(T.tags, type * 8 + frames, here, at(tag, t - 2, from, to) * 64 + at(tag, t + 1, from, to));
  f.three(T['group-tags'], type, group, here);
  if (distance <= WAY) {
    let path = 1;
    for (let i = last; i < t; i++) path = Math.imul(path, 61) + tag[i]!;
    f.two(T.path, type, path);
    f.three(T['path-frames'], type * 8 + frames, path, tag[t]!);
    f.three(T['path-group'], type, group, path);
  }
  f.three(T.quoted, type, doc.quote[cue.head]! >= 0 ? 1 : 0, doc.quote[t] === doc.quote[cue.head] ? 1 : 0);
  f.two(T.past, type, t >= view.closing ? 1 : 0);
  const soon = step(thatWithin(ctx, t, Math.min(view.closing, t + 12)));
  f.three(T.soon, type, soon, frames);
  f.three(T['soon-kind'], type, soon, kind);
}

/** What hangs on the place alone, whichever cue asks. */
function wordsAt(f: Sink, ctx: Context, t: number, type: number, from: number, to: number): void {
  const { doc, form, stem, wide, narrow } = ctx;
  const wideAt = at(wide, t, from, to);
  const wideBefore = at(wide, t - 1, from, to);
  const narrowAt = at(narrow, t, from, to);
  const narrowBefore = at(narrow, t - 1, from, to);
  const quote = quoteOf(doc, t);
  const cue = ctx.cueAt[t]!;
  f.three(T.definite, type, doc.words[t]!.definite ? 1 : 0, doc.words[t - 1]?.definite === true ? 1 : 0);
  f.two(T.stem, type, at(stem, t, from, to));
  f.two(T['stem+1'], type, at(stem, t + 1, from, to));
  f.two(T.before, type, at(form, t - 1, from, to));
  f.two(T.before2, type, at(form, t - 2, from, to));
  f.two(T.wide, type, wideAt);
  f.two(T['wide-1'], type, wideBefore);
  f.three(T.wides, type, wideBefore, wideAt);
  f.two(T.narrow, type, narrowAt);
  f.two(T['narrow-1'], type, narrowBefore);
  f.two(T['narrow+1'], type, at(narrow, t + 1, from, to));
  f.three(T.narrows, type, narrowBefore, narrowAt);
  f.two(T.quote, type, quote === null ? 0 : step(quote.end - quote.first));
  f.two(T.cue, type, cue < 0 ? -1 : ctx.views[cue]!.family);
}

/** Tokens until the next "that", 9 where none comes before `end` or the next cue. */
function thatWithin(ctx: Context, t: number, end: number): number {
  for (let i = t; i < end; i++) {
    if (is(ctx.doc, i, CLASS.comp)) return i - t;
    if (i > t && ctx.cueAt[i]! >= 0) return 9;
  }
  return 9;
}
