import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { attributeAt, hashStep, tagAt, type Tag } from './tags.js';

export type Attributes = Readonly<Record<string, string>>;

/** What a scan meets, in order. */
export interface Sink {
  /** A start tag; `closed`: it ends itself with a slash. Returns whether its raw contents are wanted. */
  begin(tag: Tag, attrs: Attributes, closed: boolean): boolean;
  end(tag: Tag): void;
  text(text: string): void;
  /** The contents of an element whose contents are no markup, where `begin` wanted them. */
  raw(tag: Tag, text: string): void;
  /** Whether tags stand inside SVG or MathML, where no contents are raw. */
  readonly foreign: boolean;
  /** Whether nothing that comes is kept, so that attributes need not be read. */
  readonly dropping: boolean;
}

export const NO_ATTRIBUTES: Attributes = Object.freeze({});
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

const isBlank = (c: number): boolean => c === 32 || c === 10 || c === 9 || c === 13 || c === 12;
const isLetter = (c: number): boolean => (c > 96 && c < 123) || (c > 64 && c < 91);

/** Tags between two looks at the clock. */
const CLOCK = 4096;

/**
 * Goes through HTML of any quality, tag by tag, in one pass; what lies between is found by the platform's `indexOf`.
 * Returns false where `deadline` (milliseconds as `Date.now`) came first.
 */
export function scan(source: string, deadline: number, sink: Sink): boolean {
  const end = source.length;
  let at = 0;
  let ticks = 0;
  // Where the next of each stands, so that the source is gone through once for it.
  let amp = source.indexOf('&');
  let svg = 0;
  let svgEnd = 0;

  /** A stretch of the source with its entities read. */
  const decoded = (from: number, to: number, attribute: boolean): string => {
    if (amp >= 0 && amp < from) amp = source.indexOf('&', from);
    const text = source.slice(from, to);
    return amp < 0 || amp >= to ? text : attribute ? decodeHTMLAttribute(text) : decodeHTML(text);
  };
  const text = (from: number, to: number): void => {
    if (from >= to) return;
    let i = from;
    while (i < to && isBlank(source.charCodeAt(i))) i++;
    sink.text(i === to ? ' ' : decoded(from, to, false));
  };
  /** The end of what is skipped up to a `>`. */
  const after = (from: number): number => {
    const close = source.indexOf('>', from);
    return close < 0 ? end : close + 1;
  };
  /** Where the end tag of a raw element begins, or the end of the source. */
  const rawEnd = (name: string, from: number): number => {
    for (let i = source.indexOf('</', from); i >= 0; i = source.indexOf('</', i + 2)) {
      const past = i + 2 + name.length;
      if (source.startsWith(name, i + 2) || source.slice(i + 2, past).toLowerCase() === name) {
        const c = source.charCodeAt(past);
        if (c === GT || c === SLASH || isBlank(c) || past >= end) return i;
      }
    }
    return end;
  };

  while (at < end) {
    const lt = source.indexOf('<', at);
    if (lt < 0 || lt === end - 1) {
      text(at, end);
      break;
    }
    const c = source.charCodeAt(lt + 1);
    const closing = c === SLASH;
    let i = closing ? lt + 2 : lt + 1;
    if (!isLetter(source.charCodeAt(i))) {
      if (c === 33 || c === 63 || (closing && i < end)) {
        text(at, lt);
        if (source.startsWith('<!--', lt)) {
          const close = source.indexOf('-->', lt + 2);
          at = close < 0 ? end : close + 3;
        } else at = after(i);
      } else {
        // A `<` that begins no tag is text; what follows it is looked at anew.
        text(at, i);
        at = i;
      }
      continue;
    }
    text(at, lt);
    if (++ticks % CLOCK === 0 && Date.now() > deadline) return false;
    let hash = 0;
    let start = i;
    for (; i < end; i++) {
      const d = source.charCodeAt(i);
      if (d === GT || d === SLASH || isBlank(d)) break;
      hash = hashStep(hash, d);
    }
    if (i >= end) break;
    const tag = tagAt(source, start, i, hash);
    if (closing) {
      at = after(i);
      sink.end(tag);
      continue;
    }
    let attrs: Record<string, string> | null = null;
    let closed = false;
    let whole = false;
    // A tag may end the one whose contents are dropped.
    const wanted = !sink.dropping || tag.ends !== null;
    while (i < end) {
      let d = source.charCodeAt(i);
      if (d === GT) {
        whole = true;
        i++;
        break;
      }
      if (d === SLASH || isBlank(d)) {
        closed = d === SLASH && source.charCodeAt(i + 1) === GT;
        i++;
        continue;
      }
      start = i;
      hash = 0;
      // A leading `=` belongs to the name.
      do {
        hash = hashStep(hash, d);
        d = source.charCodeAt(++i);
      } while (i < end && d !== EQUALS && d !== GT && d !== SLASH && !isBlank(d));
      const name = wanted ? attributeAt(source, start, i, hash) : null;
      while (i < end && isBlank(d)) d = source.charCodeAt(++i);
      let value = '';
      if (d === EQUALS) {
        do d = source.charCodeAt(++i);
        while (i < end && isBlank(d));
        if (d === 34 || d === 39) {
          const close = source.indexOf(d === 34 ? '"' : "'", i + 1);
          const to = close < 0 ? end : close;
          if (name !== null && close >= 0) value = decoded(i + 1, to, true);
          i = to + 1;
        } else {
          start = i;
          while (i < end && d !== GT && !isBlank(d)) d = source.charCodeAt(++i);
          if (name !== null) value = decoded(start, i, true);
        }
      }
      if (name !== null) {
        attrs ??= {};
        if (attrs[name] === undefined) attrs[name] = value;
      }
    }
    // A tag that the source ends in is none.
    if (!whole) break;
    at = i;
    const foreign = sink.foreign;
    const keep = sink.begin(tag, attrs ?? NO_ATTRIBUTES, closed);
    if (tag.raw !== 'no' && !foreign) {
      const to = tag.name === 'plaintext' ? end : rawEnd(tag.name, at);
      if (keep && to > at) sink.raw(tag, tag.raw === 'with-entities' ? decoded(at, to, false) : source.slice(at, to));
      at = to;
    } else if (tag.name === 'svg' && !closed && sink.dropping) {
      // A drawing without a drawing in it is passed over whole.
      if (svgEnd >= 0 && svgEnd < at) svgEnd = source.indexOf('</svg', at);
      if (svg >= 0 && svg < at) svg = source.indexOf('<svg', at);
      if (svgEnd >= 0 && (svg < 0 || svg > svgEnd)) at = svgEnd;
    }
  }
  return true;
}
