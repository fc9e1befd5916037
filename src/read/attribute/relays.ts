import { CLASS, KIND, hashOf, is } from '../doc.js';
import type { CueHit } from '../hit.js';
import { templates, type Score } from '../model/sink.js';
import type { CarrierWord, Phrase } from '../../language/naming.js';
import { sameParty, sameVoice } from './party.js';
import { bucket, contentEnd, contentStart, inContent, type Scene, type Weighing } from './scene.js';

/** How a carrier comes to a statement, in the order of a chain: outermost first. */
const SOURCE = { carried: 0, own: 1, inherited: 2, parent: 3 } as const;

/** A party that may have carried the words of a statement. */
export interface RelayCandidate {
  readonly phrase: Phrase;
  readonly source: (typeof SOURCE)[keyof typeof SOURCE];
}

/** A statement with its speaker, while the chain is drawn. */
export interface Spoken {
  readonly hit: CueHit;
  readonly speakers: readonly Phrase[];
  readonly elided: boolean;
  readonly relays: readonly Phrase[];
}

/** A statement whose carriers are asked for, and those around it. */
export interface Asked {
  readonly hit: CueHit;
  readonly speakers: readonly Phrase[];
  readonly elided: boolean;
  /** By number of the hit; those that were not asked yet are missing. */
  readonly spoken: readonly (Spoken | undefined)[];
}

/** No more phrases of one sentence are weighed as carriers. */
const MOST = 12;
/** Hits so far before and after are looked at as neighbours. */
const NEIGHBOURS = 8;
/** Contents of hits so near may hold a carrier that is theirs. */
const NEAR = 4;

/** So close before a cue that carries words a phrase may name the carrier. */
const CLOSE = 6;

/** Carrier words, the strongest first. */
const STRENGTH: readonly CarrierWord[] = ['told', 'carried', 'according', 'through', 'from'];
const NONE = 0;

interface Before {
  /** The strongest carrier word before a phrase, or its joined preposition. */
  readonly word: number;
  /** The nearest carrier word before it. */
  readonly nearest: number;
  /** Whether it names one to whom words were said. */
  readonly told: boolean;
}

/** The carrier words before a phrase, over a few words that may stand between ("according to what was carried by"). */
function carrierBefore({ doc, naming }: Scene, phrase: Phrase): Before {
  let nearest: CarrierWord = null;
  let strongest = STRENGTH.length;
  for (let t = phrase.first - 1, gap = 0; t >= 0 && gap < 5; t--, gap++) {
    const kind = doc.kind[t];
    if (kind !== KIND.word) {
      if (kind === KIND.open || kind === KIND.mark || kind === KIND.other) continue;
      break;
    }
    const word = naming.carrierAt(doc, t);
    if (word === null) continue;
    nearest ??= word;
    strongest = Math.min(strongest, STRENGTH.indexOf(word));
  }
  const word = STRENGTH[strongest] ?? null;
  return {
    word: word !== null ? hashOf(word) : hashOf(phrase.prep),
    nearest: carrierNumber(nearest),
    told: word === 'told' || (word === null && phrase.prep !== ''),
  };
}

const carrierNumber = (word: CarrierWord): number => (word === null ? NONE : hashOf(word));

/** The carrier word that follows a phrase, over a relative pronoun ("the channel that carried from …"). */
function carrierAfter({ doc, naming }: Scene, phrase: Phrase): number {
  for (let t = phrase.last; t < Math.min(doc.count, phrase.last + 2); t++) {
    const word = doc.kind[t] === KIND.word ? naming.carrierAt(doc, t) : null;
    if (word !== null) return hashOf(word);
  }
  return NONE;
}

const kindOf = (phrase: Phrase | undefined): number => (phrase === undefined ? NONE : hashOf(phrase.kind));

const isTaken = (phrase: Phrase, by: readonly Phrase[]): boolean => by.some((p) => p.first === phrase.first);

