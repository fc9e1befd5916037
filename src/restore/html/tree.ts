import { MAX_DEPTH } from '../bytes/limits.js';
import { readNames, type NameSigns } from './names.js';
import { NO_ATTRIBUTES, scan, type Attributes, type Sink } from './scan.js';
import { tagNamed, type Tag } from './tags.js';

// A heading's id is made of its words, for links to it.
const HEADING = /^h[1-6]$/;

const NOTHING: readonly string[] = Object.freeze([]);

/** An element of a page; text stands as plain strings between its children. */
export class Element {
  /** Set when its end is found. */
  children: readonly (Element | string)[] = NOTHING;
  /** The range of blocks inside it, [from, to); set when the page is cut into blocks. */
  from = 0;
  to = 0;
  /** Pictures and players inside it. */
  media = 0;
  private read: NameSigns | null = null;
  constructor(
    readonly tag: string,
    readonly attrs: Attributes,
    readonly parent: Element | null,
    readonly depth: number,
    /** It stands in a line of text and begins none. */
    readonly inline: boolean,
  ) {}

  /** Class and id, as written. */
  get names(): string {
    const { class: c, id } = this.attrs;
    return c === undefined ? (id ?? '') : id === undefined ? c : `${c} ${id}`;
  }

  /** What class and id say. */
  get signs(): NameSigns {
    return (this.read ??= readNames(this.attrs.class, HEADING.test(this.tag) ? undefined : this.attrs.id));
  }
}

/** What a page's source gives before anything is judged. */
export interface Tree {
  readonly root: Element;
  readonly html: Element | null;
  readonly metas: readonly Attributes[];
  readonly links: readonly Attributes[];
  /** Contents of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Other scripts long enough to carry data, for pages whose text stands only there. */
  readonly data: readonly string[];
  /** The text of `<title>`. */
  readonly title: string;
  /** The source ended inside a tag or with its body open. */
  readonly cut: boolean;
  /** The parser stopped at the time limit. */
  readonly timedOut: boolean;
}

