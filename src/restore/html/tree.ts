import { MAX_DEPTH } from '../bytes/limits.js';
import { Pool, type Attributes, type Node } from './nodes.js';
import { scan, type Sink } from './scan.js';
import { tagNamed, type Tag } from './tags.js';

/** What a page's source gives before anything is judged. */
export interface Tree {
  readonly root: Node;
  readonly html: Node | null;
  readonly metas: readonly Attributes[];
  /** Links to the page's own address (`rel=canonical`). */
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

const ROOT = tagNamed('#root');

const isForeign = (name: string): boolean => name === 'svg' || name === 'math';

/** Builds the tree out of what the scan of a page meets. */
class Builder implements Sink {
  readonly metas: Attributes[] = [];
  readonly links: Attributes[] = [];
  readonly jsonLd: string[] = [];
  readonly data: string[] = [];
  html: Node | null = null;
  title = '';
  foreign = false;
  dropping = false;
  readonly root: Node;
  /** Open tags, and for each the element that its contents are hung on. */
  private readonly tags: Tag[] = [];
  private readonly elements: Node[] = [];
  private readonly open: Record<string, number | undefined> = Object.create(null) as Record<string, number>;
  private top: Node;
  /** How many tags are open with the outermost one whose contents are dropped. */
  private dropped = 0;
  private script: Attributes = {};

  constructor(private readonly pool: Pool) {
    this.top = this.root = pool.add(ROOT, null);
  }

  attribute(name: string, start: number, end: number, entities: boolean): void {
    this.pool.attribute(name, start, end, entities);
  }

  begin(tag: Tag, closed: boolean): boolean {
    const wanted = this.enter(tag, closed);
    this.pool.drop();
    return wanted;
  }

  private enter(tag: Tag, closed: boolean): boolean {
    const { name, ends } = tag;
    // Forms do not nest: the second of two is not begun.
    if (name === 'form' && this.isOpen('form')) return false;
    if (ends !== null) while (this.tags.length > 0 && ends.has(this.tags[this.tags.length - 1]!.name)) this.pop();
    if (this.dropping) {
      if (!tag.empty && !(closed && this.foreign)) this.push(tag, this.top);
      return false;
    }
    if (tag.dropped) {
      if (name === 'video' || name === 'iframe' || name === 'audio') this.add(tag);
      if (tag.empty || (closed && isForeign(name))) return false;
      this.push(tag, this.top);
      this.dropped = this.tags.length;
      this.dropping = true;
      this.foreign = isForeign(name);
      if (name !== 'script') return false;
      this.script = this.pool.pending();
      return true;
    }
    if (name === 'link') {
      if (/canonical/i.test(this.pool.pendingValue('rel') ?? '')) this.links.push(this.pool.pending());
      return false;
    }
    if (name === 'meta') {
      const attrs = this.pool.pending();
      this.metas.push(attrs);
      if (attrs.itemprop === undefined) return false;
    }
    if (name === 'title' && this.title === '') {
      this.push(tag, this.top);
      return true;
    }
    const element = this.add(tag);
    if (name === 'html') this.html ??= element;
    if (!tag.empty) this.push(tag, element);
    return true;
  }

  end({ name, empty }: Tag): void {
    if (name === 'br' || (name === 'p' && !this.isOpen('p'))) {
      if (!this.dropping) this.add(tagNamed(name));
    } else if (!empty && this.isOpen(name)) {
      while (this.tags[this.tags.length - 1]!.name !== name) this.pop();
      this.pop();
    }
  }

  text(start: number, end: number, entities: boolean): void {
    if (!this.dropping) this.pool.addText(this.top, start, end, entities);
  }

  raw({ name }: Tag, start: number, end: number, entities: boolean): void {
    if (name === 'script') this.keepData(start, end);
    else if (name === 'title' && this.title === '') this.title = this.pool.read(start, end, entities).trim();
    else this.text(start, end, entities);
  }

  private keepData(start: number, end: number): void {
    const { type = '', id, src } = this.script;
    const linked = type.includes('ld+json');
    if (end - start > MAX_DATA || (!linked && end - start < MIN_DATA)) return;
    const text = this.pool.read(start, end, false);
    if (linked) this.jsonLd.push(text);
    else if (type === 'application/json' || id === '__NEXT_DATA__') this.data.push(text);
    else if (type === '' && src === undefined && STATE.test(text)) this.data.push(text);
  }

  private isOpen(name: string): boolean {
    return (this.open[name] ?? 0) > 0;
  }

  private push(tag: Tag, element: Node): void {
    this.tags.push(tag);
    this.elements.push(element);
    this.open[tag.name] = (this.open[tag.name] ?? 0) + 1;
    this.top = element;
  }

  private pop(): void {
    const { name } = this.tags.pop()!;
    this.elements.pop();
    this.open[name]!--;
    this.top = this.elements[this.elements.length - 1] ?? this.root;
    if (this.dropping && this.tags.length < this.dropped) this.dropping = this.foreign = false;
  }

  /** A new element in the innermost open one, or that one itself where it is too deep. */
  private add(tag: Tag): Node {
    return this.top.depth >= MAX_DEPTH ? this.top : this.pool.add(tag, this.top);
  }
}

/**
 * Parses HTML of any quality into a tree, of nodes of a pool that is used for nothing else meanwhile. Linear in the
 * source; stops at `deadline` (milliseconds as `Date.now`).
 */
export function parseTree(source: string, deadline: number, pool = new Pool()): Tree {
  pool.open(source);
  const builder = new Builder(pool);
  const whole = scan(source, deadline, builder);
  const ended = /<\/html\s*>\s*$/i.test(source.slice(-200));
  return {
    root: builder.root,
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

let free: Pool | null = new Pool();

/** Parses a source and gives the tree to `use`, after which the tree is of no use: its nodes serve for the next page. */
export function withTree<T>(source: string, deadline: number, use: (tree: Tree) => T): T {
  // Pages in a page (text in its data) have a pool of their own.
  const pool = free ?? new Pool();
  free = null;
  try {
    return use(parseTree(source, deadline, pool));
  } finally {
    pool.close();
    free = pool;
  }
}
