import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import type { Claim, Story } from '../model/index.js';
import type { OpenOptions, SearchQuery, SqlArchive } from './index.js';
import { sketchEntry, type Sketch } from './testing.js';

/** A kind of store, as the contract needs it: a fresh place for each test, opened as often as wanted. */
export interface Store {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A new, empty place. */
  place(): Promise<string>;
  open(place: string, options?: OpenOptions): Promise<SqlArchive>;
}

const agreement: Sketch = {
  title: 'اتفاق على فتح طريق الوادي',
  outlet: 'صحيفة النهر',
  published: '2021-03-04T10:30',
  url: 'https://alnahr.example/1',
  text: 'أعلن رئيس البلدية سامر العلي أن طريق الوادي سيُفتح غداً أمام الأهالي.\nونفى مجلس الضفة وجود أي اتفاق، وقال إن القوات ما زالت في المدينة القديمة.',
  statements: [
    {
      speaker: 'رئيس البلدية سامر العلي',
      cue: 'أعلن',
      content: 'طريق الوادي سيُفتح غداً أمام الأهالي',
      act: 'announce',
      actor: { id: 'person/samer', name: 'سامر العلي' },
    },
    {
      speaker: 'مجلس الضفة',
      cue: 'نفى',
      content: 'وجود أي اتفاق',
      act: 'deny',
      actor: { id: 'body/daffa', name: 'مجلس الضفة' },
    },
    {
      speaker: 'مجلس الضفة',
      cue: 'قال',
      content: 'القوات ما زالت في المدينة القديمة',
      actor: { id: 'body/daffa', name: 'مجلس الضفة' },
      places: [{ text: 'المدينة القديمة', id: 'place/old' }],
    },
  ],
};
const flood: Sketch = {
  title: 'سيول في المدينة القديمة',
  outlet: 'وكالة الجسر',
  published: '2021-05-20',
  url: 'https://aljisr.example/7',
  text: 'قال الدفاع المدني إن السيول أغلقت طريق الوادي بالمدينة القديمة وإن إحدى الجسور انهار.',
  statements: [
    {
      speaker: 'الدفاع المدني',
      cue: 'قال',
      content: 'السيول أغلقت طريق الوادي بالمدينة القديمة',
      actor: { id: 'body/civil', name: 'الدفاع المدني' },
    },
  ],
};
const undated: Sketch = {
  title: null,
  outlet: null,
  url: 'https://alnahr.example/1',
  text: 'نص بلا تاريخ عن مدينة بعيدة ورقم ١٢٣ ونسبة 4.5 بالمئة و COVID-19 و a_b.',
};

