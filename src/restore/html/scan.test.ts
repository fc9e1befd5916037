import { describe, expect, it } from 'vitest';
import type { Node } from './nodes.js';
import { parseTree } from './tree.js';

/** A tree in one line: `div(p("text") br())`. */
function shape(el: Node): string {
  const inside: string[] = [];
  for (let c = el.first; c !== null; c = c.next)
    inside.push(c.isText ? (c.text.trim() === '' ? '' : JSON.stringify(c.text)) : shape(c));
  return `${el.tag}(${inside.filter((s) => s !== '').join(' ')})`;
}
const tree = (html: string): string => shape(parseTree(html, Infinity).root).replace(/^#root\((.*)\)$/, '$1');

describe('the scanner', () => {
  it.each([
    [
      'closes what authors leave open',
      '<ul><li>a<li>b</ul><p>c<p>d<div>e</div>',
      'ul(li("a") li("b")) p("c") p("d") div("e")',
    ],
    ['closes what an outer end tag closes', '<div><b>a<i>b</div>c', 'div(b("a" i("b"))) "c"'],
    ['leaves end tags of nothing', 'a</span>b</p>c', '"a" "b" p() "c"'],
    ['reads attributes of every kind', '<a class=x id=\'y\' href="/a?b&amp;c" hidden>z</a>', 'a("z")'],
    ['takes a lone < for text', 'a < b <3 c <', '"a <" " b <" "3 c <"'],
    [
      'passes over comments and declarations',
      '<!doctype html>a<!-- <p> --><!-->b<![if x]>c<?php d ?>e',
      '"a" "b" "c" "e"',
    ],
    ['passes over scripts, also with tags in them', '<script>"<p>" </scriptx></SCRIPT >a<style>p{}</style>', '"a"'],
    ['passes over drawings', '<svg><title>t</title><svg><path d="M1"/></svg><p>x</p></svg>a<svg/>b', '"a" "b"'],
    ['ends a button at a field', '<button>x<input>a', 'input() "a"'],
    ['reads entities', 'a&amp;b&nbsp;c&#x627;&#1604;&bogus;', '"a&b\\u00a0cال&bogus;"'.replace('\\u00a0', '\u00a0')],
    ['drops a tag that the source ends in', 'a<p class="b', '"a"'],
    ['does not nest forms', '<form>a<form>b</form>c', 'form("a" "b") "c"'],
  ])('%s', (_, html, expected) => {
    expect(tree(html)).toBe(expected);
  });
  it('reads head and scripts apart', () => {
    const found = parseTree(
      '<html lang=ar><head><title>A &amp; B</title><meta name=x content=y><link rel=canonical href=z>' +
        '<script type="application/ld+json">{"a":1}</script></head><body>c</body></html>',
      Infinity,
    );
    expect(found.title).toBe('A & B');
    expect(found.metas).toEqual([{ name: 'x', content: 'y' }]);
    expect(found.links).toEqual([{ rel: 'canonical', href: 'z' }]);
    expect(found.jsonLd).toEqual(['{"a":1}']);
    expect(found.html?.attr('lang')).toBe('ar');
    expect(found.cut).toBe(false);
  });
  it.each([
    ['tags that no end tag closes', '<svg>'.repeat(200_000)],
    ['end tags of nothing', '<p>'.repeat(50_000) + '</b>'.repeat(200_000)],
    ['open angles', '<'.repeat(500_000)],
    ['ampersands', '&'.repeat(500_000)],
    ['comments without end', '<!--'.repeat(200_000)],
    ['quotes without end', '<a b="'.repeat(200_000)],
    ['scripts without end', '<script></'.repeat(200_000)],
  ])('takes time in line with the length of %s', (_, html) => {
    const start = performance.now();
    parseTree(html, Infinity);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
