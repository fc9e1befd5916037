import type { Act, Article, Span, Statement } from '../../model/index.js';
import type { Naming, Phrase } from '../../language/naming.js';
import type { Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import { chooseAct, priorAct } from './act.js';
import { calibrate } from './calibration.js';
import { SOURCE } from './candidates.js';
import { conditionOf } from './condition.js';
import { scalesOf, unpackAttribution, type AttributionModel, type Scales } from './model.js';
import { sameParty } from './party.js';
import { phraseTable } from './phrase-table.js';
import { chooseRelays, type Spoken } from './relays.js';
import type { Scene } from './scene.js';
import { chooseSpeaker } from './speaker.js';
import { chooseTime, type Dated } from './time.js';

const models = new WeakMap<Naming, AttributionModel>();

function modelOf(naming: Naming): AttributionModel {
  let model = models.get(naming);
  if (model === undefined) models.set(naming, (model = unpackAttribution(naming.model())));
  return model;
}

const spanOf = (phrase: Phrase): Span => ({ start: phrase.start, end: phrase.end });

/** No statement is nested deeper than this. */
const DEEPEST = 20;

/** Hits in an order in which every outer statement comes before those inside it. */
export function outerFirst(hits: readonly CueHit[]): readonly CueHit[] {
  const depth = (hit: CueHit): number => {
    let d = 0;
    for (let h: CueHit | undefined = hit; h !== undefined && h.parent >= 0 && d < DEEPEST; h = hits[h.parent]) d++;
    return d;
  };
  const depths = hits.map(depth);
  if (depths.every((d) => d === 0)) return hits;
  return [...hits].sort((a, b) => depths[a.index]! - depths[b.index]! || a.index - b.index);
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

/** The token from which the sentence says that a silence still lasts; -1 where it does not. */
function lasting({ doc, naming }: Scene, hit: CueHit): number {
  return naming.untilNow(doc, doc.sentences[hit.sentence]!, doc.sentences[hit.sentence + 1] ?? doc.count);
}

/** What a silence is about, without the words that say how long it has lasted. */
function contentUntil(doc: Doc, hit: CueHit, until: number): readonly Span[] {
  return hit.content.map((span, i) => {
    const [first, last] = hit.tokens[i]!;
    return first < until && until < last ? { start: span.start, end: doc.end[until - 1]! } : span;
  });
}

/** Whether a speaker found in such a place is the cue's own subject, not one that it points back to. */
const SUBJECT: ReadonlySet<number> = new Set([SOURCE.after, SOURCE.adjective, SOURCE.adjacent, SOURCE.agent]);

interface Voice {
  readonly speakers: readonly Phrase[];
  readonly elided: boolean;
  readonly belief: number;
}

function voiceOf(scene: Scene, hit: CueHit, voices: readonly (readonly Phrase[])[], scales: Scales): Voice {
  const chosen = chooseSpeaker(scene, hit, voices, scales.speaker);
  if (chosen === null) return { speakers: [], elided: true, belief: 0 };
  const { candidate, belief } = chosen;
  return { speakers: [candidate.phrase], elided: !SUBJECT.has(candidate.source), belief };
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
  const scales = scalesOf(learned);
  const scene: Scene = { doc, hits, table: phraseTable(doc, naming, phrases), naming };
  const speakers: (readonly Phrase[])[] = [];
  const voices = hits.map((hit) => {
    const voice = voiceOf(scene, hit, speakers, scales);
    speakers.push(voice.speakers);
    return voice;
  });
  const spoken: (Spoken | undefined)[] = hits.map(() => undefined);
  const chains = new Float64Array(hits.length);
  for (const hit of outerFirst(hits)) {
    const voice = voices[hit.index]!;
    const { relays, belief } = chooseRelays(scene, { hit, ...voice, spoken }, scales.relay);
    chains[hit.index] = belief;
    spoken[hit.index] = { hit, ...voice, relays };
  }
  const times = naming.times(doc, article.published);
  const dated: Dated[] = [];
  const acts: Act[] = [];
  return hits.map((hit, i) => {
    const { elided, belief } = voices[i]!;
    const voice = speakers[i]!;
    const { act, belief: sure } = chooseAct(scene, hit, voice[0], priorAct(hit, speakers, acts), scales.act);
    acts.push(act);
    const when = chooseTime(scene, { hit, speaker: voice[0], elided, times, dated }, scales.time);
    dated.push({ hit, speaker: voice[0], ...when });
    const lasts = act === 'nocomment' ? lasting(scene, hit) : -1;
    const until = lasts < 0 ? null : (article.published?.slice(0, 10) ?? null);
    return {
      speaker: voice.map(spanOf),
      cue: hit.cue,
      content: lasts < 0 ? hit.content : contentUntil(doc, hit, lasts),
      form: hit.form,
      act,
      relays: spoken[i]!.relays.map(spanOf),
      elided,
      anonymous: voice.length > 0 && voice.every((s) => s.anonymous || refersToUnnamed(s, hit.index, speakers)),
      // A silence that still lasts is of the day that says so.
      time: when.time ?? until,
      asOf: until,
      condition: conditionOf(doc, hit, act),
      places: hit.tokens.flatMap(([first, last]) => naming.places(doc, first, last)),
      confidence: hit.confidence * calibrate(belief * sure * chains[i]!, learned.calibration),
    };
  });
}
