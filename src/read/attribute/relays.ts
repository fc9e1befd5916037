import { CLASS, KIND, is, type Doc } from '../doc.js';
import type { CueHit } from '../hit.js';
import type { CarrierWord, Naming, Phrase } from '../../language/naming.js';
import type { PhraseTable } from './candidates.js';
import { bucket, sameParty } from './speaker-features.js';
import { score, type AttributionModel } from './weights.js';

/** How a carrier comes to a statement. */
export type RelaySource = 'own' | 'parent' | 'inherited' | 'carried';

/** A party that may have carried the words of a statement. */
export interface RelayCandidate {
  readonly phrase: Phrase;
  readonly source: RelaySource;
  readonly features: readonly string[];
}

/** A statement with its speaker, while the chain is drawn. */
export interface Spoken {
  readonly hit: CueHit;
  readonly speakers: readonly Phrase[];
  readonly elided: boolean;
  readonly relays: readonly Phrase[];
}

/** No more phrases of one sentence are weighed as carriers. */
const MOST = 12;

const STRENGTH: readonly CarrierWord[] = ['told', 'carried', 'according', 'through', 'from'];

/** The strongest carrier word before a phrase, over a few words that may stand between ("according to what was carried by"). */
function carrierBefore(doc: Doc, phrase: Phrase, naming: Naming): { word: string; path: string } {
  const path: CarrierWord[] = [];
  for (let t = phrase.first - 1, gap = 0; t >= 0 && gap < 5; t--, gap++) {
    if (doc.kind[t] !== KIND.word) {
      if (doc.kind[t] === KIND.open || doc.kind[t] === KIND.mark || doc.kind[t] === KIND.other) continue;
      break;
    }
    const word = naming.carrierAt(doc, t);
    if (word !== null) path.push(word);
  }
  return {
    word: STRENGTH.find((w) => path.includes(w)) ?? (phrase.prep === '' ? '-' : `joined ${phrase.prep}`),
    path: path[0] ?? '-',
  };
}

/** The carrier word that follows a phrase, over a relative pronoun ("the channel that carried from …"). */
function after(doc: Doc, phrase: Phrase, naming: Naming): string {
  for (let t = phrase.last; t < Math.min(doc.count, phrase.last + 2); t++) {
    const word = doc.kind[t] === KIND.word ? naming.carrierAt(doc, t) : null;
    if (word !== null) return word;
  }
  return '-';
}

/** Whether the speaker is named as the one from whom words were carried. */
function fromBefore(doc: Doc, speaker: Phrase | undefined, naming: Naming): number {
  return speaker !== undefined && speaker.first > 0 && naming.carrierAt(doc, speaker.first - 1) === 'from' ? 1 : 0;
}

/** What weighing carriers needs to know of a statement and its neighbours. */
export interface Scene {
  readonly doc: Doc;
  readonly hits: readonly CueHit[];
  readonly spoken: readonly (Spoken | undefined)[];
  readonly table: PhraseTable;
  readonly naming: Naming;
}

/** Hits so far before and after are looked at as neighbours. */
const NEIGHBOURS = 8;

/** Every party that may have carried a statement's words, with its features. */
export function relayCandidates(
  scene: Scene,
  hit: CueHit,
  speakers: readonly Phrase[],
  elided: boolean,
): RelayCandidate[] {
  const out: RelayCandidate[] = [];
  const taken = speakers.map((s) => s.first);
  own(scene, hit, speakers[0], taken, out);
  fromParent(scene, hit, speakers[0], elided, taken, out);
  carriedOn(scene, hit, speakers[0], elided, taken, out);
  return out;
}

function neighbours(hit: CueHit, hits: readonly CueHit[]): CueHit[] {
  return hits
    .slice(Math.max(0, hit.index - NEIGHBOURS), hit.index + NEIGHBOURS + 1)
    .filter((h) => h.index !== hit.index);
}

