export type ActorKind =
  | 'state'
  | 'government'
  | 'institution' // a ministry, army, court, parliament, agency of a state
  | 'armed-group'
  | 'party'
  | 'movement'
  | 'international' // UN, Arab League, EU …
  | 'ngo'
  | 'media'
  | 'company'
  | 'office' // a post that people hold: the president of Turkey
  | 'person'
  | 'unnamed'; // sources whose names the article does not give

/** A name in use for an actor. A loaded name is kept as printed and mapped here, so that readers see both. */
export interface ActorName {
  readonly text: string;
  readonly lang: string;
  /** Set where the name takes sides ("the occupation", "the regime", "militia"). */
  readonly loaded?: boolean;
}

/** A party that speaks or is spoken of, with its neutral name. */
export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: { readonly ar: string; readonly en: string };
  readonly names: readonly ActorName[];
  /** Whom it rolls up to: spokesman → ministry → state. */
  readonly parent: string | null;
  /** For a person: offices held, dated where they change hands (ISO, inclusive start, exclusive end). */
  readonly offices?: readonly {
    readonly office: string;
    readonly from: string | null;
    readonly until: string | null;
  }[];
}
