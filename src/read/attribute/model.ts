import { ACTS } from '../../model/index.js';
import { PLACES, type Table } from '../model/sink.js';
import type { Calibration } from './calibration.js';

/** A linear model that tells acts apart: one weight an act, in the order of `ACTS`, for each place that has any. */
export interface Rows {
  readonly weights: Int16Array;
  readonly unit: number;
  /** The row of weights of each place; only of those that have one. */
  readonly rows: Uint16Array;
  /** A bit for each place that has a row: most features have none, and so many bits stay in the processor's cache. */
  readonly has: Uint32Array;
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

/** Adds up an act's weights over the places of features. */
export function addRows({ rows, has, weights }: Rows, places: Int32Array, totals: Int32Array): void {
  const width = totals.length;
  for (const place of places) {
    if (((has[place >> 5]! >> (place & 31)) & 1) === 0) continue;
    for (let i = 0, at = rows[place]! * width; i < width; i++) totals[i]! += weights[at + i]!;
  }
}

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
  const rows = new Uint16Array(PLACES);
  const has = new Uint32Array(PLACES / 32);
  const places = [...new Set(Array.from(keys, (key) => Math.floor(key / ACTS.length)))];
  places.forEach((place, row) => {
    rows[place] = row;
    has[place >> 5]! |= 1 << (place & 31);
  });
  const all = new Int16Array(places.length * ACTS.length);
  keys.forEach((key, i) => {
    const row = rows[Math.floor(key / ACTS.length)]!;
    all[row * ACTS.length + (key % ACTS.length)] = Math.round(weights[i]! / unit);
  });
  return { rows, has, weights: all, unit };
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