/** Carriers named in the statement's own sentence and after its content. */
function own(
  { doc, hits, spoken, table, naming }: Scene,
  hit: CueHit,
  speaker: Phrase | undefined,
  taken: readonly number[],
  out: RelayCandidate[],
): void {
  const start = doc.sentences[hit.sentence]!;
  const contentStart = hit.tokens[0]?.[0] ?? hit.last;
  const contentEnd = hit.tokens.at(-1)?.[1] ?? hit.last;
  const inContent = (t: number): boolean => hit.tokens.some(([a, b]) => t >= a && t < b);
  const who = speaker?.kind ?? 'none';
  const cue = naming.carrierAt(doc, hit.head) ?? '-';
  const from = fromBefore(doc, speaker, naming);
  const stop = doc.sentences[(doc.sentence[Math.max(0, contentEnd - 1)] ?? hit.sentence) + 1] ?? doc.count;
  let near: readonly CueHit[] | null = null;
  for (let p = table.upTo[start]!, n = 0; p < table.all.length && n < MOST; p++) {
    const phrase = table.all[p]!;
    if (phrase.first >= stop) break;
    if (taken.includes(phrase.first) || inContent(phrase.first)) continue;
    if (speaker !== undefined && phrase.first < speaker.last && phrase.last > speaker.first) continue;
    const { word, path } = carrierBefore(doc, phrase, naming);
    const bare = word === '-' || word.startsWith('joined');
    if (phrase.kind !== 'outlet' && bare && (cue === '-' || phrase.first > hit.first || hit.first - phrase.last > 6))
      continue;
    n++;
    near ??= neighbours(hit, hits);
    const { kind } = phrase;
    const place = phrase.first < hit.first ? 'pre' : phrase.first < contentStart ? 'mid' : 'post';
    const gap =
      phrase.first < hit.first ? hit.first - phrase.last : phrase.first - (place === 'mid' ? hit.last : contentEnd);
    // Whom another cue after the content tells was told that cue's words ("denied it, and said to the channel …").
    const told = word === 'told' || word.startsWith('joined');
    if (place === 'post' && told && near.some((h) => h.first >= contentEnd && h.first < phrase.first)) continue;
    const speaks = near.find((h) => spoken[h.index]?.speakers[0]?.first === phrase.first);
    const inOther = near.some(
      (h) =>
        h.index !== hit.parent &&
        Math.abs(h.index - hit.index) <= 4 &&
        h.tokens.some(([a, b]) => phrase.first >= a && phrase.first < b),
    );
    const [low, high] = phrase.first < hit.first ? [phrase.first, hit.first] : [hit.first, phrase.first];
    const between = near.filter((h) => h.first > low && h.first < high).length;
    out.push({
      phrase,
      source: 'own',
      features: [
        'own',
        `own|${place}|${kind}`,
        `own|${place}|${path}`,
        `own|${place}|${path}|${kind}`,
        `own|${place}|prep:${phrase.prep}|${kind}`,
        `own|${place}|who:${who}`,
        `own|${place}|${word}|fam:${hit.family}`,
        `own|cue:${cue}|${place}|${word}`,
        `own|${place}|${word}|${kind}`,
        `own|${word}|${kind}`,
        `own|next:${after(doc, phrase, naming)}|${place}`,
        `own|from:${from}|${place}|${word}`,
        `own|gap${bucket(gap)}|${place}`,
        `own|speaks:${speaks === undefined ? '-' : speaks.index === hit.parent ? 'parent' : speaks.family}`,
        `own|${place}|nested${hit.parent >= 0 ? 1 : 0}`,
        `own|${place}|far${doc.sentence[phrase.first] === hit.sentence ? 0 : 1}`,
        `own|${place}|other${inOther ? 1 : 0}`,
        `own|${place}|between${Math.min(between, 3)}`,
      ],
    });
  }
}

