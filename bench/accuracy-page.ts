/** Writes the report on accuracy as a page of Markdown. */
import type { Statement } from '../src/model/index.js';
import type { CueFamily } from '../src/read/doc.js';
import type { GoldArticle } from '../scripts/train-articles.js';
import type { Gold, Paired } from './accuracy-score.js';

export interface Read extends Paired {
  readonly article: GoldArticle;
  readonly fold: number;
  readonly statements: readonly Statement[];
  readonly families: ReadonlyMap<string, CueFamily>;
}

interface Rate {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}
export interface Figures {
  readonly gold: number;
  readonly pred: number;
  readonly found: Rate;
  readonly exact: Rate;
  readonly whole: Rate;
  readonly strict: Rate;
  readonly givenFound: Readonly<Record<string, number>>;
}

const pct = (x: number): string => (Number.isFinite(x) ? (100 * x).toFixed(1) : '–');
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Groups counts by a key of the gold statement; precision needs a key of the prediction too. */
function breakdown(
  reads: readonly Read[],
  ofGold: (g: Gold, r: Read) => string,
  ofPred: ((s: Statement, r: Read) => string) | null,
): (string | number)[][] {
  const counts = new Map<string, { gold: number; found: number; exact: number; act: number; spurious: number }>();
  const at = (key: string): { gold: number; found: number; exact: number; act: number; spurious: number } => {
    let c = counts.get(key);
    if (c === undefined) counts.set(key, (c = { gold: 0, found: 0, exact: 0, act: 0, spurious: 0 }));
    return c;
  };
  for (const r of reads) {
    for (const { gold, pred, exact } of r.pairs) {
      const c = at(ofGold(gold, r));
      c.gold++;
      c.found++;
      if (exact) c.exact++;
      if (gold.act === pred.act) c.act++;
    }
    for (const g of r.missed) at(ofGold(g, r)).gold++;
    if (ofPred !== null) for (const s of r.spurious) at(ofPred(s, r)).spurious++;
  }
  return [...counts]
    .sort((a, b) => b[1].gold - a[1].gold)
    .map(([key, c]) => [
      key,
      c.gold,
      pct(c.found / c.gold),
      pct(c.exact / c.gold),
      pct(c.act / c.found),
      ...(ofPred === null ? [] : [c.spurious]),
    ]);
}

function confusion(reads: readonly Read[]): (string | number)[][] {
  const counts = new Map<string, number>();
  for (const r of reads)
    for (const { gold, pred } of r.pairs)
      if (gold.act !== pred.act)
        counts.set(`${gold.act} | ${pred.act}`, (counts.get(`${gold.act} | ${pred.act}`) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 15)
    .map(([k, n]) => [k, n]);
}

function reliability(reads: readonly Read[]): (string | number)[][] {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, sum: 0, found: 0, exact: 0 }));
  for (const r of reads) {
    const found = new Map(r.pairs.map((p) => [p.pred, p.exact]));
    for (const s of r.statements) {
      const bin = bins[Math.min(9, Math.floor(s.confidence * 10))]!;
      bin.n++;
      bin.sum += s.confidence;
      if (found.has(s)) bin.found++;
      if (found.get(s) === true) bin.exact++;
    }
  }
  return bins.flatMap((b, i) =>
    b.n === 0
      ? []
      : [
          [
            `${(i / 10).toFixed(1)} to ${((i + 1) / 10).toFixed(1)}`,
            b.n,
            pct(b.sum / b.n),
            pct(b.found / b.n),
            pct(b.exact / b.n),
          ],
        ],
  );
}

/** Why statements are missed, why predictions are spurious, why bounds are wrong: by kind, counted. */
function failures(reads: readonly Read[]): (string | number)[][] {
  const counts = {
    'cue not taken for a statement': 0,
    'cue taken, content elsewhere': 0,
    'no such cue in the gold': 0,
    'second cue on the same words, or content elsewhere': 0,
    'begins too early': 0,
    'begins too late': 0,
    'ends too early': 0,
    'ends too late': 0,
  };
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
    a.start < b.end && b.start < a.end;
  for (const r of reads) {
    for (const g of r.missed)
      counts[
        r.statements.some((s) => overlaps(s.cue, g.cue))
          ? 'cue taken, content elsewhere'
          : 'cue not taken for a statement'
      ]++;
    for (const s of r.spurious)
      counts[
        r.article.statements.some((g) => overlaps(s.cue, g.cue))
          ? 'second cue on the same words, or content elsewhere'
          : 'no such cue in the gold'
      ]++;
    for (const { gold, pred, exact } of r.pairs) {
      if (exact || gold.content.length === 0 || pred.content.length === 0) continue;
      const [a, b] = [
        gold.content[0]!.start - pred.content[0]!.start,
        gold.content.at(-1)!.end - pred.content.at(-1)!.end,
      ];
      if (a > 2) counts['begins too early']++;
      if (a < -2) counts['begins too late']++;
      if (b > 2) counts['ends too early']++;
      if (b < -2) counts['ends too late']++;
    }
  }
  return Object.entries(counts).map(([k, n]) => [k, n]);
}

