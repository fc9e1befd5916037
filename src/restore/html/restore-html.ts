import type { Article, BlockReason, Furniture, FurnitureKind, Note, Page, Restored } from '../../model/index.js';
import { MAX_BLOCKS, TIME_LIMIT_MS } from '../bytes/limits.js';
import { readJsonLd, type LinkedData } from '../facts/json-ld.js';
import { Metas } from '../facts/metas.js';
import { findAuthor } from '../facts/author.js';
import { findDates } from '../facts/dates.js';
import { findPageData, type PageData } from '../facts/page-data.js';
import { findLanguage } from '../facts/language.js';
import { findOutlet } from '../facts/outlet.js';
import { findTitle } from '../facts/title.js';
import { findUrl } from '../facts/address.js';
import { machineDate } from '../facts/machine-date.js';
import { fits, outletOfAddress, ruleFor } from '../outlets/outlets.js';
import { cutBlocks, type BlockPage } from './blocks.js';
import { leaveAuthor } from './label-passes.js';
import { labelBlocks } from './label.js';
import type { Label } from './labels.js';
import { findMain } from './main-part.js';
import type { Node } from './nodes.js';
import { withTree, type Tree } from './tree.js';
import { countWords, tidy } from './words.js';
import { markZones, proseSums, type Zones } from './zones.js';

// The text in a page's data stands for the shown one where that holds less than this share of it.
const SHOWN_SHARE = 0.4;
const MIN_DATA_WORDS = 60;
// By judgement: less prose than this may be a notice over a text that a script would show.
const MIN_SHOWN = 80;
// Less is no article, but a notice or the heading of a list.
const MIN_WORDS = 20;

const linesOf = (html: string): string[] =>
  withTree(html, Infinity, ({ root }) => cutBlocks(root, true).blocks.map((b) => b.text));

/** The article's text from JSON-LD, where the page shows little or none of it (scripts would); else null. */
function bodyFromData(articleBody: string | null, shown: string): string | null {
  if (!articleBody) return null;
  const plain = /<(?:p|br|div)\b|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(articleBody)
    ? linesOf(articleBody.replace(/\n+/g, '<br>'))
    : articleBody.split(/\n+/).map(tidy);
  const text = plain.filter((l) => l !== '').join('\n');
  const words = countWords(text);
  return words >= MIN_DATA_WORDS && countWords(shown) < words * SHOWN_SHARE ? text : null;
}

/** A page cut into lines, with its main part. */
interface Found {
  readonly cut: BlockPage;
  readonly sums: Float64Array;
  readonly main: Node | null;
  readonly zones: Zones;
}

function find(root: Node, withHidden: boolean): Found {
  const cut = cutBlocks(root, withHidden);
  const sums = proseSums(cut);
  const zones = markZones(cut, sums);
  return { cut, sums, zones, main: findMain(cut, zones) };
}

const proseOf = ({ main, sums }: Found): number => (main ? sums[main.to]! - sums[main.from]! : 0);

/** The main part among what the page shows, or among what it hides where it shows none: scripts would show that. */
function findText(root: Node): Found {
  const shown = find(root, false);
  if (proseOf(shown) >= MIN_SHOWN) return shown;
  const all = find(root, true);
  if (proseOf(all) > proseOf(shown) * 2) return all;
  // Elements carry their ranges of lines: those of the shown page again.
  return { ...shown, cut: cutBlocks(root) };
}

/** The zones, inside the main part judged by its own prose. */
function zonesOf({ cut, sums, main, zones }: Found): Zones {
  return main ? markZones(cut, sums, main, zones) : zones;
}

/** The text in the page's data, where the page shows little or none of it, and the date beside it. */
function findTold(tree: Tree, ld: LinkedData, found: Found, shown: string): PageData | null {
  const fromLd = bodyFromData(ld.articleBody, shown);
  if (fromLd !== null) return { text: fromLd, published: null };
  const few = found.sums[found.cut.blocks.length]! < MIN_DATA_WORDS || countWords(shown) < MIN_DATA_WORDS / 2;
  const data = few ? findPageData(tree.data) : null;
  const text = bodyFromData(data?.text ?? null, shown);
  return text === null ? null : { text, published: data!.published };
}

