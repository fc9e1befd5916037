import type { FurnitureKind } from '../../model/index.js';
import type { FoundTitle } from '../facts/title.js';
import type { Block, BlockPage } from './blocks.js';
import { fits, type OutletRule } from '../outlets/outlets.js';
import { parsePrintedDates } from '../../language/ar/dates/index.js';
import { findCards, isInternal, linkIn } from './cards.js';
import { lineKind } from './line-marks.js';
import { fold, loadMarks } from '../text/marks.js';
import type { Element } from './tree.js';
import { endsSentence, letters, lettersHash } from './words.js';
import type { Zones } from './zones.js';

export type Role = 'title' | 'body' | 'caption' | 'byline' | 'date' | 'furniture';

export interface Label {
  role: Role;
  kind: FurnitureKind | null;
  /** The reason, for people. */
  why: string;
}

export interface LabelInput {
  readonly cut: BlockPage;
  readonly zones: Zones;
  readonly main: Element | null;
  readonly title: FoundTitle;
  /** The outlet's own rule, where it has one. */
  readonly rule: OutletRule | null;
  /** The site's host name, for telling its own links. */
  readonly host: string | null;
}

// Between a title and its text stand share bars, bylines and a picture: a dozen lines.
const LEAD_REACH = 15;

const STAMP =
  /^\D{0,12}(?:\d{1,2}[:.h]\d{2}|\d{1,3}\s?(?:min|mins|minutes?|hours?|hrs?|std|stunden|minuten|h|sec|s)\b)/i;

const NUMERIC_DATE = /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}/;

const BYLINE = /^(?:by|von|par|di|por|af|av|door|text|mit|texte)\s?:?\s(?=\p{Lu})/iu;

/** «By Jane Doe, Reuters», «كتب: سليم عواد». */
function isByline(text: string): boolean {
  if (/[.!?؟]$/.test(text)) return false;
  if (BYLINE.test(text))
    return text
      .split(/\s+/)
      .slice(1)
      .every((w) => /^[\p{Lu}\d&|/–-]|^(?:and|und|et|y|och|og|de|van|der|del|di|al|el|bin|von|in|,)\b/u.test(w));
  const folded = fold(text).text;
  return (loadMarks().author.test(folded) && /^[^:]{2,20}:/.test(text)) || isDesk(text);
}

/** «شاطئ نت - خاص»: an outlet and the kind of its work, over a text or under it. */
function isDesk(text: string): boolean {
  return text.split(' ').length <= 5 && !/[.!?؟:]$/.test(text) && loadMarks().desk.test(fold(text).text);
}

/** A line above the text that is a date and little else. */
function isDateLine(b: Block, above: boolean): boolean {
  if (!above || !/[\d\u0660-\u0669\u06f0-\u06f9]{2}/.test(b.text) || /[.!?؟]$/.test(b.text)) return false;
  const [date] = parsePrintedDates(b.text);
  if (date) return b.text.length - (date.span.end - date.span.start) < 50;
  return NUMERIC_DATE.test(b.text) && b.words <= 9;
}

/** A time, an age or a reading time on a line of its own. */
function isStamp(b: Block): boolean {
  return b.words <= 6 && b.text.length <= 45 && STAMP.test(b.text) && !/[.!?؟]$/.test(b.text);
}

const CREDIT =
  /^\W*(?:©|\(c\)|(?:photo(?:graph)?s?|foto|fotos|image|images?|bild|bilder|picture|video|quelle|source|credits?|copyright|crédit|photographie|fotografie|illustration|grafik|graphic|reuters|afp|ap|epa|dpa|getty|imago|shutterstock|istock|alamy|pa|anadolu)\b)/iu;

/** A line that only says whose picture it is. */
export function isCredit(text: string): boolean {
  if (!/\p{L}{2}/u.test(text)) return true;
  return (
    (CREDIT.test(text) && text.length <= 70 && !/[.!?]$/.test(text)) ||
    (/(?:getty images|\/(?:ap|afp|epa|reuters|dpa|imago|getty))\)?$/i.test(text) && text.length <= 50)
  );
}

/** Whether a short block is all the text of an element that holds a picture or player. */
function standsByPicture(b: Block): boolean {
  let el: Element | null = b.el;
  for (let up = 0; el && up < 3; up++, el = el.parent) {
    if (el.to - el.from > 2) return false;
    if (el.media > 0) return b.words <= (el === b.el ? 25 : 60) && !/^h[1-6]$/.test(b.el.tag);
  }
  return false;
}

interface Around {
  readonly credit: boolean;
  readonly caption: boolean;
  readonly byline: boolean;
  readonly date: boolean;
  readonly lead: boolean;
  readonly heading: boolean;
  readonly list: boolean;
}

const CREDIT_NAME = /credit|copyright|source|photographer|author/i;

