import type { Article, BlockReason, Furniture, Note, Page, Restored } from '../../model/index.js';
import { MAX_BLOCKS, TIME_LIMIT_MS } from '../bytes/limits.js';
import { readJsonLd } from '../facts/json-ld.js';
import { Metas } from '../facts/metas.js';
import { findAuthor } from '../facts/author.js';
import { findDates } from '../facts/dates.js';
import { findPageData } from '../facts/page-data.js';
import { findLanguage } from '../facts/language.js';
import { findOutlet } from '../facts/outlet.js';
import { findTitle } from '../facts/title.js';
import { findUrl } from '../facts/address.js';
import { machineDate } from '../facts/machine-date.js';
import { fits, outletOfAddress, ruleFor } from '../outlets/outlets.js';
import { cutBlocks } from './blocks.js';
import { labelBlocks } from './label.js';
import { findMain } from './main-part.js';
import { parseTree } from './tree.js';
import { countWords, tidy } from './words.js';
import { markZones, proseSums, type Zones } from './zones.js';

// The text in a page's data stands for the shown one where that holds less than this share of it.
const SHOWN_SHARE = 0.4;
const MIN_DATA_WORDS = 60;

/** The article's text from JSON-LD, where the page shows little or none of it (scripts would); else null. */
function bodyFromData(articleBody: string | null, shown: string): string | null {
  if (!articleBody) return null;
  const plain = /<(?:p|br|div)\b|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(articleBody)
    ? cutBlocks(parseTree(articleBody.replace(/\n+/g, '<br>'), Infinity).root, true).blocks.map((b) => b.text)
    : articleBody.split(/\n+/).map(tidy);
  const text = plain.filter((l) => l !== '').join('\n');
  const words = countWords(text);
  return words >= MIN_DATA_WORDS && countWords(shown) < words * SHOWN_SHARE ? text : null;
}

/** Restores the article of an HTML page. */
export function restoreHtml(page: Page): Restored {
  const notes: Note[] = [...page.notes];
  const tree = parseTree(page.content, Date.now() + TIME_LIMIT_MS);
  if (tree.timedOut)
    notes.push({ code: 'time-limit', message: `The page was read up to the time limit of ${TIME_LIMIT_MS / 1000} s.` });
  if (tree.cut) notes.push({ code: 'cut', message: 'The page ends in the middle: its end is missing.' });
  const ld = readJsonLd(tree.jsonLd);
  const metas = new Metas(tree);
  let cut = cutBlocks(tree.root);
  let sums = proseSums(cut);
  let outer = markZones(cut, sums);
  let main = findMain(cut, outer);
  const seen = main ? sums[main.to]! - sums[main.from]! : 0;
  if (seen < 80) {
    // Pages that show their text by script hide it first.
    const all = cutBlocks(tree.root, true);
    const allSums = proseSums(all);
    const allOuter = markZones(all, allSums);
    const hiddenMain = findMain(all, allOuter);
    if (hiddenMain && allSums[hiddenMain.to]! - allSums[hiddenMain.from]! > seen * 2) {
      cut = all;
      sums = allSums;
      outer = allOuter;
      main = hiddenMain;
    } else {
      // Elements carry their ranges of blocks: those of the shown page again.
      cut = cutBlocks(tree.root);
    }
  }
  const inner = main ? markZones(cut, sums, main) : outer;
  const zones: Zones = {
    kind: outer.kind.map((k, i) => (main && i >= main.from && i < main.to ? inner.kind[i]! : k)),
    by: outer.by.map((k, i) => (main && i >= main.from && i < main.to ? inner.by[i]! : k)),
  };
  if (cut.full) notes.push({ code: 'too-large', message: `The page was read up to its ${MAX_BLOCKS}th line of text.` });
  const url = findUrl(page, tree, metas, ld);
  const known = outletOfAddress(url);
  const rule = ruleFor(known, (machineDate(ld.published) ?? page.hints.published)?.slice(0, 10) ?? null);
  const ruledMain = rule?.body ? cut.elements.find((el) => fits(el, rule.body!)) : undefined;
  if (ruledMain) main = ruledMain;
  const title = findTitle({ tree, cut, metas, ld, main });
  const labels = labelBlocks({ cut, zones, main, title, host: url ? new URL(url).host : null, rule });
  const bodyBlocks = cut.blocks.filter((_, i) => labels[i]!.role === 'body');
  const shown = bodyBlocks.map((b) => b.text).join('\n');
  const data =
    sums[cut.blocks.length]! < MIN_DATA_WORDS || countWords(shown) < MIN_DATA_WORDS / 2
      ? findPageData(tree.data)
      : null;
  const told = bodyFromData(ld.articleBody, shown) ?? bodyFromData(data?.text ?? null, shown);
  const text = told ?? shown;
  const language = findLanguage(page, tree, metas, text || title.text || '');
  const dates = findDates({
    page,
    cut,
    labels,
    main,
    data: told ? (data?.published ?? null) : null,
    metas,
    ld,
    url,
    lang: language.lang,
    tree,
    titleBlock: title.block,
  });
  const outlet = findOutlet({ known, metas, ld, url, tree, cut, labels });
  const words = told ? countWords(told) : bodyBlocks.reduce((n, b) => n + b.words, 0);
  const kind: Article['kind'] = words >= 20 ? 'article' : 'not-an-article';
  if (kind === 'not-an-article') notes.push({ code: 'no-article', message: 'No article was found on the page.' });
  const furniture: Furniture[] = [];
  cut.blocks.forEach((b, i) => {
    const { role } = labels[i]!;
    if (role !== 'furniture') return;
    const kind = labels[i]!.kind ?? 'other';
    const last = furniture[furniture.length - 1];
    if (last?.kind === kind) furniture[furniture.length - 1] = { kind, text: `${last.text}\n${b.text}` };
    else furniture.push({ kind, text: b.text });
  });
  const pick = (role: string): string[] => cut.blocks.filter((_, i) => labels[i]!.role === role).map((b) => b.text);
  const reasons: BlockReason[] = cut.blocks.map((b, i) => ({
    text: b.text,
    kept: labels[i]!.role === 'body',
    role: labels[i]!.role === 'furniture' ? (labels[i]!.kind ?? 'other') : labels[i]!.role,
    reasons: [labels[i]!.why],
  }));
  const article: Article = {
    id: page.id,
    source: page.source,
    kind,
    input: 'html',
    url,
    outlet: outlet.name,
    outletFrom: outlet.from,
    lang: language.lang,
    dir: language.dir,
    title: title.text,
    author: findAuthor({ metas, ld, cut, labels, outlet: outlet.name, url }),
    captions: [...new Set(pick('caption'))],
    published: kind === 'article' ? dates.published : null,
    publishedPrinted: kind === 'article' ? dates.printed : null,
    publishedFrom: kind === 'article' ? dates.from : null,
    updated: kind === 'article' ? dates.updated : null,
    captured: page.hints.captured ?? null,
    text: kind === 'article' ? text : '',
    related: cut.blocks.filter((_, i) => labels[i]!.kind === 'related').map((b) => b.text),
    furniture,
    ticker: cut.blocks.filter((_, i) => labels[i]!.kind === 'ticker').map((b) => b.text),
    profile: outlet.profile,
    notes: [...notes, ...dates.notes],
  };
  return { article, blocks: reasons };
}
