/**
 * Learns which words are people's and places' names, and the gender in which words that head a party's name take their
 * verbs, from word counts of a marked and an unmarked corpus. Writes `data/ar/names-learned.tsv`: single words only.
 *
 *   node --import tsx scripts/train-attribution-names.ts MARKED_DIR CORPUS.ndjson.gz
 */
import { createReadStream, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { join } from 'node:path';
import { foldWord } from '../src/language/ar/letters.js';
import { dataPath, readDataFile } from '../src/model/data-file.js';

const [markedDir, corpus] = process.argv.slice(2);
if (!markedDir || !corpus) throw new Error('usage: train-attribution-names.ts MARKED_DIR CORPUS.ndjson.gz');

const lists = new Map<string, Set<string>>();
for (const line of readDataFile('ar/names.tsv').split('\n')) {
  const [kind, words] = line.split('\t');
  if (!words || kind!.startsWith('#')) continue;
  const set = lists.get(kind!) ?? new Set<string>();
  for (const w of words.split(' ')) if (!w.includes('_')) set.add(foldWord(w));
  lists.set(kind!, set);
}
const has = (kind: string, w: string): boolean =>
  lists.get(kind)?.has(w) === true || (w.startsWith('ال') && lists.get(kind)?.has(w.slice(2)) === true);

// 1. Marked words.
const marked = new Map<string, [person: number, place: number, body: number, other: number]>();
for (const file of readdirSync(markedDir).filter((f) => f.startsWith('anercorp'))) {
  for (const line of readFileSync(join(markedDir, file), 'utf8').split('\n')) {
    const [raw, tag] = line.trim().split(/\s+/);
    if (!raw || !tag) continue;
    const w = foldWord(raw.replace(/[^\p{L}\p{N}]/gu, ''));
    if (w.length < 2) continue;
    const row = marked.get(w) ?? [0, 0, 0, 0];
    row[tag.endsWith('PERS') ? 0 : tag.endsWith('LOC') ? 1 : tag.endsWith('ORG') ? 2 : 3]++;
    marked.set(w, row);
  }
}
const person = new Set<string>();
const common = new Set<string>();
for (const [w, [p, l, b, o]] of marked) {
  const all = p + l + b + o;
  // Two thirds: below, words such as "the noble" pass as names; above, first names that are also words are lost.
  if (p / all >= 0.67) person.add(w);
  if (o / all > 0.5 && all > 2) common.add(w);
}

// 2. Unmarked text: a word is a name when it mostly follows a post, an honorific or another name.
const after = new Map<string, number>();
const total = new Map<string, number>();
const masculine = new Map<string, number>();
const feminine = new Map<string, number>();
const VERBS = 'قال اعلن اكد اضاف اشار ذكر اوضح شدد صرح افاد اعتبر كشف لفت طالب حذر اتهم تابع اعرب وصف رفض اعترف'.split(
  ' ',
);
const verbs = new Map<string, 'm' | 'f'>(
  VERBS.flatMap(
    (v) =>
      [
        [v, 'm'],
        [`${v}ت`, 'f'],
        [`و${v}`, 'm'],
        [`و${v}ت`, 'f'],
      ] as [string, 'm' | 'f'][],
  ),
);
const texts: string[][] = [];
for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
  if (!line) continue;
  const { text } = JSON.parse(line) as { text: string };
  texts.push(foldWord(text.replace(/#/g, ' ')).match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []);
}
const bump = (m: Map<string, number>, k: string): void => void m.set(k, (m.get(k) ?? 0) + 1);
for (const words of texts) {
  for (let i = 0; i < words.length; i++) {
    const w = words[i]!;
    bump(total, w);
    const gender = i > 0 ? verbs.get(words[i - 1]!) : undefined;
    if (gender) bump(gender === 'm' ? masculine : feminine, w);
  }
}
const known = (w: string): boolean => [...lists.keys()].some((k) => has(k, w)) || common.has(w);
for (let round = 0; round < 3; round++) {
  after.clear();
  for (const words of texts) {
    for (let i = 1; i < words.length; i++) {
      const before = words[i - 1]!;
      const opens =
        person.has(before) ||
        has('honorific', before) ||
        (has('demonym', before) && has('office', words[i - 2] ?? '')) ||
        (before === '،' &&
          person.has(words[i - 2] ?? '') === false &&
          has('demonym', words[i - 2] ?? '') &&
          (has('office', words[i - 3] ?? '') || has('office', words[i - 4] ?? '')));
      if (opens) bump(after, words[i]!);
    }
  }
  for (const [w, n] of after) {
    const all = total.get(w)!;
    // Half of at least six: words of adjectives and bodies stay below a third, surnames of the news lie above 0.6.
    if (all >= 6 && n / all >= 0.5 && /^\p{L}{2,}$/u.test(w) && !known(w) && !person.has(w) && !/^[ولب]ال/.test(w))
      person.add(w);
  }
  process.stderr.write(`round ${round}: ${person.size} names\n`);
}

const rows: string[] = [];
for (const w of [...person].sort()) {
  if (known(w) || w.length < 2 || /\d/.test(w)) continue;
  if ((total.get(w) ?? 0) + (marked.get(w)?.[0] ?? 0) < 2) continue;
  rows.push(`person\t${w}`);
}
for (const [w, [p, l, b, o]] of [...marked].sort((a, b2) => (a[0] < b2[0] ? -1 : 1))) {
  if (l >= 1 && l / (p + l + b + o) >= 0.6 && !known(w) && !/^(و|ب|ل)/.test(w) && w.length > 2)
    rows.push(`place\t${w}`);
}
// Gender of words whose ending does not tell it.
const clues = new Set([...masculine.keys(), ...feminine.keys()]);
for (const w of [...clues].sort()) {
  const m = masculine.get(w) ?? 0,
    f = feminine.get(w) ?? 0;
  if (m + f < 5 || !/^\p{L}{3,}$/u.test(w)) continue;
  const expected = /(?:ه|ات)$/.test(w) ? 'f' : 'm';
  const found = m / (m + f) >= 0.8 ? 'm' : f / (m + f) >= 0.8 ? 'f' : null;
  if (found && found !== expected && !['ان', 'انه', 'انها', 'الي', 'فيه', 'بانه'].includes(w))
    rows.push(`${found === 'm' ? 'masculine' : 'feminine'}\t${w}`);
}
const grouped = new Map<string, string[]>();
for (const row of rows) {
  const [kind, w] = row.split('\t') as [string, string];
  const list = grouped.get(kind) ?? [];
  list.push(w);
  grouped.set(kind, list);
}
const out = ['# Made by scripts/train-attribution-names.ts from word counts; folded forms.'];
for (const [kind, words] of grouped)
  for (let i = 0; i < words.length; i += 60) out.push(`${kind}\t${words.slice(i, i + 60).join(' ')}`);
writeFileSync(dataPath('ar/names-learned.tsv'), out.join('\n') + '\n');
