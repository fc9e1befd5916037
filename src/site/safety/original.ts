import sanitizeHtml from 'sanitize-html';
import { calm } from '../bidi.js';

// Only what tells how a page was laid out in words. No address, style, image, form or frame of the page survives, so it
// can neither run, load nor send anything, even where a browser would ignore the response's own policy.
const TAGS = [
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav',
  'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody',
  'tfoot', 'tr', 'th', 'td', 'br', 'hr', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'span', 'bdi',
  'q', 'cite', 'time', 'abbr', 'address', 'mark', 'code',
]; // prettier-ignore

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { '*': ['dir', 'lang'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: [],
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'title',
    'iframe',
    'object',
    'svg',
    'math',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  enforceHtmlBoundary: false,
  nestingLimit: 80,
  transformTags: {
    img: (_, attributes) => ({
      tagName: 'span',
      attribs: {},
      text: (attributes.alt ?? '').trim() === '' ? '▣' : `▣ ${attributes.alt}`,
    }),
  },
};

/** Larger originals are cut: a browser gains nothing from more, and sanitising takes time that others wait for. */
const MAX_CHARS = 2_000_000;

/**
 * A kept page as harmless markup: its words and their order, nothing that runs, loads or links. What turns the order of
 * a line is taken out last: a page may spell it as a character reference.
 */
export function harmlessHtml(html: string): string {
  return calm(sanitizeHtml(html.slice(0, MAX_CHARS), OPTIONS));
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

/** A kept text scrape, line for line. */
export function harmlessText(text: string): string {
  return `<pre dir="auto">${escape(calm(text.slice(0, MAX_CHARS)))}</pre>`;
}

/** The document that the original is shown in. */
export function originalDocument(body: string, stylesheet: string, lang: string | null, dir: string | null): string {
  return `<!doctype html><html lang="${escape(lang ?? 'und')}" dir="${escape(dir ?? 'auto')}"><head><meta charset="utf-8"><title>Original</title><meta name="referrer" content="no-referrer"><link rel="stylesheet" href="${escape(stylesheet)}"></head><body>${body}</body></html>`;
}
