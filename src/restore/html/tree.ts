import { Parser } from 'htmlparser2';
import { MAX_DEPTH } from '../bytes/limits.js';

/** An element of a page; text stands as plain strings between its children. */
export class Element {
  readonly children: (Element | string)[] = [];
  /** The range of blocks inside it, [from, to); set when the page is cut into blocks. */
  from = 0;
  to = 0;
  /** Pictures and players inside it. */
  media = 0;
  constructor(
    readonly tag: string,
    readonly attrs: Readonly<Record<string, string>>,
    readonly parent: Element | null,
    readonly depth: number,
  ) {}

  /** Class and id, as written. */
  get names(): string {
    const { class: c, id } = this.attrs;
    return c === undefined ? (id ?? '') : id === undefined ? c : `${c} ${id}`;
  }
}

/** What a page's source gives before anything is judged. */
export interface Tree {
  readonly root: Element;
  readonly html: Element | null;
  readonly metas: readonly Readonly<Record<string, string>>[];
  readonly links: readonly Readonly<Record<string, string>>[];
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

// Their contents are never text of the page.
const DROPPED = new Set([
  'script',
  'style',
  'svg',
  'iframe',
  'object',
  'embed',
  'canvas',
  'math',
  'template',
  'select',
  'datalist',
  'textarea',
  'button',
  'dialog',
  'map',
  'audio',
  'video',
  'noframes',
  'amp-ad',
  'amp-embed',
  'amp-analytics',
  'amp-sticky-ad',
  'amp-consent',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const MAX_DATA = 3_000_000;
const MIN_DATA = 1500;
const STATE =
  /^\s*(?:self\.__next_f|(?:window|self|globalThis)(?:\.|\[["'])__|\(?(?:window|self|globalThis)(?:\.|\[["'])\w*(?:STATE|DATA|PROPS|NUXT|APOLLO|REDUX|CONTEXT|Fusion)|var\s+\w*(?:state|data|article|props)\w*\s*=|\{|\[)/i;

/** Parses HTML of any quality into a tree. Linear in the source; stops at `deadline` (milliseconds as `Date.now`). */
export function parseTree(source: string, deadline: number): Tree {
  const root = new Element('#root', {}, null, 0);
  const metas: Record<string, string>[] = [];
  const links: Record<string, string>[] = [];
  const jsonLd: string[] = [];
  const data: string[] = [];
  let html: Element | null = null;
  let title = '';
  let at = root;
  let tooDeep = 0;
  // Inside a dropped element: its tag and how many of the same are open in it.
  let dropped = '';
  let droppedOpen = 0;
  let collect: string[] | null = null;
  let probing = false;
  let inTitle = false;
  let titleDone = false;
  let sawEnd = false;
  const parser = new Parser(
    {
      onopentag(tag, attrs) {
        if (dropped !== '') {
          if (tag === dropped) droppedOpen++;
          return;
        }
        if (DROPPED.has(tag)) {
          if (tag === 'script') {
            const type = attrs.type ?? '';
            if (type.includes('ld+json')) collect = [];
            else if (
              type === 'application/json' ||
              attrs.id === '__NEXT_DATA__' ||
              (attrs.src === undefined && type === '')
            )
              collect = [];
            probing = type === '' && attrs.id !== '__NEXT_DATA__';
            if (collect) {
              (type.includes('ld+json') ? jsonLd : data).push('');
              collecting = type.includes('ld+json') ? jsonLd : data;
            }
          } else if ((tag === 'video' || tag === 'iframe' || tag === 'audio') && tooDeep === 0) {
            at.children.push(new Element(tag, attrs, at, at.depth + 1));
          }
          dropped = tag;
          droppedOpen = 1;
          return;
        }
        if (tag === 'meta') {
          metas.push(attrs);
          if (attrs.itemprop === undefined) return;
        }
        if (tag === 'link') {
          links.push(attrs);
          return;
        }
        if (tag === 'title' && !titleDone) {
          inTitle = true;
          return;
        }
        if (tooDeep > 0 || at.depth >= MAX_DEPTH) {
          if (!VOID.has(tag)) tooDeep++;
          return;
        }
        const element = new Element(tag, attrs, at, at.depth + 1);
        if (tag === 'html' && !html) html = element;
        at.children.push(element);
        if (!VOID.has(tag)) at = element;
      },
      ontext(text) {
        if (dropped !== '') {
          if (collect) {
            // Of plain scripts only those that hand over a page's state; the rest are programs.
            if (collect.length === 0 && probing && !STATE.test(text)) {
              collect = null;
              collecting.pop();
            } else collect.push(text);
          }
          return;
        }
        if (inTitle) title += text;
        else at.children.push(text);
      },
      onclosetag(tag) {
        if (dropped !== '') {
          if (tag === dropped && --droppedOpen === 0) {
            dropped = '';
            if (collect) {
              const text = collect.join('');
              if (text.length <= MAX_DATA && (collecting === jsonLd || text.length >= MIN_DATA))
                collecting[collecting.length - 1] = text;
              else collecting.pop();
              collect = null;
            }
          }
          return;
        }
        if (tag === 'title' && inTitle) {
          inTitle = false;
          titleDone = title.trim() !== '';
          return;
        }
        if (VOID.has(tag) || tag === 'link' || tag === 'meta') return;
        if (tooDeep > 0) {
          tooDeep--;
          return;
        }
        if (tag === 'html' || tag === 'body') sawEnd = true;
        if (at.tag === tag && at.parent) at = at.parent;
        else {
          // htmlparser2 closes in order; guard all the same.
          let up: Element | null = at;
          while (up && up.tag !== tag) up = up.parent;
          if (up?.parent) at = up.parent;
        }
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  let collecting: string[] = jsonLd;
  // In slices, so that the time limit is kept on an endless page too.
  const SLICE = 1 << 18;
  let timedOut = false;
  for (let i = 0; i < source.length; i += SLICE) {
    parser.write(i === 0 && source.length <= SLICE ? source : source.slice(i, i + SLICE));
    if (Date.now() > deadline) {
      timedOut = true;
      break;
    }
  }
  parser.end();
  const cut = !sawEnd || /<[^<>]*$/.test(source.slice(-2000)) || !/<\/(?:html|body)\s*>/i.test(source.slice(-5000));
  return {
    root,
    html,
    metas,
    links,
    jsonLd,
    data,
    title: title.trim(),
    cut: cut && !/<\/html\s*>\s*$/i.test(source.slice(-200)),
    timedOut,
  };
}
