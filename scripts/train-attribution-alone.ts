/**
 * Trains attribution alone, cues and contents given as annotated, in a minute or two: says what it is worth on articles that
 * it did not see, and with --write puts the weights of all articles into `data/ar/attribution.bin`.
 *
 *   node --import tsx scripts/train-attribution-alone.ts [--only 1,2,3,4] [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { arabic } from '../src/language/index.js';
import { dataPath } from '../src/model/index.js';
import { attribute } from '../src/read/attribute/index.js';
import { modelFrom, packAttribution } from '../src/read/attribute/model.js';
import { readAnnotations, readGold } from './train-articles.js';
import { UNCALIBRATED, calibrationOf, learn } from './train-attribution.js';
import { prepare } from './train-attribution-gold.js';
import { scoreOf } from './train-score.js';

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string =>
  args.includes(name) ? args[args.indexOf(name) + 1]! : fallback;
const only = option('--only', '1,2,3,4,5').split(',').map(Number);
const { folds } = JSON.parse(readFileSync('../shared/gold/folds.json', 'utf8')) as { folds: string[][] };
const gold = prepare(readGold('../shared/gold/ar').filter((a) => only.some((fold) => folds[fold - 1]!.includes(a.id))));
const own = prepare(await readAnnotations('../shared/corpus/ant-2018.ndjson.gz'));

const unseen = only.flatMap((fold) => {
  const held = (id: string): boolean => folds[fold - 1]!.includes(id);
  const attribution = learn([...gold.filter((p) => !held(p.article.id)), ...own]);
  return gold.filter((p) => held(p.article.id)).map((prepared) => ({ fold, prepared, attribution }));
});
const reads = unseen.map(({ prepared: { article, doc, hits }, attribution }) => {
  const about = { published: article.date, outlet: article.outlet };
  const model = modelFrom({ ...attribution, calibration: UNCALIBRATED });
  return { article, statements: attribute(doc, hits, about, arabic.naming, model) };
});
console.log(JSON.stringify(scoreOf(reads)));

if (args.includes('--write')) {
  const learned = { ...learn([...gold, ...own]), calibration: calibrationOf(unseen) };
  writeFileSync(dataPath('ar/attribution.bin'), packAttribution(learned));
  console.log('data/ar/attribution.bin written');
}
