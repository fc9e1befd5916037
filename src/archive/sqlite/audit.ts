import { CompiledQuery } from 'kysely';
import type { Db, IndexAudit, IndexName, IndexRow } from '../engine.js';

/** Faults told of each index; the first ones show what kind of damage it is. */
const TOLD = 10;

/**
 * Compares FTS5's indexes with a rebuild without building one: for each word of each field, in how many rows and how
 * often it stands. The index keeps no texts, so this is what can be asked of it; a lost row changes some of these numbers.
 */
export function sqliteAudit(db: Db): IndexAudit {
  const expected = { article: new Map<string, number>(), statement: new Map<string, number>() };
  const rows = { article: 0, statement: 0 };
  return {
    expect(index, row) {
      rows[index] += 1;
      for (const [field, text] of Object.entries(row.fields)) countWords(expected[index], field, text);
    },
    async compare() {
      return [
        ...(await compareOne(db, 'article', expected.article, rows.article)),
        ...(await compareOne(db, 'statement', expected.statement, rows.statement)),
      ];
    },
  };
}

/** How often a word stands in a field goes into the upper digits, in how many rows into the lower: one number a word. */
const ROWS = 2 ** 26;

function countWords(
  counts: Map<string, number>,
  field: string,
  text: IndexRow['fields'][keyof IndexRow['fields']],
): void {
  if (!text) return;
  const seen = new Set<string>();
  for (const word of text.split(' ')) {
    const token = asciiLower(word);
    if (token === '') continue;
    const key = `${field} ${token}`;
    counts.set(key, (counts.get(key) ?? 0) + ROWS + (seen.has(token) ? 0 : 1));
    seen.add(token);
  }
}

/** As FTS5's ascii tokeniser folds. */
function asciiLower(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

async function compareOne(db: Db, index: IndexName, expected: Map<string, number>, rows: number): Promise<string[]> {
  const faults: string[] = [];
  const run = <T>(text: string): Promise<{ rows: T[] }> => db.executeQuery<T>(CompiledQuery.raw(text));
  await run(`create virtual table if not exists temp.${index}_vocabulary using fts5vocab(main, ${index}_words, col)`);
  const kept = Number((await run<{ n: number }>(`select count(*) as n from ${index}_words_docsize`)).rows[0]?.n);
  if (kept !== rows) faults.push(`the word index of ${index}s holds ${kept} rows, ${rows} were expected`);
  let unexpected = 0;
  for await (const { term, col, doc, cnt } of vocabulary(db, index)) {
    const key = `${col} ${term}`;
    const want = expected.get(key) ?? 0;
    if (want === cnt * ROWS + doc) expected.delete(key);
    else if (++unexpected <= TOLD)
      faults.push(
        `the word index of ${index}s has “${term}” (${col}) in ${doc} rows ${cnt} times, a rebuild ${want % ROWS} and ${Math.floor(want / ROWS)}`,
      );
    if (want !== cnt * ROWS + doc) expected.delete(key);
  }
  const missing = [...expected.keys()];
  for (const key of missing.slice(0, TOLD)) faults.push(`the word index of ${index}s lacks “${key}”`);
  return faults;
}

interface VocabularyRow {
  readonly term: string;
  readonly col: string;
  readonly doc: number;
  readonly cnt: number;
}

async function* vocabulary(db: Db, index: IndexName): AsyncGenerator<VocabularyRow> {
  const size = 20_000;
  const text = `select term, col, doc, cnt from temp.${index}_vocabulary where term > ? limit ${size}`;
  let after = '';
  for (;;) {
    const { rows } = await db.executeQuery<VocabularyRow>(CompiledQuery.raw(text, [after]));
    // A word's rows (one a field) may be cut apart by the limit: the last word is left for the next page.
    const last = rows.at(-1)?.term;
    const whole = rows.length < size ? rows : rows.filter((row) => row.term !== last);
    yield* whole;
    if (rows.length < size) return;
    after = whole.at(-1)!.term;
  }
}
