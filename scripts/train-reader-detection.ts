/** Trains detection's linear models on samples; used by the training script and by the report on accuracy. */
import { beforeFeatures, beforeOf } from '../src/read/detect/before.js';
import type { Context } from '../src/read/detect/context.js';
import { cueFeatures } from '../src/read/detect/cue-features.js';
import { endFeatures, type Opened } from '../src/read/detect/end-features.js';
import { endsOf } from '../src/read/detect/ends.js';
import { bestOf, endScores, scorersOf, startScores, type Scorers } from '../src/read/detect/bounds.js';
import { boundsPass } from '../src/read/detect/index.js';
import type { StoredDetection } from '../src/read/detect/model.js';
import { beliefsOf, type Beliefs, type Standing } from '../src/read/detect/guess.js';
import { endNumbers, startNumbers, statementNumbers } from '../src/read/detect/numbers.js';
import { overlapsOf } from '../src/read/detect/overlaps.js';
import { startFeatures } from '../src/read/detect/start-features.js';
import { startsOf } from '../src/read/detect/starts.js';
import { statementFeatures } from '../src/read/detect/statement-features.js';
import { Row } from '../src/read/model/row.js';
import type { StoredForest } from '../src/read/model/trees.js';
import { PLACES, Places, weigh, type Sink, type Table } from '../src/read/model/sink.js';
import { boost, emptyData, type Data, type Settings } from './train-boost.js';
import { isBefore, outerEndInGold, rightBefore, rightEnd, rightStart, type Sample } from './train-reader-data.js';
import { learnChoice, learnYesNo, type Choice } from './train-reader-linear.js';

/** Parts in which scores of unseen samples are made for what is trained on them. */
const PARTS = 4;

const NO_TREES: StoredForest = { features: [], base: 0, sizes: [], feature: [], value: [], left: [] };
/** Not asked for where contents are only guessed. */
const NO_SCORES = new Float64Array();
const NOTHING: Table = { weights: new Int8Array(PLACES), unit: 1 };

const places = new Places();
const placesOf = (write: (f: Sink) => void): Int32Array => places.of(write).slice();

const rows = new WeakMap<Context, Int32Array[]>();

/** The cue features of every candidate of a sample, made once. */
function cueRows({ ctx }: Sample): Int32Array[] {
  let known = rows.get(ctx);
  if (known === undefined)
    rows.set(ctx, (known = ctx.views.map((_view, n) => placesOf((f) => cueFeatures(f, ctx, n)))));
  return known;
}

function learnCue(samples: readonly Sample[]): Table {
  return learnYesNo(
    samples.flatMap(cueRows),
    samples.flatMap((s) => s.gold.map((g) => g !== null)),
  );
}

/** What a sample teaches of bounds. */
interface Lessons {
  readonly starts: readonly Choice[];
  readonly ends: readonly Choice[];
  readonly beforeStarts: readonly Choice[];
  /** The cues of statements, and whether their contents stand before them. */
  readonly stands: readonly (readonly [row: Int32Array, before: boolean])[];
}

/** `scores` are what models that did not see the sample say of its cues. */
function lessonsOf(sample: Sample, scores: Float64Array): Lessons {
  const { ctx } = sample;
  const first = beliefsOf(ctx, scores);
  const lessons = {
    starts: [] as Choice[],
    ends: [] as Choice[],
    beforeStarts: [] as Choice[],
    stands: [] as [Int32Array, boolean][],
  };
  sample.gold.forEach((s, n) => {
    if (s === null) return;
    lessons.stands.push([cueRows(sample)[n]!, isBefore(s)]);
    if (isBefore(s)) {
      const before = beforeOf(ctx, n);
      const right = before === null ? -1 : rightBefore(sample, before.starts, s);
      if (before === null || right < 0) return;
      const options = before.starts.map((_s, i) => placesOf((f) => beforeFeatures(f, ctx, n, before, i)));
      lessons.beforeStarts.push({ options, right });
      return;
    }
    const starts = startsOf(ctx, n);
    const right = rightStart(sample, starts, s);
    if (right < 0) return;
    lessons.starts.push({
      options: starts.map((start, i) => placesOf((f) => startFeatures(f, ctx, n, start, i))),
      right,
    });
    const start = starts[right]!;
    if (start.token < 0) return;
    const ends = endsOf(ctx, start.token);
    const end = rightEnd(sample, ends, s);
    if (end < 0) return;
    const content: Opened = { n, start, first, outer: outerEndInGold(sample, s, start.token) };
    lessons.ends.push({
      options: ends.map((e, i) => placesOf((f) => endFeatures(f, ctx, content, e, i, ends.length))),
      right: end,
    });
  });
  return lessons;
}

/** Everything but the second pass. */
function learnBase(samples: readonly Sample[], lessons: ReadonlyMap<Sample, Lessons>): StoredDetection {
  const all = samples.map((s) => lessons.get(s)!);
  const stands = all.flatMap((l) => l.stands);
  return {
    cue: learnCue(samples),
    before: learnYesNo(
      stands.map(([row]) => row),
      stands.map(([, yes]) => yes),
    ),
    beforeStart: learnChoice(all.flatMap((l) => l.beforeStarts)),
    start: learnChoice(all.flatMap((l) => l.starts)),
    end: learnChoice(all.flatMap((l) => l.ends)),
    statement: NOTHING,
    trees: { statement: NO_TREES, start: NO_TREES, end: NO_TREES },
    threshold: 0,
    calibration: [0, 1, 0, 0],
  };
}