export function page(
  reads: readonly Read[],
  all: Figures,
  folds: readonly { readonly fold: number; readonly figures: Figures }[],
): string {
  const headline = (name: string, f: Figures): (string | number)[] => [
    name,
    f.gold,
    f.pred,
    pct(f.found.f1),
    pct(f.exact.f1),
    pct(f.whole.f1),
    pct(f.strict.f1),
    pct(f.givenFound.speaker!),
    pct(f.givenFound.act!),
    pct(f.givenFound.relaysWhereAny!),
    pct(f.givenFound.time!),
  ];
  const familyOf = (s: Statement, r: Read): string => r.families.get(`${s.cue.start}-${s.cue.end}`) ?? 'unknown';
  const found = new Map(reads.flatMap((r) => r.pairs.map((p): [Gold, string] => [p.gold, familyOf(p.pred, r)])));
  const byFamily = new Map<string, { n: number; found: number; exact: number }>();
  for (const r of reads) {
    const pairs = new Map(r.pairs.map((p) => [p.pred, p.exact]));
    for (const s of r.statements) {
      const key = familyOf(s, r);
      const c = byFamily.get(key) ?? { n: 0, found: 0, exact: 0 };
      byFamily.set(key, {
        n: c.n + 1,
        found: c.found + (pairs.has(s) ? 1 : 0),
        exact: c.exact + (pairs.get(s) === true ? 1 : 0),
      });
    }
  }
  return `# How accurately statements are read

Made by \`npm run accuracy\`; not edited by hand. Every figure is cross-validated over five folds that share no text: each
article was read by models trained on the other folds and on the project's own annotations (\`training/\`), which share no text with them. The definitions (found, exact, whole, strict) are those of the
annotated set's own score command. Two people who annotated the same articles independently agree at
found 94.7, exact 89.9, whole 68.4, strict 65.5: that is the ceiling.

${table(['', 'gold', 'read', 'found', 'exact', 'whole', 'strict', 'speaker', 'act', 'relays', 'time'], [headline('all', all), ...folds.map((f) => headline(`fold ${f.fold}`, f.figures))])}

F1 in per cent; speaker, act and relays (where the gold has any) are shares of the found statements, time is an F1 over dates.
Of all that was read, ${pct(all.found.p)} % are statements of the gold; of the gold's statements ${pct(all.found.r)} % are read.

## By act

${table(
  ['act', 'gold', 'found %', 'exact %', 'act right % of found'],
  breakdown(reads, (g) => g.act, null),
)}

Acts confused most:

${table(['gold', 'read as', 'times'], confusion(reads))}

## By cue family

What was read, by the family of its cue: how many of them are right (${found.size} found in all).

${table(
  ['family', 'read', 'found %', 'exact %'],
  [...byFamily].sort((a, b) => b[1].n - a[1].n).map(([k, c]) => [k, c.n, pct(c.found / c.n), pct(c.exact / c.n)]),
)}

## By outlet

${table(
  ['outlet', 'gold', 'found %', 'exact %', 'act right % of found', 'spurious'],
  breakdown(
    reads,
    (_g, r) => r.article.outlet,
    (_s, r) => r.article.outlet,
  ),
)}

## Is confidence what it says?

Confidence is to be the share that is found. Each fold's was mapped from the reader's belief by a map that was fitted to the
other folds (\`scripts/train.ts\`; the one that ships, to all of them).

${table(['confidence', 'read', 'mean confidence %', 'found %', 'exact %'], reliability(reads))}

## What still fails

${table(['kind of failure', 'times'], failures(reads))}

- **Which cues count.** Verbal nouns (accusations, statements, demands) and verbs of opinion are statements in one place and a
  mere topic or standing view in the next; the same word is annotated both ways. They make up most of what is missed.
- **Where contents end.** Most wrong ends are too late: a relative or circumstantial clause that the annotators took for the
  outlet's own addition. No mark tells the two apart, and the annotators themselves differ there.
- **Where contents begin.** After verbs that take an object ("denied", "accused", "condemned") only the end of the subject's
  name shows where the object begins; unknown names make the content begin too early.
- **Contents before their cue** and contents in several pieces are few in the training articles and the least sure.
`;
}
