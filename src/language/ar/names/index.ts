import { readDataBytes } from '../../../model/data-file.js';
import type { Span } from '../../../model/index.js';
import { KIND, SHAPE, type Doc } from '../../doc.js';
import type { CarrierWord, Naming, Phrase } from '../../naming.js';
import { actSigns } from './acts.js';
import { isStop, isVerb, severalAt } from './grammar.js';
import { infoAt } from './known.js';
import { NAME, PARTY } from './lexicon.js';
import { phraseAt } from './phrase.js';
import { listedAt, namesPlace } from './places.js';
import { timesOf, untilNow } from './times.js';

function carrierAt(doc: Doc, t: number): CarrierWord {
  return infoAt(doc, t).carrier;
}

/** Every phrase of a text that may name a party: one that begins with a word that heads such names. */
function phrases(doc: Doc): Phrase[] {
  const out: Phrase[] = [];
  for (let s = 0; s + 1 < doc.sentences.length; s++) {
    const end = doc.sentences[s + 1]!;
    for (let t = doc.sentences[s]!; t < end;) {
      const phrase = startsAt(doc, t, end) ? phraseAt(doc, t, end) : null;
      if (phrase === null || phrase.last <= t) t++;
      else {
        out.push(phrase);
        t = phrase.last;
      }
    }
  }
  return out;
}

function startsAt(doc: Doc, t: number, end: number): boolean {
  const kind = doc.kind[t];
  if (kind === KIND.other) return doc.text[doc.start[t]!] === '#' && t + 1 < end;
  if (kind === KIND.foreign) return true;
  if (kind !== KIND.word) return false;
  const { bits, definite } = infoAt(doc, t);
  if ((bits & NAME.stopper) !== 0 || isVerb(doc, t)) return false;
  if ((bits & PARTY) !== 0 || ((bits & NAME.demonym) !== 0 && definite)) return true;
  if (
    definite &&
    doc.words[t]!.cues.length === 0 &&
    (doc.words[t]!.shape & SHAPE.plural) !== 0 &&
    /[وي]ن$/u.test(doc.words[t]!.stem)
  )
    return true;
  const several = severalAt(doc, t, end);
  return several !== null && (several.bits & PARTY) !== 0;
}

/** The feminine ending, folded. */
const TA = 'ه';

function adjectiveAt(doc: Doc, t: number): Phrase | null {
  if (t >= doc.count || doc.kind[t] !== KIND.word) return null;
  const info = infoAt(doc, t);
  if ((info.bits & NAME.demonym) === 0 || info.prep !== '') return null;
  return {
    start: doc.start[t]!,
    end: doc.end[t]!,
    first: t,
    last: t + 1,
    kind: 'adjective',
    gender: null,
    number: null,
    person: 3,
    definite: info.definite,
    named: false,
    anonymous: false,
    prep: '',
    keys: [info.base.endsWith(TA) ? info.base.slice(0, -1) : info.base],
  };
}

function places(doc: Doc, first: number, last: number): Span[] {
  const out: Span[] = [];
  const seen: string[] = [];
  for (let t = first; t < last; t++) {
    if (doc.kind[t] !== KIND.word) continue;
    const group = severalAt(doc, t, last);
    const info = infoAt(doc, t);
    const length = Math.max(
      listedAt(doc, t, last),
      group !== null && (group.bits & NAME.place) !== 0 ? group.rest.length + 1 : namesPlace(doc, t) ? 1 : 0,
    );
    if (length === 0) continue;
    const start = info.skip > 0 ? doc.folded.at[doc.folds[t]! + info.skip]! : doc.start[t]!;
    const end = doc.end[t + length - 1]!;
    const key = doc.text.slice(start, end);
    if (!seen.includes(key)) {
      out.push({ start, end });
      seen.push(key);
    }
    t += length - 1;
  }
  return out;
}

/** What attribution needs of Arabic: names of parties, carriers and dates in running text. */
export const arabicNaming: Naming = {
  phraseAt,
  phrases,
  adjectiveAt,
  carrierAt,
  isStop,
  times: timesOf,
  places,
  untilNow,
  actSigns,
  model: () => readDataBytes('ar/attribution.bin'),
};
