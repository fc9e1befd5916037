import { CLASS, is } from '../doc.js';
import { step, templates, type Sink } from '../model/sink.js';
import { at, phraseKind, quoteOf, type Context } from './context.js';

const T = templates(
  'cue',
  'name', 'kind', 'before', 'kind-before', 'form', 'kind-shape', 'next-tag', 'previous-tag', 'next-tags', 'next-wide',
  'previous-wide', 'subject', 'comp', 'place', 'kind-subject', 'quoted', 'next', 'next2', 'previous', 'previous2',
  'group-next', 'group-previous', 'lemma-next', 'lemma-previous', 'own', 'narrow', 'narrow2', 'narrow-1', 'narrow-2',
  'wides', 'wides-1', 'wides-around', 'path', 'group-path', 'path-before', 'to-comp', 'to-frame', 'to-colon', 'to-mark',
  'to-comma', 'to-cue', 'quote', 'in-phrase', 'cues-before', 'comps-before', 'since-relative', 'relative', 'paragraph',
  'paragraphs-left', 'from-paragraph', 'left', 'readings', 'noun', 'other', 'other-distance',
); // prettier-ignore

/** How far back a relative pronoun is looked for. */
const RELATIVE = 12;

/** Features that tell whether cue candidate `n` is a statement, from its own surroundings alone. */
export function cueFeatures(f: Sink, ctx: Context, n: number): void {
  const { doc, form, stem, wide, narrow, tag } = ctx;
  const view = ctx.views[n]!;
  const { cue, continued, names, family, group, lemma, from, to, opening, shape } = view;
  const { kind, before } = continued;
  const { first, last, head } = cue;
  const next = at(tag, last, from, to);
  const next2 = at(tag, last + 1, from, to);
  const previous = at(tag, first - 1, from, to);
  const nextWide = at(wide, last, from, to);
  const previousWide = at(wide, first - 1, from, to);
  const nextStem = at(stem, last, from, to);
  const previousStem = at(stem, first - 1, from, to);
  const subject = phraseKind(ctx.phrases[ctx.phraseFrom[last]!]);
  const comp = step(continued.comp) * 2 + (continued.comp < continued.nextCue ? 1 : 0);
  const place = step(first - opening);
  const quote = quoteOf(doc, first);
  f.oneOf(T.name, names);
  f.twoOf(T.kind, kind, names);
  f.twoOf(T.before, before, names);
  f.threeOf(T['kind-before'], kind, before, names);
  f.twoOf(T.form, view.form, names);
  f.threeOf(T['kind-shape'], kind, shape, names);
  f.twoOf(T['next-tag'], next, names);
  f.twoOf(T['previous-tag'], previous, names);
  f.threeOf(T['next-tags'], next, next2, names);
  f.twoOf(T['next-wide'], nextWide, names);
  f.twoOf(T['previous-wide'], previousWide, names);
  f.twoOf(T.subject, subject, names);
  f.twoOf(T.comp, comp, names);
  f.twoOf(T.place, place, names);
  f.threeOf(T['kind-subject'], kind, subject, names);
  f.twoOf(T.quoted, quote === null ? 0 : 1, names);
  f.one(T.next, at(form, last, from, to));
  f.one(T.next2, at(form, last + 1, from, to));
  f.one(T.previous, at(form, first - 1, from, to));
  f.one(T.previous2, at(form, first - 2, from, to));
  f.two(T['group-next'], group, nextStem);
  f.two(T['group-previous'], group, previousStem);
  f.two(T['lemma-next'], lemma, nextStem);
  f.two(T['lemma-previous'], lemma, previousStem);
  f.one(T.own, form[head]!);
  f.one(T.narrow, at(narrow, last, from, to));
  f.one(T.narrow2, at(narrow, last + 1, from, to));
  f.one(T['narrow-1'], at(narrow, first - 1, from, to));
  f.one(T['narrow-2'], at(narrow, first - 2, from, to));
  f.two(T.wides, nextWide, at(wide, last + 1, from, to));
  f.two(T['wides-1'], previousWide, at(wide, first - 2, from, to));
  f.two(T['wides-around'], previousWide, nextWide);
  const path = (next * 64 + next2) * 64 + at(tag, last + 2, from, to);
  f.three(T.path, family, path, at(tag, last + 3, from, to));
  f.two(T['group-path'], group, path);
  f.three(T['path-before'], family, previous * 64 + at(tag, first - 2, from, to), at(tag, first - 3, from, to));
  f.two(T['to-comp'], family, step(continued.comp));
  f.two(T['to-frame'], family, step(continued.frame));
  f.two(T['to-colon'], family, step(continued.colon));
  f.two(T['to-mark'], family, step(continued.mark));
  f.two(T['to-comma'], family, step(continued.comma));
  f.two(T['to-cue'], family, step(continued.nextCue));
  f.two(T.quote, family, quote === null ? 0 : step(quote.end - quote.first));
  f.two(T['in-phrase'], family, ctx.phraseIn[head]! >= 0 && ctx.phraseFrom[head]! < 0 ? 1 : 0);
  f.two(T['cues-before'], family, Math.min(4, ctx.cues[first]! - ctx.cues[opening]!));
  f.two(T['comps-before'], family, Math.min(3, ctx.comps[first]! - ctx.comps[opening]!));
  let relative = 0;
  for (let i = first - 1; i >= opening && i > first - RELATIVE && relative === 0; i--)
    if (is(doc, i, CLASS.rel)) relative = first - i;
  f.two(T['since-relative'], family, step(relative));
  f.two(T.relative, group, relative > 0 ? 1 : 0);
  f.one(T.paragraph, Math.min(doc.paragraph[head]!, 4));
  f.one(T['paragraphs-left'], step(Math.min(12, doc.paragraphs.length - 2 - doc.paragraph[head]!)));
  f.one(T['from-paragraph'], step(first - from));
  f.two(T.left, family, step(view.closing - last));
  const { cues: readings, noun } = doc.words[head]!;
  let families = 0;
  for (const r of readings) families |= r.entry.family.charCodeAt(0) << (r.entry.family.charCodeAt(1) & 3);
  f.three(T.readings, family, families, Math.min(5, readings.length));
  f.two(T.noun, family, noun);
  for (let side = -1; side <= 1; side += 2) {
    const other = ctx.views[n + side];
    if (other === undefined || other.from !== from) continue;
    f.three(T.other, side, other.group, family);
    const distance = side < 0 ? first - other.cue.last : other.cue.first - last;
    f.three(T['other-distance'], side * 128 + step(distance), other.family, family);
  }
}
