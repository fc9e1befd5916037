import type { IndexRow } from '../engine.js';
import type { Clause, IndexField, Match } from '../search/match.js';

/** PostgreSQL has four weights a word can carry: they are the fields. D, the tags, is never met by plain words. */
const WEIGHT: Readonly<Record<IndexField, string>> = { title: 'A', body: 'B', content: 'B', speakers: 'C', tags: 'D' };
const WORDS = 'ABC';

/** PostgreSQL's own limits: positions end at 16383, a word has 255 of them, a tsvector one megabyte. */
const LAST_POSITION = 16383;
const MOST_POSITIONS = 255;
const MOST_BYTES = 900_000;
const MOST_LETTERS = 500;
/** Between fields, so that no phrase goes from one into the next. */
const GAP = 8;

/** The fields of an index row as a tsvector literal. */
export function tsvector({ fields }: IndexRow): string {
  const found = new Map<string, string[]>();
  let position = 0;
  let bytes = 0;
  for (const [field, text] of Object.entries(fields) as [IndexField, string][]) {
    position += GAP;
    for (const token of text.split(' ')) {
      if (token === '' || bytes > MOST_BYTES) continue;
      const word = lexeme(token);
      position += 1;
      let places = found.get(word);
      if (!places) {
        found.set(word, (places = []));
        bytes += Buffer.byteLength(word) + 4;
      }
      if (places.length < MOST_POSITIONS) {
        places.push(`${Math.min(position, LAST_POSITION)}${WEIGHT[field]}`);
        bytes += 2;
      }
    }
  }
  return [...found].map(([word, places]) => `${word}:${places.join(',')}`).join(' ');
}

/** A match as a tsquery literal. */
export function tsquery({ all, not }: Match): string {
  const groups = all.map((group) => `(${group.map(clauseOf).join(' | ')})`);
  return [...groups, ...not.map((clause) => `!${clauseOf(clause)}`)].join(' & ');
}

function clauseOf({ tokens, prefix, field }: Clause): string {
  const weight = field === undefined ? WORDS : WEIGHT[field];
  const words = tokens.map((token, i) => `${lexeme(token)}:${prefix && i === tokens.length - 1 ? '*' : ''}${weight}`);
  return words.length === 1 ? words[0]! : `(${words.join(' <-> ')})`;
}

function lexeme(token: string): string {
  const letters = token.length > MOST_LETTERS ? token.slice(0, MOST_LETTERS) : token;
  return `'${letters.toLowerCase().replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
