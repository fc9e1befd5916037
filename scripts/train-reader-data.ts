/** Training rows of the reader: gold statements laid over the candidates of analysed articles. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arabic, type Doc } from '../src/language/index.js';
import type { Phrase } from '../src/language/naming.js';
import type { Span } from '../src/model/index.js';
import { offsetIn } from '../src/read/doc.js';
import { contextOf, type Context } from '../src/read/detect/context.js';
import { priorKeys, START_TYPES, type Priors } from '../src/read/detect/priors.js';
import { endFeatures, endsOf } from '../src/read/detect/ends.js';
import { startFeatures, startsOf, startType, type Start } from '../src/read/detect/starts.js';
import { statementFeatures, type Neighbours } from '../src/read/detect/statement-features.js';
import { Row } from '../src/read/model/row.js';
import { emptyData, type Data } from './train-reader-boost.js';

export interface GoldStatement {
  readonly cue: Span & { readonly text: string };
  readonly content: readonly (Span & { readonly text: string })[];
  readonly speaker: readonly Span[];
  readonly relays: readonly Span[];
  readonly act: string;
  readonly form: string;
}
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly outlet: string;
  readonly date: string;
  readonly statements: readonly GoldStatement[];
}

/** An article ready for training: which candidate is which gold statement, and the right start and end of each. */
export interface Sample {
  readonly article: GoldArticle;
  readonly doc: Doc;
  ctx: Context;
  readonly phrases: readonly Phrase[];
  /** The gold statement of each candidate, or null. */
  readonly gold: readonly (GoldStatement | null)[];
}

export function readGold(dir: string): GoldArticle[] {
  return readdirSync(dir)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => JSON.parse(readFileSync(join(dir, f), 'utf8')) as GoldArticle);
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
  return { article, doc, phrases, ctx: contextOf(doc, phrases, {}), gold };
}

/** Counts what training leads to expect of each cue (see `Priors`). */
export function countPriors(samples: readonly Sample[]): Record<string, number[]> {
  const priors: Record<string, number[]> = {};
  for (const sample of samples) {
    sample.gold.forEach((s, n) => {
      const starts = s === null || isBefore(s) ? [] : startsOf(sample.ctx, n);
      const right = s === null || isBefore(s) ? -1 : rightStart(sample, starts, s);
      const type = right < 0 ? -1 : startType(sample.ctx, n, starts[right]!);
      const keys = priorKeys(sample.doc, n, sample.ctx.continued[n]!);
      for (const key of [...keys.cue, ...keys.continued, ...keys.placed]) {
        const counts = (priors[key] ??= new Array<number>(2 + START_TYPES).fill(0));
        counts[0]!++;
        if (s !== null) counts[1]!++;
        if (type >= 0) counts[2 + type]!++;
      }
    });
  }
  return priors;
}

/** Gives samples the expectations of `priors`; of their own articles nothing is counted where they are trained on. */
export function prime(samples: readonly Sample[], priors: Priors, training: boolean): void {
  for (const sample of samples)
    sample.ctx = contextOf(sample.doc, sample.phrases, priors, training ? countPriors([sample]) : null);
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

export const statementRow = new Row();
export const startRow = new Row();
export const endRow = new Row();

const push = (data: Data, row: Row, label: number, group: number, weight = 1): void => {
  data.rows.push(Float32Array.from(row.values.subarray(0, row.features.length)));
  data.label.push(label);
  data.group.push(group);
  data.weight.push(weight);
};

export function statementData(
  samples: readonly Sample[],
  near: ReadonlyMap<Sample, Neighbours> | null,
  of: (s: GoldStatement | null) => number | null,
): Data {
  let data: Data | null = null;
  const row = new Row();
  for (const sample of samples) {
    sample.gold.forEach((s, n) => {
      const label = of(s);
      if (label === null) return;
      statementFeatures(row, sample.ctx, n, near?.get(sample) ?? null);
      data ??= emptyData(row.features);
      push(data, row, label, -1);
    });
  }
  return data!;
}

export function startData(samples: readonly Sample[]): Data {
  let data: Data | null = null;
  const row = new Row();
  let group = 0;
  for (const sample of samples) {
    sample.gold.forEach((s, n) => {
      if (s === null || isBefore(s)) return;
      const starts = startsOf(sample.ctx, n);
      const right = rightStart(sample, starts, s);
      if (right < 0) return;
      starts.forEach((start, rank) => {
        startFeatures(row, sample.ctx, n, start, rank, starts.length);
        data ??= emptyData(row.features);
        push(data, row, rank === right ? 1 : 0, group);
      });
      group++;
    });
  }
  return data!;
}

export function endData(samples: readonly Sample[], first: ReadonlyMap<Sample, Float64Array>): Data {
  let data: Data | null = null;
  const row = new Row();
  let group = 0;
  for (const sample of samples) {
    sample.gold.forEach((s, n) => {
      if (s === null || isBefore(s) || s.content.length === 0) return;
      const starts = startsOf(sample.ctx, n);
      const start = starts[rightStart(sample, starts, s)];
      if (start === undefined || start.token < 0) return;
      const ends = endsOf(sample.ctx, start.token);
      const right = rightEnd(sample, ends, s);
      if (right < 0) return;
      const parent = goldParentEnd(sample, s, start.token);
      ends.forEach((end, rank) => {
        endFeatures(row, sample.ctx, n, start, end, rank, ends.length, first.get(sample)!, parent);
        data ??= emptyData(row.features);
        push(data, row, rank === right ? 1 : 0, group);
      });
      group++;
    });
  }
  return data!;
}

/** The end token of the innermost gold content around a statement. */
export function goldParentEnd(sample: Sample, s: GoldStatement, token: number): number {
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
