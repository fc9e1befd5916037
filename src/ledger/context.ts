import type { ActorKind, Party } from '../model/index.js';
import type { Term } from '../language/language.js';

/** What a person decided about a suggested link. */
export type Decision = 'confirm' | 'reject';

/** What grouping asks of the rest of the house; all of it pure, so that the same readings give the same ledger. */
export interface GroupContext {
  /** The party that an actor speaks for, rolled up as far as the ledger shows it (spokesman → ministry → state). */
  party(actorId: string): Party;
  /** The kind of an actor, null where it is not known. */
  kind?(actorId: string): ActorKind | null;
  /** Names under which a party is spoken of, to see whom an accusation names. */
  names?(partyId: string): readonly string[];
  /** The words of a text in the language of its article. */
  terms(text: string, lang: string | null): readonly Term[];
  /** What people decided about links, by the link's id (`kind:from:to`, see `linkId`). */
  readonly decisions?: ReadonlyMap<string, Decision>;
}

/** The id under which a person confirms or rejects a link; the two ends of an undirected link stand in order. */
export function linkId(kind: string, from: string, to: string): string {
  return `${kind}:${from}:${to}`;
}
