import { CLASS, KIND, is } from '../doc.js';
import type { Row } from '../model/row.js';
import { familyNumber, isMark, phraseKind, wordy, type Context } from './context.js';
import { kindOfGroup } from './groups.js';
import { startType, type Start } from './starts.js';

const OPENERS =
  CLASS.rel |
  CLASS.but |
  CLASS.gloss |
  CLASS.prep |
  CLASS.comp |
  CLASS.demo |
  CLASS.neg |
  CLASS.if |
  CLASS.cause |
  CLASS.aux |
  CLASS.and |
  CLASS.time;

/** How many sentences a content may run on outside quotation marks, and how many ends are weighed at most. */
const SENTENCES = 6;
const MOST = 60;

/**
 * Every place where a content that begins at `start` may end (exclusive token): before marks, before cues and words that
 * open clauses, at the ends of sentences and the paragraph.
 */
export function endsOf(ctx: Context, start: number): number[] {
  const { doc } = ctx;
  const out: number[] = [];
  const paragraphEnd = ctx.paragraphEnd(start);
  let last = -1;
  const sentence = doc.sentence[start]!;
  for (let e = start + 1; e <= paragraphEnd && out.length < MOST; e++) {
    if (wordy(doc, e - 1)) last = e;
    if (e < paragraphEnd && doc.sentence[e]! - sentence > SENTENCES) break;
    if (last < 0) continue;
    if (e === paragraphEnd) {
      if (out[out.length - 1] !== last) out.push(last);
      break;
    }
    if (last !== e) continue; // between marks: the end was offered before the first of them
    const word = doc.words[e]!;
    const boundary =
      !wordy(doc, e) ||
      doc.sentence[e] !== doc.sentence[e - 1] ||
      ctx.cueAt[e]! >= 0 ||
      (word.classes & OPENERS) !== 0 ||
      word.conj > 0;
    if (boundary) out.push(e);
  }
  return out;
}

/** Features of an end, beside those of the other ends of the same content. `first` are the first pass's log-odds. */
export function endFeatures(
  row: Row,
  ctx: Context,
  n: number,
  start: Start,
  end: number,
  rank: number,
  of: number,
  first: Float64Array,
  parentEnd: number,
): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const { entry } = cue.reading;
  const t = start.token;
  const para = doc.paragraph[t]!;
  row.begin();
  row.put('rank', rank);
  row.put('rank-left', of - rank);
  row.put('length', end - t);
  row.put('family', familyNumber(cue));
  row.put('kind', kindOfGroup(entry.group));
  row.put('habit-comp', entry.habits[1] ?? -1);
  row.put('negated', cue.negated);
  row.put('letters', start.letters);
  row.put('type', startType(ctx, n, start));
  row.put('expected-object', ctx.expected[n]!.starts[5]!);
  row.put(
    'cuts-phrase',
    ctx.phraseIn[end]! >= 0 && ctx.phraseFrom[end]! < 0 && ctx.phraseIn[end] === ctx.phraseIn[end - 1],
  );
  row.put('phrase-ends', phraseKind(ctx.phrases[ctx.phraseIn[end - 1]!]));
  const introducer = is(doc, t - 1, CLASS.comp)
    ? 1
    : isMark(doc.kind[t - 1] ?? 0)
      ? 2
      : doc.kind[t - 1] === KIND.colon
        ? 3
        : is(doc, t - 1, CLASS.prep)
          ? 4
          : start.letters > 0
            ? 5
            : 6;
  row.put('introducer', introducer);
  row.token('last', doc, end - 1, para);
  row.token('after', doc, end, para);
  // What comes behind the marks: a comma and then a participle ends more surely than a comma and a noun.
  let behind = end;
  while (behind < doc.count && !wordy(doc, behind) && doc.paragraph[behind] === para) behind++;
  row.put('marks-behind', behind - end);
  let comma = false;
  let stop = false;
  for (let i = end; i < behind; i++) {
    if (doc.kind[i] === KIND.comma || doc.kind[i] === KIND.semicolon) comma = true;
    if (doc.kind[i] === KIND.stop) stop = true;
  }
  row.put('comma-behind', comma);
  row.put('stop-behind', stop);
  row.put('phrase-behind', behind < doc.count ? phraseKind(ctx.phrases[ctx.phraseFrom[behind]!]) : -1);
  row.token('first', doc, behind, para);
  row.token('after2', doc, behind + 1, para);
  cueBehind(row, ctx, behind, first, para);
  sentences(row, ctx, t, end, para);
  quotes(row, ctx, t, end);
  row.put('cue-quoted', ctx.quoteOf(cue.head) !== null);
  const cq = ctx.quoteOf(cue.head);
  row.put('leaves-cue-quote', cq !== null && end > cq.end);
  row.put('at-cue-quote', cq !== null && end === cq.end);
  row.put('parent', parentEnd < 0 ? 0 : end === parentEnd ? 1 : end < parentEnd ? 2 : 3);
  let ahead = 30;
  for (let i = behind; i < behind + 30 && i < doc.count && doc.paragraph[i] === para; i++) {
    const c = ctx.cueAt[i]!;
    if (c < 0 || first[c]! < 0) continue;
    ahead = i - behind;
    break;
  }
  row.put('strong-cue-ahead', ahead);
  let inner = -9;
  let strong = 0;
  let free = 0;
  for (let i = t; i < end; i++) {
    const c = ctx.cueAt[i]!;
    if (c < 0) continue;
    inner = Math.max(inner, first[c]!);
    if (first[c]! > 0) {
      strong++;
      if (isFree(ctx, i, t)) free++;
    }
  }
  row.put('strongest-cue-inside', inner);
  row.put('strong-cues-inside', strong);
  row.put('free-cues-inside', free);
}

