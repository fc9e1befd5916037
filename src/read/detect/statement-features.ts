import { CLASS, KIND, is } from '../doc.js';
import { GROUPS, groupNumber } from './groups.js';
import type { Row } from '../model/row.js';
import { familyNumber, isMark, type Context } from './context.js';

const GROUP_NAMES = GROUPS.map((g) => `group-${g}`);
const HABITS = ['habit-count', 'habit-comp', 'habit-quote', 'habit-prep', 'habit-opens', 'habit-comma', 'habit-none'];

/** What is known of the candidates around a cue from the first pass; null in the first pass. */
export interface Neighbours {
  /** Log-odds of the first pass, a number a candidate. */
  readonly first: Float64Array;
  /** Of the chosen bounds, a number a candidate: the share of belief the best start and end hold, and the tokens. */
  readonly startBelief: Float64Array;
  readonly endBelief: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Features that tell whether cue candidate `n` is a statement. */
export function statementFeatures(row: Row, ctx: Context, n: number, near: Neighbours | null): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const { reading, head } = cue;
  const { entry, features } = reading;
  const para = doc.paragraph[head]!;
  row.begin();
  row.put('family', familyNumber(cue));
  const group = groupNumber(entry.group);
  for (let i = 0; i < GROUP_NAMES.length; i++) row.put(GROUP_NAMES[i]!, i === group);
  for (let i = 0; i < HABITS.length; i++) row.put(HABITS[i]!, entry.habits[i] ?? -1);
  row.put('past', features.tense === 'past');
  row.put('present', features.tense === 'present');
  row.put('plural', features.number === 'p');
  row.put('feminine', features.gender === 'f');
  row.put('person', features.person ?? 0);
  row.put('suffix', features.suffix !== null);
  row.put('definite', reading.definite);
  row.put('joined-prep', reading.prep !== '');
  row.put('from', reading.from);
  row.put('negated', cue.negated);
  row.put('words', cue.last - cue.first);
  const all = doc.words[head]!.cues;
  row.put(
    'as-verb',
    all.some((c) => c.entry.family === 'verb'),
  );
  row.put(
    'as-masdar',
    all.some((c) => c.entry.family === 'masdar'),
  );
  row.put(
    'as-participle',
    all.some((c) => c.entry.family === 'participle'),
  );
  row.put('readings', all.length);
  row.put('cue-frequency', doc.words[head]!.frequency);
  row.put('cue-noun', doc.words[head]!.noun);
  row.put('cue-class', doc.words[head]!.classes !== 0);
  const start = ctx.sentenceStart(head);
  const end = ctx.sentenceEnd(head);
  row.put('from-sentence', Math.min(cue.first - start, 40));
  row.put('from-paragraph', Math.min(cue.first - doc.paragraphs[para]!, 80));
  row.put('paragraph', Math.min(para, 20));
  row.put('to-sentence-end', Math.min(end - cue.last, 60));
  row.put('paragraph-length', Math.min(ctx.paragraphEnd(head) - doc.paragraphs[para]!, 150));
  row.put('stops-at-end', doc.kind[ctx.paragraphEnd(head) - 1] === KIND.stop);
  row.token('before2', doc, cue.first - 2, para);
  row.token('before', doc, cue.first - 1, para);
  row.token('after', doc, cue.last, para);
  row.token('after2', doc, cue.last + 1, para);
  continuation(row, ctx, n, end);
  surroundings(row, ctx, n, start, end, near);
}