/** Small trees with few columns, since rows are some 80,000 and choices among the best are near; not swept. */
const FOREST: Settings = {
  trees: 150,
  rate: 0.06,
  leaves: 8,
  minLeaf: 12,
  columns: 0.25,
  sample: 0.7,
  lambda: 3,
  seed: 7,
};

/** Rows of numbers with what is right, for a forest. */
class Numbers {
  private readonly row = new Row();
  private data: Data | null = null;
  private group = 0;

  add(write: (row: Row) => void, right: boolean, group = -1): void {
    write(this.row);
    this.data ??= emptyData(this.row.names);
    this.data.rows.push(Float32Array.from(this.row.values.subarray(0, this.row.names.length)));
    this.data.label.push(right ? 1 : 0);
    this.data.group.push(group);
    this.data.weight.push(1);
  }

  /** The best few of a choice, where the right one is among them. */
  choice(scores: Float64Array, right: number, write: (row: Row, s: Standing) => void): void {
    const standings = bestOf(scores);
    if (standings.length < 2 || !standings.some((s) => s.rank === right)) return;
    for (const s of standings) this.add((row) => write(row, s), s.rank === right, this.group);
    this.group++;
  }

  grow(): StoredForest {
    return boost(this.data!, FOREST);
  }
}

/** Rows for the forests of starts and ends, from articles that the models of `scorers` did not see; `scores` are what is believed of their cues. */
function choices(
  { ctx, ...sample }: Sample,
  scorers: Scorers,
  first: Beliefs,
  scores: Float64Array,
  starts: Numbers,
  ends: Numbers,
): void {
  sample.gold.forEach((s, n) => {
    if (s === null || isBefore(s)) return;
    const begins = startsOf(ctx, n);
    const right = rightStart({ ctx, ...sample }, begins, s);
    if (right < 0) return;
    starts.choice(startScores(ctx, n, scorers.start, begins), right, (row, at) =>
      startNumbers(row, ctx, n, begins[at.rank]!, at),
    );
    const start = begins[right]!;
    if (start.token < 0) return;
    const closes = endsOf(ctx, start.token);
    const outer = outerEndInGold({ ctx, ...sample }, s, start.token);
    const content: Opened = { n, start, first, outer };
    ends.choice(endScores(ctx, content, scorers.end, closes), rightEnd({ ctx, ...sample }, closes, s), (row, at) =>
      endNumbers(row, ctx, content, closes[at.rank]!, scores, at),
    );
  });
}

/** A whole detection model; what rests on scores is trained on those of articles that their models did not see. */
export function trainDetection(samples: readonly Sample[]): StoredDetection {
  const parts = Array.from({ length: PARTS }, (_, k) => ({
    train: samples.filter((_s, i) => i % PARTS !== k),
    test: samples.filter((_s, i) => i % PARTS === k),
  }));
  const first = new Map<Sample, Float64Array>();
  for (const { train, test } of parts) {
    const cue = learnCue(train);
    for (const s of test)
      first.set(
        s,
        Float64Array.from(cueRows(s), (row) => weigh(cue, row)),
      );
  }
  const lessons = new Map(samples.map((s) => [s, lessonsOf(s, first.get(s)!)]));
  const guessed = parts.map(({ train, test }) => {
    const model = learnBase(train, lessons);
    const rows = test.flatMap((sample) => {
      const { ctx } = sample;
      const cue = first.get(sample)!;
      const before = Float64Array.from(cueRows(sample), (row) => weigh(model.before, row));
      const guess = boundsPass(ctx, scorersOf(model), { cue, before, statement: NO_SCORES });
      return [...guess.bounds.keys()]
        .filter((n) => guess.bounds[n] !== null)
        .map((n) => ({
          sample,
          n,
          guess,
          row: Int32Array.of(
            ...cueRows(sample)[n]!,
            ...placesOf((f) => statementFeatures(f, ctx, n, guess, overlapsOf(ctx, n, guess))),
          ),
          yes: sample.gold[n] !== null,
        }));
    });
    return { model, rows, test };
  });
  const learnStatement = (rows: readonly { row: Int32Array; yes: boolean }[]): Table =>
    learnYesNo(
      rows.map((r) => r.row),
      rows.map((r) => r.yes),
    );
  const [statements, starts, ends] = [new Numbers(), new Numbers(), new Numbers()];
  guessed.forEach(({ model, rows, test }, part) => {
    const table = learnStatement(guessed.flatMap((g, k) => (k === part ? [] : g.rows)));
    const scores = new Map(test.map((s) => [s, new Float64Array(s.ctx.views.length).fill(-Infinity)]));
    for (const { sample, n, guess, row, yes } of rows) {
      const score = weigh(table, row);
      scores.get(sample)![n] = score;
      statements.add((r) => statementNumbers(r, sample.ctx, n, guess, overlapsOf(sample.ctx, n, guess), score), yes);
    }
    for (const s of test) choices(s, scorersOf(model), beliefsOf(s.ctx, first.get(s)!), scores.get(s)!, starts, ends);
  });
  return {
    ...learnBase(samples, lessons),
    statement: learnStatement(guessed.flatMap((g) => g.rows)),
    trees: { statement: statements.grow(), start: starts.grow(), end: ends.grow() },
  };
}
