import type { InputKind } from './captured.js';

/** What a file holds, judged by its ending and its first bytes. */
export type FileKind =
  | 'html'
  | 'text'
  | 'article'
  | 'articles'
  | 'mhtml'
  | 'gzip'
  | 'zip'
  | 'tar'
  | 'warc'
  | 'feed'
  | 'sitemap'
  | 'binary'
  | 'empty';

/** How many bytes are enough to judge by. */
export const HEAD_BYTES = 4096;

const ENDINGS: Readonly<Record<string, FileKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  json: 'article',
  ndjson: 'articles',
  jsonl: 'articles',
  mhtml: 'mhtml',
  mht: 'mhtml',
  zip: 'zip',
  wacz: 'zip',
  tar: 'tar',
  warc: 'warc',
  opml: 'feed',
  rss: 'feed',
  atom: 'feed',
};

/** Magic numbers of kinds that are never pages, so that a picture or a PDF is named and not read as letters. */
const BINARY_HEADS = [
  '%PDF-',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  '\x7fELF',
  'RIFF',
  'OggS',
  'ID3',
  'Rar!',
  '7z\xbc\xaf',
  'BZh',
  'SQLite format 3',
];

/** The last ending of a name without `.gz`, in lower case: `a/b.html.gz` → `html`. */
export function endingOf(name: string): string {
  const base = name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
  return /\.([^./\\]+)$/.exec(base)?.[1]?.toLowerCase() ?? '';
}

/** Judges a file by what the caller says, its ending, then its first bytes; bytes win where an ending cannot be true. */
export function kindOf(name: string, head: Uint8Array, input: InputKind): FileKind {
  if (head.length === 0) return 'empty';
  const start = latin1(head);
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith('WARC/')) return 'warc';
  if (start.slice(257, 262) === 'ustar') return 'tar';
  if (isBinary(head, start)) return 'binary';
  const ending = endingOf(name);
  if (input === 'html' || input === 'text') return ending === 'mhtml' || ending === 'mht' ? 'mhtml' : input;
  if (input === 'article')
    return ending === 'ndjson' || ending === 'jsonl' || (ending !== 'json' && severalLines(start))
      ? 'articles'
      : 'article';
  const named = ENDINGS[ending];
  if (named === 'zip' || named === 'tar' || named === 'warc') return 'binary';
  if (named === 'html' || named === 'text' || named === 'articles' || named === 'mhtml') return named;
  return byContent(start, named);
}

function byContent(start: string, named: FileKind | undefined): FileKind {
  const text = start.replace(/^(\xef\xbb\xbf|\s)+/, '');
  if (/^\{/.test(text)) {
    if (/"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(text)) return 'feed';
    return named === undefined && severalLines(text) ? 'articles' : 'article';
  }
  if (named === 'article') return 'article';
  const root = /^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype[^>]*>|\s)*<([a-z:]+)/i.exec(text)?.[1]?.toLowerCase();
  if (root === 'rss' || root === 'feed' || root === 'rdf:rdf' || root === 'opml' || named === 'feed') return 'feed';
  if (root === 'urlset' || root === 'sitemapindex') return 'sitemap';
  if (
    /^(From|MIME-Version|Snapshot-Content-Location|Subject):/im.test(text) &&
    /^Content-Type:\s*multipart\/related/im.test(text)
  )
    return 'mhtml';
  return root === undefined || !/<(html|head|body|div|p|article|meta|title|table|span|section)\b/i.test(text)
    ? 'text'
    : 'html';
}

/** Several JSON objects, one a line: the first line ends with its closing brace. */
function severalLines(start: string): boolean {
  return (
    /^\s*\{[^\n]*\}\s*\n\s*\S/.test(start) ||
    (/^\s*\{"/.test(start) && !start.includes('\n') && start.length >= HEAD_BYTES)
  );
}

function isBinary(head: Uint8Array, start: string): boolean {
  if (BINARY_HEADS.some((magic) => start.startsWith(magic))) return true;
  if (!head.includes(0)) return controls(head) > head.length * 0.1;
  return !isUtf16(head);
}

/** UTF-16 of Latin or Arabic text: nearly every second byte is 0x00 or 0x06. A byte order mark settles it. */
function isUtf16(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  const high = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0 || head[i] === 6) high[i % 2]! += 1;
  return Math.max(high[0]!, high[1]!) > head.length * 0.45 && Math.min(high[0]!, high[1]!) < head.length * 0.05;
}

function controls(head: Uint8Array): number {
  let count = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) count += 1;
  return count;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