/** How the words after the cue go on: where "that", a preposition of its frame, a colon, a quotation come. */
function continuation(row: Row, ctx: Context, n: number, end: number): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const { frames } = cue.reading.entry;
  const frameSet = framesOf(frames);
  let comp = 40;
  let frame = 40;
  let colon = 40;
  let mark = 40;
  let comma = 40;
  let nextCue = 40;
  const until = Math.min(end, cue.last + 40);
  for (let i = cue.last; i < until; i++) {
    const at = i - cue.last;
    const k = doc.kind[i]!;
    if (comp === 40 && is(doc, i, CLASS.comp)) comp = at;
    if (colon === 40 && k === KIND.colon) colon = at;
    if (mark === 40 && isMark(k)) mark = at;
    if (comma === 40 && k === KIND.comma) comma = at;
    if (nextCue === 40 && ctx.cueAt[i]! >= 0) nextCue = at;
    if (frame === 40 && k === KIND.word) {
      const form = doc.words[i]!.form;
      if (
        frameSet.words.has(form) ||
        (frameSet.letters !== '' && form.length > 3 && frameSet.letters.includes(form[0]!))
      )
        frame = at;
    }
  }
  row.put('to-comp', comp);
  row.put('to-frame', frame);
  row.put('to-colon', colon);
  row.put('to-mark', mark);
  row.put('to-comma', comma);
  row.put('to-next-cue', nextCue);
  row.put('comp-before-cue', comp < nextCue);
  row.put('frame-before-cue', frame < nextCue);
  row.put('mark-before-cue', Math.min(mark, colon) < nextCue);
  row.put('takes-comp', frames.includes('comp'));
  row.put('takes-object', frames.includes('obj'));
  row.put('comp-before-comma', comp < comma);
  row.put('object-next', cue.last < doc.count && doc.words[cue.last]!.definite);
}

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

function surroundings(row: Row, ctx: Context, n: number, start: number, end: number, near: Neighbours | null): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const quote = ctx.quoteOf(cue.first);
  row.put('quoted', quote !== null);
  row.put('quote-opens', quote !== null && quote.first === cue.first);
  row.put('quote-length', quote === null ? 0 : Math.min(quote.end - quote.first, 60));
  row.put('cues-before', Math.min(ctx.cues[cue.first]! - ctx.cues[start]!, 8));
  row.put('cues-after', Math.min(ctx.cues[end]! - ctx.cues[cue.last]!, 8));
  row.put('comps-before', Math.min(ctx.comps[cue.first]! - ctx.comps[start]!, 6));
  row.put('commas-before', Math.min(ctx.commas[cue.first]! - ctx.commas[start]!, 8));
  let rel = 20;
  for (let i = cue.first - 1; i >= start && i > cue.first - 20; i--) {
    if (is(doc, i, CLASS.rel)) {
      rel = cue.first - i;
      break;
    }
  }
  row.put('since-rel', rel);
  for (const step of [-1, 1] as const) {
    const other = doc.cues[n + step];
    const same = other !== undefined && doc.paragraph[other.head] === doc.paragraph[cue.head];
    const side = step < 0 ? 'previous' : 'next';
    row.put(
      `${side}-cue-distance`,
      same ? Math.min(step < 0 ? cue.first - other.last : other.first - cue.last, 50) : 60,
    );
    row.put(`${side}-cue-family`, same ? familyNumber(other) : -1);
    row.put(
      `${side}-cue-saying`,
      same ? (other.reading.entry.habits[1] ?? 0) + (other.reading.entry.habits[2] ?? 0) : -1,
    );
    if (near !== null) row.put(`${side}-cue-score`, same ? near.first[n + step]! : -9);
  }
  if (near === null) return;
  row.put('own-score', near.first[n]!);
  row.put('start-belief', near.startBelief[n]!);
  row.put('end-belief', near.endBelief[n]!);
  row.put('content-length', Math.min(near.to[n]! - near.from[n]!, 60));
  row.put('content-distance', near.from[n]! - cue.last);
  let best = -9;
  let cover = -9;
  let same = 0;
  for (let m = n - 1; m >= 0 && m >= n - 12; m--) {
    const other = doc.cues[m]!;
    if (other.first < start) break;
    best = Math.max(best, near.first[m]!);
    if (near.from[m]! <= cue.first && near.to[m]! > cue.first) cover = Math.max(cover, near.first[m]!);
    if (near.first[m]! > 0) same = Math.max(same, overlap(near, n, m));
  }
  row.put('best-before', best);
  row.put('cover-before', cover);
  row.put('same-content-before', same);
  let after = 0;
  for (let m = n + 1; m < doc.cues.length && m <= n + 4 && doc.cues[m]!.first < end; m++)
    if (near.first[m]! > 0) after = Math.max(after, overlap(near, n, m));
  row.put('same-content-after', after);
}

/** How much two contents have in common, 0..1 (tokens, of both). */
function overlap(near: Neighbours, n: number, m: number): number {
  const common = Math.min(near.to[n]!, near.to[m]!) - Math.max(near.from[n]!, near.from[m]!);
  if (common <= 0) return 0;
  return common / (Math.max(near.to[n]!, near.to[m]!) - Math.min(near.from[n]!, near.from[m]!));
}
