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

/** Every party that may have carried a statement's words, with its features. */
export function relayCandidates(
  doc: Doc,
  hit: CueHit,
  speakers: readonly Phrase[],
  elided: boolean,
  spoken: readonly (Spoken | undefined)[],
  hits: readonly CueHit[],
  table: PhraseTable,
  naming: Naming,
): RelayCandidate[] {
  const out: RelayCandidate[] = [];
  const own = new Set(speakers.map((s) => s.first));
  const start = doc.sentences[hit.sentence]!;
  const end = doc.sentences[hit.sentence + 1] ?? doc.count;
  const contentStart = hit.tokens[0]?.[0] ?? hit.last;
  const contentEnd = hit.tokens.at(-1)?.[1] ?? hit.last;
  const inContent = (t: number): boolean => hit.tokens.some(([a, b]) => t >= a && t < b);
  const speaker = speakers[0];
  const who = speaker?.kind ?? 'none';
  const cueCarries = naming.carrierAt(doc, hit.head) ?? '-';
  const last = Math.max(end, contentEnd);
  const stop = doc.sentences[(doc.sentence[Math.max(0, contentEnd - 1)] ?? hit.sentence) + 1] ?? last;
  for (let p = table.upTo[start]!, n = 0; p < table.all.length && n < MOST; p++) {
    const phrase = table.all[p]!;
    if (phrase.first >= stop) break;
    if (own.has(phrase.first) || inContent(phrase.first)) continue;
    if (speaker !== undefined && phrase.first < speaker.last && phrase.last > speaker.first) continue;
    const carrier = carrierBefore(doc, phrase, naming);
    if (
      phrase.kind !== 'outlet' &&
      (carrier.word === '-' || carrier.word.startsWith('joined')) &&
      (cueCarries === '-' || phrase.first > hit.first || hit.first - phrase.last > 6)
    )
      continue;
    n++;
    const place = phrase.first < hit.first ? 'pre' : phrase.first < contentStart ? 'mid' : 'post';
    const speaks = hits.find(
      (_, i) => i !== hit.index && spoken[i]?.speakers.some((s) => s.first === phrase.first) === true,
    );
    const f = [
      'own',
      `own|${place}|${phrase.kind}`,
      `own|${place}|${carrier.path}`,
      `own|${place}|${carrier.path}|${phrase.kind}`,
      `own|${place}|prep:${phrase.prep}|${phrase.kind}`,
      `own|${place}|who:${who}`,
      `own|${place}|${carrier.word}|fam:${hit.family}`,
      `own|cue:${cueCarries}|${place}|${carrier.word}`,
      `own|${place}|${carrier.word}|${phrase.kind}`,
      `own|${carrier.word}|${phrase.kind}`,
      `own|next:${after(doc, phrase, naming)}|${place}`,
      `own|from:${fromBefore(doc, speaker, naming)}|${place}|${carrier.word}`,
      `own|gap${bucket(phrase.first < hit.first ? hit.first - phrase.last : phrase.first - (place === 'mid' ? hit.last : contentEnd))}|${place}`,
      `own|speaks:${speaks === undefined ? '-' : speaks.index === hit.parent ? 'parent' : speaks.family}`,
      `own|${place}|nested${hit.parent >= 0 ? 1 : 0}`,
      `own|${place}|far${doc.sentence[phrase.first] === hit.sentence ? 0 : 1}`,
    ];
    const inOther = hits.find(
      (h, i) =>
        i !== hit.index &&
        i >= hit.index - 4 &&
        i <= hit.index + 4 &&
        i !== hit.parent &&
        h.tokens.some(([a, b]) => phrase.first >= a && phrase.first < b),
    );
    f.push(`own|${place}|other${inOther === undefined ? 0 : 1}`);
    let between = 0;
    for (const h of hits)
      if (
        h.index !== hit.index &&
        h.first > Math.min(hit.first, phrase.first) &&
        h.first < Math.max(hit.first, phrase.first)
      )
        between++;
    f.push(`own|${place}|between${Math.min(between, 3)}`);
    out.push({ phrase, source: 'own', features: f });
  }
  const parent = hit.parent >= 0 ? spoken[hit.parent] : undefined;
  if (parent !== undefined) {
    const same = speaker !== undefined && parent.speakers[0] !== undefined && sameParty(speaker, parent.speakers[0]);
    const base = [
      `same${same ? 1 : 0}`,
      `fam:${hit.family}`,
      `pfam:${parent.hit.family}`,
      `act:${hit.entry.act}`,
      `quoted${doc.quote[hit.head]! >= 0 ? 1 : 0}`,
      `elided${elided ? 1 : 0}`,
      `pform:${parent.hit.form}`,
      `lemma:${hit.lemma}`,
      `rel${is(doc, hit.first - 1, CLASS.rel) ? 1 : 0}`,
      `who:${who}|rel${is(doc, hit.first - 1, CLASS.rel) ? 1 : 0}`,
      `pact:${parent.hit.entry.act}`,
      `pact:${parent.hit.entry.act}|fam:${hit.family}`,
      `who:${who}|pact:${parent.hit.entry.act}`,
    ];
    for (const phrase of parent.speakers)
      if (!own.has(phrase.first))
        out.push({
          phrase,
          source: 'parent',
          features: ['parent', `parent|kind:${phrase.kind}`, ...base.map((b) => `parent|${b}`)],
        });
    for (const phrase of parent.relays)
      if (!own.has(phrase.first))
        out.push({
          phrase,
          source: 'inherited',
          features: ['inherited', `inherited|kind:${phrase.kind}`, ...base.map((b) => `inherited|${b}`)],
        });
  }
  const prior = ownBefore(hit, speaker, spoken) ?? previous(hit, spoken);
  if (prior !== undefined && prior.relays.length > 0) {
    const mine = speaker !== undefined && prior.speakers[0] !== undefined && sameParty(speaker, prior.speakers[0]);
    const gap = hit.sentence - prior.hit.sentence;
    const par = hit.paragraph - prior.hit.paragraph;
    for (const phrase of prior.relays) {
      if (own.has(phrase.first) || out.some((c) => c.phrase.first === phrase.first)) continue;
      const where =
        phrase.first < prior.hit.first ? 'pre' : phrase.first < (prior.hit.tokens[0]?.[0] ?? 0) ? 'mid' : 'post';
      const sentence = doc.sentence[phrase.first]! === hit.sentence ? 0 : 1;
      const f = [
        'carried',
        `mine${mine ? 1 : 0}`,
        `mine${mine ? 1 : 0}|s${Math.min(gap, 3)}|p${Math.min(par, 3)}`,
        `mine${mine ? 1 : 0}|elided${elided ? 1 : 0}|p${Math.min(par, 2)}`,
        `mine${mine ? 1 : 0}|${hit.entry.group}`,
        `mine${mine ? 1 : 0}|${where}|${sentence}`,
        `mine${mine ? 1 : 0}|kind:${phrase.kind}`,
        `fam:${hit.family}|mine${mine ? 1 : 0}`,
        `level${prior.hit.parent === hit.parent ? 1 : 0}|mine${mine ? 1 : 0}`,
      ];
      out.push({ phrase, source: 'carried', features: f.map((x) => `c|${x}`) });
    }
  }
  return out;
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
