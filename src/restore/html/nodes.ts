import { decodeHTML, decodeHTMLAttribute } from 'entities';
import type { Line } from './line.js';
import { addWords, signsOf, type NameSigns } from './names.js';
import { TEXT, type Tag } from './tags.js';

export type Attributes = Readonly<Record<string, string>>;

// A heading's id is made of its words, for links to it.
const HEADING = /^h[1-6]$/;

/**
 * An element of a page, or a text between elements. Nodes belong to a pool and are used again for the next page: they
 * hold no string of a page, but ranges of its source that are read when they are asked for.
 */
export class Node {
  private kind = TEXT;
  parent: Node | null = null;
  depth = 0;
  first: Node | null = null;
  last: Node | null = null;
  /** The one after it in its parent. */
  next: Node | null = null;
  /** The range of blocks inside it, [from, to); set when the page is cut into blocks. */
  from = 0;
  to = 0;
  /** Pictures and players inside it. */
  media = 0;
  /** Blanks stand after it, or before the first inside it: half of all texts are blanks, and are no nodes. */
  blankAfter = false;
  blankInside = false;
  /** Of an element, the range of its attributes in the pool; of a text, that of the source (end below 0: with entities). */
  start = 0;
  end = 0;
  private told: NameSigns | null = null;

  constructor(private readonly pool: Pool) {}

  /** Makes it another node, the last in `parent`. */
  begin(tag: Tag, parent: Node | null, start: number, end: number): void {
    this.kind = tag;
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.first = this.last = this.next = null;
    this.from = this.to = this.media = 0;
    this.blankAfter = this.blankInside = false;
    this.start = start;
    this.end = end;
    this.told = null;
    if (parent === null) return;
    if (parent.last === null) parent.first = this;
    else parent.last.next = this;
    parent.last = this;
  }

  get tag(): string {
    return this.kind.name;
  }

  get isText(): boolean {
    return this.kind === TEXT;
  }

  /** It stands in a line of text and begins none. */
  get inline(): boolean {
    return this.kind.inline;
  }

  /** An attribute's value, or undefined where it has none of that name. */
  attr(name: string): string | undefined {
    const i = this.pool.find(name, this.start, this.end);
    return i < 0 ? undefined : this.pool.value(i);
  }

  has(name: string): boolean {
    return this.pool.find(name, this.start, this.end) >= 0;
  }

  /** What a text says. */
  get text(): string {
    const { start, end } = this;
    return end < 0 ? this.pool.read(start, ~end, true) : this.pool.read(start, end, false);
  }

  /** Adds a text to a line; returns its length. */
  addTo(line: Line): number {
    const { start, end } = this;
    if (end >= 0) return this.pool.addTo(line, start, end);
    const { text } = this;
    line.add(text, 0, text.length);
    return text.length;
  }

  /** A text of blanks alone. */
  get isBlank(): boolean {
    return this.pool.mayBeBlank(this.start) && this.trimmedLength === 0;
  }

  /** How long a text is without the blanks at its ends. */
  get trimmedLength(): number {
    const { start, end } = this;
    return end < 0 ? this.text.trim().length : this.pool.trimmedLength(start, end);
  }

  /** Class and id, as written. */
  get names(): string {
    if (this.start === this.end) return '';
    const c = this.attr('class');
    const id = this.attr('id');
    return c === undefined ? (id ?? '') : id === undefined ? c : `${c} ${id}`;
  }

  /** What class and id say. */
  get signs(): NameSigns {
    return (this.told ??= this.pool.signs(this));
  }
}

/** Whether `String.trim` takes a letter for a blank. */
const isBlank = (c: number): boolean =>
  c === 32 || (c > 8 && c < 14) || c === 0xa0 || c === 0xfeff || (c >= 0x1680 && OTHER_BLANKS.includes(c));
const OTHER_BLANKS = [
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f,
  0x205f, 0x3000,
];

// By judgement: of 564 saved pages the largest has 24,000 nodes. What a larger one needed more is given back.
const KEPT = 1 << 15;

/** Nodes and their attributes, of one page at a time. */
export class Pool {
  private source = '';
  private nodes: Node[] = [];
  private count = 0;
  /** Names of the attributes of all elements one after another, and of each its value's begin and end (below 0: with entities). */
  private names: string[] = [];
  private bounds = new Int32Array(1 << 12);
  private attrs = 0;
  /** Where the attributes begin that no element has yet. */
  private claimed = 0;

