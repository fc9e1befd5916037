import { attributeAt, hashStep, tagAt, type Tag } from './tags.js';

/** What a scan meets, in order; texts and values are ranges of the source. */
export interface Sink {
  /** An attribute that something here reads, of the start tag that comes next. */
  attribute(name: string, start: number, end: number, entities: boolean): void;
  /** A start tag; `closed`: it ends itself with a slash. Returns whether its raw contents are wanted. */
  begin(tag: Tag, closed: boolean): boolean;
  end(tag: Tag): void;
  /** A text; an empty range stands for blanks. */
  text(start: number, end: number, entities: boolean): void;
  /** The contents of an element whose contents are no markup, where `begin` wanted them. */
  raw(tag: Tag, start: number, end: number, entities: boolean): void;
  /** Whether tags stand inside SVG or MathML, where no contents are raw. */
  readonly foreign: boolean;
  /** Whether nothing that comes is kept, so that attributes need not be read. */
  readonly dropping: boolean;
}

const GT = 62;
const SLASH = 47;
const EQUALS = 61;
const BANG = 33;
const QUESTION = 63;

const isBlank = (c: number): boolean => c === 32 || (c > 8 && c < 14 && c !== 11);
const isLetter = (c: number): boolean => (c > 96 && c < 123) || (c > 64 && c < 91);

/** Tags between two looks at the clock. */
const CLOCK = 4096;

/**
 * Goes through HTML of any quality, tag by tag, in one pass; what lies between is found by the platform's `indexOf`.
 * Returns false where `deadline` (milliseconds as `Date.now`) came first.
 */
export function scan(source: string, deadline: number, sink: Sink): boolean {
  const scanner = new Scanner(source, sink);
  for (let ticks = 1; scanner.step(); ticks++) if (ticks % CLOCK === 0 && Date.now() > deadline) return false;
  return true;
}

// Small methods: the compiler takes long over a large one, and again whenever a page brings what it had not seen.
class Scanner {
  private at = 0;
  private readonly end: number;
  // Where the next of each stands, so that the source is gone through once for it.
  private amp: number;
  private svg = 0;
  private svgEnd = 0;
  /** The hash of the name that was read last. */
  private hash = 0;
  private whole = false;
  private closed = false;

  constructor(
    private readonly source: string,
    private readonly sink: Sink,
  ) {
    this.end = source.length;
    this.amp = source.indexOf('&');
  }

  /** Reads up to the end of the next tag; false at the end of the source. */
  step(): boolean {
    const { source, at, end } = this;
    const lt = at < end ? source.indexOf('<', at) : -1;
    if (lt < 0 || lt === end - 1) {
      this.text(at, end);
      return false;
    }
    const c = source.charCodeAt(lt + 1);
    if (isLetter(c)) {
      this.text(at, lt);
      return this.startTag(lt + 1);
    }
    if (c === SLASH && isLetter(source.charCodeAt(lt + 2))) {
      this.text(at, lt);
      return this.endTag(lt + 2);
    }
    if (c === BANG || c === QUESTION || (c === SLASH && lt + 2 < end)) {
      this.text(at, lt);
      this.at = source.startsWith('<!--', lt) ? this.after('-->', lt + 2) : this.after('>', lt + 2);
    } else {
      // A `<` that begins no tag is text; what follows it is looked at anew.
      this.text(at, lt + 1);
      this.at = lt + 1;
    }
    return this.at < end;
  }

  private text(from: number, to: number): void {
    if (from >= to) return;
    const { source } = this;
    let i = from;
    while (i < to && isBlank(source.charCodeAt(i))) i++;
    if (i === to) this.sink.text(to, to, false);
    else this.sink.text(from, to, this.hasEntity(from, to));
  }

  private hasEntity(from: number, to: number): boolean {
    if (this.amp >= 0 && this.amp < from) this.amp = this.source.indexOf('&', from);
    return this.amp >= 0 && this.amp < to;
  }

  /** Past the next `mark` from an index on, or the end of the source. */
  private after(mark: string, from: number): number {
    const found = this.source.indexOf(mark, from);
    return found < 0 ? this.end : found + mark.length;
  }

