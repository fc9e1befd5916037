import { describe, expect, it } from 'vitest';
import { languageOf, type CueEntry, type Doc } from '../../language/index.js';
import type { Statement } from '../../model/index.js';
import type { CueHit } from '../hit.js';
import { attribute } from './index.js';

const arabic = languageOf('ar')!;

/** Statements of a text in which cues stand in [brackets] and the content of the nearest cue before or around in {braces}, numbered like their cues. */
function statements(marked: string, published = '2021-03-10'): { text: string; found: Statement[] } {
  let text = '';
  const cues = new Map<string, [number, number]>();
  const contents = new Map<string, [number, number][]>();
  const open: { kind: string; id: string; start: number }[] = [];
  for (let i = 0; i < marked.length; i++) {
    const c = marked[i]!;
    if (c === '[' || c === '{') {
      open.push({ kind: c, id: marked[++i]!, start: text.length });
    } else if (c === ']' || c === '}') {
      const { kind, id, start } = open.pop()!;
      if (kind === '[') cues.set(id, [start, text.length]);
      else contents.set(id, [...(contents.get(id) ?? []), [start, text.length]]);
    } else text += c;
  }
  const doc = arabic.analyse!(text);
  const hits = [...cues]
    .sort((a, b) => a[1][0] - b[1][0])
    .map(([id, cue], index) => hitOf(doc, index, cue, contents.get(id) ?? []));
  const nested = hits.map((h) => ({
    ...h,
    parent: hits.findIndex((o) => o.index !== h.index && o.tokens.some(([a, b]) => h.head >= a && h.head < b)),
  }));
  return { text, found: attribute(doc, nested, { published, outlet: null }, arabic.naming) };
}

function hitOf(doc: Doc, index: number, [start, end]: [number, number], contents: [number, number][]): CueHit {
  const at = (offset: number): number => {
    let t = 0;
    while (t < doc.count && doc.end[t]! <= offset) t++;
    return t;
  };
  const first = at(start);
  const candidate = doc.cues.find((c) => c.first <= first && c.last > first);
  const entry: CueEntry =
    candidate?.reading.entry ??
    ({ lemma: '?', family: 'verb', group: '?', frames: [], act: 'assert', habits: [] } as unknown as CueEntry);
  const features = candidate?.reading.features ?? {
    person: 3,
    number: null,
    gender: null,
    tense: null,
    voice: 'active',
    negated: false,
    suffix: null,
  };
  const head = candidate?.head ?? first;
  return {
    index,
    cue: { start, end },
    first,
    last: at(end - 1) + 1,
    head,
    entry,
    lemma: entry.lemma,
    family: entry.family,
    features: { ...features, negated: candidate?.negated ?? false },
    content: contents.map(([a, b]) => ({ start: a, end: b })),
    tokens: contents.map(([a, b]) => [at(a), at(b - 1) + 1] as const),
    form: 'indirect',
    sentence: doc.sentence[head]!,
    paragraph: doc.paragraph[head]!,
    parent: -1,
    confidence: 1,
  } as CueHit;
}

const speakers = (marked: string) => {
  const { text, found } = statements(marked);
  return found.map((s) => s.speaker.map((x) => text.slice(x.start, x.end)).join(' + '));
};
const relays = (marked: string) => {
  const { text, found } = statements(marked);
  return found.map((s) => s.relays.map((x) => text.slice(x.start, x.end)));
};

