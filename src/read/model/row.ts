import { CLASSES, SHAPES, USES, type Doc, type Word } from '../doc.js';

/** More than any row has. */
export const WIDTH = 320;

/**
 * Writes one row of features. The first row ever written also records their names, so that names and values cannot fall
 * out of step; after that only numbers are written.
 */
export class Row {
  /** Where the row is written; may be exchanged between rows. */
  values = new Float64Array(WIDTH);
  names: string[] | null = [];
  private n = 0;

  begin(): void {
    if (this.n > 0) this.names = this.names === null ? null : this.done();
    this.n = 0;
  }

  private recorded: readonly string[] = [];

  private done(): null {
    this.recorded = this.names!;
    return null;
  }

  /** The names of the features, once a row was written. */
  get features(): readonly string[] {
    return this.names ?? this.recorded;
  }

  put(name: string, value: number | boolean): void {
    if (this.names !== null) this.names.push(name);
    this.values[this.n++] = +value;
  }

  /** All classes and shapes of a token's word, and its kind; nothing where the token lies outside its paragraph. */
  token(name: keyof typeof TOKEN_NAMES, doc: Doc, token: number, paragraph: number): void {
    const names = TOKEN_NAMES[name];
    if (this.names !== null) this.names.push(...names);
    const inside = token >= 0 && token < doc.count && doc.paragraph[token] === paragraph;
    const block = inside ? blockOf(doc.words[token]!) : OUTSIDE;
    const { values } = this;
    let { n } = this;
    values[n++] = inside ? doc.kind[token]! : 0;
    for (let i = 0; i < block.length; i++) values[n++] = block[i]!;
    this.n = n;
  }
}

const blocks = new WeakMap<Word, Float64Array>();

/** What a token's word gives to a row; made once a word. */
function blockOf(word: Word): Float64Array {
  let block = blocks.get(word);
  if (block !== undefined) return block;
  block = Float64Array.from([
    ...CLASSES.map((_c, i) => (word.classes >> i) & 1),
    ...SHAPES.map((_s, i) => (word.shape >> i) & 1),
    word.definite ? 1 : 0,
    word.conj,
    word.noun,
    word.frequency,
    word.form.length,
    word.named,
    ...USES.map((_u, i) => word.uses[i] ?? -1),
  ]);
  blocks.set(word, block);
  return block;
}

const OUTSIDE = Float64Array.from([
  ...CLASSES.map(() => 0),
  ...SHAPES.map(() => 0),
  0,
  0,
  -2,
  -1,
  0,
  0,
  ...USES.map(() => -1),
]);

const names = (of: string): string[] => [
  `${of}.kind`,
  ...CLASSES.map((c) => `${of}.${c}`),
  ...SHAPES.map((s) => `${of}.shape-${s}`),
  `${of}.definite`,
  `${of}.conj`,
  `${of}.noun`,
  `${of}.frequency`,
  `${of}.length`,
  `${of}.named`,
  ...USES.map((u) => `${of}.use-${u}`),
];
const TOKEN_NAMES = {
  before2: names('before2'),
  before: names('before'),
  first: names('first'),
  after: names('after'),
  after2: names('after2'),
  last: names('last'),
};