/** Every party that may have carried a statement's words, each after its features. */
export function relayCandidates(scene: Scene, asked: Asked, weighing: Weighing<RelayCandidate>): void {
  const found: Phrase[] = [];
  const all: Weighing<RelayCandidate> = {
    sink: weighing.sink,
    take(candidate) {
      found.push(candidate.phrase);
      weighing.take(candidate);
    },
  };
  own(scene, asked, all);
  fromParent(scene, asked, all);
  carriedOn(scene, asked, found, weighing);
}

const OWN = templates(
  'relay.own',
  'any', 'kind', 'nearest', 'nearest-kind', 'preposition', 'who', 'family', 'cue', 'word-kind', 'anywhere', 'next', 'from',
  'gap', 'speaks', 'nested', 'far', 'other', 'between', 'lemma', 'lemma-speaks', 'head', 'ahead', 'after', 'touching',
); // prettier-ignore
const PLACE = { before: 0, middle: 1, after: 2 };

/** Carriers named in the statement's own sentence and after its content. */
function own(scene: Scene, { hit, speakers, spoken }: Asked, { sink: f, take }: Weighing<RelayCandidate>): void {
  const { doc, hits, table, naming } = scene;
  const speaker = speakers[0];
  const start = contentStart(hit);
  const end = contentEnd(hit);
  const who = kindOf(speaker);
  const lemma = hashOf(hit.lemma);
  const cue = carrierNumber(naming.carrierAt(doc, hit.head));
  const from = speaker !== undefined && speaker.first > 0 && naming.carrierAt(doc, speaker.first - 1) === 'from';
  const stop = doc.sentences[(doc.sentence[Math.max(0, end - 1)] ?? hit.sentence) + 1] ?? doc.count;
  const low = Math.max(0, hit.index - NEIGHBOURS);
  const high = Math.min(hits.length, hit.index + NEIGHBOURS + 1);
  for (let p = table.upTo[doc.sentences[hit.sentence]!]!, n = 0; p < table.all.length && n < MOST; p++) {
    const phrase = table.all[p]!;
    if (phrase.first >= stop) break;
    if (isTaken(phrase, speakers) || inContent(hit, phrase.first)) continue;
    if (speaker !== undefined && phrase.first < speaker.last && phrase.last > speaker.first) continue;
    const before = phrase.first < hit.first;
    const { word, nearest, told } = carrierBefore(scene, phrase);
    if (phrase.kind !== 'outlet' && nearest === NONE && (cue === NONE || !before || hit.first - phrase.last > CLOSE))
      continue;
    n++;
    const place = before ? PLACE.before : phrase.first < start ? PLACE.middle : PLACE.after;
    let between = 0;
    let speaks: CueHit | null = null;
    let other = false;
    let answered = false;
    for (let i = low; i < high; i++) {
      if (i === hit.index) continue;
      const near = hits[i]!;
      if (
        before
          ? near.first > phrase.first && near.first < hit.first
          : near.first > hit.first && near.first < phrase.first
      )
        between++;
      if (near.first >= end && near.first < phrase.first) answered = true;
      if (speaks === null && spoken[i]?.speakers[0]?.first === phrase.first) speaks = near;
      if (i !== hit.parent && Math.abs(i - hit.index) <= NEAR && inContent(near, phrase.first)) other = true;
    }
    // Whom another cue after the content tells was told that cue's words ("denied it, and said to the channel …").
    if (place === PLACE.after && told && answered) continue;
    const kind = hashOf(phrase.kind);
    const gap = before ? hit.first - phrase.last : phrase.first - (place === PLACE.middle ? hit.last : end);
    f.one(OWN.any, 0);
    f.two(OWN.kind, place, kind);
    f.two(OWN.nearest, place, nearest);
    f.three(OWN['nearest-kind'], place, nearest, kind);
    f.three(OWN.preposition, place, hashOf(phrase.prep), kind);
    f.two(OWN.who, place, who);
    f.three(OWN.family, place, word, hashOf(hit.family));
    f.three(OWN.cue, place, word, cue);
    f.three(OWN['word-kind'], place, word, kind);
    f.two(OWN.anywhere, word, kind);
    f.two(OWN.next, place, carrierAfter(scene, phrase));
    f.three(OWN.from, place, word, from ? 1 : 0);
    f.two(OWN.gap, place, bucket(gap));
    f.one(OWN.speaks, speaks === null ? 0 : speaks.index === hit.parent ? 1 : hashOf(speaks.family));
    f.two(OWN.nested, place, hit.parent >= 0 ? 1 : 0);
    f.two(OWN.far, place, doc.sentence[phrase.first] === hit.sentence ? 0 : 1);
    f.two(OWN.other, place, other ? 1 : 0);
    f.two(OWN.between, place, Math.min(between, 3));
    f.three(OWN.lemma, place, lemma, kind);
    f.three(OWN['lemma-speaks'], place, lemma, speaks === null ? 0 : hashOf(speaks.lemma));
    f.two(OWN.head, place, doc.words[phrase.first]?.stemKey ?? 0);
    f.two(OWN.ahead, place, doc.words[phrase.first - 1]?.stemKey ?? 0);
    f.two(OWN.after, place, doc.words[phrase.last]?.stemKey ?? 0);
    f.three(OWN.touching, place, Math.min(gap, 3), lemma);
    take({ phrase, source: SOURCE.own });
  }
}