describe('speakers', () => {
  it('after the verb, with title, office and name', () => {
    expect(speakers('[1أعلن] وزير النقل العراقي سامر الجبوري، الثلاثاء، أن {1الجسر سيفتح غدا}.')).toEqual([
      'وزير النقل العراقي سامر الجبوري',
    ]);
  });
  it('before the verb', () => {
    expect(speakers('لكن رئيس البلدية [1نفى] {1وجود أي خلاف}.')).toEqual(['رئيس البلدية']);
  });
  it('after a preposition', () => {
    expect(speakers('{1أغلق الجسر منذ الصباح}، [1بحسب] مدير المرور في المدينة.')).toEqual(['مدير المرور في المدينة']);
  });
  it('of an elided subject, over the end of a paragraph', () => {
    expect(
      speakers(
        '[1قال] وزير المياه كمال حداد إن {1السد ممتلئ}.\n[2وأضاف] أن {2الحكومة تراقب المنسوب}، [3مشيرا] إلى أن {3القرى آمنة}.',
      ),
    ).toEqual(['وزير المياه كمال حداد', 'وزير المياه كمال حداد', 'وزير المياه كمال حداد']);
  });
  it('of an elided feminine verb, past a man who spoke in between', () => {
    const [, , third] = speakers(
      '[1قالت] وزارة الصحة إن {1اللقاح آمن}. [2وقال] المدير كمال حداد إن {2العدد كاف}.\n[3وأضافت] الوزارة أن {3الحملة مستمرة}.',
    );
    expect(third).toBe('الوزارة');
  });
  it('of a silence, named behind what it is about', () => {
    expect(speakers('[1ولم يصدر أي تعليق] على {1الحادث} من وزارة الداخلية.')).toEqual(['وزارة الداخلية']);
  });
  it('by an adjective', () => {
    expect(speakers('وسط [1غياب أي تعليق] تركي على {1الاتفاق}.')).toEqual(['تركي']);
  });
});

describe('chains', () => {
  it('an agency that carried the words', () => {
    const marked = 'ونقلت وكالة رويترز عن مسؤول عراقي [1قوله] إن {1المعبر مغلق}.';
    expect(speakers(marked)).toEqual(['مسؤول عراقي']);
    expect(relays(marked)).toEqual([['وكالة رويترز']]);
  });
  it('an outlet that was told', () => {
    expect(relays('[1وقال] رئيس البلدية كمال حداد لوكالة فرانس برس إن {1المياه عادت}.')).toEqual([['وكالة فرانس برس']]);
  });
  it('the outer speaker of nested words', () => {
    const marked = '[1قال] الوزير كمال حداد إن {1بغداد [2رفضت] {2العرض}}.';
    expect(speakers(marked)).toEqual(['الوزير كمال حداد', 'بغداد']);
    expect(relays(marked)[1]).toEqual(['الوزير كمال حداد']);
  });
  it('one carrier where a bare word takes it up again', () => {
    const marked = '[1قال] الوزير كمال حداد لوكالة رويترز إن {1الطريق مفتوح}، وفقا للوكالة.';
    expect(relays(marked)).toEqual([['وكالة رويترز']]);
  });
  it('no carrier where an agency speaks for itself', () => {
    expect(relays('[1ذكرت] وكالة رويترز أن {1المعبر مغلق}.')).toEqual([[]]);
  });
});

describe('acts, dates, conditions, silence', () => {
  it('takes the act of the cue', () => {
    expect(statements('[1اتهم] الوزير كمال حداد {1الشركة بالتقصير}.').found[0]!.act).toBe('accuse');
    expect(statements('[1ودعا] الوزير كمال حداد إلى {1وقف الحفر}.').found[0]!.act).toBe('call');
    expect(statements('[1ولم يعلق] الوزير على {1الخبر}.').found[0]!.act).toBe('nocomment');
  });
  it('reads a call in a neutral cue', () => {
    expect(statements('[1قال] الوزير كمال حداد إنه {1يجب وقف الحفر فورا}.').found[0]!.act).toBe('call');
  });
  it('dates a statement by the weekday beside its speaker', () => {
    expect(statements('[1أعلنت] وزارة النقل، الأحد، أن {1الجسر سيفتح}.').found[0]!.time).toBe('2021-03-07');
  });
  it('knows until when a silence had lasted', () => {
    expect(statements('[1ولم يعلق] الجانب العراقي على {1الاتفاق} حتى ساعة إعداد هذا التقرير.').found[0]!.asOf).toBe(
      '2021-03-10',
    );
  });
  it('finds the condition of a threat', () => {
    const { text, found } = statements('[1وهدد] الحزب بـ{1الانسحاب من الحكومة إذا لم تنفذ مطالبه}.');
    expect(found[0]!.act).toBe('threaten');
    const c = found[0]!.condition!;
    expect(text.slice(c.start, c.end)).toBe('إذا لم تنفذ مطالبه');
  });
  it('marks the unnamed', () => {
    expect(statements('[1وقالت] مصادر أمنية إن {1الطريق مقطوع}.').found[0]!.anonymous).toBe(true);
    expect(statements('[1وقال] رئيس البلدية كمال حداد إن {1الطريق مقطوع}.').found[0]!.anonymous).toBe(false);
  });
});