/** What the elements around a block, up to the main part, say it is. */
function around(b: Block, main: Element | null): Around {
  let caption = false;
  let credit = false;
  let byline = false;
  let date = false;
  let lead = false;
  let heading = false;
  let list = false;
  let el: Element | null = b.inner;
  for (let up = 0; el && el !== main && up < 8; up++, el = el.parent) {
    const { tag } = el;
    if (tag === 'body' || tag === 'article') break;
    const near = up < 4;
    const names = el.signs;
    if (up < 2 && names.caption && CREDIT_NAME.test(el.names)) credit = true;
    if (tag === 'figcaption' || tag === 'figure' || (near && names.caption)) caption = true;
    if (near && (names.byline || el.attrs.rel === 'author' || (el.attrs.itemprop ?? '') === 'author')) byline = true;
    if (near && (tag === 'time' || names.date)) date = true;
    if (near && names.lead) lead = true;
    if (/^h[1-6]$/.test(tag)) heading = true;
    if (tag === 'li') list = true;
  }
  return { credit, caption, byline, date, lead, heading, list };
}

const give = (role: Role, why: string, kind: FurnitureKind | null = null): Label => ({ role, kind, why });

/** Gives each block its role. */
export function labelBlocks({ cut, zones, main, title, host, rule }: LabelInput): Label[] {
  const cards = findCards(cut, host);
  const ruled = applyRule(cut, rule);
  const { blocks } = cut;
  const titleKey = title.text ? letters(title.text) : '';
  const from = main?.from ?? 0;
  const to = main?.to ?? 0;
  const labels: Label[] = blocks.map((b, i) => {
    const byRule = ruled.get(i);
    if (byRule === 'caption') return give('caption', 'by the rule of its outlet');
    if (byRule === 'leave') return give('furniture', 'by the rule of its outlet', zones.kind[i] ?? 'other');
    if (
      i === title.block ||
      (titleKey !== '' &&
        b.text.length < titleKey.length * 1.6 + 10 &&
        b.text.length >= titleKey.length &&
        letters(b.text) === titleKey)
    )
      return give('title', 'it is the title');
    const zone = zones.kind[i]!;
    const inMain = i >= from && i < to;
    const nearMain = main !== null && i > Math.min(title.block ?? from, from) && i < to;
    if (!inMain && !nearMain)
      return give('furniture', 'outside the article', zone ?? lineKind(b.text, b.words) ?? 'other');
    if (zone) return give('furniture', `inside ${zone}`, zone);
    const a = around(b, main);
    const density = b.linkChars / b.text.length;
    if (cards.has(i)) return give('furniture', 'a teaser among its like', 'related');
    if (isStamp(b) || (b.words <= 14 && isDateLine(b, i < Math.max(from, title.block ?? 0) + LEAD_REACH)))
      return give('date', 'a stamp');
    if (a.byline && b.words <= 8 && i < from + LEAD_REACH && !endsSentence(b.text)) return give('byline', 'byline');
    if (b.words <= 9 && i < from + LEAD_REACH && isByline(b.text)) return give('byline', 'begins as bylines do');
    if (b.words <= 5 && isDesk(b.text)) return give('byline', 'signed as desks sign');
    const says = lineKind(b.text, b.words);
    if (says) return give('furniture', ANNOUNCED, says);
    if (a.credit && b.words < 12) return give('furniture', 'credit of a picture', 'copyright');
    const names =
      inMain && /^h[2-6]$/.test(b.el.tag) && density > 0.5 && host !== null && !isInternal(linkIn(b.el), host);
    if (names) return give('body', 'a heading that names what lies elsewhere');
    if (density > 0.8 && !a.caption && b.words < 25) return give('furniture', 'mostly links', 'related');
    if (a.caption)
      return isCredit(b.text)
        ? give('furniture', 'credit of a picture', 'copyright')
        : give('caption', 'inside a figure or caption');
    if (a.date && b.words < 20 && !(b.words > 5 && endsSentence(b.text))) return give('date', 'date');
    if (a.byline && b.words < 25) return give('byline', 'byline');
    if (inMain && b.words <= 60 && standsByPicture(b)) {
      return isCredit(b.text)
        ? give('furniture', 'credit of a picture', 'copyright')
        : give('caption', 'alone with a picture');
    }
    if (!inMain) {
      const near = from - i <= LEAD_REACH;
      if (near && b.words >= 10 && density < 0.3 && !a.list && (a.lead || b.el.tag === 'p' || /^h[23]$/.test(b.el.tag)))
        return give('body', 'lead between the title and the text');
      return give('furniture', 'between the title and the text', 'other');
    }
    if (density > 0.6 && !(endsSentence(b.text) && (b.words >= 20 || (b.words >= 10 && density < 0.98))))
      return give('furniture', 'mostly links', 'related');
    return give('body', 'text of the main part');
  });
  dropRepeats(blocks, labels);
  trimEnds(blocks, labels);
  spreadMarks(blocks, labels);
  dropEmptyHeadings(blocks, labels);
  return labels;
}

