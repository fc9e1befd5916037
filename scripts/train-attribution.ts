/** Learns attribution (speakers, carriers, dates, acts) from annotated articles, their cues and contents given. */
import { arabicNaming } from '../src/language/ar/names/index.js';
import { hashOf } from '../src/language/doc.js';
import type { Phrase } from '../src/language/naming.js';
import { ACTS, type Act, type Span } from '../src/model/index.js';
import { ACT, NEUTRAL, actFeatures, actNumber, priorAct } from '../src/read/attribute/act.js';
import { calibrate, type Calibration } from '../src/read/attribute/calibration.js';
import { candidatesOf } from '../src/read/attribute/candidates.js';
import { attribute, outerFirst } from '../src/read/attribute/index.js';
import { modelFrom, type LearnedWeights } from '../src/read/attribute/model.js';
import { phraseTable } from '../src/read/attribute/phrase-table.js';
import { relayCandidates, type Spoken } from '../src/read/attribute/relays.js';
import type { Scene } from '../src/read/attribute/scene.js';
import { fieldOf, speakerFeatures } from '../src/read/attribute/speaker-features.js';
import { timeCandidates, type Dated } from '../src/read/attribute/time.js';
import { Places, type Sink } from '../src/read/model/sink.js';
import { rightness, tokensOf, wordF1, type Prepared } from './train-attribution-gold.js';
import { learnBinary, learnChoice, type BinaryExample, type ChoiceExample } from './train-attribution-learn.js';

export interface Examples {
  speaker: ChoiceExample[];
  relay: BinaryExample[];
  time: BinaryExample[];
  act: ChoiceExample[];
}

function placesOf(give: (f: Sink) => void): Int32Array {
  const places = new Places();
  give(places);
  return places.row().slice();
}

/** Takes candidates as they are weighed, each with the places of its features. */
function collecting<Candidate>(take: (candidate: Candidate, features: Int32Array) => void): {
  sink: Places;
  take(candidate: Candidate): void;
} {
  const sink = new Places();
  return {
    sink,
    take(candidate) {
      take(candidate, sink.row().slice());
    },
  };
}

/** Makes the examples of an article; decisions that others rest on are taken as the gold has them. */
export function examplesOf({ article, doc, hits, gold }: Prepared, out: Examples): void {
  const { text } = article;
  const scene: Scene = { doc, hits, table: phraseTable(doc, arabicNaming), naming: arabicNaming };
  const voices: Phrase[][] = [];
  const elided: boolean[] = [];
  hits.forEach((hit, i) => {
    const s = gold[i]!;
    const candidates = candidatesOf(scene, hit, voices);
    const right = candidates.map((c) => rightness(text, s, c.phrase));
    const best = Math.max(0, ...right);
    const field = fieldOf(scene, hit, candidates);
    if (best > 0) {
      // Where the very mention is among the candidates only it is right, so that spans are learned too.
      out.speaker.push({
        options: candidates.map((c) => placesOf((f) => speakerFeatures(f, scene, hit, c, field))),
        right: right.map((r) => r > 0 && r >= best - 0.15 && r >= Math.min(best, 1)),
      });
    }
    const chosen = best > 0 ? candidates[right.indexOf(best)]!.phrase : null;
    const first = s.speaker[0] ? tokensOf(doc, s.speaker[0])[0] : -1;
    const voice = chosen ?? (first >= 0 && first < doc.count ? arabicNaming.phraseAt(doc, first, doc.count) : null);
    voices.push(voice ? [voice] : []);
    elided.push(s.elided === true);
  });
  const spoken: (Spoken | undefined)[] = hits.map(() => undefined);
  for (const hit of outerFirst(hits)) {
    const s = gold[hit.index]!;
    const voice = { hit, speakers: voices[hit.index]!, elided: elided[hit.index]! };
    const relays: Phrase[] = [];
    relayCandidates(
      scene,
      { ...voice, spoken },
      collecting(({ phrase }, features) => {
        const own = text.slice(phrase.start, phrase.end);
        const right = s.relays.some((r) => wordF1(text.slice(r.start, r.end), own) >= 0.5);
        out.relay.push({ features, right });
        if (right) relays.push(phrase);
      }),
    );
    spoken[hit.index] = { ...voice, relays };
  }
  const times = arabicNaming.times(doc, article.date);
  const dated: Dated[] = [];
  const acts = gold.map((s) => s.act);
  hits.forEach((hit, i) => {
    const s = gold[i]!;
    const speaker = voices[i]![0];
    let depth = 9;
    timeCandidates(
      scene,
      { hit, speaker, elided: elided[i]!, times, dated },
      collecting((c, features) => {
        const right = c.date === s.time;
        out.time.push({ features, right });
        if (right) depth = Math.min(depth, c.depth);
      }),
    );
    dated.push({ hit, speaker, time: s.time, depth });
    const features = placesOf((f) => actFeatures(f, scene, hit, speaker, priorAct(hit, voices, acts.slice(0, i))));
    out.act.push({
      options: ACTS.map((_act, k) => features.map((place) => place * ACTS.length + k)),
      right: ACTS.map((act) => act === s.act),
    });
  });
}