const MAX_DATA = 3_000_000;
const MIN_DATA = 1500;
// Of plain scripts only those that hand over a page's state; the rest are programs.
const STATE =
  /^\s*(?:self\.__next_f|(?:window|self|globalThis)(?:\.|\[["'])__|\(?(?:window|self|globalThis)(?:\.|\[["'])\w*(?:STATE|DATA|PROPS|NUXT|APOLLO|REDUX|CONTEXT|Fusion)|var\s+\w*(?:state|data|article|props)\w*\s*=|\{|\[)/i;

const isForeign = (name: string): boolean => name === 'svg' || name === 'math';

/** Builds the tree out of what the scan of a page meets. */
class Builder implements Sink {
  private readonly root = new Element('#root', NO_ATTRIBUTES, null, 0, false);
  readonly metas: Attributes[] = [];
  readonly links: Attributes[] = [];
  readonly jsonLd: string[] = [];
  readonly data: string[] = [];
  html: Element | null = null;
  title = '';
  foreign = false;
  dropping = false;
  /** Open tags, and for each the element that its contents are hung on. */
  private readonly tags: Tag[] = [];
  private readonly elements: Element[] = [];
  private readonly open: Record<string, number | undefined> = Object.create(null) as Record<string, number>;
  private top = this.root;
  /**
   * The children of all open elements, those of the innermost last, and for each open tag where its own begin, or -1
   * where it hangs them on the element around it. An array that grows takes some twenty places at once; of the
   * elements with children two of three have one.
   */
  private readonly hung: (Element | string)[] = [];
  private count = 0;
  private readonly starts: number[] = [];
  /** How many tags are open with the outermost one whose contents are dropped. */
  private dropped = 0;
  private script: Attributes = NO_ATTRIBUTES;

  begin(tag: Tag, attrs: Attributes, closed: boolean): boolean {
    const { name, ends } = tag;
    // Forms do not nest: the second of two is not begun.
    if (name === 'form' && this.isOpen('form')) return false;
    if (ends !== null) while (this.tags.length > 0 && ends.has(this.tags[this.tags.length - 1]!.name)) this.pop();
    if (this.dropping) {
      if (!tag.empty && !(closed && this.foreign)) this.push(tag, this.top);
      return false;
    }
    if (tag.dropped) {
      if (name === 'video' || name === 'iframe' || name === 'audio') this.add(tag, attrs);
      if (tag.empty || (closed && isForeign(name))) return false;
      this.push(tag, this.top);
      this.dropped = this.tags.length;
      this.dropping = true;
      this.foreign = isForeign(name);
      this.script = attrs;
      return name === 'script';
    }
    if (name === 'link') {
      this.links.push(attrs);
      return false;
    }
    if (name === 'meta') {
      this.metas.push(attrs);
      if (attrs.itemprop === undefined) return false;
    }
    if (name === 'title' && this.title === '') {
      this.push(tag, this.top);
      return true;
    }
    const element = this.add(tag, attrs);
    if (name === 'html') this.html ??= element;
    if (!tag.empty) this.push(tag, element);
    return true;
  }

  end({ name, empty }: Tag): void {
    if (name === 'br' || (name === 'p' && !this.isOpen('p'))) {
      if (!this.dropping) this.add(tagNamed(name), NO_ATTRIBUTES);
    } else if (!empty && this.isOpen(name)) {
      while (this.tags[this.tags.length - 1]!.name !== name) this.pop();
      this.pop();
    }
  }

  text(text: string): void {
    if (!this.dropping) this.hung[this.count++] = text;
  }

  raw({ name }: Tag, text: string): void {
    if (name === 'script') this.keepData(text);
    else if (name === 'title' && this.title === '') this.title = text.trim();
    else this.text(text);
  }

  private keepData(text: string): void {
    if (text.length > MAX_DATA) return;
    const { type = '', id, src } = this.script;
    if (type.includes('ld+json')) this.jsonLd.push(text);
    else if (text.length < MIN_DATA) return;
    else if (type === 'application/json' || id === '__NEXT_DATA__') this.data.push(text);
    else if (type === '' && src === undefined && STATE.test(text)) this.data.push(text);
  }

  private isOpen(name: string): boolean {
    return (this.open[name] ?? 0) > 0;
  }

  private push(tag: Tag, element: Element): void {
    this.tags.push(tag);
    this.elements.push(element);
    this.starts.push(element === this.top ? -1 : this.count);
    this.open[tag.name] = (this.open[tag.name] ?? 0) + 1;
    this.top = element;
  }

  private pop(): void {
    const { name } = this.tags.pop()!;
    const element = this.elements.pop()!;
    const start = this.starts.pop()!;
    if (start >= 0) this.close(element, start);
    this.open[name]!--;
    this.top = this.elements[this.elements.length - 1] ?? this.root;
    if (this.dropping && this.tags.length < this.dropped) this.dropping = this.foreign = false;
  }

  private close(element: Element, start: number): void {
    if (this.count > start) element.children = this.hung.slice(start, this.count);
    this.count = start;
  }

  /** Ends what is still open. */
  finish(): Element {
    while (this.tags.length > 0) this.pop();
    this.close(this.root, 0);
    return this.root;
  }

  /** A new element in the innermost open one, or that one itself where it is too deep. */
  private add(tag: Tag, attrs: Attributes): Element {
    const parent = this.top;
    if (parent.depth >= MAX_DEPTH) return parent;
    const element = new Element(tag.name, attrs, parent, parent.depth + 1, tag.inline);
    this.hung[this.count++] = element;
    return element;
  }
}

/** Parses HTML of any quality into a tree. Linear in the source; stops at `deadline` (milliseconds as `Date.now`). */
export function parseTree(source: string, deadline: number): Tree {
  const builder = new Builder();
  const whole = scan(source, deadline, builder);
  const root = builder.finish();
  const ended = /<\/html\s*>\s*$/i.test(source.slice(-200));
  return {
    root,
    html: builder.html,
    metas: builder.metas,
    links: builder.links,
    jsonLd: builder.jsonLd,
    data: builder.data,
    title: builder.title,
    cut: !ended && (/<[^<>]*$/.test(source.slice(-2000)) || !/<\/(?:html|body)\s*>/i.test(source.slice(-5000))),
    timedOut: !whole,
  };
}
