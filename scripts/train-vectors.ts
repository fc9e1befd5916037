// Trains the word vectors that grouping uses:  node --import tsx scripts/train-vectors.ts CORPUS.ndjson[.gz] [LANG]
// CORPUS: one article a line, {title, text}. Writes data/ledger/vectors-LANG.bin: document counts and vectors of stems,
// no sentence of the corpus. Deterministic: the same corpus gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { anyLanguage } from '../src/language/index.js';
import { dataPath } from '../src/model/index.js';
import { lightStemOf } from '../src/ledger/stem.js';
import { train } from './train-vectors-lib.js';

// A stem in 10 articles has enough neighbours to be placed. Widths 64 to 150 and windows 3 to 8 gave the same claims.
const SETTINGS = { least: 10, window: 5, width: 100, rounds: 4 };

const [path, lang = 'ar'] = process.argv.slice(2);
if (!path) {
  console.error('usage: train-vectors.ts CORPUS.ndjson[.gz] [LANG]');
  process.exit(2);
}
const bytes = readFileSync(path);
const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
const language = anyLanguage(lang);
const { stem } = lightStemOf(lang);
const documents = lines.map((line) => {
  const { title, text } = JSON.parse(line) as { title: string | null; text: string };
  return language.terms(`${title ?? ''}\n${text}`).map(({ base }) => stem(base));
});
const { words, rows, width } = train(documents, SETTINGS);
const header = {
  lang,
  documents: documents.length,
  width,
  words: words.map(({ word }) => word),
  counts: words.map(({ documents: n }) => n),
};
const signed = Int8Array.from(rows, (x) => Math.max(-127, Math.min(127, Math.round(x * 127))));
writeFileSync(
  dataPath(`ledger/vectors-${lang}.bin`),
  Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), Buffer.from(signed.buffer)]),
);
console.error(`${words.length} stems of ${documents.length} articles`);
