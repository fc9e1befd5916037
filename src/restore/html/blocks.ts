import { MAX_BLOCKS } from '../bytes/limits.js';
import type { Element } from './tree.js';
import { countStops, countWords, tidy } from './words.js';

/** One line of a page's text: what stands between two block borders or line breaks. */
export interface Block {
  readonly index: number;
  readonly text: string;
  /** The innermost block-level element it stands in. */
  readonly el: Element;
  /** Letters inside links, and how many links. */
  readonly linkChars: number;
  readonly links: number;
  readonly words: number;
  readonly stops: number;
  /** Letters in bold or a heading. */
  readonly boldChars: number;
  /** It was cut off the line before it by one `br` only. */
  readonly soft: boolean;
  /** The inline element that all its text stands in, or its block element. */
  readonly inner: Element;
}

export interface BlockPage {
  readonly blocks: readonly Block[];
  /** Every element in document order. */
  readonly elements: readonly Element[];
  /** The page has more lines than are read. */
  readonly full: boolean;
}

const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
const SKIPPED = new Set([
  'noscript',
  'head',
  'rt',
  'rp',
  'option',
  'optgroup',
  'meter',
  'progress',
  'video',
  'iframe',
  'audio',
  'title',
]);

const UNSEEN =
  /(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|screenreader-text|visuallyhidden|hide-?text|print-only|only-print|a11y-hidden|assistive-text)(?:\s|$)/i;

/** Elements that no reader sees. `aria-hidden` alone hides from screen readers only. */
function hidden(el: Element): boolean {
  const { attrs } = el;
  const { style, hidden: attr } = attrs;
  el.media = 0;
  if (attr !== undefined && attr !== 'until-found') return true;
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  return el.signs.unseen && UNSEEN.test(attrs.class ?? '');
}

// A link's text has an end: an anchor that was never closed holds the rest of the page.
const LONGEST_LINK = 1000;

function isLink(el: Element): boolean {
  return el.attrs.href !== undefined && textLength(el, LONGEST_LINK) < LONGEST_LINK && !isOpen(el);
}

/** Whether an anchor holds what none does when it is closed: another anchor, several paragraphs. */
function isOpen(el: Element): boolean {
  let paragraphs = 0;
  const stack: Element[] = [el];
  for (let visited = 0; stack.length > 0 && visited < 300; visited++) {
    for (const child of stack.pop()!.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'a' || (child.tag === 'p' && ++paragraphs > 2)) return true;
      stack.push(child);
    }
  }
  return false;
}

/** Letters of an element's text, counted up to `limit`. */
function textLength(el: Element, limit: number): number {
  let n = 0;
  for (const child of el.children) {
    n += typeof child === 'string' ? child.trim().length : 1 + textLength(child, limit - n);
    if (n >= limit) break;
  }
  return n;
}

// What links say to screen readers: «(opens in a new tab)».
const HINT =
  /\s?[,(]?\s?(?:opens? (?:in )?(?:a )?new (?:tab|window)|external link, opens in a new tab|öffnet (?:in |im )?(?:einem )?neue[nms]? (?:Fenster|Tab)|Link wird in einem neuen Tab geöffnet|s[’']ouvre dans une nouvelle fenêtre|nouvelle fenêtre|se abre en (?:una )?(?:nueva )?ventana(?: nueva)?|si apre in una nuova (?:finestra|scheda))\)?/gi;

const withoutHints = (text: string): string =>
  /new (?:tab|window)|neue[nms]? (?:Fenster|Tab)|fenêtre|ventana|nuova/i.test(text)
    ? text.replace(HINT, '').trim()
    : text;

/** Cuts a page into blocks, in document order; hidden parts are left out unless `withHidden`. */
export function cutBlocks(root: Element, withHidden = false): BlockPage {
  const blocks: Block[] = [];
  const elements: Element[] = [];
  let text = '';
  let linkChars = 0;
  let links = 0;
  let boldChars = 0;
  let inner: Element | null = null;
  let soft = false;
  let blockEl = root;

  const flush = (): void => {
    if (text !== '') {
      const clean = links > 0 ? withoutHints(tidy(text)) : tidy(text);
      if (clean !== '') {
        blocks.push({
          index: blocks.length,
          text: clean,
          el: blockEl,
          linkChars: Math.min(linkChars, clean.length),
          links,
          words: countWords(clean),
          stops: countStops(clean),
          boldChars: Math.min(boldChars, clean.length),
          soft,
          inner: inner ?? blockEl,
        });
        soft = false;
      }
    }
    text = '';
    linkChars = 0;
    links = 0;
    boldChars = 0;
    inner = null;
  };

  const walk = (el: Element, inLink: boolean, inBold: boolean): void => {
    elements.push(el);
    el.from = blocks.length;
    const { children } = el;
    for (let i = 0; i < children.length && blocks.length < MAX_BLOCKS; i++) {
      const child = children[i]!;
      if (typeof child === 'string') {
        const blank = child.trim() === '';
        if (blank) {
          if (text !== '') text += ' ';
          continue;
        }
        const from = text.length;
        text += child;
        const size = text.length - from;
        if (inLink) linkChars += size;
        if (inBold) boldChars += size;
        if (inner === null && from === 0) inner = el;
        else if (inner !== el) inner = blockEl;
        continue;
      }
      const { tag } = child;
      if (tag === 'br') {
        const had = text.trim() !== '';
        flush();
        soft = had;
        continue;
      }
      if (SKIPPED.has(tag) || (!withHidden && hidden(child))) {
        child.from = child.to = blocks.length;
        if (tag === 'iframe' || tag === 'video') {
          elements.push(child);
          el.media++;
        }
        continue;
      }
      if (tag === 'img' || tag === 'input' || tag === 'source' || tag === 'hr' || tag === 'meta') {
        if (tag === 'hr') flush();
        if (tag === 'img') el.media++;
        child.from = child.to = blocks.length;
        elements.push(child);
        continue;
      }
      if (child.inline) {
        // A heading that links to itself (#part) or to what it names elsewhere is a heading still.
        const link =
          tag === 'a' && !(/^h[2-6]$/.test(blockEl.tag) && child.attrs.href?.startsWith('#')) && isLink(child);
        if (link) links++;
        walk(child, inLink || link, inBold || BOLD.has(tag));
        el.media += child.media;
        continue;
      }
      flush();
      soft = false;
      const outer = blockEl;
      blockEl = child;
      walk(child, inLink, inBold || BOLD.has(tag));
      el.media += child.media;
      flush();
      soft = false;
      blockEl = outer;
    }
    el.to = blocks.length;
  };
  walk(root, false, false);
  flush();
  // Inline elements that hold block elements, and trailing text, end where the page's blocks end.
  for (const el of elements) if (el.to < el.from) el.to = el.from;
  root.to = blocks.length;
  return { blocks, elements, full: blocks.length >= MAX_BLOCKS };
}
