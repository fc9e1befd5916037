import { CLASS, KIND, is } from '../doc.js';
import { step, templates, type Sink } from '../model/sink.js';
import { at, isMark, opener, phraseKind, quoteOf, wordy, type Context } from './context.js';
import { startType, type Start } from './starts.js';

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

/** The part of a start's features that mostly decides: how it is led up to, and how far off. */
export function startOutline(f: Sink, ctx: Context, n: number, start: Start, rank: number): void {
  const { doc, form, tag } = ctx;
  const view = ctx.views[n]!;
  const { cue, names, family, group, frames, from, to, shape } = view;
  const { kind } = view.continued;
  const { first, last } = cue;
  const type = startType(ctx, n, start);
  const t = start.token < 0 ? last : start.token;
  const framed = frames * 32 + family;
  const by = [family, group, names[2]!, framed + 4096];
  for (const name of by) {
    f.two(T.type, type, name);
    f.three(T['type-kind'], type, kind, name);
    f.three(T['type-distance'], type, step(t - last), name);
    f.three(T['type-shape'], type, shape, name);
  }
  if (start.token < 0) {
    const next = at(tag, last, from, to);
    f.one(T.none, 0);
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      f.two(T['none-tag'], name, next);
      f.three(T['none-tags'], name, next, at(tag, last + 1, from, to));
      f.two(T['none-previous'], name, at(tag, first - 1, from, to));
      f.two(T['none-word'], name, at(form, first - 1, from, to));
    }
    return;
  }
  const distance = t - last;
  const comps = ctx.comps[t]! - ctx.comps[last]!;
  const cues = ctx.cues[t]! - ctx.cues[last]!;
  const marks = ctx.marks[t]! - ctx.marks[last]!;
  const commas = ctx.commas[t]! - ctx.commas[last]!;
  f.one(T.distance, step(distance));
  f.one(T.rank, Math.min(rank, 8));
  f.three(T.between, type, Math.min(comps, 3), Math.min(cues, 3));
  f.three(T.marks, type, Math.min(marks, 3), Math.min(commas, 3));
  f.three(T['between-marks'], type, Math.min(comps, 2) * 4 + Math.min(cues, 2), Math.min(marks, 2));
  // What leads up to it: the word before, marks and a colon between, its place in a quotation.
  let back = t - 1;
  while (back >= last && !wordy(doc, back)) back--;
  let colon = 0;
  for (let i = Math.max(last, back + 1); i < t; i++) if (doc.kind[i] === KIND.colon) colon = 1;
  const marked = t > last && isMark(doc.kind[t - 1]!) ? 1 : 0;
  const quote = quoteOf(doc, t);
  const quoted = quote === null ? 0 : quote.first === t ? 1 : 2;
  const situation = (((type * 8 + (back >= last ? opener(doc, view, back) : 7)) * 2 + marked) * 2 + colon) * 3 + quoted;
  f.one(T.situation, situation);
  for (const name of by) f.two(T['situation-by'], situation, name);
  f.two(T['situation-distance'], situation, step(distance));
  f.three(T['situation-between'], situation, Math.min(comps, 2), Math.min(cues, 2));
  const subject = ctx.phrases[ctx.phraseFrom[last]!];
  const ended = t > 0 ? ctx.phrases[ctx.phraseIn[t - 1]!] : undefined;
  const inside = ctx.phraseIn[t]! >= 0 && ctx.phraseFrom[t]! < 0 ? 1 : 0;
  const beyond =
    subject === undefined ? 0 : t < subject.last ? 1 : t === subject.last ? 2 : t === subject.last + 1 ? 3 : 4;
  const left = ended !== undefined && ended.last === t ? phraseKind(ended) : -1;
  for (const name of by) {
    f.three(T.subject, type, beyond * 16 + phraseKind(subject), name);
    f.three(T.inside, type, inside, name);
    f.three(T.ended, type, left, name);
  }
}

/** The rest: what stands there, and what the words around are like. */
export function startDetail(f: Sink, ctx: Context, n: number, start: Start): void {
  if (start.token < 0) return;
  const { doc, form, stem, wide, narrow, tag } = ctx;
  const view = ctx.views[n]!;
  const { cue, names, family, group, frames, from, to } = view;
  const { kind } = view.continued;
  const { last } = cue;
  const t = start.token;
  const type = startType(ctx, n, start);
  const framed = frames * 32 + family;
  const distance = t - last;
  const quote = quoteOf(doc, t);
  f.three(T.begins, type, phraseKind(ctx.phrases[ctx.phraseFrom[t]!]), framed);
  f.three(T.definite, type, doc.words[t]!.definite ? 1 : 0, doc.words[t - 1]?.definite === true ? 1 : 0);
  const stemAt = at(stem, t, from, to);
  const before = at(form, t - 1, from, to);
  const wideAt = at(wide, t, from, to);
  const wideBefore = at(wide, t - 1, from, to);
  f.two(T.stem, type, stemAt);
  f.two(T.before, type, before);
  f.two(T.wide, type, wideAt);
  f.two(T['wide-1'], type, wideBefore);
  f.three(T.wides, type, wideBefore, wideAt);
  for (const name of [family, framed + 4096, group]) {
    f.three(T['stem-by'], type, name, stemAt);
    f.three(T['before-by'], type, name, before);
    f.three(T['wide-by'], type, name, wideAt);
    f.three(T['wide-1-by'], type, name, wideBefore);
    f.three(T['wides-by'], type * 1024 + wideBefore, name, wideAt);
  }
  f.two(T['stem+1'], type, at(stem, t + 1, from, to));
  f.three(T['wide+1'], type, at(wide, t + 1, from, to), frames);
  f.two(T.before2, type, at(form, t - 2, from, to));
  const narrowAt = at(narrow, t, from, to);
  const narrowBefore = at(narrow, t - 1, from, to);
  f.two(T.narrow, type, narrowAt);
  f.two(T['narrow-1'], type, narrowBefore);
  f.two(T['narrow+1'], type, at(narrow, t + 1, from, to));
  f.three(T.narrows, type, narrowBefore, narrowAt);
  f.two(T['lemma-stem'], names[2]!, stemAt);
  f.two(T['lemma-before'], names[2]!, before);
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
  f.two(T.quote, type, quote === null ? 0 : step(quote.end - quote.first));
  const cueHere = ctx.cueAt[t]!;
  f.two(T.cue, type, cueHere < 0 ? -1 : ctx.views[cueHere]!.family);
}

/** Tokens until the next "that", 9 where none comes before `end` or the next cue. */
function thatWithin(ctx: Context, t: number, end: number): number {
  for (let i = t; i < end; i++) {
    if (is(ctx.doc, i, CLASS.comp)) return i - t;
    if (i > t && ctx.cueAt[i]! >= 0) return 9;
  }
  return 9;
}
