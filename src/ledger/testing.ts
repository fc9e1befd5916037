import { anyLanguage } from '../language/index.js';
import type { Act, ActorRef, Form, Party, Reading, ResolvedStatement, Span } from '../model/index.js';
import type { GroupContext } from './context.js';

/** A statement as a test writes it: words that stand in the article's text. */
export interface Said {
  readonly by: string;
  readonly cue: string;
  readonly what: string;
  readonly act?: Act;
  readonly form?: Form;
  readonly through?: readonly string[];
}

export interface Told {
  readonly id: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly title?: string;
  readonly text: string;
  readonly said: readonly Said[];
}

/** Test context: the Arabic pack; parties as the names given. */
export const context: GroupContext = {
  terms: (text, lang) => anyLanguage(lang).terms(text),
  sentences: (text, lang) => anyLanguage(lang).sentences(text),
};

/** Whom a speaker's words resolve to. */
export type Parties = Readonly<Record<string, Party>>;

/** A reading out of what a test tells; `parties` maps a speaker's words to whom it resolves. */
export function reading(told: Told, parties: Parties = {}): Reading {
  const { id, outlet = null, date = null, title = null, text, said } = told;
  let from = 0;
  const find = (words: string, after: number): Span => {
    const start = text.indexOf(words, after);
    const at = start < 0 ? text.indexOf(words) : start;
    if (at < 0) throw new Error(`"${words}" does not stand in the text of ${id}`);
    return { start: at, end: at + words.length };
  };
  const actor = (words: string): ActorRef | null => parties[words] ?? null;
  const statements = said.map(
    ({ by, cue, what, act = 'assert', form = 'indirect', through = [] }): ResolvedStatement => {
      const at = find(cue, from);
      from = at.end;
      return {
        id: `${id}.${at.start}`,
        speaker: [find(by, 0)],
        cue: at,
        content: what === '' ? [] : [find(what, at.end)],
        form,
        act,
        relays: through.map((words) => find(words, 0)),
        elided: false,
        anonymous: false,
        time: null,
        asOf: null,
        condition: null,
        places: [],
        confidence: 1,
        actor: actor(by),
        speakerActors: [actor(by)],
        relayActors: through.map(actor),
      };
    },
  );
  return {
    article: {
      id,
      source: id,
      kind: 'article',
      input: 'article',
      url: null,
      outlet,
      outletFrom: null,
      lang: 'ar',
      dir: 'rtl',
      title,
      author: null,
      captions: [],
      published: date,
      publishedPrinted: null,
      publishedFrom: null,
      updated: null,
      captured: null,
      text,
      related: [],
      furniture: [],
      ticker: [],
      profile: null,
      notes: [],
    },
    statements,
  };
}
