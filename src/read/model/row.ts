import { CLASSES, type Doc, type Word } from '../doc.js';

/** More than any row has. */
const WIDTH = 160;

/** Numbers for a forest, in a fixed order. Their names are taken down with the first row, so that both cannot fall out of step. */
export class Row {
  readonly values = new Float64Array(WIDTH);
  private readonly named: string[] = [];
  private rows = 0;
  private n = 0;

  begin(): void {
    this.rows++;
    this.n = 0;
  }

  put(name: string, value: number | boolean): void {
    if (this.rows === 1) this.named.push(name);
    this.values[this.n++] = +value;
  }

  /** The names of the numbers, once a row was written. */
  get names(): readonly string[] {
    return this.named;
  }

  /** What is known of a token's word; nothing where the token lies outside of `from` up to `to`. */
  token(name: string, doc: Doc, token: number, from: number, to: number): void {
    const inside = token >= from && token < to;
    const block = inside ? blockOf(doc.words[token]!) : OUTSIDE;
    if (this.rows === 1) this.named.push(`${name}.kind`, ...BLOCK.map((b) => `${name}.${b}`));
    const { values } = this;
    let { n } = this;
    values[n++] = inside ? doc.kind[token]! : 0;
    for (let i = 0; i < block.length; i++) values[n++] = block[i]!;
    this.n = n;
  }
}

const USES = ['after-prep', 'as-verb', 'before-definite', 'after-definite', 'opening'];
const BLOCK = [...CLASSES, 'shape', 'definite', 'joined', 'noun', 'frequency', 'named', ...USES];

const blocks = new WeakMap<Word, Float64Array>();

/** What a token's word gives to a row; made once a word. */
function blockOf(word: Word): Float64Array {
  let block = blocks.get(word);
  if (block === undefined) {
    block = Float64Array.from([
      ...CLASSES.map((_c, i) => (word.classes >> i) & 1),
      word.shape,
      word.definite ? 1 : 0,
      word.conj,
      word.noun,
      word.frequency,
      word.named,
      ...USES.map((_u, i) => word.uses[i] ?? -1),
    ]);
    blocks.set(word, block);
  }
  return block;
}

const OUTSIDE = Float64Array.from([...CLASSES.map(() => 0), 0, 0, -1, -2, -1, 0, ...USES.map(() => -1)]);