/** The speaker and the carriers of the statement around this one. */
function fromParent(
  { doc, spoken }: Scene,
  hit: CueHit,
  speaker: Phrase | undefined,
  elided: boolean,
  taken: readonly number[],
  out: RelayCandidate[],
): void {
  const parent = hit.parent >= 0 ? spoken[hit.parent] : undefined;
  if (parent === undefined) return;
  const same = speaker !== undefined && parent.speakers[0] !== undefined && sameParty(speaker, parent.speakers[0]);
  const who = speaker?.kind ?? 'none';
  const rel = `rel${is(doc, hit.first - 1, CLASS.rel) ? 1 : 0}`;
  const act = `pact:${parent.hit.entry.act}`;
  const base = [
    `same${same ? 1 : 0}`,
    `fam:${hit.family}`,
    `pfam:${parent.hit.family}`,
    `act:${hit.entry.act}`,
    `quoted${doc.quote[hit.head]! >= 0 ? 1 : 0}`,
    `elided${elided ? 1 : 0}`,
    `pform:${parent.hit.form}`,
    `lemma:${hit.lemma}`,
    rel,
    `who:${who}|${rel}`,
    act,
    `${act}|fam:${hit.family}`,
    `who:${who}|${act}`,
  ];
  const give = (source: RelaySource, phrases: readonly Phrase[]): void => {
    for (const phrase of phrases)
      if (!taken.includes(phrase.first))
        out.push({
          phrase,
          source,
          features: [source, `${source}|kind:${phrase.kind}`, ...base.map((b) => `${source}|${b}`)],
        });
  };
  give('parent', parent.speakers);
  give('inherited', parent.relays);
}

/** The carriers of the same party's words before, which may carry on. */
function carriedOn(
  { doc, spoken }: Scene,
  hit: CueHit,
  speaker: Phrase | undefined,
  elided: boolean,
  taken: readonly number[],
  out: RelayCandidate[],
): void {
  const prior = ownBefore(hit, speaker, spoken) ?? previous(hit, spoken);
  if (prior === undefined || prior.relays.length === 0) return;
  const mine = `mine${speaker !== undefined && prior.speakers[0] !== undefined && sameParty(speaker, prior.speakers[0]) ? 1 : 0}`;
  const gap = hit.sentence - prior.hit.sentence;
  const par = hit.paragraph - prior.hit.paragraph;
  for (const phrase of prior.relays) {
    if (taken.includes(phrase.first) || out.some((c) => c.phrase.first === phrase.first)) continue;
    const where =
      phrase.first < prior.hit.first ? 'pre' : phrase.first < (prior.hit.tokens[0]?.[0] ?? 0) ? 'mid' : 'post';
    out.push({
      phrase,
      source: 'carried',
      features: [
        'c|carried',
        `c|${mine}`,
        `c|${mine}|s${Math.min(gap, 3)}|p${Math.min(par, 3)}`,
        `c|${mine}|elided${elided ? 1 : 0}|p${Math.min(par, 2)}`,
        `c|${mine}|${hit.entry.group}`,
        `c|${mine}|${where}|${doc.sentence[phrase.first]! === hit.sentence ? 0 : 1}`,
        `c|${mine}|kind:${phrase.kind}`,
        `c|fam:${hit.family}|${mine}`,
        `c|level${prior.hit.parent === hit.parent ? 1 : 0}|${mine}`,
      ],
    });
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
    const s = spoken[i];
    if (s?.speakers[0] !== undefined && sameParty(speaker, s.speakers[0])) return s;
  }
  return undefined;
}

/** The statement before this one on the same level of nesting. */
export function previous(hit: CueHit, spoken: readonly (Spoken | undefined)[]): Spoken | undefined {
  for (let i = hit.index - 1, n = 0; i >= 0 && n < 4; i--, n++) {
    const s = spoken[i];
    if (s !== undefined && s.hit.parent === hit.parent) return s;
  }
  return spoken[hit.index - 1];
}

/** The carriers of a statement, outermost first. */
export function chooseRelays(
  candidates: readonly RelayCandidate[],
  model: AttributionModel,
): { relays: Phrase[]; belief: number } {
  let belief = 1;
  const chosen: RelayCandidate[] = [];
  for (const c of candidates) {
    const p = 1 / (1 + Math.exp(-score(model.relay, c.features)));
    belief *= Math.max(p, 1 - p);
    if (p >= 0.5 && !chosen.some((o) => o.phrase.first === c.phrase.first)) chosen.push(c);
  }
  const rank: Record<RelaySource, number> = { own: 1, carried: 0, inherited: 2, parent: 3 };
  return {
    relays: chosen
      .sort((a, b) => rank[a.source] - rank[b.source] || a.phrase.first - b.phrase.first)
      .map((c) => c.phrase),
    belief,
  };
}
