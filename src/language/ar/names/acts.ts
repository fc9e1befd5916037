import { CLASS, KIND, hashOf, is, type Doc } from '../../doc.js';
import { foldWord } from '../letters.js';
import { follows, infoAt } from './known.js';
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

/** Signs as they are met, each once. A dozen numbers: arrays are quicker than a set and a map. */
class Met {
  readonly list: number[] = [];
  private readonly signs: Sign[] = [];
  private readonly counts: number[] = [];

  add(name: number): void {
    if (!this.list.includes(name)) this.list.push(name);
  }

  take(sign: Sign, early: boolean): void {
    const at = this.signs.indexOf(sign);
    if (at < 0) {
      this.signs.push(sign);
      this.counts.push(1);
    } else this.counts[at]!++;
    this.add(sign.plain);
    if (early) this.add(sign.early);
  }

  addRepeated(): void {
    for (let i = 0; i < this.signs.length; i++)
      if (this.counts[i]! > 1) this.add(this.counts[i]! > 2 ? this.signs[i]!.oftener : this.signs[i]!.twice);
  }
}

/** Signs of an act in a content: each once, with `early` for those among its first words. */
export function actSigns(doc: Doc, first: number, last: number): readonly number[] {
  const met = new Met();
  let n = 0;
  let negated = 0;
  for (let t = first; t < last && n < REACH; t++) {
    if (doc.kind[t] !== KIND.word) continue;
    const { signs, signPhrases } = infoAt(doc, t);
    if (is(doc, t, CLASS.neg)) {
      negated = NEGATED;
      met.add(n < NEGATION_EARLY ? NEG_EARLY : NEG);
    }
    for (const sign of signs) met.take(negated > 0 ? sign.negated : sign, n < SIGN_EARLY);
    for (const { rest, sign } of signPhrases)
      if (follows(doc, t + 1, last, rest)) met.take(negated > 0 ? sign.negated : sign, n < SIGN_EARLY);
    if (n < VERB_EARLY) {
      const verb = shape(doc.words[t]!.stem);
      if (verb !== null) met.add(verb[n === 0 ? 1 : 0]);
      if (n === 0 && doc.words[t]!.stem === ON) met.add(ON_FIRST);
    }
    negated--;
    n++;
  }
  met.addRepeated();
  if (n <= SHORT) met.add(SHORT_CONTENT);
  return met.list;
}
