import { Problem } from '../../model/index.js';
import type { Captured } from '../captured.js';
import type { Item } from '../item.js';

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * The page of an MHTML file: its first part that is HTML, as the bytes that the browser saved, not as characters, so that
 * the page's charset is judged where all pages' are. Address and time of capture stand in the headers.
 */
export function takeMhtml(item: Item, bytes: Uint8Array): Captured {
  const file = partOf(Buffer.from(bytes).toString('latin1'));
  const page = firstPage(file, 0);
  if (!page) throw new Problem('bad-archive-file', 'this MHTML file holds no HTML part', { path: item.source });
  const url = page.headers.get('content-location') ?? file.headers.get('snapshot-content-location');
  const date = new Date(file.headers.get('date') ?? '');
  const hints = {
    ...(url !== undefined && /^https?:/i.test(url) ? { url } : {}),
    ...(Number.isNaN(date.getTime()) ? {} : { captured: date.toISOString() }),
    ...item.hints,
  };
  return {
    source: item.source,
    bytes: bodyOf(page),
    mime: page.headers.get('content-type') ?? null,
    input: 'html',
    hints,
  };
}

/** How deep parts may hold parts: browsers write one level, mail two. */
const MAX_NESTED = 4;

function firstPage(part: Part, depth: number): Part | null {
  const type = part.headers.get('content-type') ?? '';
  if (/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)) return part;
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]?.trim();
  if (boundary === undefined || depth >= MAX_NESTED) return null;
  for (const piece of part.body.split(`--${boundary}`).slice(1)) {
    if (piece.startsWith('--')) break;
    const found = firstPage(partOf(piece.replace(/^\r?\n/, '')), depth + 1);
    if (found) return found;
  }
  return null;
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function bodyOf({ headers, body }: Part): Uint8Array {
  const coding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (coding === 'base64') return Buffer.from(body.replace(/\s+/g, ''), 'base64');
  if (coding !== 'quoted-printable') return Buffer.from(body.replace(/\r?\n$/, ''), 'latin1');
  const plain = body
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
