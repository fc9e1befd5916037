import { KIND } from '../doc.js';
import type { Row } from '../model/row.js';
import type { Guess, Standing } from './guess.js';
import type { Overlaps } from './overlaps.js';
import { isMark, phraseKind, quoteOf, sentenceEnd, wordy, type Context } from './context.js';
import type { Opened } from './end-features.js';
import type { Start } from './starts.js';

function standing(row: Row, s: Standing): void {
  row.put('score', s.score);
  row.put('behind', s.behind);
  row.put('place', s.place);
  row.put('rank', s.rank);
  row.put('left', s.of - s.rank);
}

const HABITS = ['count', 'that', 'quotation', 'preposition', 'opens', 'comma', 'none'].map((name) => `habit-${name}`);

function aboutCue(row: Row, ctx: Context, n: number): void {
  const { cue, entry, continued, family, frames, shape } = ctx.views[n]!;
  const { habits } = cue.reading.entry;
  row.put('family', family);
  row.put('kind', entry.kind);
  for (let i = 0; i < HABITS.length; i++) row.put(HABITS[i]!, habits[i] ?? -1);
  row.put('frames', frames);
  row.put('to-comp', continued.comp);
  row.put('to-frame', continued.frame);
  row.put('to-colon', continued.colon);
  row.put('to-mark', continued.mark);
  row.put('to-comma', continued.comma);
  row.put('to-cue', continued.nextCue);
  row.put('goes-on', continued.kind);
  row.put('stands', continued.before);
  row.put('shape', shape);
  row.put('cue-quoted', quoteOf(ctx.doc, cue.head) !== null);
}

/** Numbers of a start among the best. */
export function startNumbers(row: Row, ctx: Context, n: number, start: Start, s: Standing): void {
  const { doc } = ctx;
  const { cue, from, to, closing } = ctx.views[n]!;
  const { last } = cue;
  const t = start.token < 0 ? last : start.token;
  row.begin();
  standing(row, s);
  row.put('distance', t - last);
  row.put('type', start.type);
  row.put('letters', start.letters);
  row.put('comps', ctx.comps[t]! - ctx.comps[last]!);
  row.put('cues', ctx.cues[t]! - ctx.cues[last]!);
  row.put('marks', ctx.marks[t]! - ctx.marks[last]!);
  row.put('commas', ctx.commas[t]! - ctx.commas[last]!);
  const subject = ctx.phrases[ctx.phraseFrom[last]!];
  const ended = t > 0 ? ctx.phrases[ctx.phraseIn[t - 1]!] : undefined;
  row.put('subject', phraseKind(subject));
  row.put('after-subject', subject === undefined ? -30 : t - subject.last);
  row.put('inside', ctx.phraseIn[t]! >= 0 && ctx.phraseFrom[t]! < 0);
  row.put('begins', phraseKind(ctx.phrases[ctx.phraseFrom[t]!]));
  row.put('ended', ended !== undefined && ended.last === t ? phraseKind(ended) : -1);
  const quote = quoteOf(doc, t);
  row.put('quoted', quote === null ? 0 : quote.first === t ? 1 : 2);
  row.put('quote-length', quote === null ? 0 : quote.end - quote.first);
  row.put('same-quote', doc.quote[t] === doc.quote[cue.head]);
  row.put('past', t >= closing);
  row.put('to-closing', closing - t);
  row.put('cue', ctx.cueAt[t]! >= 0);
  row.token('before2', doc, t - 2, from, to);
  row.token('before', doc, t - 1, from, to);
  row.token('first', doc, t, from, to);
  row.token('second', doc, t + 1, from, to);
  aboutCue(row, ctx, n);
}

const MARKS = ['comma', 'stop', 'semicolon', 'marks', 'others'];
const MARKS_BEHIND = new Uint8Array(MARKS.length);

