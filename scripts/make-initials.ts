// Makes data/ar/initials.txt: words of Arabic news whose first letter looks like a joined و ف ب ل ك (or whose beginning
// looks like an article) and is not. Run: node --import tsx scripts/make-initials.ts ARTICLES.ndjson.gz
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { arabic } from '../src/language/index.js';
import { dataPath } from '../src/model/index.js';

const counts = new Map<string, number>();
const input = createReadStream(process.argv[2]!).pipe(createGunzip());
for await (const line of createInterface({ input })) {
  const { text, title } = JSON.parse(line) as { text: string; title: string | null };
  for (const { word } of arabic.terms(`${title ?? ''}\n${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const count = (word: string): number => counts.get(word) ?? 0;

/** Rarer words are left to the rule: what it makes of them is the same in the index and in a query. */
const LEAST = 3;
const keep: string[] = [];
for (const [word, n] of counts) {
  if (n < LEAST || !/^[\u0621-\u064a]{4,}$/.test(word)) continue;
  if (word.startsWith('ال')) {
    // الحل begins with an article, for there is للحل too; الان does not.
    if (word.length === 4 && count(`لل${word.slice(2)}`) < 0.02 * n) keep.push(word);
  } else if (/^[وفبلك]/.test(word) && !word.startsWith('لل') && isWhole(word, n)) keep.push(word);
}

/** The first letter belongs to the word: it stands after an article or a preposition, or nothing stands without it. */
function isWhole(word: string, n: number): boolean {
  const rest = count(word.slice(1));
  if (rest < 2 || n > 3 * rest) return true;
  // A doubled ل is a preposition with an article, no evidence.
  const joiners = ['ب', 'ل'].filter((letter) => !(letter === 'ل' && word[0] === 'ل'));
  const article = ['ال', 'وال', 'بال', 'لل'].reduce((sum, letters) => sum + count(letters + word), 0);
  const joined = joiners.reduce((sum, letter) => sum + count(letter + word), 0);
  return article > 1 || joined > Math.max(1, 0.02 * n);
}

keep.sort();
writeFileSync(dataPath('ar/initials.txt'), keep.join('\n') + '\n');
console.log(`${keep.length} of ${counts.size} forms`);
