import { CLASS, KIND, is } from '../doc.js';
import { step, templates, type Sink } from '../model/sink.js';
import { at, isMark, phraseKind, quoteOf, sentenceStart, wordy, type Context } from './context.js';
import { LED, type Start } from './starts.js';

/** Places where a content that stands before its cue may begin, and the token before which it ends. */
export interface Before {
  readonly starts: readonly Start[];
  readonly end: number;
  /** Whether the cue stands in a relative clause that hangs on the content ("the truce that X demanded"). */
  readonly relative: boolean;
}

/** A start is sought no further back than this, and every one of the last few words is offered. */
const FARTHEST = 80;
const LAST = 7;

/** Where the content before cue `n` may begin: null where nothing stands before it. */
export function beforeOf(ctx: Context, n: number): Before | null {
  const { doc } = ctx;
  const { cue, from } = ctx.views[n]!;
  const sentence = sentenceStart(doc, cue.head);
  const pronoun = relativeBefore(ctx, cue.first, sentence);
  let end = pronoun >= 0 ? pronoun : cue.first;
  while (end > from && !wordy(doc, end - 1)) end--;
  if (end <= from) return null;
  const quote = quoteOf(doc, end - 1);
  const back = Math.max(Math.min(sentenceStart(doc, end - 1), sentence, quote?.first ?? end), end - FARTHEST, from);
  const starts: Start[] = [];
  for (let t = back; t < end; t++) {
    if (!wordy(doc, t)) continue;
    const offered =
      t === back || t >= end - LAST || !wordy(doc, t - 1) || is(doc, t - 1, CLASS.comp) || ctx.phraseFrom[t]! >= 0;
    if (offered)
      starts.push({ token: t, letters: quote?.first === t ? 0 : doc.words[t]!.conj, type: LED.before, lead: 0 });
  }
  return starts.length === 0 ? null : { starts, end, relative: pronoun >= 0 };
}

/** The relative word right before a cue (an auxiliary may stand between), or -1. */
function relativeBefore(ctx: Context, first: number, sentence: number): number {
  const { doc } = ctx;
  for (let i = first - 1; i >= sentence && i >= first - 3; i--) {
    if (is(doc, i, CLASS.rel)) return i;
    if (!is(doc, i, CLASS.aux)) return -1;
  }
  return -1;
}

const T = templates(
  'before',
  'situation', 'by-family', 'by-group', 'length', 'length-relative', 'previous', 'own', 'tags', 'wides', 'phrase', 'cues',
  'commas', 'comps', 'rank', 'quote', 'opens-left',
); // prettier-ignore

/** Features of the `rank`th place where the content before cue `n` may begin. */
export function beforeFeatures(f: Sink, ctx: Context, n: number, before: Before, rank: number): void {
  const { doc, form, stem, wide, tag } = ctx;
  const { family, group, from, to } = ctx.views[n]!;
  const { end, relative } = before;
  const t = before.starts[rank]!.token;
  const previous = t > from ? doc.kind[t - 1]! : 0;
  const lead = t === from ? 0 : isMark(previous) ? 1 : previous > KIND.foreign ? 2 + previous : 2;
  const opens = doc.sentence[t] !== doc.sentence[t - 1] || t === from ? 1 : 0;
  const quote = quoteOf(doc, t);
  const quoted = quote === null ? 0 : quote.first === t ? (quote.end === end ? 1 : 2) : 3;
  const that = is(doc, t - 1, CLASS.comp) ? 1 : 0;
  const situation = (((lead * 2 + opens) * 4 + quoted) * 2 + that) * 2 + (relative ? 1 : 0);
  f.one(T.situation, situation);
  f.two(T['by-family'], situation, family);
  f.two(T['by-group'], situation, group);
  f.two(T.length, step(end - t), opens);
  f.two(T['length-relative'], step(end - t), relative ? 1 : 0);
  f.two(T.previous, at(form, t - 1, from, to), relative ? 1 : 0);
  f.two(T.own, stem[t]!, relative ? 1 : 0);
  f.three(T.tags, at(tag, t - 1, from, to), tag[t]!, relative ? 1 : 0);
  f.three(T.wides, at(wide, t - 1, from, to), wide[t]!, relative ? 1 : 0);
  f.three(T.phrase, phraseKind(ctx.phrases[ctx.phraseFrom[t]!]), relative ? 1 : 0, step(end - t));
  f.three(T.cues, Math.min(4, ctx.cues[end]! - ctx.cues[t]!), relative ? 1 : 0, opens);
  f.three(T.commas, Math.min(4, ctx.commas[end]! - ctx.commas[t]!), relative ? 1 : 0, opens);
  f.three(T.comps, Math.min(3, ctx.comps[end]! - ctx.comps[t]!), that, relative ? 1 : 0);
  f.two(T.rank, Math.min(4, before.starts.length - 1 - rank), relative ? 1 : 0);
  f.two(T.quote, quoted, quote === null ? 0 : quote.end === end ? 1 : 2);
  f.two(T['opens-left'], situation, Math.min(2, rank));
}
