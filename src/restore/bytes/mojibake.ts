import { arabicLikeness } from './arabic-letters.js';

export interface Repaired {
  readonly text: string;
  /** The charset it was wrongly decoded with, and the one it was in. */
  readonly as: string;
  readonly was: string;
}

const tables = new Map<string, Map<number, number>>();

/** Code point → byte of a single-byte charset. */
function encoding(charset: string): Map<number, number> {
  let table = tables.get(charset);
  if (!table) {
    table = new Map();
    const all = new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, i) => i));
    for (let i = 0; i < 256; i++) {
      table.set(all.charCodeAt(i), i);
      // C1 controls stand for themselves in text that went through latin1.
      if (i >= 0x80 && i < 0xa0 && !table.has(i)) table.set(i, i);
    }
    tables.set(charset, table);
  }
  return table;
}

function encode(text: string, charset: string): { bytes: Uint8Array; lost: number } {
  const table = encoding(charset);
  const bytes = new Uint8Array(text.length);
  let n = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = table.get(text.charCodeAt(i));
    if (byte === undefined) lost++;
    else bytes[n++] = byte;
  }
  return { bytes: bytes.subarray(0, n), lost };
}

// UTF-8 Arabic read byte by byte: the lead bytes D8 and D9 become Ø and Ù (Western) or ط and ظ (windows-1256), each
// followed by what its second byte became. In sound text these pairs are rare.
const WESTERN =
  /[\u00d8\u00d9\u00da\u00db][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/g;
const EASTERN =
  /[\u0637\u0638][\u0080-\u00bf\u0152\u0153\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u060c\u061b\u061f\u0192\u02c6\u200c-\u203a\u20ac\u2122]/g;
// windows-1256 bytes read as windows-1252: alef Ç, lam á, mim ã, nun ä, waw æ, ya í.
const LATIN_ARABIC = /[\u00c0-\u00d6\u00d8-\u00df\u00e1\u00e3-\u00e6\u00ec\u00ed]/g;

const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

const SAMPLE = 300_000;
// Pages in English have some dozens of letters above ASCII in all.
const FEWEST = 20;

/** The text set right, where most of it had been decoded with a wrong charset before it was saved; else null. */
export function repairMojibake(text: string): Repaired | null {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  let arabic = 0;
  let wide = 0;
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i);
    if (c >= 0x80) wide++;
    if (c >= 0x621 && c <= 0x64a) arabic++;
  }
  if (wide <= FEWEST) return null;
  const western = count(sample, WESTERN);
  if (western > 20 && western > arabic) return viaBytes(text, 'windows-1252', 'utf-8');
  const eastern = count(sample, EASTERN);
  if (eastern > 20 && eastern > arabic * 0.25) return viaBytes(text, 'windows-1256', 'utf-8');
  const latin = count(sample, LATIN_ARABIC);
  if (latin > 60 && latin > arabic && latin > wide * 0.6) {
    const repaired = viaBytes(text, 'windows-1252', 'windows-1256');
    return repaired && arabicLikeness(repaired.text) > 0.5 ? repaired : null;
  }
  return null;
}

function viaBytes(text: string, as: string, was: string): Repaired | null {
  const { bytes, lost } = encode(text, as);
  if (lost > text.length * 0.02) return null;
  const repaired = new TextDecoder(was).decode(bytes);
  const broken = count(repaired, /\ufffd/g);
  return broken > repaired.length * 0.02 ? null : { text: repaired, as, was };
}
