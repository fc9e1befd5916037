import { MAX_BLOCKS } from '../bytes/limits.js';
import type { Node } from './nodes.js';
import { Line } from './line.js';
import { countStops, countWords } from './words.js';

/** One line of a page's text: what stands between two block borders or line breaks. */
export interface Block {
  readonly index: number;
  readonly text: string;
  /** The innermost block-level element it stands in. */
  readonly el: Node;
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
  readonly inner: Node;
}

export interface BlockPage {
  readonly blocks: readonly Block[];
  /** Every element in document order. */
  readonly elements: readonly Node[];
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

const ALONE = new Set(['img', 'input', 'source', 'hr', 'meta']);

/** Elements that no reader sees. `aria-hidden` alone hides from screen readers only. */
function hidden(el: Node): boolean {
  el.media = 0;
  if (el.has('hidden') && el.attr('hidden') !== 'until-found') return true;
  const style = el.attr('style');
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  return el.signs.unseen && UNSEEN.test(el.attr('class') ?? '');
}

// A link's text has an end: an anchor that was never closed holds the rest of the page, with other anchors and paragraphs.
const LONGEST_LINK = 1000;
const MOST_PARAGRAPHS = 2;
const MOST_INSIDE = 300;

/** What stands inside an anchor, counted until it is too much. */
const inside = { chars: 0, paragraphs: 0, elements: 0 };

function isLink(el: Node): boolean {
  if (!el.has('href')) return false;
  inside.chars = inside.paragraphs = inside.elements = 0;
  return isClosed(el);
}

function isClosed({ first }: Node): boolean {
  for (let child = first; child !== null; child = child.next) {
    if (child.isText) inside.chars += child.trimmedLength;
    else {
      inside.chars++;
      if (child.tag === 'a' || (child.tag === 'p' && ++inside.paragraphs > MOST_PARAGRAPHS)) return false;
      if (++inside.elements < MOST_INSIDE && !isClosed(child)) return false;
    }
    if (inside.chars >= LONGEST_LINK) return false;
  }
  return true;
}

// What links say to screen readers: «(opens in a new tab)».
const HINT =
  /\s?[,(]?\s?(?:opens? (?:in )?(?:a )?new (?:tab|window)|external link, opens in a new tab|öffnet (?:in |im )?(?:einem )?neue[nms]? (?:Fenster|Tab)|Link wird in einem neuen Tab geöffnet|s[’']ouvre dans une nouvelle fenêtre|nouvelle fenêtre|se abre en (?:una )?(?:nueva )?ventana(?: nueva)?|si apre in una nuova (?:finestra|scheda))\)?/gi;

const HINTS = /new (?:tab|window)|neue[nms]? (?:Fenster|Tab)|fenêtre|ventana|nuova/i;

const withoutHints = (text: string): string => (HINTS.test(text) ? text.replace(HINT, '').trim() : text);

/** Cuts a page into blocks, in document order; hidden parts are left out unless `withHidden`. */
export function cutBlocks(root: Node, withHidden = false): BlockPage {
  const cutter = new Cutter(root, withHidden);
  const { blocks } = cutter;
  cutter.walk(root, false, false);
  cutter.flush();
  const elements = cutter.elements();
  // Inline elements that hold block elements, and trailing text, end where the page's blocks end.
  for (const el of elements) if (el.to < el.from) el.to = el.from;
  root.to = blocks.length;
  return { blocks, elements, full: blocks.length >= MAX_BLOCKS };
}

// An array that grows is copied again and again; this one stays from page to page.
const listed: Node[] = [];
const KEPT = 1 << 14;

const LINE = new Line();
const HEADING = /^h[2-6]$/;

class Cutter {
  readonly blocks: Block[] = [];
  private count = 0;
  private readonly line = LINE;
  /** A line stands open: it has something that is no blank. */
  private begun = false;
  private linkChars = 0;
  private links = 0;
  private boldChars = 0;
  private inner: Node | null = null;
  private soft = false;
  private blockEl: Node;

  constructor(
    root: Node,
    private readonly withHidden: boolean,
  ) {
    this.blockEl = root;
    this.line.clear();
  }

  private list(el: Node): void {
    listed[this.count++] = el;
  }

  /** Every element so far. */
  elements(): readonly Node[] {
    const found = listed.slice(0, this.count);
    if (listed.length > KEPT) listed.length = KEPT;
    return found;
  }

  /** Ends the line that stands open. */
  flush(): void {
    if (!this.begun) return;
    const text = this.line.toString();
    const clean = this.links > 0 ? withoutHints(text) : text;
    if (clean !== '') {
      this.blocks.push({
        index: this.blocks.length,
        text: clean,
        el: this.blockEl,
        linkChars: Math.min(this.linkChars, clean.length),
        links: this.links,
        words: countWords(clean),
        stops: countStops(clean),
        boldChars: Math.min(this.boldChars, clean.length),
        soft: this.soft,
        inner: this.inner ?? this.blockEl,
      });
      this.soft = false;
    }
    this.line.clear();
    this.begun = false;
    this.linkChars = 0;
    this.links = 0;
    this.boldChars = 0;
    this.inner = null;
  }

  walk(el: Node, inLink: boolean, inBold: boolean): void {
    this.list(el);
    el.from = this.blocks.length;
    if (el.blankInside) this.line.space();
    for (let child = el.first; child !== null && this.blocks.length < MAX_BLOCKS; child = child.next) {
      if (child.isText) this.add(child, el, inLink, inBold);
      else this.enter(child, el, inLink, inBold);
      if (child.blankAfter) this.line.space();
    }
    el.to = this.blocks.length;
  }

  private add(node: Node, el: Node, inLink: boolean, inBold: boolean): void {
    if (node.isBlank) {
      this.line.space();
      return;
    }
    const length = node.addTo(this.line);
    if (inLink) this.linkChars += length;
    if (inBold) this.boldChars += length;
    if (this.inner === null && !this.begun) this.inner = el;
    else if (this.inner !== el) this.inner = this.blockEl;
    this.begun = true;
  }

  private enter(child: Node, el: Node, inLink: boolean, inBold: boolean): void {
    const { tag } = child;
    if (tag === 'br') {
      const had = this.begun;
      this.flush();
      this.soft = had;
      return;
    }
    if (SKIPPED.has(tag) || (!this.withHidden && hidden(child))) {
      child.from = child.to = this.blocks.length;
      if (tag === 'iframe' || tag === 'video') {
        this.list(child);
        el.media++;
      }
      return;
    }
    if (ALONE.has(tag)) {
      if (tag === 'hr') this.flush();
      if (tag === 'img') el.media++;
      child.from = child.to = this.blocks.length;
      this.list(child);
      return;
    }
    const bold = inBold || BOLD.has(tag);
    if (child.inline) {
      // A heading that links to itself (#part) or to what it names elsewhere is a heading still.
      const link =
        tag === 'a' && !(HEADING.test(this.blockEl.tag) && child.attr('href')?.startsWith('#')) && isLink(child);
      if (link) this.links++;
      this.walk(child, inLink || link, bold);
    } else {
      this.flush();
      this.soft = false;
      const outer = this.blockEl;
      this.blockEl = child;
      this.walk(child, inLink, bold);
      this.flush();
      child.to = this.blocks.length;
      this.soft = false;
      this.blockEl = outer;
    }
    el.media += child.media;
  }
}
