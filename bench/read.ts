// Reading statements, in words a second, beside compromise's quotations on the same number of English words.
import nlp from 'compromise';
import { read } from '../src/read/index.js';
import type { Article } from '../src/model/index.js';
import { articlesOf, figure, inTurn, seconds, shared, wordsOf } from './lib.js';
import { englishText } from './english.js';
import { demoArticles } from './demo.js';

const WANTED = 60_000; // words: compromise needs some ten seconds for them

const bare = (text: string, published: string | null): Article => ({
  id: 'bench', source: 'bench', kind: 'article', input: 'article', url: null, outlet: null, outletFrom: null, lang: 'ar', dir: 'rtl',
  title: null, author: null, captions: [], published, publishedPrinted: null, publishedFrom: null, updated: null, captured: null,
  text, related: [], furniture: [], ticker: [], profile: null, notes: [],
}); // prettier-ignore

async function sample(): Promise<Article[]> {
  const corpus = shared('corpus/ant-2018.ndjson.gz');
  const source = corpus ? articlesOf(corpus) : demoArticles();
  const out: Article[] = [];
  let words = 0;
  for await (const { text, date } of source) {
    out.push(bare(text, typeof date === 'string' ? date : null));
    words += wordsOf(text);
    if (words >= WANTED) break;
  }
  return out;
}

const articles = await sample();
const words = articles.reduce((n, a) => n + wordsOf(a.text), 0);
const english = articles.map((a) => englishText(wordsOf(a.text)));
let found = 0;
const ours = () => {
  found = 0;
  for (const article of articles) found += read(article).statements.length;
};
const peer = () => {
  for (const text of english) nlp(text).quotations().out('array');
};
// Seven rounds: after three, code that runs for the rest of a long reading is still being compiled.
const result = inTurn(7, ours, peer);
console.log(`${articles.length} articles, ${figure(words)} words, ${found} statements`);
console.log(`isnad                  ${figure(words / result.ours)} words/s`);
console.log(`compromise quotations  ${figure(words / result.peer)} words/s`);
console.log(`ratio                  ${figure(result.ratio)} times`);

// Cost must grow with the length of an article, not with its square.
const one = articles.reduce((a, b) => (a.text.length > b.text.length ? a : b));
const times = [1, 10, 100].map((n) => {
  const long = bare(Array.from({ length: n }, () => one.text).join('\n'), one.published);
  read(long);
  return seconds(() => read(long)) / n;
});
console.log(`one article 1, 10, 100 times: ${times.map((t) => `${figure(t * 1000)} ms`).join(', ')} an article`);
