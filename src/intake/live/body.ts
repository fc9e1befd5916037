import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, constants } from 'node:zlib';
import { Problem } from '../../model/index.js';
import { printSize } from '../limits.js';

/** The body of an HTTP answer as the page's bytes: chunks joined, compression undone, never more than the limit. */
export function decodeBody(
  bytes: Uint8Array,
  { encoding, transfer }: { encoding: string | null; transfer: string | null },
  limit: number,
  path: string,
): Uint8Array {
  const joined = /\bchunked\b/i.test(transfer ?? '') ? dechunk(bytes) : bytes;
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  return codings.reverse().reduce((body, coding) => decode(body, coding, limit, path), joined);
}

function decode(body: Uint8Array, coding: string, maxOutputLength: number, path: string): Uint8Array {
  // A cut body still gives what came of it; a page that ends in the middle is noted when it is read.
  const options = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return isGzip(body) ? gunzipSync(body, options) : body;
    if (coding === 'deflate')
      return (body[0]! & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    if (coding === 'br')
      return brotliDecompressSync(body, { maxOutputLength, finishFlush: constants.BROTLI_OPERATION_FLUSH });
    return body;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem('too-large', `larger than the limit of ${printSize(maxOutputLength)} a page once unpacked`, {
        path,
      });
    throw new Problem('bad-archive-file', `the ${coding} data of this page is damaged`, { path }, { cause: error });
  }
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/** Joins chunks; some writers keep the header and store the body joined already, which is left as it is. */
function dechunk(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const line = end < 0 ? '' : Buffer.from(bytes.subarray(at, end)).toString('latin1').trim();
    const size = /^([0-9a-f]+)\s*(;.*)?$/i.exec(line)?.[1];
    if (size === undefined) return at === 0 ? bytes : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(bytes.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    while (bytes[at] === 13 || bytes[at] === 10) at += 1;
  }
  return Buffer.concat(parts);
}
