import { createHash } from 'node:crypto';
import { Problem, type Note, type Page, type PageHints, type PageInput } from '../../model/index.js';
import { decodeText } from './charset.js';
import { MAX_BYTES } from './limits.js';
import { isMhtml, openMhtml } from './mhtml.js';
import { tooLarge, unpack } from './unpack.js';

export interface DecodeOptions {
  /** Where the bytes were found; its ending helps to tell what they are. */
  readonly source: string;
  readonly input?: 'auto' | PageInput;
  readonly hints?: PageHints;
  /** The media type that came with the bytes; its charset counts where the page itself declares none. */
  readonly mime?: string | null;
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG image', [0xff, 0xd8, 0xff]],
  ['GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['RIFF media', [0x52, 0x49, 0x46, 0x46]],
];

/** What kind of binary file the bytes are, or null for text. A page may hold a stray null byte. */
function binaryKind(bytes: Uint8Array): string | null {
  for (const [name, magic] of MAGIC) if (magic.every((b, i) => bytes[i] === b)) return name;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  const n = Math.min(bytes.length, 65_536);
  let control = 0;
  // UTF-16 has the high bytes of Latin (00) and Arabic (06) on one side; a program or an image has them anywhere.
  const high = [0, 0];
  for (let i = 0; i < n; i++) {
    const b = bytes[i]!;
    if (b === 0 || b === 6) high[i & 1]!++;
    if (b < 9 || (b > 13 && b < 32 && b !== 27)) control++;
  }
  if (n >= 8 && Math.max(high[0]!, high[1]!) > n * 0.35 && Math.min(high[0]!, high[1]!) < n * 0.15) return null;
  // Text has next to none of these; random bytes have a tenth.
  return control > n * 0.04 ? 'binary data' : null;
}

const looksLikeHtml = (text: string): boolean =>
  /<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1|table|span|section)\b/i.test(text.slice(0, 20_000));

function inputOf(text: string, source: string): PageInput {
  const name = source.replace(/\.(?:gz|br|zst|zstd|deflate|zz)$/i, '');
  if (/\.(?:html?|xhtml|mht|mhtml|aspx?|php)$/i.test(name)) return 'html';
  if (/^\s*(?:<!doctype\s+html|<html|<\?xml)/i.test(text)) return 'html';
  if (/\.txt$/i.test(name)) return 'text';
  return looksLikeHtml(text) ? 'html' : 'text';
}

/** What tools that save pages write into them: address and time of the save. */
function savedHints(text: string): { url?: string; captured?: string } {
  const head = text.slice(0, 20_000);
  const hints: { url?: string; captured?: string } = {};
  const single = /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]{10,80})/i.exec(head);
  const chrome = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(head);
  const url = single?.[1] ?? chrome?.[1];
  if (url && /^https?:/i.test(url)) hints.url = url;
  const time = Date.parse(single?.[2]?.replace(/\(.*$/, '').trim() ?? '');
  if (!Number.isNaN(time)) hints.captured = new Date(time).toISOString();
  return hints;
}

/**
 * Decodes a captured page: unpacks gzip, deflate, br and zstd, opens MHTML, finds the charset, recognises HTML and text.
 * Throws a Problem: `empty-file`, `binary-file`, `too-large` (MAX_BYTES), `bad-encoding`, `bad-archive-file`.
 */
export function decodePage(original: Uint8Array, options: DecodeOptions): Page {
  const { source } = options;
  const at = { path: source };
  if (original.length === 0) throw new Problem('empty-file', 'The file is empty.', at);
  if (original.length > MAX_BYTES) throw tooLarge(source);
  const notes: Note[] = [];
  const unpacked = unpack(original, source);
  let { bytes } = unpacked;
  if (unpacked.cut)
    notes.push({ code: 'cut', message: 'The packed file ends in the middle: what could be unpacked was read.' });
  if (bytes.length === 0) throw new Problem('empty-file', 'The file is empty.', at);
  const kind = binaryKind(bytes);
  if (kind) throw new Problem('binary-file', `This is not a page but a ${kind} file.`.replace('data file', 'file'), at);
  let input: PageInput | null = options.input === undefined || options.input === 'auto' ? null : options.input;
  let hints: PageHints = {};
  if (input !== 'text' && input !== 'article' && isMhtml(bytes, source)) {
    const main = openMhtml(bytes, source);
    ({ bytes } = main);
    input = 'html';
    hints = { ...(main.url ? { url: main.url } : {}), ...(main.captured ? { captured: main.captured } : {}) };
  }
  const decoded = decodeText(bytes, options.mime ?? null);
  if (decoded.text.trim() === '') throw new Problem('empty-file', 'The file holds nothing but blanks.', at);
  input ??= inputOf(decoded.text, source);
  if (input === 'html') hints = { ...savedHints(decoded.text), ...hints };
  return Object.freeze({
    id: `sha256:${createHash('sha256').update(original).digest('hex')}`,
    source,
    input,
    content: decoded.text,
    hints: Object.freeze({ ...hints, ...options.hints }),
    notes: Object.freeze([...notes, ...decoded.notes]),
  });
}