/** The blocks that an outlet's rule speaks of. */
function applyRule({ elements }: BlockPage, rule: OutletRule | null): ReadonlyMap<number, 'leave' | 'caption'> {
  const found = new Map<number, 'leave' | 'caption'>();
  if (!rule) return found;
  for (const [what, selectors] of [
    ['caption', rule.caption ?? []],
    ['leave', rule.leave ?? []],
  ] as const) {
    for (const el of elements) {
      if (!selectors.some((s) => fits(el, s))) continue;
      for (let i = el.from; i < el.to; i++) found.set(i, what);
    }
  }
  return found;
}

const isProse = (b: Block): boolean => b.words >= 10 && b.linkChars < b.text.length * 0.4;

const ANNOUNCED = 'begins as such lines do';
const LONG = 15;
// By judgement: a count of comments may stand between a lead and the text.
const ABOVE_COMMENTS = 2;

/** Under the last long paragraph, what a line announces («Comments», «Read also») goes on to the end. */
function spreadMarks(blocks: readonly Block[], labels: Label[]): void {
  const last = labels.findLastIndex((l, i) => l.role === 'body' && blocks[i]!.words >= LONG);
  if (last < 0) return;
  const announces = (l: Label): boolean => l.role === 'furniture' && l.why === ANNOUNCED;
  let mark = labels.findIndex((l, i) => i > last && announces(l));
  // Comments may be as long as paragraphs: after some of those, «Comments» alone on a line announces nothing else.
  let above = 0;
  for (let i = 0; i < last; i++) {
    if (labels[i]!.role === 'body' && blocks[i]!.words >= LONG) above++;
    if (above < ABOVE_COMMENTS || labels[i]!.kind !== 'comments' || !announces(labels[i]!)) continue;
    if (blocks[i]!.words > 3 || blocks[i]!.linkChars > 0) continue;
    mark = i;
    break;
  }
  if (mark < 0) return;
  let { kind } = labels[mark]!;
  for (let i = mark + 1; i < labels.length; i++) {
    if (announces(labels[i]!)) kind = labels[i]!.kind;
    if (labels[i]!.role === 'body') labels[i] = give('furniture', 'under a line that announces it', kind);
  }
}

/** Short lines before the first and after the last paragraph are not the article's. */
function trimEnds(blocks: readonly Block[], labels: Label[]): void {
  const body = labels.flatMap((l, i) => (l.role === 'body' ? [i] : []));
  const first = body.find((i) => isProse(blocks[i]!));
  const last = body.findLast((i) => isProse(blocks[i]!));
  for (const i of body) {
    if (first === undefined || last === undefined || (i >= first && i <= last)) continue;
    // A sub-heading over the first paragraph, where the text has more of its kind.
    if (
      i < first &&
      isHeading(blocks[i]!) &&
      body.some(
        (j) => j > first && blocks[j]!.el.tag === blocks[i]!.el.tag && blocks[j]!.el.names === blocks[i]!.el.names,
      )
    )
      continue;
    if (i > last && endsSentence(blocks[i]!.text) && blocks[i]!.words >= 4 && i - last <= 2) continue;
    labels[i] = give('furniture', 'a short line outside the paragraphs', 'other');
  }
}

/** A paragraph that a page prints twice (for narrow and wide screens, in a box) is read once. */
function dropRepeats(blocks: readonly Block[], labels: Label[]): void {
  const seen = new Map<number, number[]>();
  labels.forEach(({ role }, i) => {
    const { words, text } = blocks[i]!;
    if (role !== 'caption' && (role !== 'body' || words < 8)) return;
    const key = lettersHash(text);
    const like = seen.get(key);
    if (!like) seen.set(key, [i]);
    else if (like.some((j) => letters(blocks[j]!.text) === letters(text)))
      labels[i] = give('furniture', 'printed before', 'other');
    else like.push(i);
  });
}

const isHeading = (b: Block): boolean => /^h[1-6]$/.test(b.el.tag) || (b.words <= 8 && /:$/.test(b.text));

const LEADS_AWAY: ReadonlySet<string> = new Set([
  'related',
  'promo',
  'share',
  'social',
  'ad',
  'comments',
  'tags',
  'other',
]);

/** A short heading right over what was left («Read more:») is left too. */
function dropEmptyHeadings(blocks: readonly Block[], labels: Label[]): void {
  for (let i = blocks.length - 2; i >= 0; i--) {
    const b = blocks[i]!;
    if (labels[i]!.role !== 'body' || !isHeading(b) || b.words > 6) continue;
    const next = labels[i + 1]!;
    if (next.role !== 'furniture' || !LEADS_AWAY.has(next.kind ?? '')) continue;
    let after = i + 1;
    while (after < blocks.length && labels[after]!.role !== 'body') after++;
    if (after >= blocks.length || isHeading(blocks[after]!) || /:$/.test(b.text)) {
      labels[i] = give('furniture', 'a heading over what was left', next.kind);
    }
  }
}
