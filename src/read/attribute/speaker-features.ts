import { CLASS, KIND, SHAPE, hashOf, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import { templates, type Sink } from '../model/sink.js';
import type { Phrase } from '../../language/naming.js';
import { SOURCE, type Candidate, type Source } from './candidates.js';
import { auxiliaryIn, bucket, contextAt, type Scene } from './scene.js';

const T = templates(
  'speaker',
  'ranked', 'ranked-family', 'ranked-lemma', 'ranked-prior', 'kind', 'family-kind', 'family-who', 'family-joined',
  'group-joined', 'spoke-joined', 'auxiliary', 'adjacent-prior', 'between', 'relative', 'gender', 'number', 'family-gender',
  'placed-number', 'placed-gender', 'first-person', 'first-person-of', 'gap', 'family-gap', 'prior', 'family-prior',
  'preposition', 'prior2', 'next', 'definite', 'recency', 'family-recency', 'who-recency', 'inside', 'quote', 'opens',
  'family-inside', 'group-kind', 'group-next', 'group-prior', 'agreement-recency', 'quote-family', 'kind-recency',
  'spoke', 'source-spoke', 'family-spoke', 'paragraphs', 'level', 'group-spoke', 'group-preposition', 'kind-preposition',
  'head', 'head-before', 'head-cluster', 'before-cluster', 'ranked-gap', 'after-cluster', 'cue-after',
  'head-word', 'before-word', 'accusative', 'following',
); // prettier-ignore

/** Who else is in the race, and what the cue is: the same for every candidate. */
export interface Field {
  /** Whether there are phrases after the cue and directly before it. */
  readonly who: number;
  /** What stands before the adjacent phrase: "that", "was", "but", another word … */
  readonly adjacentPrior: number;
  /** Whether an auxiliary stands between the adjacent phrase and the cue. */
  readonly auxiliary: number;
  /** Whether a phrase after the cue is named as the one from whom words were carried. */
  readonly from: number;
  readonly family: number;
  readonly lemma: number;
  readonly group: number;
  /** Whether the cue carries a joined "and", and whether somebody spoke already in the sentence. */
  readonly joined: number;
}

/** What the race among candidates looks like. */
export function fieldOf({ doc, hits, naming }: Scene, hit: CueHit, candidates: readonly Candidate[]): Field {
  const adjacent = candidates.find((c) => c.source === SOURCE.adjacent)?.phrase;
  const before = hits[hit.index - 1];
  let after = 0;
  let from = 0;
  for (const { source, phrase } of candidates) {
    if (source !== SOURCE.after) continue;
    after = 1;
    if (phrase.first > 0 && naming.carrierAt(doc, phrase.first - 1) === 'from') from = 1;
  }
  const spoke = before !== undefined && before.sentence === hit.sentence;
  return {
    family: hashOf(familyOf(hit)),
    lemma: hashOf(hit.lemma),
    group: hashOf(hit.entry.group),
    who: after * 2 + (adjacent === undefined ? 0 : 1),
    adjacentPrior: adjacent === undefined ? -1 : contextAt(doc, adjacent.first - 1, naming),
    auxiliary: adjacent !== undefined && auxiliaryIn(doc, adjacent.last, hit.first) ? 1 : 0,
    from,
    joined: (doc.words[hit.first]!.conj > 0 ? 2 : 0) + (spoke ? 1 : 0),
  };
}

/** The family of a cue, with a mark where a pronoun is joined to it. */
export function familyOf(hit: CueHit): string {
  if (hit.features.suffix === null) return hit.family;
  return hit.family === 'masdar' ? 'masdar+' : hit.family === 'verb' ? 'verb+' : hit.family;
}

/** Gives the features of a candidate for a hit to a sink. */
export function speakerFeatures(f: Sink, scene: Scene, hit: CueHit, c: Candidate, field: Field): void {
  const { doc, hits, naming } = scene;
  const { phrase, source, recency } = c;
  const { family, group, joined, who } = field;
  const kind = hashOf(phrase.kind);
  const ranked = source * 4 + Math.min(c.rank, 3);
  const prior = contextAt(doc, phrase.first - 1, naming);
  f.one(T.ranked, ranked);
  f.two(T['ranked-family'], ranked, family);
  f.two(T['ranked-lemma'], ranked, field.lemma);
  f.three(T['ranked-prior'], ranked, field.from, prior);
  f.two(T.kind, source, kind);
  f.three(T['family-kind'], source, family, kind);
  f.three(T['family-who'], source, family, who);
  f.three(T['family-joined'], source, family, joined);
  f.three(T['group-joined'], source, group, joined);
  f.three(T['spoke-joined'], source, recency >= 0 ? 1 : 0, joined);
  f.three(T.auxiliary, source, field.auxiliary, who);
  f.three(T['adjacent-prior'], source, field.adjacentPrior, joined);
  if (phrase.last <= hit.first) between(f, doc, hit, phrase, source);
  agreement(f, hit, c, family);
  if (hit.features.person === 1) {
    f.one(T['first-person'], source);
    f.one(T['first-person-of'], c.hit >= 0 && c.hit === hit.parent ? 1 : 0);
  }
  const gap = bucket(phrase.first >= hit.last ? phrase.first - hit.last : hit.first - phrase.last);
  f.two(T.gap, source, gap);
  f.three(T['family-gap'], source, family, gap);
  f.two(T.prior, source, prior);
  f.three(T['family-prior'], source, family, prior);
  f.two(T.preposition, source, hashOf(phrase.prep));
  if (phrase.first >= 2) f.two(T.prior2, source, contextAt(doc, phrase.first - 2, naming));
  const next = phrase.last < doc.count ? contextAt(doc, phrase.last, naming) : -1;
  f.two(T.next, source, next);
  f.three(T.definite, source, phrase.definite ? 1 : 0, phrase.named ? 2 : phrase.anonymous ? 1 : 0);
  f.two(T.recency, source, recency);
  f.two(T['family-recency'], family, recency);
  f.three(T['who-recency'], family, source * 4 + who, recency);
  if (c.hit >= 0) earlier(f, hit, hits, c, field);
  // Inside the content of the same outer statement, or of another?
  const inside = enclosing(phrase.first, hit.index, hits);
  f.two(T.inside, source, inside === hit.parent ? 0 : inside < 0 ? 1 : 2);
  const quoted = doc.quote[phrase.first] === doc.quote[hit.head] ? 1 : 0;
  f.two(T.quote, source, quoted);
  f.three(T['quote-family'], source, family, quoted);
  f.three(T['family-inside'], source, family, inside === hit.parent ? 0 : inside < 0 ? 1 : 2);
  f.three(T['group-kind'], ranked, group, kind);
  f.three(T['group-next'], ranked, group, next);
  f.three(T['group-prior'], ranked, group, prior);
  f.three(T['kind-recency'], kind, Math.min(recency, 1), joined);
  const head = doc.words[phrase.first];
  const ahead = doc.words[phrase.first - 1];
  const prep = hashOf(phrase.prep);
  f.three(T['group-preposition'], ranked, group, prep);
  f.three(T['kind-preposition'], ranked, kind, prep);
  f.two(T.head, source, head?.tag ?? 0);
  f.three(T['head-before'], source, ahead?.tag ?? 0, head?.tag ?? 0);
  f.two(T['head-cluster'], source, head?.narrow ?? -1);
  f.two(T['before-cluster'], source, ahead?.narrow ?? -1);
  f.two(T['after-cluster'], source, doc.words[phrase.last]?.narrow ?? -1);
  f.three(T['ranked-gap'], ranked, gap, kind);
  f.three(T['cue-after'], ranked, doc.words[hit.last]?.tag ?? 0, family);
  f.two(T['head-word'], source, head?.stemKey ?? 0);
  f.two(T['before-word'], source, ahead?.stemKey ?? 0);
  f.two(T.accusative, ranked, ((head?.shape ?? 0) & SHAPE.accusative) !== 0 ? 1 : 0);
  f.two(T.following, ranked, doc.words[hit.last]?.stemKey ?? 0);
  const opening = doc.sentences[doc.sentence[phrase.first]!]!;
  if (phrase.first <= opening + 1) f.two(T.opens, source, family);
}

/** Where a phrase before the cue stands to it: an auxiliary or a relative pronoun between. */
function between(f: Sink, doc: Doc, hit: CueHit, phrase: Phrase, source: Source): void {
  f.two(T.between, source, auxiliaryIn(doc, Math.max(phrase.last, hit.first - 3), hit.first) ? 1 : 0);
  const at = phrase.last === hit.first - 1 || (phrase.last === hit.first - 2 && doc.kind[phrase.last] === KIND.comma);
  f.three(T.relative, source, is(doc, hit.first - 1, CLASS.rel) ? 1 : 0, at ? 1 : 0);
}

/** Gender and number: a verb before its subject is always singular; after it and elsewhere it agrees. */
function agreement(f: Sink, hit: CueHit, { phrase, source, recency }: Candidate, family: number): void {
  const of = hit.family === 'masdar' && hit.features.suffix !== null ? hit.features.suffix : hit.features;
  const gender = of.gender === null || phrase.gender === null ? 0 : of.gender === phrase.gender ? 1 : 2;
  const number = (of.number === 's') === (phrase.number === 's') ? 1 : 0;
  const placed = source === SOURCE.after || source === SOURCE.adjective ? 1 : 0;
  f.one(T.gender, gender);
  f.one(T.number, number);
  f.three(T['family-gender'], source, family, gender);
  f.two(T['placed-number'], placed, number);
  f.three(T['placed-gender'], placed, gender, number);
  f.three(T['agreement-recency'], source, gender * 2 + number, Math.min(recency, 1));
}

/** What is known of a candidate that spoke before. */
function earlier(f: Sink, hit: CueHit, hits: readonly CueHit[], c: Candidate, { family, group }: Field): void {
  const spoke = hits[c.hit]!;
  const near = Math.min(2, Math.max(0, hit.sentence - spoke.sentence));
  f.one(T.spoke, near);
  f.two(T['source-spoke'], c.source, near);
  f.two(T['family-spoke'], family, near);
  f.one(T.paragraphs, Math.max(0, Math.min(hit.paragraph - spoke.paragraph, 4)));
  f.one(T.level, spoke.parent === hit.parent ? 0 : c.hit === hit.parent ? 1 : spoke.parent < 0 ? 2 : 3);
  f.two(T['group-spoke'], group, near);
}

/** The innermost of the hits around this one (a few before and after) whose content holds a token, or -1. */
function enclosing(token: number, index: number, hits: readonly CueHit[]): number {
  let best = -1;
  let size = Infinity;
  const end = Math.min(hits.length, index + 4);
  for (let i = Math.max(0, index - 6); i < end; i++) {
    if (i === index) continue;
    const { tokens } = hits[i]!;
    for (let k = 0; k < tokens.length; k++) {
      const span = tokens[k]!;
      if (token >= span[0] && token < span[1] && span[1] - span[0] < size) {
        best = i;
        size = span[1] - span[0];
      }
    }
  }
  return best;
}
