import { hashOf, type Word } from '../doc.js';

/** Places of the table (a power of two), and how many words it holds at most: then it starts anew. */
const PLACES = 1 << 17;
const MOST = 60_000;

const homeOf = (key: number): number => (key ^ (key >>> 15)) & (PLACES - 1);

/** Words by their folded form, each made once; looked up without cutting the form out of its text. */
export class Forms {
  private words: (Word | undefined)[] = [];
  private count = 0;

  /** `make` says what is known of a form; its word's `key` must be the form's hash. */
  constructor(private readonly make: (form: string) => Word) {}

  /** The word of the form that stands at `from` up to (not with) `to` of a folded text. */
  at(text: string, from: number, to: number): Word {
    const key = hashOf(text, from, to);
    let place = homeOf(key);
    for (let word = this.words[place]; word !== undefined; word = this.words[place]) {
      if (word.key === key && word.form.length === to - from && text.startsWith(word.form, from)) return word;
      place = (place + 1) & (PLACES - 1);
    }
    if (this.count === MOST || this.count === 0) {
      this.words = new Array<Word | undefined>(PLACES).fill(undefined);
      this.count = 0;
      place = homeOf(key);
    }
    this.count++;
    return (this.words[place] = this.make(text.slice(from, to)));
  }

  of(form: string): Word {
    return this.at(form, 0, form.length);
  }
}
