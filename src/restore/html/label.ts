import { fits, type OutletRule } from '../outlets/outlets.js';
import type { FoundTitle } from '../facts/title.js';
import type { Block, BlockPage } from './blocks.js';
import { findCards, isInternal, linkIn } from './cards.js';
import { dropEmptyHeadings, dropHeadlines, dropRepeats, spreadMarks, trimEnds } from './label-passes.js';
import { ANNOUNCED, ELSEWHERE, give, type Label } from './labels.js';
import { lineKind } from './line-marks.js';
import { AROUND, around, isByline, isCredit, isDateLine, isDesk, isStamp, standsByPicture } from './line-signs.js';
import type { Node } from './nodes.js';
import { endsSentence, letters } from './words.js';
import type { Zones } from './zones.js';

export interface LabelInput {
  readonly cut: BlockPage;
  readonly zones: Zones;
  readonly main: Node | null;
  readonly title: FoundTitle;
  /** The outlet's own rule, where it has one. */
  readonly rule: OutletRule | null;
  /** The site's host name, for telling its own links. */
  readonly host: string | null;
}

// Between a title and its text stand share bars, bylines and a picture: a dozen lines.
const LEAD_REACH = 15;

/** Gives each block its label. */
export function labelBlocks(input: LabelInput): Label[] {
  const { blocks } = input.cut;
  const labeller = new Labeller(input);
  const labels = blocks.map((b, i) => labeller.label(b, i));
  dropHeadlines(blocks, labels);
  dropRepeats(blocks, labels);
  trimEnds(blocks, labels);
  spreadMarks(blocks, labels);
  dropEmptyHeadings(blocks, labels);
  return labels;
}

class Labeller {
  private readonly cards: ReadonlySet<number>;
  private readonly ruled: ReadonlyMap<number, 'leave' | 'caption'>;
  private readonly titleKey: string;
  private readonly from: number;
  private readonly to: number;
  /** The line after which the article may begin: its title, or the main part itself. */
  private readonly top: number;

  constructor(private readonly input: LabelInput) {
    const { cut, host, rule, title, main } = input;
    this.cards = findCards(cut, host);
    this.ruled = applyRule(cut, rule);
    this.titleKey = title.text ? letters(title.text) : '';
    this.from = main?.from ?? 0;
    this.to = main?.to ?? 0;
    this.top = Math.min(title.block ?? this.from, this.from);
  }

  /** A block's label by itself and what stands around it. */
  label(b: Block, i: number): Label {
    const { zones, main } = this.input;
    const zone = zones.kind[i]!;
    const byRule = this.ruled.get(i);
    if (byRule === 'caption') return give('caption', 'by the rule of its outlet');
    if (byRule === 'leave') return give('furniture', 'by the rule of its outlet', zone ?? 'other');
    if (this.isTitle(b, i)) return give('title', 'it is the title');
    const inMain = i >= this.from && i < this.to;
    if (!inMain && !(main !== null && i > this.top && i < this.to))
      return give('furniture', 'outside the article', zone ?? lineKind(b.text, b.words) ?? 'other');
    if (zone) return give('furniture', `inside ${zone}`, zone);
    return this.byWords(b, i) ?? this.byPlace(b, i, inMain);
  }

  private isTitle(b: Block, i: number): boolean {
    const { length } = this.titleKey;
    if (i === this.input.title.block) return true;
    return (
      length > 0 && b.text.length < length * 1.6 + 10 && b.text.length >= length && letters(b.text) === this.titleKey
    );
  }

  /** What a line says of itself. */
  private byWords(b: Block, i: number): Label | null {
    const { title, main } = this.input;
    if (this.cards.has(i)) return give('furniture', 'a teaser among its like', 'related');
    const above = i < Math.max(this.from, title.block ?? 0) + LEAD_REACH;
    if (isStamp(b) || (b.words <= 14 && isDateLine(b, above))) return give('date', 'a stamp');
    if (i < this.from + LEAD_REACH && b.words <= 9) {
      if (b.words <= 8 && !endsSentence(b.text) && (around(b, main) & AROUND.byline) !== 0)
        return give('byline', 'byline');
      if (isByline(b.text)) return give('byline', 'begins as bylines do');
    }
    if (b.words <= 5 && isDesk(b.text)) return give('byline', 'signed as desks sign');
    const says = lineKind(b.text, b.words);
    return says ? give('furniture', ANNOUNCED, says) : null;
  }

  /** What the elements around a line and its links say of it. */
  private byPlace(b: Block, i: number, inMain: boolean): Label {
    const { host, main } = this.input;
    const a = around(b, main);
    const caption = (a & AROUND.caption) !== 0;
    const density = b.linkChars / b.text.length;
    if ((a & AROUND.credit) !== 0 && b.words < 12) return give('furniture', CREDIT, 'copyright');
    if (inMain && INNER_HEADING.test(b.el.tag) && density > 0.5 && host !== null && !isInternal(linkIn(b.el), host))
      return give('body', ELSEWHERE);
    if (density > 0.8 && !caption && b.words < 25) return give('furniture', 'mostly links', 'related');
    if (caption) return ofFigure(b, (a & AROUND.quote) !== 0);
    if ((a & AROUND.date) !== 0 && b.words < 20 && !(b.words > 5 && endsSentence(b.text))) return give('date', 'date');
    if ((a & AROUND.byline) !== 0 && b.words < 25) return give('byline', 'byline');
    if (inMain && b.words <= 60 && standsByPicture(b))
      return isCredit(b.text) ? give('furniture', CREDIT, 'copyright') : give('caption', 'alone with a picture');
    if (!inMain) return this.byPlaceAbove(b, i, a);
    if (density > 0.6 && !(endsSentence(b.text) && (b.words >= 20 || (b.words >= 10 && density < 0.98))))
      return give('furniture', 'mostly links', 'related');
    return give('body', 'text of the main part');
  }

  /** The same for a line between the title and the main part; `a` is what stands around it. */
  private byPlaceAbove(b: Block, i: number, a: number): Label {
    const like = (a & AROUND.lead) !== 0 || b.el.tag === 'p' || UPPER_HEADING.test(b.el.tag);
    const density = b.linkChars / b.text.length;
    return like && this.from - i <= LEAD_REACH && b.words >= 10 && density < 0.3 && (a & AROUND.list) === 0
      ? give('body', 'lead between the title and the text')
      : give('furniture', 'between the title and the text', 'other');
  }
}

const CREDIT = 'credit of a picture';
const INNER_HEADING = /^h[2-6]$/;
const UPPER_HEADING = /^h[23]$/;

/** A line inside a figure or caption. */
function ofFigure(b: Block, quote: boolean): Label {
  if (isByline(b.text)) return give('byline', 'begins as bylines do');
  if (quote) return give('furniture', 'a quotation set large', 'other');
  return isCredit(b.text) ? give('furniture', CREDIT, 'copyright') : give('caption', 'inside a figure or caption');
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
