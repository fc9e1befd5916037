import { Problem } from '../../model/index.js';

/** The main document of an MHTML save. */
export interface MhtmlPage {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  readonly url: string | null;
  /** ISO time of the save. */
  readonly captured: string | null;
}

/** Whether the bytes begin as an MHTML file does: mail headers with a multipart body. */
export function isMhtml(bytes: Uint8Array, source: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1');
  if (/^\s*</.test(head)) return false;
  return (
    (/\.mht(?:ml)?(?:\.\w+)?$/i.test(source) && /^[\w-]+:\s/m.test(head)) ||
    (/^(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date):\s/i.test(head) &&
      /content-type:\s*multipart\/related/i.test(head))
  );
}

function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

const parameter = (value: string | undefined, name: string): string | null =>
  new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i')
    .exec(value ?? '')
    ?.slice(1)
    .find(Boolean) ?? null;

function quotedPrintable(text: string): Buffer {
  const out = Buffer.alloc(text.length);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '=') {
      out[n++] = text.charCodeAt(i);
      continue;
    }
    const soft = /^=[ \t]*\r?\n/.exec(text.slice(i, i + 8));
    const hex = text.slice(i + 1, i + 3);
    if (soft) i += soft[0].length - 1;
    else if (/^[\dA-Fa-f]{2}$/.test(hex)) {
      out[n++] = Number.parseInt(hex, 16);
      i += 2;
    } else out[n++] = 61;
  }
  return out.subarray(0, n);
}

/** Takes the main HTML document out of an MHTML save. Throws `bad-archive-file` where there is none. */
export function openMhtml(bytes: Uint8Array, source: string): MhtmlPage {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const split = /\r?\n\r?\n/.exec(text);
  const headers = headersOf(text.slice(0, split?.index ?? 0));
  const boundary = parameter(headers.get('content-type'), 'boundary');
  const bad = (why: string): Problem =>
    new Problem('bad-archive-file', `The MHTML file cannot be read: ${why}.`, { path: source });
  if (!split || !boundary) throw bad('no boundary is given');
  const wanted = headers.get('snapshot-content-location') ?? null;
  const time = Date.parse(headers.get('date') ?? '');
  let best: MhtmlPage | null = null;
  for (const part of text.slice(split.index).split(`--${boundary}`).slice(1)) {
    const end = /\r?\n\r?\n/.exec(part);
    if (!end) continue;
    const own = headersOf(part.slice(0, end.index));
    if (!/^(?:text\/html|application\/xhtml)/i.test(own.get('content-type') ?? '')) continue;
    const body = part.slice(end.index + end[0].length).replace(/\r?\n$/, '');
    const how = (own.get('content-transfer-encoding') ?? '').toLowerCase();
    const location = own.get('content-location') ?? null;
    const page: MhtmlPage = {
      bytes:
        how === 'base64'
          ? Buffer.from(body, 'base64')
          : how === 'quoted-printable'
            ? quotedPrintable(body)
            : Buffer.from(body, 'latin1'),
      charset: parameter(own.get('content-type'), 'charset'),
      url: location && /^https?:/i.test(location) ? location : wanted,
      captured: Number.isNaN(time) ? null : new Date(time).toISOString(),
    };
    if (!best) best = page;
    if (wanted && location === wanted) return page;
  }
  if (!best) throw bad('it holds no HTML document');
  return best;
}