  /** Begins a page. */
  open(source: string): void {
    this.source = source;
    this.count = this.attrs = this.claimed = 0;
  }

  /** Ends it: nothing of the page is held, and its nodes are of no use any more. */
  close(): void {
    this.open('');
    if (this.nodes.length > KEPT) this.nodes.length = KEPT;
    if (this.names.length > KEPT) this.names.length = KEPT;
    if (this.bounds.length > KEPT * 2) this.bounds = new Int32Array(KEPT * 2);
  }

  /** An element that is the last in `parent`; it takes the attributes that were added. */
  add(tag: Tag, parent: Node | null): Node {
    const node = this.node(tag, parent, this.claimed, this.attrs);
    this.claimed = this.attrs;
    return node;
  }

  /** A text that is the last in `parent`: a range of the source, an empty one for blanks. */
  addText(parent: Node, start: number, end: number, entities: boolean): void {
    if (start < end) this.node(TEXT, parent, start, entities ? ~end : end);
    else if (parent.last === null) parent.blankInside = true;
    else parent.last.blankAfter = true;
  }

  private node(tag: Tag, parent: Node | null, start: number, end: number): Node {
    const { nodes, count } = this;
    if (count === nodes.length) nodes.push(new Node(this));
    const node = nodes[count]!;
    this.count++;
    node.begin(tag, parent, start, end);
    return node;
  }

  /** Adds an attribute for the next element, with the range of its value. */
  attribute(name: string, start: number, end: number, entities: boolean): void {
    const i = this.attrs++;
    if (i * 2 >= this.bounds.length) {
      const more = new Int32Array(this.bounds.length * 2);
      more.set(this.bounds);
      this.bounds = more;
    }
    this.names[i] = name;
    this.bounds[i * 2] = start;
    this.bounds[i * 2 + 1] = entities ? ~end : end;
  }

  /** The attributes that no element has taken, all of them. */
  pending(): Attributes {
    const found: Record<string, string> = {};
    for (let i = this.claimed; i < this.attrs; i++) found[this.names[i]!] ??= this.value(i);
    return found;
  }

  /** The value of one of them, or undefined. */
  pendingValue(name: string): string | undefined {
    const i = this.find(name, this.claimed, this.attrs);
    return i < 0 ? undefined : this.value(i);
  }

  /** Forgets them. */
  drop(): void {
    this.attrs = this.claimed;
  }

  find(name: string, start: number, end: number): number {
    const { names } = this;
    for (let i = start; i < end; i++) if (names[i] === name) return i;
    return -1;
  }

  value(i: number): string {
    const start = this.bounds[i * 2]!;
    const end = this.bounds[i * 2 + 1]!;
    return end < 0 ? decodeHTMLAttribute(this.source.slice(start, ~end)) : this.source.slice(start, end);
  }

  /** A range of the source as text. */
  read(start: number, end: number, entities: boolean): string {
    const text = this.source.slice(start, end);
    return entities ? decodeHTML(text) : text;
  }

  addTo(line: Line, start: number, end: number): number {
    line.add(this.source, start, end);
    return end - start;
  }

  /** Whether a text that begins here may be blanks alone: an entity may stand for one. */
  mayBeBlank(start: number): boolean {
    const c = this.source.charCodeAt(start);
    return c === 38 || isBlank(c);
  }

  trimmedLength(start: number, end: number): number {
    const { source } = this;
    while (start < end && isBlank(source.charCodeAt(start))) start++;
    while (start < end && isBlank(source.charCodeAt(end - 1))) end--;
    return end - start;
  }

  /** What an element's class and id say. */
  signs({ tag, start, end }: Node): NameSigns {
    const count = this.addNames(this.find('class', start, end), 0);
    return signsOf(HEADING.test(tag) ? count : this.addNames(this.find('id', start, end), count));
  }

  private addNames(i: number, count: number): number {
    if (i < 0) return count;
    const start = this.bounds[i * 2]!;
    const end = this.bounds[i * 2 + 1]!;
    if (end >= 0) return addWords(this.source, start, end, count);
    const decoded = this.value(i);
    return addWords(decoded, 0, decoded.length, count);
  }
}
