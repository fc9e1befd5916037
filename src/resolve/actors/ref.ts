import type { BodyRecord } from '../data/actor-files.js';

/** What a noun phrase names. */
export interface Ref {
  /** The actor, or null: a body whose state is not said (`open`), a title without a party, a phrase that names none. */
  readonly id: string | null;
  readonly role: 'person' | 'party' | 'body' | 'office' | 'voice' | 'title';
  /** Body that waits for its state from the context. */
  readonly open: BodyRecord | null;
  /** Voice that an open body's context has to take on. */
  readonly voice: string | null;
  /** First word after the phrase. */
  readonly end: number;
  /** "former", "elected": the office is not held. */
  readonly former: boolean;
  readonly loaded: boolean;
  /** The office inside a voice: "spokesman of the foreign minister". */
  readonly inner: string | null;
  /** A name after it is somebody else's: "the brother of NAME". */
  readonly closed: boolean;
  /** A capital that stands for its government, and may as well be a place. */
  readonly capital: boolean;
  /** A listed surname alone. */
  readonly short: boolean;
  /** A definite word whose party the article names elsewhere: "spokesman of the company". */
  readonly pending: string | null;
}

/** A reference with what is usual left out. */
export function makeRef(id: string | null, role: Ref['role'], end: number, more: Partial<Ref> = {}): Ref {
  return {
    id,
    role,
    open: null,
    voice: null,
    end,
    former: false,
    loaded: false,
    inner: null,
    closed: false,
    capital: false,
    short: false,
    pending: null,
    ...more,
  };
}
