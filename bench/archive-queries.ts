// Fifty queries as people put them: rare words, frequent ones, phrases, beginnings, filters. Words come from the corpus
// itself by how often they stand in it, so that "rare" and "frequent" mean what they say at any size.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { SearchQuery } from '../src/archive/index.js';

export interface BenchQuery {
  readonly kind: 'rare' | 'middle' | 'frequent' | 'phrase' | 'prefix' | 'filtered' | 'statements';
  readonly query: SearchQuery;
}

const LIMIT = 20;

export async function makeQueries(corpus: string): Promise<BenchQuery[]> {
  const { words, pairs } = await countWords(corpus);
  const byRank = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const pairsByRank = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([pair]) => pair);
  const at = (list: readonly string[], ...ranks: number[]): string[] =>
    ranks.map((rank) => list[Math.min(rank, list.length - 1)]!);
  const made = (kind: BenchQuery['kind'], words: readonly string[], rest: Partial<SearchQuery> = {}): BenchQuery[] =>
    words.map((word, i) => ({
      kind,
      query: { words: word, limit: LIMIT, order: i % 2 ? 'relevance' : 'date', ...rest },
    }));
  return [
    ...made('rare', at(byRank, 9000, 10000, 11000, 12000, 13000, 14000, 15000, 16000, 17000, 18000)),
    ...made('middle', at(byRank, 300, 500, 800, 1200, 1800, 2500)),
    ...made('frequent', at(byRank, 0, 1, 2, 3, 5, 8, 13, 21, 34, 55)),
    ...made(
      'phrase',
      at(pairsByRank, 0, 10, 50, 200, 1000, 3000, 8000, 12000).map((pair) => `"${pair}"`),
    ),
    ...made(
      'prefix',
      at(byRank, 40, 90, 400, 700).map((word) => `${word.slice(0, 4)}*`),
    ),
    ...made('filtered', at(byRank, 0, 15, 60), { outlet: 'BBC Arabic' }),
    ...made('filtered', at(byRank, 2, 25, 100), { act: 'deny', from: '2018-04', until: '2018-05' }),
    ...made('statements', at(byRank, 1, 30, 600), { kind: 'statements', order: 'date' }),
    ...made('statements', at(byRank, 4, 45, 900), { kind: 'statements', act: 'threaten', order: 'date' }),
  ];
}

/** Words and neighbouring words of the first articles, as printed, four letters and more (shorter ones are particles). */
async function countWords(corpus: string): Promise<{ words: Map<string, number>; pairs: Map<string, number> }> {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  let articles = 0;
  for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
    if (++articles > 3000) break;
    let before = '';
    for (const [word] of (JSON.parse(line) as { text: string }).text.matchAll(/[\u0621-\u064a]{4,}/g)) {
      words.set(word, (words.get(word) ?? 0) + 1);
      if (before) pairs.set(`${before} ${word}`, (pairs.get(`${before} ${word}`) ?? 0) + 1);
      before = word;
    }
  }
  return { words, pairs };
}
