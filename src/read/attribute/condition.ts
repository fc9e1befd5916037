import type { Act, Span } from '../../model/index.js';
import { CLASS, KIND, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';

/** Acts that may hang on a condition. */
const CONDITIONAL: ReadonlySet<Act> = new Set<Act>(['threaten', 'promise']);

/** The "if …" of a threat or promise: within its content, or in the rest of its sentence. */
export function conditionOf(doc: Doc, hit: CueHit, act: Act): Span | null {
  if (!CONDITIONAL.has(act)) return null;
  for (const [first, end] of hit.tokens) {
    const found = clause(doc, first, end);
    if (found !== null) return found;
  }
  const after = hit.tokens.at(-1)?.[1];
  return after === undefined || after >= doc.count
    ? null
    : clause(doc, after, doc.sentences[doc.sentence[after]! + 1] ?? doc.count);
}

function clause(doc: Doc, first: number, end: number): Span | null {
  for (let t = first; t < end; t++) {
    if (!is(doc, t, CLASS.if) || is(doc, t, CLASS.comp)) continue;
    let start = t;
    if (start > first && is(doc, start - 1, CLASS.prep)) start--;
    let last = t + 1;
    while (
      last < end &&
      doc.kind[last] !== KIND.comma &&
      doc.kind[last] !== KIND.semicolon &&
      doc.kind[last] !== KIND.stop
    )
      last++;
    while (last > t + 1 && (doc.kind[last - 1] === KIND.close || doc.kind[last - 1] === KIND.mark)) last--;
    if (last - t > 1) return { start: doc.start[start]!, end: doc.end[last - 1]! };
  }
  return null;
}
