import type { Form } from '../../model/index.js';
import { KIND, type Doc } from '../doc.js';
import { wordy } from './context.js';

/** A quoted part of this many words or fewer is a name or a term, and leaves an indirect statement indirect. */
const NAME = 1;

/** How the words are given: all of it quoted, partly, or retold. */
export function formOf(doc: Doc, from: number, to: number): Form {
  const q = doc.quote[from]!;
  if (q >= 0) {
    // The outermost quotation that begins at the content's start and reaches its end.
    for (let k = q; k >= 0; k = doc.quotes[k]!.outer)
      if (doc.quotes[k]!.first <= from && doc.quotes[k]!.end >= to && startsInside(doc, k, from)) return 'direct';
  }
  let quoted = 0;
  for (let i = from; i < to; i++) {
    if (doc.quote[i]! >= 0 && wordy(doc, i)) {
      quoted++;
      if (quoted > NAME) return 'mixed';
    } else if (wordy(doc, i)) quoted = 0;
  }
  return 'indirect';
}

function startsInside(doc: Doc, quote: number, from: number): boolean {
  return doc.quotes[quote]!.first === from || doc.quotes[quote]!.open >= 0 || doc.kind[from] !== KIND.other;
}
