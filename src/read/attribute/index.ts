import type { Article, Statement } from '../../model/index.js';
import type { Doc } from '../doc.js';
import type { CueHit } from '../hit.js';

/** Who speaks, through whom, when, of what kind: makes statements of hits. */
export function attribute(_doc: Doc, hits: readonly CueHit[], _article: Pick<Article, 'published' | 'outlet'>): Statement[] {
  return hits.map((hit) => ({
    speaker: [],
    cue: hit.cue,
    content: hit.content,
    form: hit.form,
    act: hit.entry.act,
    relays: [],
    elided: true,
    anonymous: false,
    time: null,
    asOf: null,
    condition: null,
    places: [],
    confidence: hit.confidence,
  }));
}