/** Signs in a content after a neutral cue, and how far they speak for an act. */
const KNOWN_SIGNS: readonly (readonly [act: Act, sign: string, weight: number])[] = [
  ['call', 'call:early', 2],
  ['call', 'call', 1],
  ['call', 'on:first', 2.5],
  ['deny', 'deny:early', 1],
  ['deny', 'deny', 1],
  ['accuse', 'accuse:early', 0.5],
  ['accuse', 'accuse', 0.7],
  ['accuse', 'accuse:2', 0.5],
  ['accuse', 'accuse:3', 0.7],
  ['warn', 'warn', 0.5],
  ['praise', 'praise', 0.7],
  ['ask', 'ask:early', 1],
  ['confirm', 'confirm:early', 0.5],
  ['promise', 'promise:early', 1],
  ['promise', 'own-future:first', 1],
  ['threaten', 'threaten:early', 0.7],
  ['nocomment', 'nocomment:early', 0.7],
  ['reject', 'reject:early', 0.7],
];

const actKey = (act: Act, give: (f: Sink) => void): number => placesOf(give)[0]! * ACTS.length + actNumber(act);

/**
 * What is known of acts before anything is learned: the cue decides, a neutral one leaves it to signs in the content.
 * (With 6 the cue's act wins against anything but several learned features; 3 and 10 were tried and scored lower.)
 */
const KNOWN_ACTS: ReadonlyMap<number, number> = new Map([
  ...ACTS.map((act, k) => [actKey(act, (f) => f.one(ACT.cue, k)), k === NEUTRAL ? 2.5 : 6] as const),
  ...KNOWN_SIGNS.map(
    ([act, sign, weight]) => [actKey(act, (f) => f.two(ACT['sign-by-cue'], hashOf(sign), NEUTRAL)), weight] as const,
  ),
]);

/** What is learned before anything is known of how far to believe it. */
export type Learned = Omit<LearnedWeights, 'calibration'>;

/** Learns a whole model from articles. */
export function learn(articles: readonly Prepared[]): Learned {
  const examples: Examples = { speaker: [], relay: [], time: [], act: [] };
  for (const a of articles) examplesOf(a, examples);
  // Swept on folds 1 to 4: epochs 8 to 16, the acts' penalty 6e-3 to 6e-2, their features in 3, 5 or 8 examples: within half a
  // point of each other; the speakers' penalty 6e-4 to 6e-3, their features in 3, 8 or 16 examples: 91.3 to 92.5 right, best as
  // here; carriers' penalty 6e-4 to 2e-2: right 65 to 68, best as here. Examples of the annotated set counted 3 and 6 times: a point less.
  const epochs = 12;
  return {
    speaker: learnChoice(examples.speaker, {
      l2: 2e-3,
      atLeast: 8,
      epochs,
      rate: 0.03,
    }),
    relay: learnBinary(examples.relay, {
      l2: 2e-3,
      atLeast: 2,
      epochs,
      rate: 0.08,
    }),
    time: learnBinary(examples.time, { l2: 2e-3, atLeast: 2, epochs, rate: 0.1 }),
    act: learnChoice(examples.act, {
      start: KNOWN_ACTS,
      l2: 2e-2,
      atLeast: 8,
      epochs,
      rate: 0.03,
    }),
  };
}

/** Fits how beliefs become confidence, on statements that their model had not seen. */
function fitCalibration(pairs: readonly (readonly [belief: number, right: boolean])[]): Calibration {
  let offset = 0,
    slope = 1;
  for (let step = 0; step < 3000; step++) {
    let a = 0,
      b = 0;
    for (const [belief, right] of pairs) {
      const p = Math.min(0.999, Math.max(0.001, belief));
      const x = Math.log(p / (1 - p));
      const d = calibrate(belief, { offset, slope }) - (right ? 1 : 0);
      a += d;
      b += d * x;
    }
    offset -= (0.5 * a) / pairs.length;
    slope -= (0.1 * b) / pairs.length;
  }
  return { offset, slope };
}

/** Beliefs as they are. */
export const UNCALIBRATED: Calibration = { offset: 0, slope: 1 };

/** Beliefs and whether the statement is wholly right (speaker, act, carriers), for articles that the model has not seen. */
function judged({ article, doc, hits, gold }: Prepared, learned: Learned): [number, boolean][] {
  const { text } = article;
  const model = modelFrom({ ...learned, calibration: UNCALIBRATED });
  return attribute(doc, hits, { published: article.date, outlet: article.outlet }, arabicNaming, model).map((s, i) => {
    const g = gold[i]!;
    const near = (a: Span, b: Span): boolean => wordF1(text.slice(a.start, a.end), text.slice(b.start, b.end)) >= 0.5;
    const speaker = s.speaker.length > 0 && rightness(text, g, s.speaker[0] as Phrase) > 0;
    const relays = s.relays.length === g.relays.length && g.relays.every((r) => s.relays.some((q) => near(r, q)));
    return [s.confidence, speaker && relays && s.act === g.act];
  });
}

/** How beliefs become confidence, fitted on articles that their models did not see. */
export function calibrationOf(
  unseen: readonly { readonly prepared: Prepared; readonly attribution: Learned }[],
): Calibration {
  return fitCalibration(unseen.flatMap(({ prepared, attribution }) => judged(prepared, attribution)));
}
