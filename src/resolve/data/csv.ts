import { Problem } from '../../model/index.js';

/** A row of a table with its line in the file, so that a fault can be named. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Rows of a CSV text (RFC 4180: quoted cells may hold commas, quotes and line breaks) keyed by its head line. Lines that
 * begin with `#` are remarks.
 *
 * @throws Problem `bad-json` where a row has more cells than the head or a quote is not closed.
 */
export function readCsv(text: string, path: string): readonly Row[] {
  const rows: Row[] = [];
  let head: readonly string[] | null = null;
  for (const { line, cells } of records(text.replace(/^\uFEFF/, ''), path)) {
    if (cells.length === 1 && cells[0] === '') continue;
    if (head === null) {
      head = cells.map((cell) => cell.trim());
      continue;
    }
    if (cells.length > head.length) {
      throw new Problem('bad-json', `a row has ${cells.length} cells, the head line has ${head.length}`, { path, line });
    }
    rows.push({ line, cells: Object.fromEntries(head.map((name, i) => [name, (cells[i] ?? '').trim()])) });
  }
  return rows;
}

function* records(text: string, path: string): Generator<{ line: number; cells: string[] }> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    if (text[at] === '#') {
      at = endOfLine(text, at) + 1;
      line++;
      continue;
    }
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const close = closing(text, at);
        if (close < 0) throw new Problem('bad-json', 'a quoted cell is not closed', { path, line: first });
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        line += cell.split('\n').length - 1;
        at = close + 1;
      } else {
        let end = at;
        while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++;
        cell = text.slice(at, end).replace(/\r$/, '');
        at = end;
      }
      cells.push(cell);
      if (text[at] !== ',') break;
      at++;
    }
    at = endOfLine(text, at) + 1;
    line++;
    yield { line: first, cells };
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function closing(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] !== '"') return i;
    i++;
  }
  return -1;
}