function notesOf(page: Page, tree: Tree, { cut }: Found, kind: Article['kind']): Note[] {
  const notes: Note[] = [...page.notes];
  if (tree.timedOut)
    notes.push({ code: 'time-limit', message: `The page was read up to the time limit of ${TIME_LIMIT_MS / 1000} s.` });
  if (tree.cut) notes.push({ code: 'cut', message: 'The page ends in the middle: its end is missing.' });
  if (cut.full) notes.push({ code: 'too-large', message: `The page was read up to its ${MAX_BLOCKS}th line of text.` });
  if (kind === 'not-an-article') notes.push({ code: 'no-article', message: 'No article was found on the page.' });
  return notes;
}

/** What was left, neighbours of one kind as one, a line each. */
function furnitureOf({ blocks }: BlockPage, labels: readonly Label[]): Furniture[] {
  const found: Furniture[] = [];
  let lines: string[] = [];
  let of: FurnitureKind | null = null;
  for (let i = 0; i < blocks.length; i++) {
    const { role, kind } = labels[i]!;
    if (role !== 'furniture') continue;
    const own = kind ?? 'other';
    if (of !== null && own !== of) {
      found.push({ kind: of, text: lines.join('\n') });
      lines = [];
    }
    of = own;
    lines.push(blocks[i]!.text);
  }
  if (of !== null) found.push({ kind: of, text: lines.join('\n') });
  return found;
}

/** Restores the article of an HTML page. */
export function restoreHtml(page: Page): Restored {
  return withTree(page.content, Date.now() + TIME_LIMIT_MS, (tree) => restoreTree(page, tree));
}

function restoreTree(page: Page, tree: Tree): Restored {
  const ld = readJsonLd(tree.jsonLd);
  const metas = new Metas(tree);
  const found = findText(tree.root);
  const { cut } = found;
  const zones = zonesOf(found);
  const url = findUrl(page, tree, metas, ld);
  const known = outletOfAddress(url);
  const rule = ruleFor(known, (machineDate(ld.published) ?? page.hints.published)?.slice(0, 10) ?? null);
  const main = (rule?.body ? cut.elements.find((el) => fits(el, rule.body!)) : undefined) ?? found.main;
  const title = findTitle({ tree, cut, metas, ld, main });
  const labels = labelBlocks({ cut, zones, main, title, host: url ? new URL(url).host : null, rule });
  const outlet = findOutlet({ known, metas, ld, url, tree, cut, labels });
  const author = findAuthor({ metas, ld, cut, labels, outlet: outlet.name, url });
  leaveAuthor(cut.blocks, labels, author);
  const textsOf = (is: (label: Label) => boolean): string[] =>
    cut.blocks.filter((_, i) => is(labels[i]!)).map((b) => b.text);
  const shown = textsOf((l) => l.role === 'body').join('\n');
  const told = findTold(tree, ld, found, shown);
  const text = told?.text ?? shown;
  const language = findLanguage(page, tree, metas, text || title.text || '');
  const kind: Article['kind'] = countWords(text) >= MIN_WORDS ? 'article' : 'not-an-article';
  const where = { page, cut, labels, main, metas, ld, url, tree, lang: language.lang, titleBlock: title.block };
  const dates = findDates({ ...where, data: told?.published ?? null });
  const isArticle = kind === 'article';
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
    author,
    captions: [...new Set(textsOf((l) => l.role === 'caption'))],
    published: isArticle ? dates.published : null,
    publishedPrinted: isArticle ? dates.printed : null,
    publishedFrom: isArticle ? dates.from : null,
    updated: isArticle ? dates.updated : null,
    captured: page.hints.captured ?? null,
    text: isArticle ? text : '',
    related: textsOf((l) => l.kind === 'related'),
    furniture: furnitureOf(cut, labels),
    ticker: textsOf((l) => l.kind === 'ticker'),
    profile: outlet.profile,
    notes: [...notesOf(page, tree, found, kind), ...dates.notes],
  };
  const blocks: BlockReason[] = cut.blocks.map((b, i) => {
    const { role, kind: of, reasons } = labels[i]!;
    return { text: b.text, kept: role === 'body', role: role === 'furniture' ? (of ?? 'other') : role, reasons };
  });
  return { article, blocks };
}
