/** Pairs predicted statements with gold ones as the score command does (contents overlapping by half), and counts. */
import type { Span, Statement } from '../src/model/index.js';

export interface Gold {
  readonly speaker: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly relays: readonly Span[];
  readonly act: string;
  readonly elided?: boolean;
}

export interface Pair {
  readonly gold: Gold;
  readonly pred: Statement;
  readonly exact: boolean;
}

export interface Paired {
  readonly pairs: readonly Pair[];
  readonly missed: readonly Gold[];
  readonly spurious: readonly Statement[];
}

const EDGE = /[\s"'«»“”‘’()[\]،,؛;:.؟?!\-–—…]/u;

function letters(text: string, spans: readonly Span[]): Set<number> {
  const set = new Set<number>();
  for (const { start, end } of spans) {
    let a = start;
    let b = end;
    while (a < b && EDGE.test(text[a]!)) a++;
    while (b > a && EDGE.test(text[b - 1]!)) b--;
    for (let i = a; i < b; i++) if (!/\s/u.test(text[i]!)) set.add(i);
  }
  return set;
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const i of a) if (b.has(i)) common++;
  return common / (a.size + b.size - common);
}

export function pair(text: string, gold: readonly Gold[], pred: readonly Statement[]): Paired {
  const goldLetters = gold.map((s) => letters(text, s.content));
  const predLetters = pred.map((s) => letters(text, s.content));
  const goldCues = gold.map((s) => letters(text, [s.cue]));
  const predCues = pred.map((s) => letters(text, [s.cue]));
  const candidates: [number, number, number][] = [];
  gold.forEach((_g, i) => {
    pred.forEach((_p, j) => {
      const content = overlap(goldLetters[i]!, predLetters[j]!);
      const cue = overlap(goldCues[i]!, predCues[j]!);
      if (goldLetters[i]!.size > 0 ? content >= 0.5 : cue > 0) candidates.push([content + cue, i, j]);
    });
  });
  candidates.sort((a, b) => b[0] - a[0]);
  const goldTaken = new Set<number>();
  const predTaken = new Set<number>();
  const pairs: Pair[] = [];
  for (const [, i, j] of candidates) {
    if (goldTaken.has(i) || predTaken.has(j)) continue;
    goldTaken.add(i);
    predTaken.add(j);
    const g = goldLetters[i]!;
    const p = predLetters[j]!;
    pairs.push({ gold: gold[i]!, pred: pred[j]!, exact: g.size === p.size && [...g].every((c) => p.has(c)) });
  }
  return {
    pairs,
    missed: gold.filter((_g, i) => !goldTaken.has(i)),
    spurious: pred.filter((_p, j) => !predTaken.has(j)),
  };
}
