import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupArchive } from '../../src/pipeline/group.js';
import { lastDecisions, oneAtATime } from '../../src/site/decisions.js';
import { visit } from './forms.js';
import { startSite, type TestSite } from './site.js';

describe('a person decides on a link', () => {
  let site: TestSite;
  let regrouped = 0;
  beforeAll(async () => {
    const held: { site?: TestSite } = {};
    site = await startSite({
      regroup: async () => {
        await groupArchive(held.site!.archive);
        regrouped += 1;
      },
    });
    held.site = site;
  });
  afterAll(() => site?.close());

  /** A claim that some link holds together, and that link. */
  async function joined() {
    const { items } = await site.archive.claims({ limit: 60 });
    for (const claim of items) {
      const link = claim.links?.find((l) => l.kind === 'same-claim');
      if (link && claim.positions.flatMap((p) => p.statements).length === 2) return { claim, link };
    }
    throw new Error('the demo has no claim of two statements that are joined as the same claim');
  }
  const together = async (one: string, other: string) =>
    (await site.archive.claims({ limit: 200 })).items.some((claim) => {
      const ids = new Set(claim.positions.flatMap((p) => p.statements.map((s) => s.statement)));
      return ids.has(one) && ids.has(other);
    });

  it('by the form of the claim’s page: kept in the log with who and why, and grouping keeps to it', async () => {
    const { claim, link } = await joined();
    const subject = `${link.kind}:${link.from}:${link.to}`;
    const path = `/claims/${encodeURIComponent(claim.id)}`;
    const page = await visit(site, path);
    expect(page.html).toContain(`name="subject" value="${subject}"`);
    const form = { csrf: page.csrf, subject, action: 'reject', by: 'سعاد', why: 'خبران مختلفان', back: path };
    expect((await page.send('/decisions', { ...form, csrf: 'x' })).status).toBe(403);
    expect((await page.send('/decisions', form, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await page.send('/decisions', { ...form, subject: 'same-claim:no:body' })).status).toBe(400);
    expect((await page.send('/decisions', { ...form, action: 'edit' })).status).toBe(400);
    expect(await site.archive.corrections()).toEqual([]);
    expect(await together(link.from, link.to)).toBe(true);

    const sent = await page.send('/decisions', form);
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
    expect(await site.archive.corrections()).toMatchObject([
      { subject, action: 'reject', by: 'سعاد', why: 'خبران مختلفان' },
    ]);
    await expect.poll(() => regrouped, { timeout: 20_000 }).toBe(1);
    expect(await together(link.from, link.to)).toBe(false);
    const log = await (await fetch(`${site.base}/decisions?ui=ar`)).text();
    expect(log).toContain('سعاد');
    expect(log).toContain('مرفوض');

    expect(
      (await page.send('/decisions', { ...form, action: 'confirm', back: '//evil.example' })).headers.get('location'),
    ).toBe('/');
    await expect.poll(() => regrouped, { timeout: 20_000 }).toBe(2);
    expect(await together(link.from, link.to)).toBe(true);
  });

  it('only where the reader may write', async () => {
    const open = await startSite({ host: '0.0.0.0', publicRead: true });
    const { items } = await open.archive.claims({ limit: 1 });
    const page = await visit(open, `/claims/${encodeURIComponent(items[0]!.id)}`);
    expect(page.html).not.toContain('action="/decisions"');
    expect(
      (await page.send('/decisions', { csrf: page.csrf, subject: 'same-claim:a:b', action: 'reject' })).status,
    ).toBe(403);
    await open.close();
  });
});

describe('decisions', () => {
  it('the last one on a link counts, in either order of its ends where it has no direction', () => {
    const entry = (subject: string, action: 'confirm' | 'reject') => ({
      id: '',
      at: '',
      by: '',
      subject,
      action,
      value: null,
      why: '',
    });
    const last = lastDecisions([
      entry('same-claim:a:b', 'reject'),
      entry('same-claim:b:a', 'confirm'),
      entry('denial-of:a:b', 'reject'),
      entry('some statement', 'confirm'),
    ]);
    expect(last.get('same-claim:a:b')?.action).toBe('confirm');
    expect(last.get('denial-of:a:b')?.action).toBe('reject');
    expect(last.has('denial-of:b:a')).toBe(false);
    expect(last.size).toBe(3);
  });

  it('grouping never overlaps itself, and runs once more for all who asked meanwhile', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const once = oneAtATime(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      runs += 1;
    });
    await Promise.all([once(), once(), once(), once()]);
    expect([most, runs]).toEqual([1, 2]);
    await once();
    expect(runs).toBe(3);
  });
});