/** Numbers of an end among the best; `scores` are log-odds of all cues. */
export function endNumbers(
  row: Row,
  ctx: Context,
  content: Opened,
  end: number,
  scores: Float64Array,
  s: Standing,
): void {
  const { doc, cueAt } = ctx;
  const { n, outer } = content;
  const t = content.start.token;
  const from = doc.paragraphs[doc.paragraph[t]!]!;
  const to = doc.paragraphs[doc.paragraph[t]! + 1]!;
  row.begin();
  standing(row, s);
  row.put('length', end - t);
  row.put('type', content.start.type);
  let next = end;
  MARKS_BEHIND.fill(0);
  while (next < to && !wordy(doc, next)) {
    const kind = doc.kind[next]!;
    MARKS_BEHIND[
      kind === KIND.comma ? 0 : kind === KIND.stop ? 1 : kind === KIND.semicolon ? 2 : isMark(kind) ? 3 : 4
    ]!++;
    next++;
  }
  for (let i = 0; i < MARKS.length; i++) row.put(MARKS[i]!, MARKS_BEHIND[i]!);
  row.put('ends-paragraph', next >= to);
  row.put('ends-sentence', next >= to || doc.sentence[next] !== doc.sentence[end - 1]);
  row.put('sentences', doc.sentence[end - 1]! - doc.sentence[t]!);
  row.put('to-sentence-end', Math.min(60, sentenceEnd(doc, end - 1) - end));
  const quote = quoteOf(doc, t);
  const opens = quote !== null && (quote.first === t || quote.open >= t - 3);
  row.put('quote-end', !opens ? 0 : end === quote.end ? 1 : end < quote.end ? 2 : 3);
  const inner = quoteOf(doc, end - 1);
  row.put('inner-quote', inner === null ? 0 : inner === quote ? 1 : inner.open < t ? 2 : inner.end === end ? 3 : 4);
  const right = next < to ? cueAt[next]! : -1;
  row.put('cue', right < 0 || right === n ? -9 : scores[right]!);
  row.put('cue-family', right < 0 ? -1 : ctx.views[right]!.family);
  let near = -9;
  for (let i = next; i <= next + 5 && i < to; i++) {
    if (i > next && !wordy(doc, i)) break;
    if (cueAt[i]! >= 0 && cueAt[i] !== n) near = Math.max(near, scores[cueAt[i]!]!);
  }
  row.put('near', near);
  let ahead = 30;
  for (let i = next; i < Math.min(to, next + 30) && ahead === 30; i++)
    if (cueAt[i]! >= 0 && scores[cueAt[i]!]! > 0) ahead = i - next;
  row.put('ahead', ahead);
  let strong = 0;
  let free = 0;
  let most = -9;
  for (let i = t; i < end; i++) {
    const c = cueAt[i]!;
    if (c < 0 || c === n) continue;
    most = Math.max(most, scores[c]!);
    if (scores[c]! <= 0) continue;
    strong++;
    if (i > t && (doc.words[i]!.conj > 0 || !wordy(doc, i - 1))) free++;
  }
  row.put('strong', strong);
  row.put('free', free);
  row.put('strongest', most);
  row.put('commas', ctx.commas[end]! - ctx.commas[t]!);
  row.put('comps', ctx.comps[end]! - ctx.comps[t]!);
  row.put('outer', outer < 0 ? 0 : end === outer ? 1 : end < outer ? 2 : 3);
  row.put('cuts', ctx.phraseIn[end]! >= 0 && ctx.phraseFrom[end]! < 0 && ctx.phraseIn[end] === ctx.phraseIn[end - 1]);
  row.put('ended', phraseKind(ctx.phrases[ctx.phraseIn[end - 1]!]));
  row.put('begins', phraseKind(ctx.phrases[ctx.phraseFrom[next]!]));
  row.token('last', doc, end - 1, from, to);
  row.token('next', doc, next, from, to);
  row.token('next2', doc, next + 1, from, to);
  aboutCue(row, ctx, n);
}

const NEIGHBOURS = [-2, -1, 1, 2].map((side) => ({
  side,
  score: `score${side}`,
  distance: `distance${side}`,
  family: `family${side}`,
}));

/** Numbers that tell whether cue `n` is a statement; `score` is what the linear model says. */
export function statementNumbers(
  row: Row,
  ctx: Context,
  n: number,
  guess: Guess,
  overlaps: Overlaps,
  score: number,
): void {
  const { doc } = ctx;
  const first = guess.first.scores;
  const { cue, from, to, opening, closing } = ctx.views[n]!;
  const own = guess.bounds[n]!;
  row.begin();
  row.put('score', score);
  row.put('first', first[n]!);
  row.put('start-belief', own.startBelief);
  row.put('end-belief', own.endBelief);
  row.put('length', own.end < 0 ? -1 : own.end - own.start.token);
  row.put('distance', own.start.token - cue.last);
  row.put('type', own.start.type);
  row.put('best-before', overlaps.best);
  row.put('cover', overlaps.cover);
  row.put('same-before', overlaps.before.share);
  row.put('same-before-score', overlaps.before.score);
  row.put('same-after', overlaps.after.share);
  row.put('same-after-score', overlaps.after.score);
  for (const names of NEIGHBOURS) {
    const { side } = names;
    const other = ctx.views[n + side];
    const near = other !== undefined && other.from === from;
    row.put(names.score, near ? first[n + side]! : -9);
    row.put(names.distance, !near ? 60 : side < 0 ? cue.first - other.cue.last : other.cue.first - cue.last);
    row.put(names.family, near ? other.family : -1);
  }
  row.put('from-opening', cue.first - opening);
  row.put('from-paragraph', cue.first - from);
  row.put('paragraph', doc.paragraph[cue.head]!);
  row.put('paragraphs-left', doc.paragraphs.length - 2 - doc.paragraph[cue.head]!);
  row.put('to-closing', closing - cue.last);
  row.put('subject', phraseKind(ctx.phrases[ctx.phraseFrom[cue.last]!]));
  row.put('phrase-before', phraseKind(ctx.phrases[ctx.phraseIn[cue.first - 1]!]));
  row.put('in-phrase', ctx.phraseIn[cue.head]! >= 0 && ctx.phraseFrom[cue.head]! < 0);
  row.token('before', doc, cue.first - 1, from, to);
  row.token('after', doc, cue.last, from, to);
  row.token('content', doc, own.start.token, from, to);
  aboutCue(row, ctx, n);
}
