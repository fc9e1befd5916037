import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import type { Line } from './line.js';
import { addWords, signsOf, type NameSigns } from './names.js';
import { TEXT, type Tag } from './tags.js';

export type Attributes = Readonly<Record<string, string>>;

// A heading's id is made of its words, for links to it.
const HEADING = /^h[1-6]$/;

// What a pool keeps of each node as numbers; of other nodes their places in it, NONE for none.
const PARENT = 0;
const DEPTH = 1;
const FIRST = 2;
const LAST = 3;
const NEXT = 4;
const FROM = 5;
const TO = 6;
const MEDIA = 7;
const BLANKS = 8;
const START = 9;
const END = 10;
const SIZE = 11;

const NONE = -1;
const AFTER = 1;
const INSIDE = 2;

/**
 * An element of a page, or a text between elements. Nodes belong to a pool and are used again for the next page: they
 * are small, hold no string of a page, and read ranges of its source when they are asked for.
 */
export class Node {
  private kind = TEXT;
  private told: NameSigns | null = null;

  constructor(
    private readonly pool: Pool,
    /** Where its numbers begin. */
    readonly at: number,
  ) {}

  /** Makes it another node. */
  begin(tag: Tag): void {
    this.kind = tag;
    this.told = null;
  }

  get parent(): Node | null {
    return this.pool.node(this.at + PARENT);
  }

  get depth(): number {
    return this.pool.numbers[this.at + DEPTH]!;
  }

  get first(): Node | null {
    return this.pool.node(this.at + FIRST);
  }

  /** The one after it in its parent. */
  get next(): Node | null {
    return this.pool.node(this.at + NEXT);
  }

  /** The range of blocks inside it, [from, to); set when the page is cut into blocks. */
  get from(): number {
    return this.pool.numbers[this.at + FROM]!;
  }

  set from(block: number) {
    this.pool.numbers[this.at + FROM] = block;
  }

  get to(): number {
    return this.pool.numbers[this.at + TO]!;
  }

  set to(block: number) {
    this.pool.numbers[this.at + TO] = block;
  }

  /** Pictures and players inside it. */
  get media(): number {
    return this.pool.numbers[this.at + MEDIA]!;
  }

  set media(count: number) {
    this.pool.numbers[this.at + MEDIA] = count;
  }

  /** Blanks stand after it. Half of all texts are blanks alone, and are no nodes. */
  get blankAfter(): boolean {
    return (this.pool.numbers[this.at + BLANKS]! & AFTER) !== 0;
  }

  /** Blanks stand before the first inside it. */
  get blankInside(): boolean {
    return (this.pool.numbers[this.at + BLANKS]! & INSIDE) !== 0;
  }

  /** Of an element, the range of its attributes in the pool; of a text, that of the source (end below 0: with entities). */
  get start(): number {
    return this.pool.numbers[this.at + START]!;
  }

  get end(): number {
    return this.pool.numbers[this.at + END]!;
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
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
  0x202f, 0x205f, 0x3000,
];

// Of 435 saved pages half have under 956 nodes and all under 6,500. What a larger one needed more is given back.
const KEPT = 1 << 14;

function grown(numbers: Int32Array): Int32Array {
  const more = new Int32Array(numbers.length + (numbers.length >> 1));
  more.set(numbers);
  return more;
}

/** Nodes and their attributes, of one page at a time. */
export class Pool {
  /** SIZE numbers of each node, one after another. */
  numbers: Int32Array = new Int32Array(SIZE << 9);
  private nodes: Node[] = [];
  private count = 0;
  private source = '';
  /** Names of the attributes of all elements one after another, and of each its value's begin and end (below 0: with entities). */
  private names: string[] = [];
  private bounds: Int32Array = new Int32Array(1 << 10);
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
    // A tag that is not in the table has its name out of the source.
    for (let i = 0; i < this.count; i++) this.nodes[i]!.begin(TEXT);
    this.open('');
    if (this.nodes.length > KEPT) {
      this.nodes.length = KEPT;
      this.numbers = this.numbers.slice(0, KEPT * SIZE);
    }
    if (this.names.length > KEPT) {
      this.names.length = KEPT;
      this.bounds = new Int32Array(KEPT * 2);
    }
  }

  /** The node whose place a number is. */
  node(at: number): Node | null {
    const place = this.numbers[at]!;
    return place === NONE ? null : this.nodes[place]!;
  }

  /** An element that is the last in `parent`; it takes the attributes that were added. */
  add(tag: Tag, parent: Node | null): Node {
    const node = this.begin(tag, parent, this.claimed, this.attrs);
    this.claimed = this.attrs;
    return node;
  }

  /** A text that is the last in `parent`: a range of the source, an empty one for blanks. */
  addText(parent: Node, start: number, end: number, entities: boolean): void {
    if (start < end) {
      this.begin(TEXT, parent, start, entities ? ~end : end);
      return;
    }
    const { numbers } = this;
    const last = numbers[parent.at + LAST]!;
    if (last === NONE) numbers[parent.at + BLANKS]! |= INSIDE;
    else numbers[last * SIZE + BLANKS]! |= AFTER;
  }

  private begin(tag: Tag, parent: Node | null, start: number, end: number): Node {
    const place = this.count++;
    const at = place * SIZE;
    if (at + SIZE > this.numbers.length) this.numbers = grown(this.numbers);
    if (place === this.nodes.length) this.nodes.push(new Node(this, at));
    const { numbers } = this;
    numbers[at + PARENT] = parent === null ? NONE : parent.at / SIZE;
    numbers[at + DEPTH] = parent === null ? 0 : parent.depth + 1;
    numbers[at + FIRST] = numbers[at + LAST] = numbers[at + NEXT] = NONE;
    numbers[at + FROM] = numbers[at + TO] = numbers[at + MEDIA] = numbers[at + BLANKS] = 0;
    numbers[at + START] = start;
    numbers[at + END] = end;
    if (parent !== null) {
      const last = numbers[parent.at + LAST]!;
      if (last === NONE) numbers[parent.at + FIRST] = place;
      else numbers[last * SIZE + NEXT] = place;
      numbers[parent.at + LAST] = place;
    }
    const node = this.nodes[place]!;
    node.begin(tag);
    return node;
  }

  /** Adds an attribute for the next element, with the range of its value. */
  attribute(name: string, start: number, end: number, entities: boolean): void {
    const i = this.attrs++;
    if (i * 2 + 2 > this.bounds.length) this.bounds = grown(this.bounds);
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
