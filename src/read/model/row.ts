import { CLASSES, SHAPES, USES, type Doc } from '../doc.js';

/**
 * Writes one row of features. The first row ever written also records their names, so that names and values cannot fall
 * out of step; after that only numbers are written.
 */
export class Row {
  readonly values = new Float64Array(400);
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
    const inside = token >= 0 && token < doc.count && doc.paragraph[token] === paragraph;
    const word = inside ? doc.words[token]! : null;
    if (this.names !== null) this.names.push(...names);
    const { values } = this;
    let { n } = this;
    values[n++] = inside ? doc.kind[token]! : 0;
    const classes = word?.classes ?? 0;
    for (let i = 0; i < CLASSES.length; i++) values[n++] = (classes >> i) & 1;
    const shape = word?.shape ?? 0;
    for (let i = 0; i < SHAPES.length; i++) values[n++] = (shape >> i) & 1;
    values[n++] = word === null ? 0 : word.definite ? 1 : 0;
    values[n++] = word?.conj ?? 0;
    values[n++] = word?.noun ?? -2;
    values[n++] = word?.frequency ?? -1;
    values[n++] = word === null ? 0 : word.form.length;
    values[n++] = word?.named ?? 0;
    for (let i = 0; i < USES.length; i++) values[n++] = word?.uses[i] ?? -1;
    this.n = n;
  }
}

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
