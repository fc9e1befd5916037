import { ACTS } from '../../model/index.js';
import { PLACES, Places, Score, type Table } from '../model/sink.js';
import type { Calibration } from './calibration.js';

/**
 * A linear model that tells acts apart: one weight an act, in the order of `ACTS`, for each place that has any. The places
 * stand in an open table of twice as many slots or more, which stays in the processor's cache as `PLACES` rows would not.
 */
export interface Rows {
  /** The place in each slot, -1 for none, and the row of its weights. */
  readonly slots: Int32Array;
  readonly rows: Uint16Array;
  readonly weights: Int16Array;
  readonly unit: number;
}

/** What was learned for attribution, one linear model a question (made by `scripts/train.ts`). */
export interface AttributionModel {
  /** Which phrase is the speaker: one score a candidate, the highest wins. */
  readonly speaker: Table;
  /** Whether a carrier belongs to a statement: log odds. */
  readonly relay: Table;
  /** Whether a date belongs to a statement: log odds. */
  readonly time: Table;
  readonly act: Rows;
  readonly calibration: Calibration;
}

/** Weights by the place of their feature, as they were learned; of the acts by `place * ACTS.length + act`. */
export type Weights = ReadonlyMap<number, number>;

export interface LearnedWeights {
  readonly speaker: Weights;
  readonly relay: Weights;
  readonly time: Weights;
  readonly act: Weights;
  readonly calibration: Calibration;
}

/** Weights smaller than this are not kept: of speakers, carriers and dates they are noise (0.01 scores half a point to two points less). */
const LEAST = 0.1;
/** The acts rest on many words that each weigh little (0.05 and 0.1 score half a point less). */
const LEAST_OF_ACTS = 0.02;

/** The slot in which a place stands, or the free one where it would. */
function slotOf(slots: Int32Array, place: number): number {
  const mask = slots.length - 1;
  let slot = place & mask;
  while (slots[slot] !== place && slots[slot] !== -1) slot = (slot + 1) & mask;
  return slot;
}

/** Adds up an act's weights over the places of features. */
function addRows({ slots, rows, weights }: Rows, places: Int32Array, totals: Int32Array): void {
  const width = totals.length;
  for (let p = 0; p < places.length; p++) {
    const slot = slotOf(slots, places[p]!);
    if (slots[slot] === -1) continue;
    const from = rows[slot]! * width;
    for (let i = 0; i < width; i++) totals[i]! += weights[from + i]!;
  }
}

/** A model that weighs one text's statements: it adds up what it is given until it is asked. */
export interface Scales {
  readonly speaker: Score;
  readonly relay: Score;
  readonly time: Score;
  readonly act: ActScales;
}

/** Collects the features of a statement's act, and weighs them for every act. */
export class ActScales {
  readonly features = new Places();
  readonly totals = new Float64Array(ACTS.length);
  private readonly sums = new Int32Array(ACTS.length);
  constructor(private readonly model: Rows) {}

  /** The log odds of each act, in the order of `ACTS`, up to what they have in common; good until the next. */
  odds(): Float64Array {
    this.sums.fill(0);
    addRows(this.model, this.features.row(), this.sums);
    for (let i = 0; i < this.sums.length; i++) this.totals[i] = this.sums[i]! * this.model.unit;
    return this.totals;
  }
}

export const scalesOf = (model: AttributionModel): Scales => ({
  speaker: new Score(model.speaker),
  relay: new Score(model.relay),
  time: new Score(model.time),
  act: new ActScales(model.act),
});

/** Weights of one question that are kept: their keys in order. */
interface Kept {
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

function keep(learned: Weights, least: number): Kept {
  const kept = [...learned].filter(([, weight]) => Math.abs(weight) >= least).sort((a, b) => a[0] - b[0]);
  return {
    keys: Int32Array.from(kept, ([key]) => key),
    weights: Float32Array.from(kept, ([, weight]) => weight),
  };
}

const largest = (weights: Float32Array): number => weights.reduce((most, w) => Math.max(most, Math.abs(w)), LEAST);

function tableOf({ keys, weights }: Kept): Table {
  const unit = largest(weights) / 127;
  const all = new Int8Array(PLACES);
  keys.forEach((key, i) => (all[key] = Math.round(weights[i]! / unit)));
  return { weights: all, unit };
}

function rowsOf({ keys, weights }: Kept): Rows {
  const unit = largest(weights) / 32_767;
  const places = [...new Set(Array.from(keys, (key) => Math.floor(key / ACTS.length)))];
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * places.length + 1))).fill(-1);
  const rows = new Uint16Array(slots.length);
  places.forEach((place, row) => {
    const slot = slotOf(slots, place);
    slots[slot] = place;
    rows[slot] = row;
  });
  const all = new Int16Array(places.length * ACTS.length);
  keys.forEach((key, i) => {
    const row = rows[slotOf(slots, Math.floor(key / ACTS.length))]!;
    all[row * ACTS.length + (key % ACTS.length)] = Math.round(weights[i]! / unit);
  });
  return { slots, rows, weights: all, unit };
}

const PARTS = ['speaker', 'relay', 'time', 'act'] as const;

const keptParts = (learned: LearnedWeights): Kept[] =>
  PARTS.map((part) => keep(learned[part], part === 'act' ? LEAST_OF_ACTS : LEAST));

function modelOf([speaker, relay, time, act]: readonly Kept[], calibration: Calibration): AttributionModel {
  return {
    speaker: tableOf(speaker!),
    relay: tableOf(relay!),
    time: tableOf(time!),
    act: rowsOf(act!),
    calibration,
  };
}

/** A model ready for deciding, as it would come back from its file. */
export const modelFrom = (learned: LearnedWeights): AttributionModel =>
  modelOf(keptParts(learned), learned.calibration);

interface Head {
  readonly calibration: Calibration;
  /** How many weights each question has. */
  readonly counts: readonly number[];
}

/** A weight in the file: its key and its value. */
const BYTES = 8;

/**
 * Packs learned weights for their data file: the length of a JSON head (four bytes, little-endian), the head, and for each
 * question its weights: a key (four bytes) and a 32-bit float each.
 */
export function packAttribution(learned: LearnedWeights): Uint8Array {
  const parts = keptParts(learned);
  const head: Head = { calibration: learned.calibration, counts: parts.map((p) => p.keys.length) };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const out = new Uint8Array(parts.reduce((n, p) => n + p.keys.length * BYTES, 4 + text.length));
  const view = new DataView(out.buffer);
  view.setUint32(0, text.length, true);
  out.set(text, 4);
  let at = 4 + text.length;
  for (const { keys, weights } of parts)
    for (let i = 0; i < keys.length; i++, at += BYTES) {
      view.setInt32(at, keys[i]!, true);
      view.setFloat32(at + 4, weights[i]!, true);
    }
  return out;
}

/** Reads what `packAttribution` wrote. */
export function unpackAttribution(bytes: Uint8Array): AttributionModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))) as Head;
  let at = 4 + size;
  const parts = head.counts.map((count): Kept => {
    const keys = new Int32Array(count);
    const weights = new Float32Array(count);
    for (let i = 0; i < count; i++, at += BYTES) {
      keys[i] = view.getInt32(at, true);
      weights[i] = view.getFloat32(at + 4, true);
    }
    return { keys, weights };
  });
  return modelOf(parts, head.calibration);
}
