import { CLASS, KIND, SHAPE, is } from '../doc.js';
import type { Row } from '../model/row.js';
import { familyNumber, isMark, phraseKind, wordy, type Context } from './context.js';
import { kindOfGroup } from './groups.js';
import { FAR, framesOf } from './priors.js';

/** Where a content may begin: a token, and how many letters of it belong to a joined preposition. */
export interface Start {
  /** -1: the cue has no content. */
  readonly token: number;
  readonly letters: number;
}

/** How far behind its cue a content is looked for: the longest in the training articles begins 31 words on; 40 gave no more. */
const REACH = 36;

/** Behind the first "that" of a cue that takes one, a content begins within this many words: after a second "that" at the latest. */
const BEHIND_THAT = 10;

/** Every place where the content of cue `n` may begin, in the order of the text; the first stands for "no content". */
export function startsOf(ctx: Context, n: number): Start[] {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const out: Start[] = [{ token: -1, letters: 0 }];
  const paragraphEnd = ctx.paragraphEnd(cue.head);
  const sentenceEnd = ctx.sentenceEnd(cue.head);
  // Past the end of the sentence only a quotation may begin: a stop inside a name or after an abbreviation misleads.
  const { comp } = ctx.continued[n]!;
  const near = comp < FAR && cue.reading.entry.frames.includes('comp') ? comp + BEHIND_THAT : REACH;
  const until = Math.min(
    paragraphEnd,
    cue.last + Math.min(REACH, near),
    sentenceEnd > cue.last + 2 ? sentenceEnd : paragraphEnd,
  );
  for (let i = cue.last; i < until; i++) {
    if (!wordy(doc, i)) continue;
    const word = doc.words[i]!;
    const that = (word.classes & CLASS.comp) !== 0 && !quoteFirst(ctx, i);
    if (!that) out.push({ token: i, letters: 0 });
    const joined = word.form.length > 3 && (word.shape & SHAPE.joined) !== 0;
    if (doc.kind[i] === KIND.word && (joined || (word.shape & SHAPE['joined-what']) !== 0))
      out.push({ token: i, letters: 1 });
  }
  return out;
}

const quoteFirst = (ctx: Context, i: number): boolean => {
  const q = ctx.quoteOf(i);
  return q !== null && q.first === i;
};

/** Which of the `START_TYPES` a start is. */
export function startType(ctx: Context, n: number, start: Start): number {
  const { doc } = ctx;
  const t = start.token;
  const cue = doc.cues[n]!;
  if (t < 0) return 0;
  if (start.letters > 0) return 4;
  let back = t - 1;
  let marked = false;
  while (back >= cue.last && !wordy(doc, back)) {
    if (isMark(doc.kind[back]!) || doc.kind[back] === KIND.colon) marked = true;
    back--;
  }
  if (back >= cue.last && is(doc, back, CLASS.comp)) return 1;
  if (back >= cue.last && framesOf(cue.reading.entry.frames).words.has(doc.words[back]!.form)) return 3;
  return marked ? 2 : 5;
}

