import { describe, expect, it } from 'vitest';
import { withTree } from './tree.js';

const names = (html: string): readonly string[] =>
  withTree(html, Infinity, ({ root }) => {
    const found: string[] = [];
    for (let el = root.first; el !== null; el = el.next) found.push(`${el.names} ${el.first?.text ?? ''}`);
    return found;
  });

describe('the nodes of a page', () => {
  it('are as many as it has, with their attributes', () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `<p class="c${i}" id=i${i}>t${i}</p>`);
    expect(names(many.join(''))).toEqual(many.map((_, i) => `c${i} i${i} t${i}`));
    expect(names('<p class=a>b</p>')).toEqual(['a b']);
  });
  it('are not those of a page that is read meanwhile', () => {
    withTree('<p class=outer>x</p>', Infinity, ({ root }) => {
      expect(names('<i class=inner>y</i><i>z</i>')).toEqual(['inner y', ' z']);
      expect(names('<b class=other>v</b>')).toEqual(['other v']);
      expect(root.first?.names).toBe('outer');
    });
  });
  it('are free again when reading throws', () => {
    const fail = (): never => {
      throw new Error('in the middle');
    };
    expect(() => withTree('<p class=a>x', Infinity, fail)).toThrow('in the middle');
    expect(names('<p id=b>y')).toEqual(['b y']);
  });
});
