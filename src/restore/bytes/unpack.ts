import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, constants } from 'node:zlib';
import { decompress as unzstd } from 'fzstd';
import { Problem } from '../../model/index.js';
import { MAX_BYTES } from './limits.js';

type Packing = 'gzip' | 'deflate' | 'br' | 'zstd';

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** The packed data end before their end: what could be read is there. */
  readonly cut: boolean;
}

function packingOf(bytes: Uint8Array, source: string): Packing | null {
  const [a, b, c, d] = bytes;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (/\.(?:zz|deflate|zlib)$/i.test(source)) return 'deflate';
  if (/\.br$/i.test(source)) return 'br';
  // A zlib header: method 8, check bits right; as text it would be "x" and a control or high byte.
  if (a === 0x78 && (b === 0x01 || b === 0x5e || b === 0x9c || b === 0xda)) return 'deflate';
  return null;
}

/** Whether bytes look packed as HTTP bodies are (gzip, deflate, br, zstd), by their first bytes or the ending of `source`. */
export function unpack(bytes: Uint8Array, source: string): Unpacked {
  const packing = packingOf(bytes, source);
  if (!packing) return { bytes, cut: false };
  try {
    const open = unpackAs(packing, bytes);
    if (open.bytes.length > MAX_BYTES) throw tooLarge(source);
    return open;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(source);
    throw new Problem(
      'bad-encoding',
      `The file is packed as ${packing} but cannot be unpacked.`,
      { path: source },
      { cause: error },
    );
  }
}

export function tooLarge(source: string): Problem {
  return new Problem('too-large', `The page is larger than ${MAX_BYTES / 1024 / 1024} MB, the most that is read.`, {
    path: source,
  });
}

// zlib's own size of a piece of output.
const CHUNK = 16_384;
// Deflate packs 1,032 times at best; what tells more is no size.
const MOST_RATIO = 1032;

/** The room that the contents take at once, as gzip tells it in its last four bytes: no pieces to be joined then. */
function sizeOf(packing: Packing, bytes: Uint8Array): number {
  if (packing !== 'gzip' || bytes.length < 18) return CHUNK;
  const told = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  return told > CHUNK && told < Math.min(MAX_BYTES, bytes.length * MOST_RATIO) ? told + 64 : CHUNK;
}

function unpackAs(packing: Packing, bytes: Uint8Array): Unpacked {
  const limit = { maxOutputLength: MAX_BYTES };
  if (packing === 'zstd') return { bytes: unzstd(bytes), cut: false };
  if (packing === 'br') {
    try {
      return { bytes: brotliDecompressSync(bytes, limit), cut: false };
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw error;
      const bytesRead = brotliDecompressSync(bytes, { ...limit, finishFlush: constants.BROTLI_OPERATION_FLUSH });
      return { bytes: bytesRead, cut: true };
    }
  }
  const tools = packing === 'gzip' ? [gunzipSync] : [inflateSync, inflateRawSync];
  let last: unknown;
  for (const tool of tools) {
    try {
      return { bytes: tool(bytes, { ...limit, chunkSize: sizeOf(packing, bytes) }), cut: false };
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw error;
      last = error;
    }
    try {
      const part = tool(bytes, { ...limit, finishFlush: constants.Z_SYNC_FLUSH });
      if (part.length > 0) return { bytes: part, cut: true };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
