import type { ActorRef, Party, Span } from '../model/index.js';
import type { Term } from '../language/language.js';

/** What a person decided about a suggested link. */
export type Decision = 'confirm' | 'reject';

/** What grouping asks of the rest of the house; all of it pure, so that the same readings give the same ledger. */
export interface GroupContext {
  /** The words of a text in the language of its article. */
  terms(text: string, lang: string | null): readonly Term[];
  /** The sentences of a text, for what an outlet asserts in its own voice; without it none is looked for. */
  sentences?(text: string, lang: string | null): readonly Span[];
  /** The party that an actor speaks for; without it the party that resolving gave (rolled up to the state). */
  party?(actor: ActorRef): Party;
  /** Other names of a party, to see whom an accusation names. */
  names?(partyId: string): readonly string[];
  /** The parties that a text names, in the order of its words; without it nobody is seen to be spoken of. */
  named?(text: string, time: string | null): readonly { readonly party: string; readonly start: number }[];
  /** The party that an outlet is, to find outlets that cite each other; null where it is not known. */
  outlet?(name: string): Party | null;
  /** What people decided about links, by the link's id (`kind:from:to`, see `linkId`). */
  readonly decisions?: ReadonlyMap<string, Decision>;
}

/** The parties of a resolved actor: itself or whom it speaks for, and the others of a joint declaration. */
export function partiesOfActor(actor: ActorRef, context: GroupContext): Party[] {
  const own = context.party?.(actor) ?? actor.party ?? { id: actor.id, name: actor.name };
  return [own, ...(actor.others ?? []).flatMap((other) => partiesOfActor(other, context))];
}

/** The id under which a person confirms or rejects a link; the two ends of an undirected link stand in order. */
export function linkId(kind: string, from: string, to: string): string {
  return `${kind}:${from}:${to}`;
}
