/**
 * Learns what confidence means: the map from a statement's belief (detection's times attribution's) to the share of such
 * statements that is found in the gold, on articles read by models that had not seen their fold. To be run again
 * whenever detection or attribution was trained anew.
 *   node --import tsx scripts/train-confidence.ts [--gold ../shared/gold/ar --folds ../shared/gold/folds.json]
 *     [--corpus ../shared/corpus/ant-2018.ndjson.gz] [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { judgedOf, LEAST, readUnseen, withConfidence } from '../bench/accuracy-read.js';
import { dataPath } from '../src/model/index.js';
import { fitConfidence, type Judged } from './fit-confidence.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;

const { folds } = JSON.parse(readFileSync(option('--folds', '../shared/gold/folds.json'), 'utf8')) as {
  folds: string[][];
};
const reads = await readUnseen(
  option('--gold', '../shared/gold/ar'),
  option('--corpus', '../shared/corpus/ant-2018.ndjson.gz'),
  folds,
);

/** Brier score, log loss and the mean distance of confidence from the share that is right, by tenths. */
function told(name: string, judged: readonly Judged[]): void {
  const n = judged.length;
  const bins = Array.from({ length: 10 }, () => ({ off: 0 }));
  let brier = 0;
  let loss = 0;
  for (const { belief, right } of judged) {
    const y = right ? 1 : 0;
    brier += (belief - y) ** 2 / n;
    loss -= Math.log(Math.max(1e-6, right ? belief : 1 - belief)) / n;
    bins[Math.min(9, Math.floor(belief * 10))]!.off += (belief - y) / n;
  }
  const off = bins.reduce((a, b) => a + Math.abs(b.off), 0);
  console.log(
    `${name}: Brier ${brier.toFixed(4)}, log loss ${loss.toFixed(4)}, off by ${(100 * off).toFixed(1)} points`,
  );
}

told('belief as it was', judgedOf(reads));
for (const least of new Set([10, 20, 40, 60, 80, 120, LEAST]))
  told(`cross-validated, at least ${least} a knot`, judgedOf(withConfidence(reads, least)));

const knots = fitConfidence(judgedOf(reads), LEAST);
console.log(knots.map(([x, y]) => `${x} → ${y}`).join('\n'));
if (args.includes('--write')) {
  const lines = knots.map((k) => `    [${k.join(', ')}]`).join(',\n');
  writeFileSync(dataPath('ar/confidence.json'), `{\n  "knots": [\n${lines}\n  ]\n}\n`);
}