/** What every store must do; run against each (`sqlite.test.ts`, `postgres.test.ts`). */
export function contract(name: string, store: Store): void {
  describe(`the archive in ${name}`, () => {
    let archive: SqlArchive;
    let place: string;
    beforeAll(() => store.start());
    afterAll(() => store.stop());
    beforeEach(async () => {
      place = await store.place();
      archive = await store.open(place, { create: true });
    });
    afterEach(() => archive.close());

    const find = async (query: Partial<SearchQuery>): Promise<(string | null)[]> =>
      (await archive.search({ words: '', limit: 10, ...query })).items.map((hit) => hit.article.title);

    test('the same bytes again change nothing', async () => {
      const entry = sketchEntry(agreement);
      const [first] = await archive.put([entry]);
      expect(first!.status).toBe('added');
      expect((await archive.put([entry, entry])).map((result) => result.status)).toEqual(['present', 'present']);
      const [one, two] = await archive.put([sketchEntry(flood), sketchEntry(flood)]);
      expect([one!.status, two!.status]).toEqual(['added', 'present']);
      expect(await archive.stats()).toMatchObject({ articles: 2, statements: 4 });
    });

    test('gives back exactly what was put in, original bytes too', async () => {
      const entry = sketchEntry(agreement);
      const { id } = (await archive.put([entry]))[0]!;
      const stored = (await archive.article(id))!;
      expect(stored.article).toEqual(entry.reading.article);
      expect(stored.statements).toEqual(entry.reading.statements);
      expect(new Uint8Array((await archive.original(id))!.bytes)).toEqual(entry.bytes);
      expect(await archive.has(id)).toBe(true);
      expect(await archive.presentAs(stored.sha256)).toBe(id);
      expect(await archive.statement(`${id}/1`)).toMatchObject({ statement: { act: 'deny' }, article: { id } });
      expect(await archive.article('nothing')).toBeNull();
      expect(await archive.original('nothing')).toBeNull();
    });

    test('an id with other bytes is kept beside as another capture', async () => {
      await archive.put([sketchEntry({ ...agreement, id: 'a1' })]);
      const [again] = await archive.put([sketchEntry({ ...agreement, id: 'a1', text: `${agreement.text}\nتحديث.` })]);
      expect(again!.status).toBe('added');
      expect(again!.id).not.toBe('a1');
      const stored = (await archive.article('a1'))!;
      expect(stored.captures.map((capture) => capture.id)).toEqual([again!.id]);
      expect((await archive.verify()).faults).toEqual([]);
    });

    test('lists newest first, page by page, undated last', async () => {
      await archive.put([sketchEntry(undated), sketchEntry(agreement), sketchEntry(flood)]);
      const first = await archive.articles({ limit: 2 });
      expect(first.items.map((item) => item.title)).toEqual([flood.title, agreement.title]);
      const rest = await archive.articles({ limit: 2, cursor: first.next! });
      expect(rest.items.map((item) => item.title)).toEqual([null]);
      expect(rest.next).toBeNull();
      expect((await archive.articles({ limit: 5, outlet: 'وكالة الجسر' })).items).toHaveLength(1);
    });

    test('finds words whatever their letters and clitics', async () => {
      await archive.put([sketchEntry(agreement), sketchEntry(flood), sketchEntry(undated)]);
      for (const words of ['الوادي', 'الوادى', 'سَيُفتَح', 'أهالي', 'للأهالي', 'اتفاق'])
        expect(await find({ words }), words).toContain(agreement.title);
      expect(await find({ words: 'سيول إحدى' })).toEqual([flood.title]);
      expect(await find({ words: '123' })).toEqual([null]);
      expect(await find({ words: '4.5' })).toEqual([null]);
      expect((await archive.verify()).faults).toEqual([]);
      expect(await find({ words: '"طريق الوادي"' })).toEqual([flood.title, agreement.title]);
      expect(await find({ words: '"الوادي طريق"' })).toEqual([]);
      expect(await find({ words: 'سيو*' })).toEqual([flood.title]);
      expect(await find({ words: 'الوادي -السيول' })).toEqual([agreement.title]);
      expect(await find({ words: '!!! ...' })).toEqual([]);
      for (const hostile of ['"', "'", '*', '-', 'a" OR "b', "x' | y", 'tags : o', '\\', 'NEAR(a b)', '\0'])
        await find({ words: hostile });
    });

    test('filters by outlet, speaker, actor, act, place, date, language', async () => {
      await archive.put([sketchEntry(agreement), sketchEntry(flood), sketchEntry({ ...undated, lang: 'fa' })]);
      expect(await find({ outlet: 'صحيفة النهر' })).toEqual([agreement.title]);
      expect(await find({ lang: 'fa' })).toEqual([null]);
      expect(await find({ actor: 'body/daffa' })).toEqual([agreement.title]);
      expect(await find({ act: 'deny', words: 'الوادي' })).toEqual([agreement.title]);
      expect(await find({ place: 'place/old' })).toEqual([agreement.title]);
      expect(await find({ from: '2021-05', until: '2021-05-20' })).toEqual([flood.title]);
      expect(await find({ until: '2021-03-04' })).toEqual([agreement.title]);
      expect(await find({ until: '2021-03-03' })).toEqual([]);
      const statements = await archive.search({
        words: '',
        kind: 'statements',
        speaker: 'الضفة',
        act: 'deny',
        limit: 5,
      });
      expect(statements.items.map((hit) => hit.statement!.act)).toEqual(['deny']);
      expect(await find({ kind: 'statements', act: 'deny', actor: 'person/samer' })).toEqual([]);
      expect(await find({ act: 'deny', actor: 'person/samer' })).toEqual([]);
    });

    test('marks the found words at their letters, counts by facet', async () => {
      await archive.put([sketchEntry(agreement), sketchEntry(flood)]);
      const result = await archive.search({ words: 'طريق مدينه', limit: 5 });
      expect(result.total).toBe(2);
      expect(result.facets.outlet).toEqual([
        { value: 'صحيفة النهر', count: 1 },
        { value: 'وكالة الجسر', count: 1 },
      ]);
      const { snippet } = result.items.find((hit) => hit.article.title === flood.title)!;
      expect(snippet.marks.map((mark) => snippet.text.slice(mark.start, mark.end))).toEqual(['طريق', 'بالمدينة']);
      for (const hit of (await archive.search({ words: 'طريق', limit: 5, order: 'relevance' })).items)
        expect(hit.snippet.marks.length).toBeGreaterThan(0);
    });

    test('pages through what it found', async () => {
      const entries = Array.from({ length: 25 }, (_, i) =>
        sketchEntry({ ...flood, title: `خبر ${i}`, published: `2021-01-${String(i + 1).padStart(2, '0')}` }),
      );
      await archive.put(entries);
      for (const order of ['date', 'relevance'] as const) {
        const seen = new Set<string>();
        let cursor: string | undefined;
        do {
          const page = await archive.search({ words: 'السيول', limit: 10, order, cursor });
          for (const hit of page.items) seen.add(hit.article.id);
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(seen.size, order).toBe(25);
      }
    });

    test('keeps corrections as a log, and people’s words through reading again', async () => {
      const entry = sketchEntry(agreement);
      const { id } = (await archive.put([entry]))[0]!;
      const corrected = `${id}/1`;
      await archive.correct({ by: 'محرر', subject: corrected, action: 'reject', value: null, why: 'ليس نفيا' });
      await archive.correct({
        by: 'محرر',
        subject: corrected,
        action: 'confirm',
        value: { act: 'deny' },
        why: 'بل هو نفي',
      });
      expect((await archive.corrections(corrected)).map((found) => found.action)).toEqual(['reject', 'confirm']);
      const [first, second, third] = entry.reading.statements;
      const longer = {
        ...second!,
        id: 'new-1',
        content: [{ start: second!.content[0]!.start, end: second!.content[0]!.end + 1 }],
      };
      const result = await archive.reread(id, {
        ...entry.reading,
        statements: [{ ...first!, id: 'new-0' }, longer, { ...third!, id: 'new-2', cue: { start: 0, end: 1 } }],
      });
      expect(result).toMatchObject({ status: 'changed', kept: 2, fresh: 1, gone: 1, orphaned: [] });
      const { statements } = (await archive.article(id))!;
      expect(statements.map((statement) => statement.id)).toEqual([first!.id, corrected, 'new-2']);
      expect(await archive.corrections()).toHaveLength(2);
      expect((await archive.reread(id, { ...entry.reading, statements })).status).toBe('same');
      expect(await archive.reread(id, { ...entry.reading, statements: [] })).toMatchObject({ orphaned: [corrected] });
      expect((await archive.verify()).faults).toEqual([]);
    });

    test('removes for good, leaves a stone, and the page stays out', async () => {
      const [one, two] = await archive.put([sketchEntry(agreement), sketchEntry(flood)]);
      await archive.saveLedger({ claims: [claimOn(one!.id)], stories: [] });
      await expect(archive.remove(one!.id, ' ')).rejects.toMatchObject({ code: 'usage' });
      expect(await archive.remove(one!.id, 'طلب صاحب الحق')).toBe(true);
      expect(await archive.remove(one!.id, 'again')).toBe(false);
      expect(await archive.article(one!.id)).toBeNull();
      expect(await archive.original(one!.id)).toBeNull();
      expect(await find({ words: 'اتفاق' })).toEqual([]);
      expect(await archive.claim('c1')).toBeNull();
      expect(await archive.put([sketchEntry(agreement)])).toMatchObject([{ status: 'removed', why: 'طلب صاحب الحق' }]);
      expect((await archive.verify()).faults).toEqual([]);
      expect((await archive.stats()).articles).toBe(1);
      expect(await archive.has(two!.id)).toBe(true);
    });

    test('keeps what grouping found and replaces it whole', async () => {
      const [one] = await archive.put([sketchEntry(agreement)]);
      const claim = claimOn(one!.id);
      const story: Story = { id: 's1', title: 'طريق الوادي', articles: [one!.id], claims: ['c1'] };
      await archive.saveLedger({
        claims: [claim],
        stories: [story],
        links: [
          { kind: 'denial-of', from: `${one!.id}/1`, to: `${one!.id}/0`, reasons: ['same road'], confidence: 0.8 },
        ],
      });
      expect(await archive.claim('c1')).toEqual(claim);
      expect((await archive.claims({ limit: 5, story: 's1' })).items).toEqual([claim]);
      expect((await archive.claims({ limit: 5, story: 'none' })).items).toEqual([]);
      expect(await archive.story('s1')).toEqual(story);
      expect((await archive.stories({ limit: 5 })).items).toEqual([story]);
      expect(await archive.links(`${one!.id}/0`)).toMatchObject([{ kind: 'denial-of' }]);
      await archive.saveLedger({ claims: [], stories: [] });
      expect((await archive.claims({ limit: 5 })).items).toEqual([]);
      expect(await archive.links()).toEqual([]);
    });

    test('streams every reading once, in a stable order', async () => {
      await archive.put(
        Array.from({ length: 230 }, (_, i) =>
          sketchEntry({ ...flood, title: `خبر ${i}`, published: `20${10 + (i % 10)}-01-01` }),
        ),
      );
      const ids = async (): Promise<string[]> => {
        const seen: string[] = [];
        for await (const reading of archive.readings()) seen.push(reading.article.id);
        return seen;
      };
      const first = await ids();
      expect(new Set(first).size).toBe(230);
      expect(await ids()).toEqual(first);
    });

    test('two writers at once lose nothing and keep nothing twice', async () => {
      const other = await store.open(place);
      const entries = Array.from({ length: 40 }, (_, i) => sketchEntry({ ...flood, title: `خبر ${i}` }));
      const results = await Promise.all(
        entries.map((entry, i) => (i % 2 ? archive : other).put([entry, entries[(i + 1) % 40]!])),
      );
      const added = results.flat().filter((result) => result.status === 'added');
      expect(added).toHaveLength(40);
      expect(new Set(added.map((result) => result.id)).size).toBe(40);
      expect(await other.stats()).toMatchObject({ articles: 40, statements: 40 });
      await other.close();
      expect((await archive.verify()).faults).toEqual([]);
    });

    test('verify names what was tampered with', async () => {
      const [one, two] = await archive.put([sketchEntry(agreement), sketchEntry(flood)]);
      const { sha256 } = (await archive.article(one!.id))!;
      await archive.db
        .updateTable('original')
        .set({ bytes: Buffer.from([1, 2, 3]) })
        .where('sha256', '=', sha256)
        .execute();
      const row = await archive.db
        .selectFrom('article')
        .select('key')
        .where('id', '=', two!.id)
        .executeTakeFirstOrThrow();
      await archive.engine.unindex(archive.db, 'article', [row.key]);
      await archive.db
        .updateTable('statement')
        .set((e) => ({ record: e.fn<string>('replace', ['record', e.val('"end":'), e.val('"end":9')]) }))
        .where('article_key', '=', row.key)
        .execute();
      const { faults } = await archive.verify();
      expect(new Set(faults.map((fault) => fault.kind))).toEqual(new Set(['original', 'index', 'offset']));
    });

    test('the word index can be built anew', async () => {
      await archive.put([sketchEntry(agreement), sketchEntry(flood)]);
      await archive.reindex();
      expect(await find({ words: 'السيول' })).toEqual([flood.title]);
      expect((await archive.verify()).faults).toEqual([]);
    });

    test('remembers what servers said, and which addresses it knows', async () => {
      await archive.put([sketchEntry(agreement)]);
      expect(await archive.knowsUrl(agreement.url!)).toBe(true);
      expect(await archive.knowsUrl('https://other.example/')).toBe(false);
      expect(await archive.fetches.get('u')).toBeNull();
      await archive.fetches.set('u', { etag: '"1"', lastModified: null });
      await archive.fetches.set('u', { etag: '"2"', lastModified: 'x' });
      expect(await archive.fetches.get('u')).toEqual({ etag: '"2"', lastModified: 'x' });
    });

    test('reading only changes nothing and says so; a missing archive is named', async () => {
      await archive.put([sketchEntry(agreement)]);
      const reader = await store.open(place, { readOnly: true });
      expect((await reader.articles({ limit: 1 })).items).toHaveLength(1);
      await expect(reader.put([sketchEntry(flood)])).rejects.toMatchObject({ code: 'archive-locked' });
      await reader.close();
      await expect(store.open(await store.place())).rejects.toMatchObject({ code: 'archive-missing' });
    });
  });
}

function claimOn(article: string): Claim {
  return {
    id: 'c1',
    gist: { article, start: 0, end: 4, text: 'أعلن' },
    positions: [
      {
        party: { id: 'body/daffa', name: 'مجلس الضفة' },
        stance: 'deny',
        statements: [{ article, statement: `${article}/1`, cue: { start: 0, end: 3 } }],
      },
    ],
    origins: [],
    outlets: ['صحيفة النهر'],
    articles: [article],
  };
}
