import { styleText } from 'node:util';

/** How a text stands on a terminal: colours only where they are wanted, direction always isolated. */
export interface Terminal {
  readonly columns: number;
  readonly colour: boolean;
}

/** The terminal behind a stream; plain and 80 columns wide where it is none. */
export function terminalOf(stream: { isTTY?: boolean; columns?: number }): Terminal {
  const colour = Boolean(stream.isTTY) && !process.env.NO_COLOR;
  return { columns: Math.max(40, Math.min(stream.columns ?? 80, 110)), colour };
}

type Style = Parameters<typeof styleText>[0];

/** Styles a text where the terminal shows colours. */
export function style(terminal: Terminal, format: Style, text: string): string {
  return terminal.colour ? styleText(format, text, { validateStream: false } as never) : text;
}

const FSI = '\u2068';
const PDI = '\u2069';

/** Control characters of a hostile page must not reach the terminal; nor may its directional marks reach beyond it. */
export function harmless(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
}

/** A text whose direction neither takes from nor gives to what stands beside it. */
export function isolate(text: string): string {
  return `${FSI}${harmless(text)}${PDI}`;
}

/** Columns that a text takes: marks and directional controls take none, wide letters two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\p{M}\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u.test(letter)) continue;
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/.test(letter) ? 2 : 1;
  }
  return width;
}

/** Breaks a text into lines of at most `columns`, between words; a longer word stands on a line of its own. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of harmless(text).split(' ')) {
    if (line && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines;
}

/** A wrapped paragraph: each line isolated; right-to-left lines pushed to the right edge. */
export function paragraph(terminal: Terminal, text: string, dir: 'rtl' | 'ltr' | null, indent = 0): string[] {
  const columns = terminal.columns - indent;
  return wrap(text, columns).map((line) => {
    const pad = dir === 'rtl' ? Math.max(0, columns - widthOf(line)) : 0;
    return ' '.repeat(indent + pad) + isolate(line);
  });
}