/** Whether a cue stands in a clause of its own: after a mark or joined by "and", not under "that" or "who". */
function isFree(ctx: Context, at: number, start: number): boolean {
  const { doc } = ctx;
  if (at === start) return false;
  if (doc.words[at]!.conj > 0 || !wordy(doc, at - 1)) return true;
  for (let i = at - 1; i >= start && i >= at - 3; i--) {
    if (is(doc, i, CLASS.but)) return true;
    if (is(doc, i, CLASS.comp | CLASS.rel)) return false;
  }
  return false;
}

function cueBehind(row: Row, ctx: Context, behind: number, first: Float64Array, para: number): void {
  const { doc } = ctx;
  // The cue may stand a word or two on: "وكان قال", "من جانبه أكد".
  for (const [name, reach] of [
    ['cue-behind', 0],
    ['cue-near', 5],
  ] as const) {
    let found = -1;
    for (let i = behind; i <= behind + reach && i < doc.count && doc.paragraph[i] === para; i++) {
      if (i > behind && !wordy(doc, i)) break;
      if (ctx.cueAt[i]! >= 0 && (found < 0 || first[ctx.cueAt[i]!]! > first[found]!)) found = ctx.cueAt[i]!;
    }
    row.put(name, found >= 0);
    row.put(`${name}-score`, found < 0 ? -9 : first[found]!);
    row.put(`${name}-family`, found < 0 ? -1 : familyNumber(doc.cues[found]!));
  }
}

function sentences(row: Row, ctx: Context, t: number, end: number, para: number): void {
  const { doc } = ctx;
  row.put('commas-inside', Math.min(10, ctx.commas[end]! - ctx.commas[t]!));
  row.put('comps-inside', Math.min(6, ctx.comps[end]! - ctx.comps[t]!));
  row.put('sentences-on', doc.sentence[end - 1]! - doc.sentence[t]!);
  const close = end >= doc.count || doc.paragraph[end] !== para;
  let at = end;
  while (at < doc.count && doc.paragraph[at] === para && !wordy(doc, at)) at++;
  row.put('ends-paragraph', close || at >= doc.count || doc.paragraph[at] !== para);
  row.put('ends-sentence', close || at >= doc.count || doc.sentence[at] !== doc.sentence[end - 1]);
  row.put('to-sentence-end', close ? 0 : Math.min(50, ctx.sentenceEnd(end - 1) - end));
  row.put('brackets', brackets(ctx, t, end));
}

function quotes(row: Row, ctx: Context, t: number, end: number): void {
  const { doc } = ctx;
  const q = ctx.quoteOf(t);
  const opens = q !== null && (q.first === t || q.open >= t - 3);
  row.put('starts-quote', opens);
  row.put('quote-end', !opens ? 0 : end === q.end ? 1 : end < q.end ? 2 : 3);
  row.put('quote-open-ended', opens && q.close < 0);
  const inner = ctx.quoteOf(end - 1);
  // Inside a quotation that began after the start: an end here cuts it.
  row.put('cuts-quote', inner !== null && inner.open >= t && inner.end > end);
  row.put('closes-quote', inner !== null && inner.open >= t && inner.end === end);
  row.put('in-quote-of-start', inner !== null && inner === q);
  row.put('leaves-quote', q !== null && end > q.end);
  row.put('marks-inside', Math.min(8, ctx.marks[end]! - ctx.marks[t]!));
  row.put('mark-next', end < doc.count && isMark(doc.kind[end]!));
  row.put(
    'reopens',
    end + 2 < doc.count &&
      isMark(doc.kind[end]!) &&
      (doc.kind[end + 2] === KIND.open || doc.kind[end + 2] === KIND.mark || doc.kind[end + 3] === KIND.mark),
  );
}

function brackets(ctx: Context, t: number, end: number): number {
  let depth = 0;
  for (let i = t; i < end; i++) {
    if (ctx.doc.kind[i] === KIND.bracketOpen) depth++;
    else if (ctx.doc.kind[i] === KIND.bracketClose) depth--;
  }
  return depth;
}
