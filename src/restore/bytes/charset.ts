import { createRequire } from 'node:module';
import type { Note } from '../../model/index.js';
import { repairMojibake } from './mojibake.js';
import { arabicLikeness } from './arabic-letters.js';

const require = createRequire(import.meta.url);

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly notes: readonly Note[];
}

const HEAD = 4096;
const ALIASES: Readonly<Record<string, string>> = {
  cp1256: 'windows-1256',
  'cp-1256': 'windows-1256',
  'win-1256': 'windows-1256',
  utf8: 'utf-8',
  'asmo-708': 'iso-8859-6',
};

function decoder(charset: string, fatal = false): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(ALIASES[charset.toLowerCase()] ?? charset, { fatal, ignoreBOM: false });
  } catch {
    return null;
  }
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  const match =
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:-]{3,30})/i.exec(head) ??
    /<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:-]{3,30})/i.exec(head);
  return match ? match[1]!.toLowerCase() : null;
}

/** UTF-16 without a mark: nearly every other byte of a Latin or Arabic page is 0x00 or 0x06. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const n = Math.min(bytes.length & ~1, HEAD);
  if (n < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0 || bytes[i] === 6) even++;
    if (bytes[i + 1] === 0 || bytes[i + 1] === 6) odd++;
  }
  if (odd > n * 0.35 && even < n * 0.15) return 'utf-16le';
  if (even > n * 0.35 && odd < n * 0.15) return 'utf-16be';
  return null;
}

/** The text of bytes that are UTF-8 throughout, else null. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of bytes that are UTF-8 save for their last ones: a page that was cut in the middle of a letter. */
function withoutCutLetter(bytes: Uint8Array): string | null {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    if (bytes[bytes.length - cut]! >= 0xc0) return strictUtf8(bytes.subarray(0, bytes.length - cut));
  }
  return null;
}

function guess(bytes: Uint8Array, declared: string | null): { charset: string; declared: boolean } {
  const sample = bytes.length > 400_000 ? bytes.subarray(0, 400_000) : bytes;
  // The Arabic single-byte charsets first: their letters' frequencies tell them apart surely.
  let best: { charset: string; score: number } | null = null;
  for (const charset of ['windows-1256', 'iso-8859-6']) {
    const score = arabicLikeness(decoder(charset)!.decode(sample));
    if (!best || score > best.score) best = { charset, score };
  }
  if (best && best.score > 0.5) return { charset: best.charset, declared: best.charset === declared };
  if (declared && declared !== 'utf-8' && declared !== 'utf8' && decoder(declared))
    return { charset: declared, declared: true };
  const { detect } = require('jschardet') as { detect(b: Buffer): { encoding: string | null; confidence: number } };
  const { encoding, confidence } = detect(Buffer.from(sample.subarray(0, 100_000)));
  if (encoding && confidence > 0.6 && decoder(encoding.toLowerCase()) && !/^(?:ascii|utf-?8)$/i.test(encoding)) {
    return { charset: encoding.toLowerCase(), declared: false };
  }
  return { charset: 'windows-1252', declared: false };
}

const charsetOf = (mime: string | null): string | null =>
  /charset\s*=\s*["']?([\w-]+)/i.exec(mime ?? '')?.[1]?.toLowerCase() ?? null;

/** Decodes a page's bytes: by mark, by declaration where the bytes agree, by the bytes themselves where they do not. */
export function decodeText(bytes: Uint8Array, mime: string | null = null): Decoded {
  const notes: Note[] = [];
  const done = (text: string, charset: string): Decoded => {
    const repaired = repairMojibake(text);
    if (repaired === null) return { text, charset, notes };
    notes.push({
      code: 'mojibake',
      message: `The text had been decoded with the wrong charset (${repaired.as} instead of ${repaired.was}) before it was saved; it was set right.`,
    });
    return { text: repaired.text, charset, notes };
  };
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return done(decoder('utf-16le')!.decode(bytes), 'utf-16le');
  if (a === 0xfe && b === 0xff) return done(decoder('utf-16be')!.decode(bytes), 'utf-16be');
  const declared = declaredCharset(bytes) ?? charsetOf(mime);
  const wide = utf16(bytes);
  if (wide) {
    notes.push({ code: 'charset-guessed', message: `No charset is declared; the bytes read as ${wide}.` });
    return done(decoder(wide)!.decode(bytes), wide);
  }
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  const strict = strictUtf8(bytes);
  const whole = strict ?? withoutCutLetter(bytes);
  if (marked || whole !== null) {
    if (strict === null && whole !== null)
      notes.push({ code: 'cut', message: 'The page ends in the middle of a letter: it was cut.' });
    const text = whole ?? decoder('utf-8')!.decode(bytes);
    const other = declared && !/^(?:utf-?8|us-ascii|ascii)$/.test(declared) && /[^\0-\x7f]/.test(text);
    if (other)
      notes.push({ code: 'charset-contradicts', message: `The page declares ${declared} but its bytes are UTF-8.` });
    if (whole === null)
      notes.push({ code: 'invalid-bytes', message: 'Some bytes are not UTF-8; they are shown as U+FFFD.' });
    return done(text, 'utf-8');
  }
  const text = decoder('utf-8')!.decode(bytes);
  let broken = 0;
  let wide2 = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) wide2++;
  }
  // A few broken bytes in a UTF-8 page (a cut cache, a stray byte) are not another charset.
  if (broken <= 2 + wide2 * 0.05 && (wide2 > 0 || declared === 'utf-8')) {
    notes.push({
      code: 'invalid-bytes',
      message: `${broken} ${broken === 1 ? 'byte is' : 'bytes are'} not UTF-8; shown as U+FFFD.`,
    });
    return done(text, 'utf-8');
  }
  const { charset, declared: asDeclared } = guess(bytes, declared);
  if (!asDeclared) {
    notes.push(
      declared && declared !== charset
        ? { code: 'charset-contradicts', message: `The page declares ${declared} but its bytes read as ${charset}.` }
        : { code: 'charset-guessed', message: `No charset is declared; the bytes read as ${charset}.` },
    );
  }
  return done(decoder(charset)!.decode(bytes), charset);
}
