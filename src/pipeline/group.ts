import type { Archive, Correction } from '../archive/index.js';
import { anyLanguage } from '../language/index.js';
import { Grouping, type Change, type Decision, type GroupContext } from '../ledger/index.js';
import type { Ledger, Party, Reading } from '../model/index.js';
import { createResolver, type Resolver } from '../resolve/index.js';

export interface GroupOptions {
  /** Who speaks for whom; the built-in actors where none is given. */
  readonly resolver?: Resolver;
  /** Each actor for itself (spokesman, ministry) instead of the state or group that it speaks for. */
  readonly rollDown?: boolean;
  /** What people decided about links; later ones count. */
  readonly corrections?: readonly Correction[];
}

/** What grouping asks of languages and actors, made from the packs and a resolver. */
export function groupContext(options: GroupOptions = {}): GroupContext {
  const resolver = options.resolver ?? createResolver();
  const outlets = new Map<string, Party | null>();
  return {
    terms: (text, lang) => anyLanguage(lang).terms(text),
    sentences: (text, lang) => anyLanguage(lang).sentences(text),
    party: (actor) =>
      options.rollDown ? { id: actor.id, name: actor.name } : (actor.party ?? { id: actor.id, name: actor.name }),
    names(party) {
      const actor = resolver.actor(party);
      return actor ? [actor.name.ar, ...actor.names.map(({ text }) => text)] : [];
    },
    named: (text, time) => resolver.named(text, time),
    outlet(name) {
      const known = outlets.get(name);
      if (known !== undefined) return known;
      const found = outletParty(name, resolver);
      outlets.set(name, found);
      return found;
    },
    decisions: decisionsOf(options.corrections ?? []),
  };
}

const UNDIRECTED = new Set(['same-claim', 'same-utterance', 'same-story']);

/** The last decision on each link; the two ends of an undirected link may be named in either order. */
export function decisionsOf(corrections: readonly Pick<Correction, 'subject' | 'action'>[]): Map<string, Decision> {
  const decisions = new Map<string, Decision>();
  for (const { subject, action } of corrections) {
    if (action === 'edit') continue;
    const [kind = '', from, to, ...rest] = subject.split(':');
    if (!from || !to) continue;
    decisions.set(subject, action);
    if (UNDIRECTED.has(kind) && rest.length === 0) decisions.set([kind, to, from].join(':'), action);
  }
  return decisions;
}

/** Groups what an archive holds and keeps the result there. */
export async function groupArchive(archive: Archive, options: GroupOptions = {}): Promise<Ledger> {
  const corrections = options.corrections ?? (await archive.corrections());
  const grouping = new Grouping(groupContext({ ...options, corrections }));
  for await (const reading of archive.readings()) grouping.add(reading);
  const ledger = grouping.ledger();
  await archive.saveLedger(ledger);
  return ledger;
}

/** Keeps an archive's ledger up to date while pages arrive: each page costs as much as it has neighbours. */
export interface Grouper {
  /** Takes new or changed readings in; gives what changed. */
  add(readings: Iterable<Reading>): Change;
  remove(article: string): Change;
  /** Writes the ledger into the archive. */
  save(): Promise<void>;
}

export async function createGrouper(archive: Archive, options: GroupOptions = {}): Promise<Grouper> {
  const corrections = options.corrections ?? (await archive.corrections());
  const grouping = new Grouping(groupContext({ ...options, corrections }));
  for await (const reading of archive.readings()) grouping.add(reading);
  grouping.settle();
  return {
    add(readings) {
      for (const reading of readings) grouping.add(reading);
      return grouping.settle();
    },
    remove(article) {
      grouping.remove(article);
      return grouping.settle();
    },
    save: () => archive.saveLedger(grouping.ledger()),
  };
}

// An outlet's name is resolved as a speaker's would be: as the only words of a text in which it speaks.
function outletParty(name: string, resolver: Resolver): Party | null {
  const span = { start: 0, end: name.length };
  const article = {
    id: '',
    source: '',
    kind: 'article',
    input: 'article',
    url: null,
    outlet: null,
    outletFrom: null,
    lang: null,
    dir: null,
    title: null,
    author: null,
    captions: [],
    published: null,
    publishedPrinted: null,
    publishedFrom: null,
    updated: null,
    captured: null,
    text: name,
    related: [],
    furniture: [],
    ticker: [],
    profile: null,
    notes: [],
  } as const;
  const statement = {
    speaker: [span],
    cue: span,
    content: [],
    form: 'indirect',
    act: 'assert',
    relays: [],
    elided: false,
    anonymous: false,
    time: null,
    asOf: null,
    condition: null,
    places: [],
    confidence: 1,
  } as const;
  const actor = resolver.resolve(article, [statement])[0]?.actor;
  return actor ? (actor.party ?? { id: actor.id, name: actor.name }) : null;
}