const OUTER = templates(
  'relay.outer',
  'any', 'kind', 'same', 'family', 'outer-family', 'act', 'quoted', 'elided', 'outer-form', 'lemma', 'relative',
  'who-relative', 'outer-act', 'family-act', 'who-act',
); // prettier-ignore

/** The speaker and the carriers of the statement around this one. */
function fromParent(
  { doc }: Scene,
  { hit, speakers, elided, spoken }: Asked,
  { sink: f, take }: Weighing<RelayCandidate>,
): void {
  const parent = hit.parent >= 0 ? spoken[hit.parent] : undefined;
  if (parent === undefined) return;
  const speaker = speakers[0];
  const who = kindOf(speaker);
  const family = hashOf(hit.family);
  const relative = is(doc, hit.first - 1, CLASS.rel) ? 1 : 0;
  const outerAct = hashOf(parent.hit.entry.act);
  const give = (source: RelayCandidate['source'], phrases: readonly Phrase[]): void => {
    for (const phrase of phrases) {
      if (isTaken(phrase, speakers)) continue;
      f.one(OUTER.any, source);
      f.two(OUTER.kind, source, hashOf(phrase.kind));
      f.two(OUTER.same, source, sameVoice(speaker, parent.speakers[0]) ? 1 : 0);
      f.two(OUTER.family, source, family);
      f.two(OUTER['outer-family'], source, hashOf(parent.hit.family));
      f.two(OUTER.act, source, hashOf(hit.entry.act));
      f.two(OUTER.quoted, source, doc.quote[hit.head]! >= 0 ? 1 : 0);
      f.two(OUTER.elided, source, elided ? 1 : 0);
      f.two(OUTER['outer-form'], source, hashOf(parent.hit.form));
      f.two(OUTER.lemma, source, hashOf(hit.lemma));
      f.two(OUTER.relative, source, relative);
      f.three(OUTER['who-relative'], source, who, relative);
      f.two(OUTER['outer-act'], source, outerAct);
      f.three(OUTER['family-act'], source, family, outerAct);
      f.three(OUTER['who-act'], source, who, outerAct);
      take({ phrase, source });
    }
  };
  give(SOURCE.parent, parent.speakers);
  give(SOURCE.inherited, parent.relays);
}

const ON = templates(
  'relay.on',
  'any', 'mine', 'distance', 'elided', 'group', 'where', 'kind', 'family', 'level', 'word', 'group-distance', 'refers',
  'form', 'next-statement',
); // prettier-ignore

