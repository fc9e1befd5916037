/** A text folded for comparison and search, with the way back to the original. */
export interface Folded {
  readonly text: string;
  /** `at[i]` is the offset in the original of folded code unit `i`; `at[text.length]` is the original's length. */
  readonly at: Uint32Array;
}
