import type { SqlArchive } from '../../src/archive/index.js';
import { createReader } from '../../src/pipeline/pipeline.js';

const ADDRESS = 'https://fanar.example/news/77';
const LONG =
  'المجلس الأعلى للتنسيق بين اتحادات الصيادين والملاحين وعمال الأرصفة والمستودعات في موانئ الضفتين الشمالية والجنوبية';
const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

const page = (title: string, outlet: string, paragraphs: readonly string[], lang = 'ar'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="${outlet}"><meta property="article:published_time" content="2019-12-16T08:00:00+01:00">
<link rel="canonical" href="${ADDRESS}"></head><body><article><h1>${title}</h1>
${paragraphs.map((p) => `<p>${p}</p>`).join('\n')}</article></body></html>`;

const opening =
  'قال رئيس بلدية الفنار يوسف الدالي، أمس الأحد، إن أعمال ترميم المنارة ستبدأ في الربيع المقبل بعد موافقة المجلس البلدي.';
const closing =
  'ونفى الدالي وجود خلاف مع المقاول، مضيفا أن الكلفة لن تزيد على ما أعلن في الخريف الماضي وأن المال متوفر.';

/** Pages that the demo has no like of: two captures of one address, very long names, a language without a reader. */
export const EXTRA = {
  captures: [
    page('ترميم منارة الفنار يبدأ في الربيع', 'صوت الفنار', [opening, closing]),
    page('ترميم منارة الفنار يبدأ في الربيع', 'صوت الفنار', [opening.replace('الربيع', 'الصيف'), closing]),
  ],
  long: page(`${LONG} يعلن موقفه: ${UNBROKEN}`, `${LONG} ${UNBROKEN}`, [
    `قال المتحدث باسم ${LONG} ${UNBROKEN}، أمس الأحد، إن الأرصفة ستغلق يومين كاملين أمام السفن القادمة من الجنوب.`,
    `ونفى ${LONG} وجود أي اتفاق مع شركة ${UNBROKEN} على نقل العمال من المستودعات القديمة إلى الميناء الجديد.`,
  ]),
  unread: page(
    'Lekerekî nû li bendergehê',
    'Deng',
    ['Bendergeha kevn a bajêr îro dîsa hat vekirin û gemiyên masîvanan vegeriyan cihê xwe yê berê li perav.'],
    'ku',
  ),
} as const;

/** Adds pages to an archive as a reader would find them; their ids, in order. */
export async function addHtml(
  archive: SqlArchive,
  pages: readonly string[],
  url: string | null = null,
): Promise<readonly string[]> {
  const read = createReader();
  const entries = pages.map((html, i) => {
    const bytes = new TextEncoder().encode(html);
    const captured = `2019-12-${17 + i}T09:00:00Z`;
    const hints = url === null ? {} : { url, captured };
    return {
      bytes,
      mime: 'text/html',
      reading: read({ source: `extra-${i}.html`, bytes, mime: 'text/html', input: 'auto', hints }).reading,
    };
  });
  await archive.put(entries);
  return entries.map(({ reading }) => reading.article.id);
}

/** A claim on which one party turns again and again, as happens in an archive of years: no demo is long enough for it. */
async function waveringClaim(archive: SqlArchive): Promise<string> {
  const { items: claims } = await archive.claims({ limit: 200 });
  const { items: stories } = await archive.stories({ limit: 200 });
  const party = claims[0]!.positions[0]!.party;
  const positions = claims
    .flatMap((claim) => claim.positions.flatMap((p) => p.statements))
    .slice(0, 30)
    .map((ref, i) => ({ party, stance: i % 2 === 0 ? ('affirm' as const) : ('deny' as const), statements: [ref] }));
  const articles = [...new Set(positions.map((p) => p.statements[0]!.article))];
  const claim = { ...claims[0]!, id: 'wavering', positions, articles, links: [] };
  await archive.saveLedger({ claims: [...claims, claim], stories, links: await archive.links() });
  return claim.id;
}

/** All of them, beside the demo. */
export async function addExtra(
  archive: SqlArchive,
): Promise<Readonly<Record<keyof typeof EXTRA | 'wavering', string>>> {
  const [first, second] = await addHtml(archive, EXTRA.captures, ADDRESS);
  const [long] = await addHtml(archive, [EXTRA.long]);
  const [unread] = await addHtml(archive, [EXTRA.unread]);
  const at = (id: string) => `/articles/${encodeURIComponent(id)}`;
  return {
    captures: `${at(first!)}/compare/${encodeURIComponent(second!)}`,
    long: at(long!),
    unread: at(unread!),
    wavering: `/claims/${await waveringClaim(archive)}`,
  };
}