/** The carriers of the same party's words before, which may carry on. */
function carriedOn(
  scene: Scene,
  { hit, speakers, elided, spoken }: Asked,
  found: readonly Phrase[],
  { sink: f, take }: Weighing<RelayCandidate>,
): void {
  const { doc } = scene;
  const speaker = speakers[0];
  const group = hashOf(hit.entry.group);
  const refers = speaker === undefined ? -1 : (speaker.definite ? 2 : 0) + (speaker.named ? 1 : 0);
  const prior = ownBefore(hit, speaker, spoken) ?? previous(hit, spoken);
  if (prior === undefined || prior.relays.length === 0) return;
  const mine = sameVoice(speaker, prior.speakers[0]) ? 1 : 0;
  const sentences = Math.min(hit.sentence - prior.hit.sentence, 3);
  const paragraphs = Math.min(hit.paragraph - prior.hit.paragraph, 3);
  for (const phrase of prior.relays) {
    if (isTaken(phrase, speakers) || isTaken(phrase, found)) continue;
    const where =
      phrase.first < prior.hit.first
        ? PLACE.before
        : phrase.first < contentStart(prior.hit)
          ? PLACE.middle
          : PLACE.after;
    f.one(ON.any, 0);
    f.one(ON.mine, mine);
    f.three(ON.distance, mine, sentences, paragraphs);
    f.three(ON.elided, mine, elided ? 1 : 0, Math.min(paragraphs, 2));
    f.two(ON.group, mine, group);
    f.three(ON['group-distance'], group, sentences, paragraphs);
    f.three(ON.word, mine, carrierBefore(scene, phrase).word, paragraphs);
    f.three(ON.refers, mine, refers, group);
    f.three(ON.form, mine, hashOf(hit.form), hashOf(prior.hit.form));
    f.three(ON['next-statement'], mine, Math.min(hit.index - prior.hit.index, 4), paragraphs);
    f.three(ON.where, mine, where, doc.sentence[phrase.first] === hit.sentence ? 0 : 1);
    f.two(ON.kind, mine, hashOf(phrase.kind));
    f.two(ON.family, mine, hashOf(hit.family));
    f.two(ON.level, mine, prior.hit.parent === hit.parent ? 1 : 0);
    take({ phrase, source: SOURCE.carried });
  }
}

/** The last statement of the same party among the few before. */
function ownBefore(
  hit: CueHit,
  speaker: Phrase | undefined,
  spoken: readonly (Spoken | undefined)[],
): Spoken | undefined {
  if (speaker === undefined) return undefined;
  for (let i = hit.index - 1, n = 0; i >= 0 && n < 5; i--, n++) {
    const voice = spoken[i]?.speakers[0];
    if (voice !== undefined && sameParty(speaker, voice)) return spoken[i];
  }
  return undefined;
}

/** The statement before this one on the same level of nesting. */
function previous(hit: CueHit, spoken: readonly (Spoken | undefined)[]): Spoken | undefined {
  for (let i = hit.index - 1, n = 0; i >= 0 && n < 4; i--, n++) {
    const s = spoken[i];
    if (s !== undefined && s.hit.parent === hit.parent) return s;
  }
  return spoken[hit.index - 1];
}

/** Whether two phrases name one carrier: the same words, or a bare word that takes up the other ("the agency"). */
function sameCarrier(a: Phrase, b: Phrase): boolean {
  return a.first === b.first || ((a.keys.length === 1 || b.keys.length === 1) && sameParty(a, b));
}

/** The carriers of a statement, outermost first, and how much they are believed. */
export function chooseRelays(scene: Scene, asked: Asked, sink: Score): { relays: readonly Phrase[]; belief: number } {
  let belief = 1;
  const chosen: RelayCandidate[] = [];
  relayCandidates(scene, asked, {
    sink,
    take(candidate) {
      const p = 1 / (1 + Math.exp(-sink.odds()));
      belief *= Math.max(p, 1 - p);
      if (p >= 0.5 && !chosen.some((c) => sameCarrier(c.phrase, candidate.phrase))) chosen.push(candidate);
    },
  });
  if (chosen.length > 1) chosen.sort((a, b) => a.source - b.source || a.phrase.first - b.phrase.first);
  return { relays: chosen.map((c) => c.phrase), belief };
}
