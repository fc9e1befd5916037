import type { Article, BlockReason, Furniture, Note, Page, Restored } from '../../model/index.js';
import { TIME_LIMIT_MS } from '../bytes/limits.js';
import { readJsonLd } from '../facts/json-ld.js';
import { Metas } from '../facts/metas.js';
import { findAuthor } from '../facts/author.js';
import { findDates } from '../facts/dates.js';
import { findLanguage } from '../facts/language.js';
import { findOutlet } from '../facts/outlet.js';
import { findTitle } from '../facts/title.js';
import { findUrl } from '../facts/address.js';
import { cutBlocks } from './blocks.js';
import { labelBlocks } from './label.js';
import { findMain } from './main-part.js';
import { parseTree } from './tree.js';
import { markZones, proseSums, type Zones } from './zones.js';

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
  let main = findMain(cut, markZones(cut, sums));
  const seen = main ? sums[main.to]! - sums[main.from]! : 0;
  if (seen < 80) {
    // Pages that show their text by script hide it first.
    const all = cutBlocks(tree.root, true);
    const allSums = proseSums(all);
    const hiddenMain = findMain(all, markZones(all, allSums));
    if (hiddenMain && allSums[hiddenMain.to]! - allSums[hiddenMain.from]! > seen * 2) {
      cut = all;
      sums = allSums;
      main = hiddenMain;
    }
  }
  const outer = markZones(cut, sums);
  const inner = main ? markZones(cut, sums, main) : outer;
  const zones: Zones = {
    kind: outer.kind.map((k, i) => (main && i >= main.from && i < main.to ? inner.kind[i]! : k)),
    by: outer.by.map((k, i) => (main && i >= main.from && i < main.to ? inner.by[i]! : k)),
  };
  const title = findTitle({ tree, cut, metas, ld, main });
  const labels = labelBlocks({ cut, zones, main, title, ld });
  const url = findUrl(page, tree, metas, ld);
  const bodyBlocks = cut.blocks.filter((_, i) => labels[i]!.role === 'body');
  const text = bodyBlocks.map((b) => b.text).join('\n');
  const language = findLanguage(page, tree, metas, text || title.text || '');
  const dates = findDates({ page, cut, labels, metas, ld, url, lang: language.lang, tree, titleBlock: title.block });
  const outlet = findOutlet({ metas, ld, url, tree, cut, labels });
  const words = bodyBlocks.reduce((n, b) => n + b.words, 0);
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
    reasons: labels[i]!.reasons,
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
    author: findAuthor({ metas, ld, cut, labels, outlet: outlet.name }),
    captions: [...new Set(pick('caption'))],
    published: dates.published,
    publishedPrinted: dates.printed,
    publishedFrom: dates.from,
    updated: dates.updated,
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
