import { hashOf, type CueEntry } from '../doc.js';
import { kindOfGroup } from './groups.js';

/** What features ask of a cue's lexicon entry, worked out once an entry. */
export interface EntryView {
  /** Prepositions by which its content may follow: words, and letters that join the next word. */
  readonly words: ReadonlySet<string>;
  readonly letters: string;
  /** Whether "that" or an object may follow. */
  readonly comp: boolean;
  readonly obj: boolean;
  /** The ways in which its content may follow, as bits: "that", an object, a preposition. */
  readonly frames: number;
  readonly group: number;
  readonly lemma: number;
  /** What its content is made of (see `groups.ts`). */
  readonly kind: number;
}

const views = new WeakMap<CueEntry, EntryView>();

export function entryView(entry: CueEntry): EntryView {
  let view = views.get(entry);
  if (view === undefined) {
    const prepositions = entry.frames.filter((f) => f !== 'comp' && f !== 'obj');
    const comp = entry.frames.includes('comp');
    const obj = entry.frames.includes('obj');
    view = {
      words: new Set(prepositions),
      letters: prepositions.filter((p) => p.length === 1).join(''),
      comp,
      obj,
      frames: (comp ? 1 : 0) + (obj ? 2 : 0) + (prepositions.length > 0 ? 4 : 0),
      group: hashOf(entry.group),
      lemma: hashOf(entry.lemma),
      kind: kindOfGroup(entry.group),
    };
    views.set(entry, view);
  }
  return view;
}
