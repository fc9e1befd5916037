import type { Form, Span } from '../../model/index.js';
import { CLASS, KIND, is, type CueCandidate, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';

/** First form: content from the complementiser to the end of the sentence or the next cue. */
export function detect(doc: Doc): CueHit[] {
  const hits: CueHit[] = [];
  doc.cues.forEach((cue, n) => {
    const bounds = contentOf(doc, cue, doc.cues[n + 1]);
    if (bounds === null) return;
    const [from, to] = bounds;
    const span: Span = { start: doc.start[from]!, end: doc.end[to - 1]! };
    hits.push({
      index: hits.length,
      cue: cue.span,
      first: cue.first,
      last: cue.last,
      head: cue.head,
      entry: cue.reading.entry,
      lemma: cue.reading.entry.lemma,
      family: cue.reading.entry.family,
      features: { ...cue.reading.features, negated: cue.negated },
      content: [span],
      tokens: [[from, to]],
      form: formOf(doc, from, to),
      sentence: doc.sentence[cue.head]!,
      paragraph: doc.paragraph[cue.head]!,
      parent: parentOf(hits, cue),
      confidence: 0.5,
    });
  });
  return hits;
}

function parentOf(hits: readonly CueHit[], cue: CueCandidate): number {
  for (let i = hits.length - 1; i >= 0; i--)
    if (hits[i]!.tokens.some(([a, b]) => a <= cue.head && cue.head < b)) return i;
  return -1;
}

function contentOf(doc: Doc, cue: CueCandidate, next: CueCandidate | undefined): [number, number] | null {
  const end = doc.sentences[doc.sentence[cue.head]! + 1]!;
  let from = -1;
  for (let i = cue.last; i < end && i < cue.last + 25; i++) {
    if (is(doc, i, CLASS.comp) || doc.kind[i] === KIND.colon) {
      from = i + 1;
      break;
    }
    if (next !== undefined && i >= next.first) break;
  }
  if (from < 0) return null;
  while (from < end && doc.kind[from]! > KIND.foreign) from++;
  let to = end;
  if (next !== undefined && next.first > from && next.reading.entry.family === 'participle' && next.first < end)
    to = next.first;
  while (to > from && doc.kind[to - 1]! > KIND.foreign) to--;
  return to > from ? [from, to] : null;
}

function formOf(doc: Doc, from: number, to: number): Form {
  const q = doc.quote[from]!;
  if (q >= 0 && doc.quotes[q]!.first === from && doc.quotes[q]!.end >= to) return 'direct';
  for (let i = from; i < to; i++) if (doc.quote[i]! >= 0) return 'mixed';
  return 'indirect';
}
