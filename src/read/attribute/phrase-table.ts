import type { Naming, Phrase } from '../../language/naming.js';
import type { Doc } from '../doc.js';

/** The phrases of a text with a quick way to those of a stretch of tokens. */
export interface PhraseTable {
  readonly all: readonly Phrase[];
  /** `upTo[t]`: how many phrases begin before token `t`. */
  readonly upTo: Int32Array;
}

/** Indexes the phrases of a text: those at hand, or found here. */
export function phraseTable(doc: Doc, naming: Naming, all: readonly Phrase[] = naming.phrases(doc)): PhraseTable {
  const upTo = new Int32Array(doc.count + 2);
  let p = 0;
  for (let t = 0; t <= doc.count; t++) {
    upTo[t] = p;
    while (p < all.length && all[p]!.first <= t) p++;
  }
  upTo[doc.count + 1] = all.length;
  return { all, upTo };
}
