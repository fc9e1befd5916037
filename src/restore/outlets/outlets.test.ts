import { describe, expect, it } from 'vitest';
import { decodePage, restore } from '../index.js';
import { outletOfAccount, outletOfAddress, ruleFor, type Outlet } from './outlets.js';

describe('outlets', () => {
  it('are known by address and account', () => {
    expect(outletOfAddress('https://www.albayan.ae/x/2020-1')?.name).toBe('البيان');
    expect(outletOfAddress('https://www.bbc.com/arabic/articles/1')?.name).toBe('بي بي سي عربي');
    expect(outletOfAddress('https://www.bbc.com/news/1')).toBeNull();
    expect(outletOfAccount('Orient.Tv.Net')?.name).toBe('أورينت نت');
  });
  it('have rules for their days', () => {
    const rule = (from: string | null, until: string | null) => ({ from, until, why: 'a new design' });
    const outlet: Outlet = {
      name: 'x',
      hosts: [],
      accounts: [],
      rules: [rule(null, '2019-12-31'), rule('2020-01-01', null)],
    };
    expect(ruleFor(outlet, '2018-05-05')).toBe(outlet.rules[0]);
    expect(ruleFor(outlet, '2020-05-05')).toBe(outlet.rules[1]);
    expect(ruleFor(outlet, null)).toBe(outlet.rules[1]);
  });
  it('leave what their rules say, and say so', () => {
    const html = `<html><head><link rel="canonical" href="https://metro.co.uk/a/b"><title>Harbour to close</title></head><body><article><h1>Harbour to close</h1>
      <p>The harbour council voted on Monday to close the northern pier for repairs, its chairman told reporters.</p>
      <div class="metro-factbox"><p>A box of the house with facts about harbours that the article itself does not hold, at all.</p></div>
      <p>Ships will be sent to the southern quay until the works are done, he said, and nobody loses a job.</p></article></body></html>`;
    const { article, blocks } = restore(decodePage(Buffer.from(html), { source: 'x.html' }));
    expect(article.text).not.toContain('A box of the house');
    expect(article.text.split('\n')).toHaveLength(2);
    expect(blocks.find((b) => b.text.startsWith('A box'))?.reasons.join()).toContain('outlet');
  });
});
