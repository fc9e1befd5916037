import { parsePrintedDates } from '../../language/ar/dates/index.js';
import { findWesternDates } from '../facts/western-dates.js';
import { fold, loadMarks } from '../text/marks.js';
import type { Block } from './blocks.js';
import type { Node } from './nodes.js';
import { countWords } from './words.js';

const ARABIC = /[\u0621-\u064a]/;

const STAMP =
  /^\D{0,12}(?:\d{1,2}[:.h]\d{2}|\d{1,3}\s?(?:min|mins|minutes?|hours?|hrs?|std|stunden|minuten|h|sec|s)\b)/i;

const NUMERIC_DATE = /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}/;

const BYLINE = /^(?:by|von|par|di|por|af|av|door|text|mit|texte)\s?:?\s(?=\p{Lu})/iu;

/** «By Jane Doe, Reuters», «كتب: سليم عواد». */
export function isByline(text: string): boolean {
  if (/[.!?؟]$/.test(text)) return false;
  if (BYLINE.test(text))
    return text
      .split(/\s+/)
      .slice(1)
      .every((w) => /^[\p{Lu}\d&|/–-]|^(?:and|und|et|y|och|og|de|van|der|del|di|al|el|bin|von|in|,)\b/u.test(w));
  return (/^[^:]{2,20}:/.test(text) && loadMarks().author.test(fold(text).text)) || isDesk(text);
}

// Five words of the longest kind.
const LONGEST_DESK = 100;

/** «شاطئ نت - خاص»: an outlet and the kind of its work, over a text or under it. */
export function isDesk(text: string): boolean {
  if (text.length > LONGEST_DESK || !ARABIC.test(text) || /[.!?؟:]$/.test(text)) return false;
  return countWords(text) <= 5 && loadMarks().desk.test(fold(text).text);
}

// A byline's names and an outlet's.
const MOST_BESIDE = 50;

// What the grammar of Arabic dates may read: its script, or three numbers. Other lines need not ask it, and a run over
// pages in other languages never compiles it (1.5 MB).
const MAY_BE_PRINTED = /[\u0600-\u06ff]|\d[^\p{L}\d:,]{1,12}\d{1,4}[^\p{L}\d:,]{1,12}\d/u;
const TWO_DIGITS = /[\d\u0660-\u0669\u06f0-\u06f9]{2}/;
const STOP = /[.!?؟]$/;

/** A line above the text that is a date and little else. */
export function isDateLine(b: Block, above: boolean): boolean {
  if (!above || !TWO_DIGITS.test(b.text) || STOP.test(b.text)) return false;
  const [date] = MAY_BE_PRINTED.test(b.text) ? parsePrintedDates(b.text) : [];
  if (date) return b.text.length - (date.span.end - date.span.start) < MOST_BESIDE;
  if (NUMERIC_DATE.test(b.text) && b.words <= 9) return true;
  // «January 5, 2020:» and headings of the kind are a chronicle's.
  if (ARABIC.test(b.text) || /:$/.test(b.text) || /^(?:h[1-6]|li|dt)$/.test(b.el.tag)) return false;
  let beside = b.text.length;
  for (const { start, end } of findWesternDates(b.text, () => null)) beside -= end - start;
  return beside < b.text.length && beside < MOST_BESIDE;
}

/** A time, an age or a reading time on a line of its own. */
export function isStamp(b: Block): boolean {
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
export function standsByPicture(b: Block): boolean {
  let el: Node | null = b.el;
  for (let up = 0; el && up < 3; up++, el = el.parent) {
    if (el.to - el.from > 2) return false;
    if (el.media > 0) return b.words <= (el === b.el ? 25 : 60) && !/^h[1-6]$/.test(b.el.tag);
  }
  return false;
}

// A quotation with its speaker; what is longer is a page in a figure that nothing closes.
const isShort = (el: Node): boolean => el.to - el.from <= 6;

function holdsQuote(el: Node): boolean {
  for (let child = el.first; child !== null; child = child.next)
    if (child.tag === 'blockquote' || holdsQuote(child)) return true;
  return false;
}

/** What the elements around a line say of it, as bits of one number: a line asks this, and a page has hundreds. */
export const AROUND = {
  credit: 1,
  caption: 2,
  byline: 4,
  date: 8,
  lead: 16,
  list: 32,
  quote: 64,
} as const;

const CREDIT_NAME = /credit|copyright|source|photographer|author/i;

/** What the elements around a block, up to the main part, say it is: bits of AROUND. */
export function around(b: Block, main: Node | null): number {
  let bits = 0;
  let inTable = false;
  let el: Node | null = b.inner;
  for (let up = 0; el && el !== main && up < 8; up++, el = el.parent) {
    const { tag } = el;
    if (tag === 'body' || tag === 'article') break;
    if (tag === 'table') inTable = true;
    bits |= ofElement(el, up < 4, inTable);
    if (up < 2 && el.signs.caption && CREDIT_NAME.test(el.names)) bits |= AROUND.credit;
  }
  return bits;
}

function ofElement(el: Node, near: boolean, inTable: boolean): number {
  const { tag } = el;
  let bits = 0;
  // The cells of a figure's table are its text.
  if (tag === 'figcaption' || (tag === 'figure' && !inTable)) bits |= AROUND.caption;
  if (tag === 'li') bits |= AROUND.list;
  if (tag === 'blockquote' || (tag === 'figure' && el.media === 0 && isShort(el) && holdsQuote(el)))
    bits |= AROUND.quote;
  return near ? bits | ofSigns(el) : bits;
}

function ofSigns(el: Node): number {
  const { tag, signs } = el;
  let bits = 0;
  if (signs.caption) bits |= AROUND.caption;
  if (signs.byline || el.attr('rel') === 'author' || el.attr('itemprop') === 'author') bits |= AROUND.byline;
  if (tag === 'time' || signs.date) bits |= AROUND.date;
  if (signs.lead) bits |= AROUND.lead;
  return bits;
}
