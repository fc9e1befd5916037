import { ACTS, type Act, type Article, type Span, type Statement } from '../../model/index.js';
import type { Naming, Phrase } from '../../language/naming.js';
import type { Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import { actFeatures, chooseAct, type Prior } from './act.js';
import { conditionOf } from './condition.js';
import { phraseTable } from './candidates.js';
import { RowSum } from './features.js';
import { chooseRelays, relayCandidates, type Spoken } from './relays.js';
import { chooseSpeaker } from './speaker.js';
import { sameParty } from './speaker-features.js';
import { chooseTime, timeCandidates, type Dated } from './time.js';
import { calibrate, parseModel, type AttributionModel } from './weights.js';

const models = new WeakMap<Naming, AttributionModel>();

function modelOf(naming: Naming): AttributionModel {
  let model = models.get(naming);
  if (model === undefined) models.set(naming, (model = parseModel(naming.model())));
  return model;
}

const spanOf = (phrase: Phrase): Span => ({ start: phrase.start, end: phrase.end });

/** Hits in an order in which every outer statement comes before those inside it. */
export function outerFirst(hits: readonly CueHit[]): CueHit[] {
  const depth = (hit: CueHit): number => {
    let d = 0;
    for (let h: CueHit | undefined = hit; h !== undefined && h.parent >= 0 && d < 20; h = hits[h.parent]) d++;
    return d;
  };
  const depths = hits.map(depth);
  return depths.some((d) => d > 0)
    ? [...hits].sort((a, b) => depths[a.index]! - depths[b.index]! || a.index - b.index)
    : [...hits];
}

/** Whether a definite phrase ("the official") takes up an unnamed party that spoke before ("an official in the ministry"). */
function refersToUnnamed(phrase: Phrase, index: number, voices: readonly (readonly Phrase[])[]): boolean {
  if (phrase.kind !== 'source' || phrase.named || !phrase.definite) return false;
  for (let i = index - 1, n = 0; i >= 0 && n < 8; i--, n++) {
    const before = voices[i]?.[0];
    if (before !== undefined && before.anonymous && sameParty(before, phrase)) return true;
  }
  return false;
}

/** The act of the statement before, for the one that goes on from it. */
export function priorAct(hit: CueHit, voices: readonly (readonly Phrase[])[], acts: readonly Act[]): Prior | null {
  const act = acts[hit.index - 1];
  if (act === undefined) return null;
  const [mine, before] = [voices[hit.index]?.[0], voices[hit.index - 1]?.[0]];
  return { act, same: mine !== undefined && before !== undefined && sameParty(mine, before) };
}

/** The token from which the sentence says that a silence still lasts; -1 where it does not. */
function lasting(doc: Doc, hit: CueHit, naming: Naming): number {
  return naming.untilNow(doc, doc.sentences[hit.sentence]!, doc.sentences[hit.sentence + 1] ?? doc.count);
}

/** What a silence is about, without the words that say how long it has lasted. */
function contentUntil(doc: Doc, hit: CueHit, until: number): readonly Span[] {
  return hit.content.map((span, i) => {
    const [first, last] = hit.tokens[i]!;
    return first < until && until < last ? { start: span.start, end: doc.end[until - 1]! } : span;
  });
}

/** Who speaks, through whom, when, of what kind: makes statements of hits; `phrases` where they were found already. */
export function attribute(
  doc: Doc,
  hits: readonly CueHit[],
  article: Pick<Article, 'published' | 'outlet'>,
  naming: Naming | undefined,
  model?: AttributionModel,
  phrases?: readonly Phrase[],
): Statement[] {
  if (naming === undefined || hits.length === 0) return [];
  const learned = model ?? modelOf(naming);
  const table = phraseTable(doc, naming, phrases);
  const times = naming.times(doc, article.published);
  const voices: (readonly Phrase[])[] = [];
  const beliefs: number[] = [];
  const elided: boolean[] = [];
  for (const hit of hits) {
    const chosen = chooseSpeaker(doc, hit, hits, voices, table, naming, learned);
    voices.push(chosen === null ? [] : [chosen.candidate.phrase]);
    beliefs.push(chosen?.belief ?? 0);
    elided.push(
      chosen === null ||
        (chosen.candidate.source !== 'after' &&
          chosen.candidate.source !== 'adjective' &&
          chosen.candidate.source !== 'adjacent'),
    );
  }
  const spoken: (Spoken | undefined)[] = new Array<Spoken | undefined>(hits.length).fill(undefined);
  const chains = new Float64Array(hits.length);
  const scene = { doc, hits, spoken, table, naming };
  for (const hit of outerFirst(hits)) {
    const speakers = voices[hit.index]!;
    const { relays, belief } = chooseRelays(relayCandidates(scene, hit, speakers, elided[hit.index]!), learned);
    chains[hit.index] = belief;
    spoken[hit.index] = { hit, speakers, elided: elided[hit.index]!, relays };
  }
  const dated: Dated[] = [];
  const acts: Act[] = [];
  return hits.map((hit) => {
    const { speakers, relays } = spoken[hit.index]!;
    const speaker = speakers[0];
    const scores = new RowSum(learned.act, ACTS.length);
    actFeatures(doc, hit, speaker, priorAct(hit, voices, acts), naming, table, scores);
    const { act, belief } = chooseAct(scores.totals);
    acts.push(act);
    const when = chooseTime(timeCandidates(doc, hit, speaker, elided[hit.index]!, times, dated), learned);
    dated.push({ hit, speaker, ...when });
    const lasts = act === 'nocomment' ? lasting(doc, hit, naming) : -1;
    const until = lasts < 0 ? null : (article.published?.slice(0, 10) ?? null);
    return {
      speaker: speakers.map(spanOf),
      cue: hit.cue,
      content: lasts < 0 ? hit.content : contentUntil(doc, hit, lasts),
      form: hit.form,
      act,
      relays: relays.map(spanOf),
      elided: elided[hit.index]!,
      anonymous: speakers.length > 0 && speakers.every((s) => s.anonymous || refersToUnnamed(s, hit.index, voices)),
      // A silence that still lasts is of the day that says so.
      time: when.time ?? until,
      asOf: until,
      condition: conditionOf(doc, hit, act),
      places: hit.tokens.flatMap(([first, last]) => naming.places(doc, first, last)),
      confidence: hit.confidence * calibrate(beliefs[hit.index]! * belief * chains[hit.index]!, learned.calibration),
    };
  });
}
