import { CLASS, KIND, hashOf, is, type Doc } from '../../doc.js';
import { foldWord } from '../letters.js';
import { infoAt } from './known.js';
import type { Sign } from './signs.js';

/** So many words of a content are searched for signs. */
const REACH = 40;
/** Words of the beginning of a content, for negations, for signs, and for verbs that tell whose plan it is. */
const NEGATION_EARLY = 3;
const SIGN_EARLY = 4;
const VERB_EARLY = 6;
/** A negation reaches over so many words. */
const NEGATED = 2;
/** A content of no more words than this is short. */
const SHORT = 3;

const marked = (name: string): readonly [plain: number, first: number] => [hashOf(name), hashOf(`${name}:first`)];
const OWN_FUTURE = marked('own-future');
const FUTURE = marked('future');
const OWN = marked('own');
const NEG = hashOf('neg');
const NEG_EARLY = hashOf('neg:early');
const ON_FIRST = hashOf('on:first');
const SHORT_CONTENT = hashOf('short');

/** Whether a form is a verb in the future or of the first person, by its first letters. */
function shape(form: string): readonly [plain: number, first: number] | null {
  if (form.length >= 5 && form[0] === 'س')
    return form[1] === 'ن' || form[1] === 'ا' ? OWN_FUTURE : form[1] === 'ي' || form[1] === 'ت' ? FUTURE : null;
  return form.length >= 4 && form[0] === 'ن' && form.length <= 7 ? OWN : null;
}

/** "On him": it opens a demand. */
const ON = foldWord('على');

/** Signs of an act in a content: each once, with `early` for those among its first words. */
export function actSigns(doc: Doc, first: number, last: number): readonly number[] {
  // A dozen numbers: arrays are quicker than a set and a map.
  const out: number[] = [];
  const add = (name: number): void => {
    if (!out.includes(name)) out.push(name);
  };
  const found: Sign[] = [];
  const counts: number[] = [];
  let n = 0;
  let negated = 0;
  const take = (known: Sign): void => {
    const sign = negated > 0 ? known.negated : known;
    const at = found.indexOf(sign);
    if (at < 0) {
      found.push(sign);
      counts.push(1);
    } else counts[at]!++;
    add(sign.plain);
    if (n < SIGN_EARLY) add(sign.early);
  };
  for (let t = first; t < last && n < REACH; t++) {
    if (doc.kind[t] !== KIND.word) continue;
    const { signs, signPhrases } = infoAt(doc, t);
    if (is(doc, t, CLASS.neg)) {
      negated = NEGATED;
      add(n < NEGATION_EARLY ? NEG_EARLY : NEG);
    }
    for (const sign of signs) take(sign);
    for (const { rest, sign } of signPhrases) if (follows(doc, t + 1, last, rest)) take(sign);
    if (n < VERB_EARLY) {
      const verb = shape(doc.words[t]!.stem);
      if (verb !== null) add(verb[n === 0 ? 1 : 0]);
      if (n === 0 && doc.words[t]!.stem === ON) add(ON_FIRST);
    }
    negated--;
    n++;
  }
  for (let i = 0; i < found.length; i++) if (counts[i]! > 1) add(counts[i]! > 2 ? found[i]!.oftener : found[i]!.twice);
  if (n <= SHORT) add(SHORT_CONTENT);
  return out;
}

function follows(doc: Doc, t: number, last: number, rest: readonly string[]): boolean {
  if (t + rest.length > last) return false;
  for (let k = 0; k < rest.length; k++) if (doc.words[t + k]!.form !== rest[k]) return false;
  return true;
}
