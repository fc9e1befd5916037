import { CLASS, KIND, is, offsetIn, type CueCandidate, type CueReading, type Doc } from '../doc.js';
import { arabicLexicon, type Phrase, type PhrasePlace } from './lexicon.js';
import { foldWord } from './letters.js';

const NEGATIONS = new Set(['لم', 'لن', 'لا', 'ليس'].map(foldWord));
const WITHOUT = new Set(['دون', 'بدون', 'غير'].map(foldWord));
const FROM = foldWord('من');
const THAT = foldWord('أن');
const NEUTRAL = {
  person: null,
  number: null,
  gender: null,
  tense: null,
  voice: 'active',
  negated: false,
  suffix: null,
} as const;

/** Every place where a cue may stand, in order; phrases take precedence over the words in them. */
export function cueCandidates(doc: Omit<Doc, 'cues'>): CueCandidate[] {
  const full = doc as Doc;
  const out: CueCandidate[] = [];
  for (let i = 0; i < doc.count; i++) {
    const phrase = phraseAt(full, i);
    if (phrase !== null) {
      out.push(phrase);
      i = phrase.last - 1;
      continue;
    }
    if (doc.kind[i] === KIND.colon) {
      const colon = colonAt(full, i);
      if (colon !== null) out.push(colon);
      continue;
    }
    const word = doc.words[i]!;
    if (word.cues.length === 0) continue;
    const reading = choose(full, i, word.cues);
    out.push(withNegation(full, i, reading));
  }
  return out;
}

function withNegation(doc: Doc, i: number, reading: CueReading): CueCandidate {
  let first = i;
  const stem = (k: number): string => (k >= 0 ? doc.words[k]!.stem : '');
  if (reading.features.tense === 'present' || reading.features.tense === 'past') {
    if (NEGATIONS.has(stem(i - 1))) first = i - 1;
    else if (stem(i - 1) === THAT && WITHOUT.has(stem(i - 2))) first = stem(i - 3) === FROM ? i - 3 : i - 2;
    if (first < i && doc.paragraph[first] !== doc.paragraph[i]) first = i;
  }
  const from = first === i ? reading.from : doc.words[first]!.conj;
  const start = offsetIn(doc, first, from);
  return { first, last: i + 1, head: i, span: { start, end: doc.end[i]! }, reading, negated: first < i };
}

/** The likeliest reading of a form in its place: nouns after prepositions and articles, verbs elsewhere. */
function choose(doc: Doc, i: number, readings: readonly CueReading[]): CueReading {
  let best = readings[0]!;
  let top = -Infinity;
  const afterPreposition =
    is(doc, i - 1, CLASS.prep) && !is(doc, i - 1, CLASS.comp) && doc.paragraph[i - 1] === doc.paragraph[i];
  const afterNegation = i > 0 && NEGATIONS.has(doc.words[i - 1]!.stem);
  const opens = i === 0 || doc.sentence[i - 1] !== doc.sentence[i];
  const bareText = doc.text.slice(doc.start[i]!, doc.end[i]!);
  for (const r of readings) {
    let score = 0;
    const { family } = r.entry;
    const { tense, suffix } = r.features;
    if (family === 'verb') score += 1;
    if (afterPreposition || r.prep !== '') score += family === 'masdar' ? 3 : family === 'verb' ? -2 : 0;
    if (afterNegation) score += tense === 'present' ? 3 : tense === 'past' ? 0 : -1;
    if (opens && family === 'verb') score += 1;
    if (r.from === 0) score += 0.2;
    if (r.features.person === 1 || r.features.person === 2) score -= 1.5;
    if (suffix !== null) score -= suffix.person === 3 ? 0.3 : 1.5;
    if (family === 'participle' && /[اه]$/u.test(doc.words[i]!.form)) score += 1.5;
    // The final letter tells نفى (verb) from نفي (noun) where the outlet writes both.
    if (bareText.endsWith('ى') && family === 'verb') score += 1;
    if (bareText.endsWith('ي') && family === 'masdar' && tense === null && doc.words[i]!.form.endsWith('ي'))
      score += 0.6;
    if (r.features.number === 'd' || r.features.gender === null) score -= 0.1;
    if (score > top) {
      top = score;
      best = r;
    }
  }
  return best;
}

function phraseAt(doc: Doc, i: number): CueCandidate | null {
  const { phrases } = arabicLexicon();
  const word = doc.words[i]!;
  const found = phrases.get(word.form) ?? phrases.get(word.stem);
  if (found === undefined) return null;
  let best: { end: number; phrase: Phrase } | null = null;
  for (const phrase of found) {
    const end = match(doc, i, phrase);
    if (end > 0 && (best === null || end > best.end)) best = { end, phrase };
  }
  if (best === null) return null;
  const { entry } = best.phrase;
  const head = best.phrase.places.some((p) => p.verb) ? best.end - 1 : i;
  const verb = doc.words[head]!.cues[0];
  const last = doc.words[best.end - 1]!;
  const suffix = last.cues.find((c) => c.features.suffix !== null)?.features.suffix ?? null;
  const features =
    head !== i && verb !== undefined ? choose(doc, head, doc.words[head]!.cues).features : { ...NEUTRAL, suffix };
  const reading: CueReading = { entry, from: 0, to: word.form.length, prep: word.prep, definite: false, features };
  const start = offsetIn(doc, i, found === phrases.get(word.form) ? 0 : word.conj);
  return {
    first: i,
    last: best.end,
    head,
    span: { start, end: doc.end[best.end - 1]! },
    reading,
    negated: entry.family === 'silence',
  };
}

/** Where a phrase that starts at token `i` ends, or 0. */
function match(doc: Doc, i: number, phrase: Phrase): number {
  let at = i;
  for (const place of phrase.places) {
    const fits = at < doc.count && doc.paragraph[at] === doc.paragraph[i] && fitsPlace(doc, at, place);
    if (fits) at++;
    else if (!place.optional) return 0;
  }
  return at > i ? at : 0;
}

function fitsPlace(doc: Doc, at: number, place: PhrasePlace): boolean {
  const word = doc.words[at]!;
  if (place.verb) return word.cues.some((c) => c.entry.family === 'verb');
  if (place.words.has(word.form) || place.words.has(word.stem)) return true;
  for (const host of place.hosts) {
    if (
      word.form.startsWith(host) &&
      word.form.length - host.length <= 3 &&
      /^(?:ه|ها|هم|هما|هن|نا|ي)$/u.test(word.form.slice(host.length))
    )
      return true;
  }
  return false;
}

/** A colon that may stand for a verb of speech: early in its paragraph, with a name before it and words after it. */
function colonAt(doc: Doc, i: number): CueCandidate | null {
  const opening = doc.sentences[doc.sentence[i]!]!;
  const near = i - opening;
  if (near < 1 || near > 12 || i + 1 >= doc.count || doc.paragraph[i + 1] !== doc.paragraph[i]) return null;
  for (let k = opening; k < i; k++) if (doc.words[k]!.cues.some((c) => c.entry.family === 'verb')) return null;
  return {
    first: i,
    last: i + 1,
    head: i,
    span: { start: doc.start[i]!, end: doc.end[i]! },
    reading: COLON,
    negated: false,
  };
}

const COLON: CueReading = {
  entry: { lemma: ':', family: 'colon', group: 'colon', frames: ['comp'], act: 'assert', habits: [] },
  from: 0,
  to: 1,
  prep: '',
  definite: false,
  features: NEUTRAL,
};
