import { CLASS, KIND, is } from '../doc.js';
import { kindOfGroup } from './groups.js';
import type { Row } from '../model/row.js';
import { familyNumber, phraseKind, type Context } from './context.js';

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
  row.put('kind', kindOfGroup(entry.group));
  for (let i = 0; i < HABITS.length; i++) row.put(HABITS[i]!, entry.habits[i] ?? -1);
  const expected = ctx.expected[n]!;
  row.put('expected', expected.statement);
  row.put('expected-group', expected.group);
  row.put('expected-continued', expected.continued);
  row.put('expected-placed', expected.placed);
  row.put('expected-seen', Math.min(expected.seen, 20));
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
  const subject = ctx.phrases[ctx.phraseFrom[cue.last]!];
  row.put('subject-next', phraseKind(subject));
  row.put('subject-next-length', subject === undefined ? 0 : subject.last - subject.first);
  row.put('phrase-next', phraseKind(ctx.phrases[ctx.phraseFrom[cue.last + 1] ?? -1]));
  row.put('phrase-before', cue.first > 0 ? phraseKind(ctx.phrases[ctx.phraseIn[cue.first - 1]!]) : -1);
  row.put('phrase-before2', cue.first > 1 ? phraseKind(ctx.phrases[ctx.phraseIn[cue.first - 2]!]) : -1);
  row.put('cue-in-phrase', ctx.phraseIn[head]! >= 0 && ctx.phraseFrom[head]! < 0);
  row.put('from-sentence', Math.min(cue.first - start, 40));
  row.put('from-paragraph', Math.min(cue.first - doc.paragraphs[para]!, 80));
  row.put('paragraph', Math.min(para, 20));
  row.put('to-sentence-end', Math.min(end - cue.last, 60));
  row.put('paragraph-length', Math.min(ctx.paragraphEnd(head) - doc.paragraphs[para]!, 150));
  row.put('paragraphs-left', Math.min(doc.paragraphs.length - 2 - para, 12));
  row.put('stops-at-end', doc.kind[ctx.paragraphEnd(head) - 1] === KIND.stop);
  row.token('before2', doc, cue.first - 2, para);
  row.token('before', doc, cue.first - 1, para);
  row.token('after', doc, cue.last, para);
  row.token('after2', doc, cue.last + 1, para);
  continuation(row, ctx, n);
  surroundings(row, ctx, n, start, end, near);
}

/** How the words after the cue go on: where "that", a preposition of its frame, a colon, a quotation come. */
function continuation(row: Row, ctx: Context, n: number): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const { frames } = cue.reading.entry;
  const { comp, frame, colon, mark, comma, nextCue, kind, before } = ctx.continued[n]!;
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
  row.put('frame-kind', kind);
  row.put('place', before);
  row.put('object-next', cue.last < doc.count && doc.words[cue.last]!.definite);
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
