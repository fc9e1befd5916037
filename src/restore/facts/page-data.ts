import { cutBlocks } from '../html/blocks.js';
import { withTree } from '../html/tree.js';
import { countStops, countWords, tidy } from '../html/words.js';
import { machineDate } from './machine-date.js';

/** An article that stands only in a page's data, for scripts to show. */
export interface PageData {
  readonly text: string;
  readonly published: string | null;
}

const MAX_VISITED = 200_000;
const MIN_CHARS = 400;
const PUBLISHED =
  /^(?:date_?published|published?_?(?:at|on|date|time|datetime)?|pub_?date|display_?date|first_?published(?:_?(?:at|date))?|release_?(?:date|dt|time)|created?_?(?:at|date|dt|on)|deploy_?(?:date|dt|time))$/i;

interface Found {
  text: string;
  holders: Record<string, unknown>[];
}

/** Looks for the longest running text in the JSON of a page's data scripts; null where there is none. */
export function findPageData(scripts: readonly string[]): PageData | null {
  const best: Found = { text: '', holders: [] };
  let visited = 0;
  const walk = (value: unknown, holders: Record<string, unknown>[], depth: number): void => {
    if (depth > 40 || ++visited > MAX_VISITED) return;
    if (typeof value === 'string') {
      if (value.length > best.text.length && value.length >= MIN_CHARS && isProse(value)) {
        best.text = value;
        best.holders = holders;
      }
    } else if (Array.isArray(value)) {
      for (const v of value) walk(v, holders, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      const own = [value as Record<string, unknown>, ...holders.slice(0, 5)];
      for (const v of Object.values(value)) walk(v, own, depth + 1);
    }
  };
  for (const script of scripts) {
    try {
      walk(JSON.parse(script), [], 0);
    } catch {
      // A program with data in its strings: `self.__next_f.push([1,"…"])`, `window.__STATE__ = {…}`.
      for (const literal of literals(script, 0)) {
        if (literal.length > best.text.length && isProse(literal)) {
          best.text = literal;
          best.holders = [datesAround(script)];
        }
      }
    }
  }
  if (best.text === '') return null;
  const lines = /<\w+[^>]*>/.test(best.text)
    ? withTree(best.text, Infinity, ({ root }) =>
        cutBlocks(root)
          .blocks.filter(
            (b) => b.words >= 4 && !/caption|figcaption/i.test(`${b.el.tag} ${b.el.names} ${b.el.parent?.names ?? ''}`),
          )
          .map((b) => b.text),
      )
    : best.text.split(/\n+/).map(tidy);
  let published: string | null = null;
  for (const holder of best.holders) {
    for (const [key, value] of Object.entries(holder)) {
      if (published === null && PUBLISHED.test(key) && (typeof value === 'string' || typeof value === 'number'))
        published = machineDate(String(value));
    }
  }
  return { text: lines.filter((l) => l !== '').join('\n'), published };
}

const LITERAL = /"((?:[^"\\]|\\[^])*)"/g;

/** The long string literals of a script, those inside literals (escaped JSON) too. */
function literals(script: string, depth: number): string[] {
  const out: string[] = [];
  for (const [whole, inner] of script.matchAll(LITERAL)) {
    if (inner!.length < MIN_CHARS) continue;
    try {
      const text = JSON.parse(whole.replace(/[\u0000-\u001f]/g, ' ')) as string;
      out.push(text);
      if (depth < 2 && text.includes('"')) out.push(...literals(text, depth + 1));
    } catch {
      // not a JSON string
    }
  }
  return out;
}

const DATE_PAIR = /\\?"(\w+)\\?"\s*:\s*\\?"((?:19|20)\d\d[-./]\d\d[-./]\d\d[^"\\]{0,20})/g;

function datesAround(script: string): Record<string, unknown> {
  return Object.fromEntries([...script.matchAll(DATE_PAIR)].map((m) => [m[1]!, m[2]!]));
}

function isProse(text: string): boolean {
  const start = text.slice(0, 3000);
  if (/^\s*[{[]|function\s*\(|=>|\{[^}]*:[^}]*;/.test(start)) return false;
  const plain = start.replace(/<[^>]*>/g, ' ');
  return countWords(plain) >= 50 && countStops(plain) >= 5;
}
