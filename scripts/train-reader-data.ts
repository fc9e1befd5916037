/** Training rows of the reader: gold statements laid over the candidates of analysed articles. */
import { arabic, type Doc } from '../src/language/index.js';
import type { Phrase } from '../src/language/naming.js';
import { offsetIn } from '../src/read/doc.js';
import type { Bounds } from '../src/read/detect/guess.js';
import { contextOf, type Context } from '../src/read/detect/context.js';
import type { Start } from '../src/read/detect/starts.js';
import type { GoldArticle, GoldStatement } from './train-articles.js';

/** An article ready for training: which candidate is which gold statement, and the right start and end of each. */
export interface Sample {
  readonly article: GoldArticle;
  readonly doc: Doc;
  readonly ctx: Context;
  readonly phrases: readonly Phrase[];
  /** The gold statement of each candidate, or null. */
  readonly gold: readonly (GoldStatement | null)[];
}

export function sampleOf(article: GoldArticle): Sample {
  const doc = arabic.analyse!(article.text);
  const phrases = arabic.naming!.phrases(doc);
  const gold: (GoldStatement | null)[] = doc.cues.map(() => null);
  for (const s of article.statements) {
    let best = -1;
    let most = 0;
    doc.cues.forEach((c, n) => {
      const common = Math.min(c.span.end, s.cue.end) - Math.max(c.span.start, s.cue.start);
      // The first of several cues in one phrase ("went on, saying") leads.
      if (common > most + (best >= 0 ? 4 : 0) && gold[n] === null) {
        most = common;
        best = n;
      }
    });
    if (best >= 0) gold[best] = s;
  }
  return { article, doc, phrases, ctx: contextOf(doc, phrases), gold };
}

export const isBefore = (s: GoldStatement): boolean => s.content.length > 0 && s.content[0]!.end <= s.cue.start;

/** Marks at the edges of a content do not count: inner quotation marks may stay or go. */
const EDGE = /[^\p{L}\p{M}\p{N}]/u;

/** Index of the start candidate at which the gold's content begins; -1 where it begins elsewhere. */
export function rightStart(sample: Sample, starts: readonly Start[], s: GoldStatement): number {
  if (s.content.length === 0) return 0;
  let at = s.content[0]!.start;
  while (EDGE.test(sample.doc.text[at] ?? 'x')) at++;
  return starts.findIndex((x) => x.token >= 0 && offsetIn(sample.doc, x.token, x.letters) === at);
}

/** Where the content ends, as a token; a content in several pieces right behind each other counts as one. */
export function rightEnd(sample: Sample, ends: readonly number[], s: GoldStatement): number {
  let last = s.content[s.content.length > 1 && !isBefore(s) ? s.content.length - 1 : 0]!.end;
  while (EDGE.test(sample.doc.text[last - 1] ?? 'x')) last--;
  return ends.findIndex((e) => sample.doc.end[e - 1] === last);
}

/** Index of the place before its cue at which the gold's content begins; -1 where it begins elsewhere. */
export const rightBefore = (sample: Sample, starts: readonly Start[], s: GoldStatement): number => {
  let at = s.content[0]!.start;
  while (EDGE.test(sample.doc.text[at] ?? 'x')) at++;
  const exact = starts.findIndex((x) => offsetIn(sample.doc, x.token, x.letters) === at);
  return exact >= 0 ? exact : starts.findIndex((x) => sample.doc.start[x.token] === at);
};

/** The end token of the innermost gold content around a statement. */
export function outerEndInGold(sample: Sample, s: GoldStatement, token: number): number {
  const { doc } = sample;
  const at = doc.start[token]!;
  let size = Infinity;
  let end = -1;
  for (const other of sample.article.statements) {
    if (other === s || isBefore(other) || other.cue.start >= s.cue.start) continue;
    for (const c of other.content) {
      if (c.start <= at && at < c.end && c.end - c.start < size) {
        size = c.end - c.start;
        let t = token;
        while (t < doc.count && doc.end[t]! < c.end) t++;
        end = t + 1;
      }
    }
  }
  return end;
}

/** How much bounds that were found for candidate `n` have in common with the gold's content, 0..1; 0 where there is none. */
export function sharedBy({ doc, gold }: Sample, n: number, { start, end }: Pick<Bounds, 'start' | 'end'>): number {
  const s = gold[n];
  if (!s) return 0;
  const letters = (from: number, to: number, into: Set<number>): void => {
    for (let i = from; i < to; i++) if (!EDGE.test(doc.text[i]!)) into.add(i);
  };
  const right = new Set<number>();
  for (const c of s.content) letters(c.start, c.end, right);
  if (right.size === 0) return 1;
  const own = new Set<number>();
  if (start.token >= 0) letters(offsetIn(doc, start.token, start.letters), doc.end[end - 1]!, own);
  let common = 0;
  for (const i of own) if (right.has(i)) common++;
  return common / (own.size + right.size - common);
}