  /** Past the name that begins at an index; what ends it is a blank, `/`, `>` or (of an attribute) `=`. */
  private name(from: number, attribute: boolean): number {
    const { source, end } = this;
    let hash = 0;
    let i = from;
    for (; i < end; i++) {
      const c = source.charCodeAt(i);
      // A leading `=` belongs to the name.
      if (c === GT || c === SLASH || isBlank(c) || (attribute && c === EQUALS && i > from)) break;
      hash = hashStep(hash, c);
    }
    this.hash = hash;
    return i;
  }

  private endTag(from: number): boolean {
    const to = this.name(from, false);
    if (to >= this.end) return false;
    this.at = this.after('>', to);
    this.sink.end(tagAt(this.source, from, to, this.hash));
    return true;
  }

  private startTag(from: number): boolean {
    const to = this.name(from, false);
    const tag = tagAt(this.source, from, to, this.hash);
    this.attributes(to, tag);
    // A tag that the source ends in is none.
    if (!this.whole) return false;
    const { foreign } = this.sink;
    const wanted = this.sink.begin(tag, this.closed);
    if (tag.raw !== 'no' && !foreign) this.raw(tag, wanted);
    else if (tag.name === 'svg' && !this.closed && this.sink.dropping) this.skipDrawing();
    return true;
  }

  /** Reads the attributes of a start tag up to its end. */
  private attributes(from: number, tag: Tag): void {
    const { source, end } = this;
    // A tag may end the one whose contents are dropped.
    const wanted = !this.sink.dropping || tag.ends !== null;
    this.whole = this.closed = false;
    this.at = from;
    while (this.at < end) {
      const c = source.charCodeAt(this.at);
      if (c === GT) {
        this.whole = true;
        this.at++;
        break;
      }
      if (c === SLASH || isBlank(c)) {
        this.closed = c === SLASH && source.charCodeAt(this.at + 1) === GT;
        this.at++;
        continue;
      }
      const start = this.at;
      const to = this.name(start, true);
      const name = wanted ? attributeAt(source, start, to, this.hash) : null;
      this.at = to;
      this.value(name);
    }
  }

  private skipBlanks(): void {
    while (this.at < this.end && isBlank(this.source.charCodeAt(this.at))) this.at++;
  }

  /** Passes over the value of an attribute whose name ends here, where it has one; null is a name that is not read. */
  private value(name: string | null): void {
    const { source, end } = this;
    this.skipBlanks();
    if (source.charCodeAt(this.at) !== EQUALS) {
      if (name !== null) this.sink.attribute(name, this.at, this.at, false);
      return;
    }
    this.at++;
    this.skipBlanks();
    const quote = source.charCodeAt(this.at);
    let from = this.at;
    let to: number;
    if (quote === 34 || quote === 39) {
      from++;
      to = source.indexOf(quote === 34 ? '"' : "'", from);
      if (to < 0) to = end;
      this.at = to + 1;
    } else {
      to = from;
      for (; to < end; to++) {
        const c = source.charCodeAt(to);
        if (c === GT || isBlank(c)) break;
      }
      this.at = to;
    }
    if (name !== null) this.sink.attribute(name, from, to, this.hasEntity(from, to));
  }

  /** Passes over contents that are no markup. */
  private raw(tag: Tag, wanted: boolean): void {
    const { at } = this;
    const to = tag.name === 'plaintext' ? this.end : this.rawEnd(tag.name, at);
    this.at = to;
    if (!wanted || to <= at) return;
    this.sink.raw(tag, at, to, tag.raw === 'with-entities');
  }

  /** Where the end tag of a raw element begins, or the end of the source. */
  private rawEnd(name: string, from: number): number {
    const { source, end } = this;
    for (let i = source.indexOf('</', from); i >= 0; i = source.indexOf('</', i + 2)) {
      const past = i + 2 + name.length;
      if (source.startsWith(name, i + 2) || source.slice(i + 2, past).toLowerCase() === name) {
        const c = source.charCodeAt(past);
        if (c === GT || c === SLASH || isBlank(c) || past >= end) return i;
      }
    }
    return end;
  }

  /** A drawing without a drawing in it is passed over whole. */
  private skipDrawing(): void {
    const { source, at } = this;
    if (this.svgEnd >= 0 && this.svgEnd < at) this.svgEnd = source.indexOf('</svg', at);
    if (this.svg >= 0 && this.svg < at) this.svg = source.indexOf('<svg', at);
    if (this.svgEnd >= 0 && (this.svg < 0 || this.svg > this.svgEnd)) this.at = this.svgEnd;
  }
}
