/** Trains detection's linear models on samples; used by the training script and by the report on accuracy. */
import { beforeFeatures, beforeOf } from '../src/read/detect/before.js';
import type { Context } from '../src/read/detect/context.js';
import { cueFeatures } from '../src/read/detect/cue-features.js';
import { endFeatures, opened } from '../src/read/detect/end-features.js';
import { endsOf } from '../src/read/detect/ends.js';
import { boundsPass, firstPass } from '../src/read/detect/index.js';
import type { DetectionModel, Table } from '../src/read/detect/model.js';
import { startFeatures } from '../src/read/detect/start-features.js';
import { startsOf } from '../src/read/detect/starts.js';
import { statementFeatures } from '../src/read/detect/statement-features.js';
import { PLACES, Places, type Sink } from '../src/read/model/sink.js';
import { isBefore, outerEndInGold, rightBefore, rightEnd, rightStart, type Sample } from './train-reader-data.js';
import { learnChoice, learnYesNo, type Choice } from './train-reader-linear.js';

/** Parts in which scores of unseen samples are made for what is trained on them. */
const PARTS = 4;

const NOTHING: Table = { weights: new Int8Array(PLACES), unit: 1 };

function placesOf(write: (f: Sink) => void): Int32Array {
  const places = new Places();
  write(places);
  return Int32Array.from(places.list);
}

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

type First = ReadonlyMap<Sample, Float64Array>;

/** Everything but the second pass; `first` are scores of samples by models that did not see them. */
function learnBase(samples: readonly Sample[], first: First): DetectionModel {
  const begins: Choice[] = [];
  const ends: Choice[] = [];
  const beforeStarts: Choice[] = [];
  const stands: [Int32Array, boolean][] = [];
  for (const sample of samples) {
    const { ctx } = sample;
    sample.gold.forEach((s, n) => {
      if (s === null) return;
      stands.push([cueRows(sample)[n]!, isBefore(s)]);
      if (isBefore(s)) {
        const before = beforeOf(ctx, n);
        const right = before === null ? -1 : rightBefore(sample, before.starts, s);
        if (before === null || right < 0) return;
        const options = before.starts.map((_s, i) => placesOf((f) => beforeFeatures(f, ctx, n, before, i)));
        beforeStarts.push({ options, right });
        return;
      }
      const starts = startsOf(ctx, n);
      const right = rightStart(sample, starts, s);
      if (right < 0) return;
      begins.push({
        options: starts.map((start, i) => placesOf((f) => startFeatures(f, ctx, n, start, i))),
        right,
      });
      const start = starts[right]!;
      if (start.token < 0) return;
      const places = endsOf(ctx, start.token);
      const end = rightEnd(sample, places, s);
      if (end < 0) return;
      const content = opened(ctx, n, start, first.get(sample)!, outerEndInGold(sample, s, start.token));
      ends.push({
        options: places.map((e, i) => placesOf((f) => endFeatures(f, ctx, content, e, i, places.length))),
        right: end,
      });
    });
  }
  return {
    cue: learnCue(samples),
    before: learnYesNo(
      stands.map(([row]) => row),
      stands.map(([, yes]) => yes),
    ),
    beforeStart: learnChoice(beforeStarts),
    start: learnChoice(begins),
    end: learnChoice(ends),
    statement: NOTHING,
    threshold: 0,
    calibration: [0, 1, 0, 0],
  };
}

/** A whole detection model; its second pass is trained on what first passes say of samples that they did not see. */
export function trainDetection(samples: readonly Sample[]): DetectionModel {
  const parts = Array.from({ length: PARTS }, (_, k) => ({
    train: samples.filter((_s, i) => i % PARTS !== k),
    test: samples.filter((_s, i) => i % PARTS === k),
  }));
  const first = new Map<Sample, Float64Array>();
  for (const { train, test } of parts) {
    const cue = learnCue(train);
    for (const s of test) first.set(s, firstPass(s.ctx, { cue }));
  }
  const second: [Int32Array, boolean][] = [];
  for (const { train, test } of parts) {
    const model = learnBase(train, first);
    for (const s of test) {
      const guess = boundsPass(s.ctx, model, first.get(s)!);
      guess.bounds.forEach((found, n) => {
        if (found === null) return;
        second.push([placesOf((f) => statementFeatures(f, s.ctx, n, guess)), s.gold[n] !== null]);
      });
    }
  }
  return {
    ...learnBase(samples, first),
    statement: learnYesNo(
      second.map(([row]) => row),
      second.map(([, yes]) => yes),
    ),
  };
}
