import { createReadStream } from 'node:fs';
import { Problem } from '../model/index.js';
import { gunzip, lines, peek, type Bytes } from './bytes.js';
import { MAX_PAGE_BYTES } from './limits.js';

/** A line of an export holds a page in base64 and what was read of it. */
const MAX_LINE = 4 * MAX_PAGE_BYTES;

/** The values of an NDJSON file (gzip too; `-` for standard input), one at a time. Throws `bad-json` with the line. */
export async function* jsonLines<T>(file: string): AsyncGenerator<T> {
  const source = (file === '-' ? process.stdin : createReadStream(file)) as Bytes;
  const { head, whole } = await peekOrName(source, file);
  const plain = head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole, file) : whole;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const line of lines(plain, MAX_LINE, file)) {
    if (line instanceof Problem) throw line;
    if (line.bytes.length === 0) continue;
    try {
      yield JSON.parse(decoder.decode(line.bytes)) as T;
    } catch (error) {
      throw new Problem('bad-json', `not valid JSON: ${(error as Error).message}`, { path: file, line: line.number });
    }
  }
}

async function peekOrName(source: Bytes, file: string): Promise<{ head: Uint8Array; whole: Bytes }> {
  try {
    return await peek(source, 2);
  } catch (error) {
    throw new Problem('not-found', 'this file cannot be read', { path: file }, { cause: error });
  }
}
