/**
 * Counts word forms of the unlabelled corpus and writes `data/ar/forms.tsv`: how frequent a form is and how often it
 * carries the article (a noun does, a verb never), and `data/ar/frames.tsv`: how each cue of the lexicon is continued.
 *   node --import tsx scripts/train-reader-words.ts ../shared/corpus/ant-2018.ndjson.gz
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { arabic, CLASS, KIND, type Doc } from '../src/language/index.js';

const path = process.argv[2];
if (path === undefined) {
  console.error('usage: train-reader-words.ts CORPUS.ndjson.gz');
  process.exit(2);
}

const counts = new Map<string, number>();
/** Of each form: after a preposition, after a word that asks for a verb, before and after a definite word, opening a sentence. */
const uses = new Map<string, Int32Array>();
const VERB_MARKS = new Set([
  'قد',
  'لم',
  'لن',
  'ان',
  'لا',
  'سوف',
  'التي',
  'الذي',
  'كان',
  'كانت',
  'وقد',
  'ولم',
  'وكان',
  'الذين',
  'ما',
]);

function countUses(doc: Doc): void {
  for (let i = 0; i < doc.count; i++) {
    if (doc.kind[i] !== KIND.word) continue;
    const word = doc.words[i]!;
    counts.set(word.form, (counts.get(word.form) ?? 0) + 1);
    if (word.definite) continue;
    let u = uses.get(word.form);
    if (u === undefined) uses.set(word.form, (u = new Int32Array(5)));
    const opens = doc.sentences[doc.sentence[i]!] === i;
    if (opens) u[4]!++;
    else if (doc.kind[i - 1] === KIND.word) {
      const before = doc.words[i - 1]!;
      if (VERB_MARKS.has(before.form)) u[1]!++;
      else if (before.classes & CLASS.prep) u[0]!++;
      else if (before.definite) u[3]!++;
    }
    if (i + 1 < doc.count && doc.words[i + 1]!.definite) u[2]!++;
  }
}

interface Frame {
  n: number;
  comp: number;
  quote: number;
  prep: number;
  opens: number;
  comma: number;
  stop: number;
}
const frames = new Map<string, Frame>();

function countCues(doc: Doc): void {
  for (const cue of doc.cues) {
    const key = `${cue.reading.entry.lemma}/${cue.reading.entry.family}/${cue.reading.entry.group}`;
    let f = frames.get(key);
    if (f === undefined) frames.set(key, (f = { n: 0, comp: 0, quote: 0, prep: 0, opens: 0, comma: 0, stop: 0 }));
    f.n++;
    if (cue.first === doc.sentences[doc.sentence[cue.first]!]) f.opens++;
    const before = doc.kind[cue.first - 1];
    if (before === KIND.comma) f.comma++;
    const end = doc.sentences[doc.sentence[cue.head]! + 1]!;
    let seen = false;
    for (let i = cue.last; i < Math.min(end, cue.last + 15); i++) {
      const k = doc.kind[i]!;
      if (doc.words[i]!.classes & CLASS.comp) {
        f.comp++;
        seen = true;
        break;
      }
      if (k === KIND.colon || k === KIND.open || k === KIND.mark) {
        f.quote++;
        seen = true;
        break;
      }
      const w = doc.words[i]!;
      if (cue.reading.entry.frames.some((p) => w.form === p || (p.length === 1 && w.form.startsWith(p)))) {
        f.prep++;
        seen = true;
        break;
      }
      if (k === KIND.stop || k === KIND.comma) break;
    }
    if (!seen) f.stop++;
  }
}

const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
let n = 0;
for await (const line of lines) {
  const { text } = JSON.parse(line) as { text: string };
  const doc = arabic.analyse!(text);
  countUses(doc);
  countCues(doc);
  n++;
}
console.error(`${n} articles, ${counts.size} forms`);

// 15 occurrences in four million words: rarer forms say too little about themselves (10 to 60 were tried: same scores).
const MIN = 15;
const rows: string[] = [];
for (const [form, count] of [...counts].sort((a, b) => b[1] - a[1])) {
  if (count < MIN || form.length < 2 || form.startsWith('ال')) continue;
  const definite = (counts.get(`ال${form}`) ?? 0) + (counts.get(`وال${form}`) ?? 0) + (counts.get(`لل${form}`) ?? 0);
  rows.push(
    `${form}\t${Math.round(Math.log2(count))}\t${Math.round(10 * (definite / (definite + count)))}\t${[...(uses.get(form) ?? [])].map((x) => Math.round((10 * x) / count)).join('\t')}`,
  );
}
writeFileSync(
  'data/ar/forms.tsv',
  `# form\tlog2 of its count\ttenths of its uses: with the article, after a preposition, after a word that asks for a verb, before a definite word, after one, opening a sentence\n${rows.join('\n')}\n`,
);
const tenths = (a: number, b: number): number => Math.round((100 * (a + 0.2)) / (b + 2));
const out = [...frames]
  .sort((a, b) => b[1].n - a[1].n)
  .map(([key, f]) =>
    [
      key,
      Math.round(Math.log2(f.n)),
      ...[f.comp, f.quote, f.prep, f.opens, f.comma, f.stop].map((x) => tenths(x, f.n)),
    ].join('\t'),
  );
writeFileSync(
  'data/ar/frames.tsv',
  `# cue\tlog2 of its count\thundredths: followed by "that", a quotation, its preposition; opening a sentence, after a comma, by none of the three\n${out.join('\n')}\n`,
);

// Words that are mostly parts of names in the annotated news of ANERcorp (token and tag a line).
const anercorp = process.argv[3];
if (anercorp !== undefined) {
  const tags = new Map<string, Record<string, number>>();
  for (const line of readFileSync(anercorp, 'utf8').split('\n')) {
    const [token, tag] = line.trim().split(' ');
    if (token === undefined || tag === undefined || token.length < 2) continue;
    const form = arabic.fold(token).text;
    const t = tags.get(form) ?? {};
    t[tag.slice(2) || 'O'] = (t[tag.slice(2) || 'O'] ?? 0) + 1;
    tags.set(form, t);
  }
  const kinds: [string, string][] = [
    ['PERS', 'person'],
    ['PER', 'person'],
    ['LOC', 'place'],
    ['ORG', 'body'],
  ];
  const named = new Map<string, string[]>();
  for (const [form, t] of tags) {
    const all = Object.values(t).reduce((a, b) => a + b, 0);
    for (const [tag, kind] of kinds) if ((t[tag] ?? 0) / all > 0.5) named.set(kind, [...(named.get(kind) ?? []), form]);
  }
  writeFileSync(
    'data/ar/named.tsv',
    `# Folded words that are more often than not a part of a name of this kind.\n${[...named].map(([k, w]) => `${k}\t${w.sort().join(' ')}`).join('\n')}\n`,
  );
}
