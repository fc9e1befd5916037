import type { Quote } from '../doc.js';
import { KIND } from '../doc.js';
import type { Division } from './sentences.js';
import type { Tokens } from './tokens.js';

interface Opening {
  readonly token: number;
  readonly mark: string;
}

/** Deeper nesting is noise, and would cost a fill of the paragraph a mark; the founding texts nest two deep. */
const DEEPEST = 6;

const PARTNER: Readonly<Record<string, string>> = {
  '«': '»',
  '“': '”',
  '„': '“”',
  '‟': '”',
  '‹': '›',
  '‘': '’',
  '((': '))',
};

/**
 * Quotations over tokens: every kind of mark, nested, and unbalanced ones. A straight mark opens where a word touches it
 * from behind and no quotation of its kind is open, else it closes. A mark that is never closed reaches to the end of its
 * paragraph; the same mark at the start of the next paragraph carries it on there. A close without an opening is ignored.
 */
export function findQuotes(text: string, tokens: Tokens, division: Division): { quotes: Quote[]; quote: Int32Array } {
  const { count, kind, start } = tokens;
  const found: { open: number; close: number; first: number; end: number }[] = [];
  let stack: Opening[] = [];
  const shut = (o: Opening, close: number, end: number): void => {
    found.push({ open: o.token, close, first: o.token + 1, end });
  };
  const { paragraph, paragraphs } = division;
  for (let i = 0; i < count; i++) {
    if (i > 0 && paragraph[i] !== paragraph[i - 1]) {
      for (const o of stack) shut(o, -1, i);
      stack = [];
    }
    const k = kind[i]!;
    if (k !== KIND.open && k !== KIND.close && k !== KIND.mark) continue;
    const mark = text[start[i]!]!;
    if (mark === '`') continue;
    if (k === KIND.mark && (mark === "'" || mark === '’' || mark === '‘') && insideWord(tokens, i)) continue;
    const direction =
      k === KIND.open && !reversed(tokens, i, stack) ? 1 : k === KIND.mark ? directionOf(tokens, i, mark, stack) : -1;
    if (direction > 0) {
      if (stack.length < DEEPEST) stack.push({ token: i, mark });
      continue;
    }
    let j = stack.length - 1;
    while (j >= 0 && !partners(stack[j]!.mark, mark)) j--;
    if (j < 0 && stack.length > 0 && k === KIND.close) j = stack.length - 1; // a mixed pair: “ … "
    if (j < 0) continue;
    for (let m = stack.length - 1; m > j; m--) shut(stack[m]!, -1, i);
    shut(stack[j]!, i, i);
    stack.length = j;
  }
  for (const o of stack) shut(o, -1, paragraphs[paragraphs.length - 1]!);
  return nest(found, count);
}

function partners(open: string, close: string): boolean {
  return (
    open === close ||
    (PARTNER[open] ?? '').includes(close) ||
    (open === '"' && close === '”') ||
    (open === '“' && close === '"')
  );
}

function insideWord({ start, end, kind, count }: Tokens, i: number): boolean {
  return (
    i > 0 &&
    i + 1 < count &&
    kind[i - 1] === KIND.foreign &&
    start[i] === end[i - 1] &&
    kind[i + 1] === KIND.foreign &&
    start[i + 1] === end[i]
  );
}

/** “ is used for both directions by some outlets: after a word and before a space, while one is open, it closes. */
function reversed({ start, end, count, kind }: Tokens, i: number, stack: readonly Opening[]): boolean {
  if (stack.length === 0) return false;
  const touchesBefore = i > 0 && start[i] === end[i - 1];
  const touchesWord = i + 1 < count && start[i + 1] === end[i] && kind[i + 1]! <= KIND.foreign;
  return touchesBefore && !touchesWord;
}

function directionOf(tokens: Tokens, i: number, mark: string, stack: readonly Opening[]): 1 | -1 {
  const { start, end, count, kind } = tokens;
  const open = stack.some((o) => partners(o.mark, mark));
  const before = i > 0 && start[i] === end[i - 1];
  const after = i + 1 < count && start[i + 1] === end[i];
  if (mark === '’') return open ? -1 : 1;
  if (!open) return 1;
  if (!before && after) {
    // A space before and none after opens, unless a stop or comma follows: «كلام ", وقال».
    const next = kind[i + 1]!;
    return next === KIND.word || next === KIND.number || next === KIND.foreign ? 1 : -1;
  }
  return -1;
}

function nest(
  found: { open: number; close: number; first: number; end: number }[],
  count: number,
): { quotes: Quote[]; quote: Int32Array } {
  found.sort((a, b) => a.open - b.open);
  const quote = new Int32Array(count).fill(-1);
  const quotes: Quote[] = [];
  const stack: number[] = [];
  for (const q of found) {
    while (stack.length > 0 && quotes[stack[stack.length - 1]!]!.end <= q.open) stack.pop();
    quotes.push({ ...q, outer: stack.length > 0 ? stack[stack.length - 1]! : -1 });
    stack.push(quotes.length - 1);
  }
  // Inner ones come later in the order of opening and so write over the outer ones.
  quotes.forEach((q, n) => quote.fill(n, q.first, q.end));
  return { quotes, quote };
}