/** Features of a start, beside those of the other starts of the same cue. */
export function startFeatures(row: Row, ctx: Context, n: number, start: Start, rank: number, of: number): void {
  const { doc } = ctx;
  const cue = doc.cues[n]!;
  const { entry, features } = cue.reading;
  const para = doc.paragraph[cue.head]!;
  const none = start.token < 0;
  const t = none ? cue.last : start.token;
  row.begin();
  row.put('none', none);
  const type = startType(ctx, n, start);
  row.put('type', type);
  row.put('type-expected', ctx.expected[n]!.starts[type]!);
  row.put('expected-comp', ctx.expected[n]!.starts[1]!);
  row.put('expected-joined', ctx.expected[n]!.starts[3]! + ctx.expected[n]!.starts[4]!);
  row.put('expected-object', ctx.expected[n]!.starts[5]!);
  row.put('letters', start.letters);
  row.put('distance', t - cue.last);
  row.put('rank', rank);
  row.put('of', of);
  row.put('family', familyNumber(cue));
  row.put('kind', kindOfGroup(entry.group));
  for (const [i, name] of HABIT_NAMES.entries()) row.put(name, entry.habits[i + 1] ?? -1);
  const { words, letters } = framesOf(entry.frames);
  row.put('takes-comp', entry.frames.includes('comp'));
  row.put('takes-object', entry.frames.includes('obj'));
  row.put('takes-prep', words.size > 0);
  row.put('suffix', features.suffix !== null);
  row.put('negated', cue.negated);
  row.put('cue-definite', cue.reading.definite);
  row.put('cue-joined', cue.reading.prep !== '');
  const before = doc.words[t - 1];
  const from = cue.last;
  row.put('after-comp', is(doc, t - 1, CLASS.comp) && t > from);
  row.put('after-frame', t > from && before !== undefined && words.has(before.form));
  row.put(
    'after-one-letter',
    t > from && before !== undefined && before.form.length === 1 && doc.kind[t - 1] === KIND.word,
  );
  row.put('joined-frame', start.letters > 0 && letters.includes(doc.words[t]!.form[0]!));
  row.put(
    'unjoined-frame',
    start.letters === 0 &&
      !none &&
      letters !== '' &&
      doc.words[t]!.form.length > 3 &&
      letters.includes(doc.words[t]!.form[0]!),
  );
  row.put('comps', ctx.comps[t]! - ctx.comps[from]!);
  row.put('commas', ctx.commas[t]! - ctx.commas[from]!);
  row.put('marks', ctx.marks[t]! - ctx.marks[from]!);
  row.put('cues', ctx.cues[t]! - ctx.cues[from]!);
  // A mark between "that" and the words: إن «...
  let back = t - 1;
  while (back >= from && !wordy(doc, back)) back--;
  row.put('mark-before', t > from && isMark(doc.kind[t - 1]!));
  row.put('comp-behind-mark', back >= from && back < t - 1 && is(doc, back, CLASS.comp));
  row.put('frame-behind-mark', back >= from && back < t - 1 && words.has(doc.words[back]!.form));
  row.put('colon-behind', hasKind(ctx, Math.max(from, back + 1), t, KIND.colon));
  row.put('first-of-quote', quoteFirst(ctx, t));
  row.put('quoted', ctx.quoteOf(t) !== null);
  row.put('cue-quoted', ctx.quoteOf(cue.head) !== null);
  row.put('same-quote', doc.quote[t] === doc.quote[cue.head]);
  const q = ctx.quoteOf(t);
  row.put('quote-length', q === null ? 0 : Math.min(60, q.end - q.first));
  const sentenceEnd = ctx.sentenceEnd(cue.head);
  row.put('past-sentence', t >= sentenceEnd);
  row.put('to-sentence-end', Math.min(60, sentenceEnd - t));
  row.put('comps-ahead', Math.min(4, ctx.comps[Math.max(t, sentenceEnd)]! - ctx.comps[t]!));
  row.put('comp-soon', compWithin(ctx, t, sentenceEnd));
  const subject = ctx.phrases[ctx.phraseFrom[from]!];
  const ended = t > 0 ? ctx.phrases[ctx.phraseIn[t - 1]!] : undefined;
  const inside = ctx.phraseIn[t]! >= 0 && ctx.phraseFrom[t]! < 0;
  row.put('inside-phrase', !none && inside);
  row.put('phrase-left', inside ? ctx.phrases[ctx.phraseIn[t]!]!.last - t : 0);
  row.put('begins-phrase', phraseKind(ctx.phrases[ctx.phraseFrom[t]!]));
  row.put('ends-phrase', ended !== undefined && ended.last === t && t > from ? phraseKind(ended) : -1);
  row.put('subject', phraseKind(subject));
  row.put('after-subject', subject === undefined ? -30 : t - subject.last);
  row.put('phrases-between', phrasesBetween(ctx, from, t));
  row.put('names-between', countBetween(ctx, from, t));
  row.put('definite-joint', !none && doc.words[t]!.definite === (before?.definite ?? false));
  row.token('before', doc, t - 1, para);
  row.token('before2', doc, t - 2, para);
  row.token('first', doc, t, para);
  row.token('after', doc, t + 1, para);
  row.put('is-cue', ctx.cueAt[t]! >= 0);
}

const HABIT_NAMES = ['habit-comp', 'habit-quote', 'habit-prep'];

function hasKind(ctx: Context, from: number, to: number, kind: number): boolean {
  for (let i = from; i < to; i++) if (ctx.doc.kind[i] === kind) return true;
  return false;
}

/** Tokens until the next "that", 20 where none comes before the next cue or the end of the sentence. */
function compWithin(ctx: Context, t: number, end: number): number {
  for (let i = t; i < Math.min(end, t + 20); i++) {
    if (is(ctx.doc, i, CLASS.comp)) return i - t;
    if (i > t && ctx.cueAt[i]! >= 0) return 20;
  }
  return 20;
}

function phrasesBetween(ctx: Context, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (ctx.phraseFrom[i]! >= 0) n++;
  return n;
}

/** Words between cue and start that name a party: titles, bodies, outlets, sources. */
function countBetween(ctx: Context, from: number, to: number): number {
  const party = CLASS.title | CLASS.body | CLASS.outlet | CLASS.source;
  let n = 0;
  for (let i = from; i < to; i++) if (is(ctx.doc, i, party)) n++;
  return n;
}
