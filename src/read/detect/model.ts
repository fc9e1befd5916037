import { readDataBytes, readDataFile } from '../../model/data-file.js';
import { PLACES, type Table } from '../model/sink.js';
import { plantForest, type Forest, type StoredForest } from '../model/trees.js';

/** What detection learned: linear models over hashed features, and how their scores become a confidence. */
export interface DetectionModel {
  /** Is this candidate a statement, judged by itself, and judged beside what is guessed of its neighbours? */
  readonly cue: Table;
  readonly statement: Table;
  /** Does the content stand before the cue, and where does it begin there? */
  readonly before: Table;
  readonly beforeStart: Table;
  /** Where does the content after the cue begin, where does it end? */
  readonly start: Table;
  readonly end: Table;
  /** Forests that have the last word: on statements beside the linear score, on the best few starts and ends. */
  readonly statementTrees: Forest;
  readonly startTrees: Forest;
  readonly endTrees: Forest;
  /** Log-odds from which a candidate is a statement. */
  readonly threshold: number;
  /** Weights of `certainty` that make a calibrated confidence. */
  readonly calibration: readonly number[];
}

/** The linear models alone. */
export type Tables = Omit<DetectionModel, 'statementTrees' | 'startTrees' | 'endTrees'>;

/** A model as it is stored: its forests not yet planted. */
export type StoredDetection = Tables & {
  readonly trees: Readonly<Record<'statement' | 'start' | 'end', StoredForest>>;
};

/** Makes a stored model ready. */
export const plantDetection = ({ trees, ...tables }: StoredDetection): DetectionModel => ({
  ...tables,
  statementTrees: plantForest(trees.statement),
  startTrees: plantForest(trees.start),
  endTrees: plantForest(trees.end),
});

export const TABLES = ['cue', 'statement', 'before', 'beforeStart', 'start', 'end'] as const;

interface Head {
  readonly threshold: number;
  readonly calibration: readonly number[];
  readonly tables: readonly { readonly unit: number; readonly weights: number; readonly bytes: number }[];
}

/**
 * Packs a model for its data file: the length of a JSON head (four bytes, little-endian), the head, and for each table
 * its weights that are not nothing: the step from the place before (seven bits a byte, low ones first), then the weight.
 */
export function packDetection(model: Tables): Uint8Array {
  const bodies = TABLES.map((name) => packTable(model[name].weights));
  const head: Head = {
    threshold: model.threshold,
    calibration: model.calibration,
    tables: TABLES.map((name, i) => ({
      unit: model[name].unit,
      weights: bodies[i]!.weights,
      bytes: bodies[i]!.bytes.length,
    })),
  };
  const text = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  return Buffer.concat([size, text, ...bodies.map((b) => b.bytes)]);
}

function packTable(weights: Int8Array): { weights: number; bytes: Uint8Array } {
  const out: number[] = [];
  let count = 0;
  let last = 0;
  for (let place = 0; place < weights.length; place++) {
    if (weights[place] === 0) continue;
    let gap = place - last;
    for (; gap > 127; gap >>>= 7) out.push((gap & 127) | 128);
    out.push(gap, weights[place]! & 255);
    last = place;
    count++;
  }
  return { weights: count, bytes: Uint8Array.from(out) };
}

/** Reads what `packDetection` wrote. */
export function unpackDetection(bytes: Uint8Array): Tables {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))) as Head;
  let at = 4 + size;
  const tables = head.tables.map((table): Table => {
    const weights = unpackTable(bytes, at, table.weights);
    at += table.bytes;
    return { weights, unit: table.unit };
  });
  const named = Object.fromEntries(TABLES.map((name, i) => [name, tables[i]!])) as Record<
    (typeof TABLES)[number],
    Table
  >;
  return { ...named, threshold: head.threshold, calibration: head.calibration };
}

function unpackTable(bytes: Uint8Array, from: number, count: number): Int8Array {
  const weights = new Int8Array(PLACES);
  let at = from;
  let place = 0;
  for (let i = 0; i < count; i++) {
    let shift = 0;
    let gap = 0;
    let byte = bytes[at++]!;
    for (; byte > 127; byte = bytes[at++]!, shift += 7) gap |= (byte & 127) << shift;
    place += gap | (byte << shift);
    weights[place] = bytes[at++]!;
  }
  return weights;
}

const models = new Map<string, DetectionModel>();

/** The detection model of a language (`data/LANG/detection.bin`, its forests in `detection-trees.json`), read once. */
export function detectionModel(code: string): DetectionModel {
  let model = models.get(code);
  if (model === undefined) {
    const trees = JSON.parse(readDataFile(`${code}/detection-trees.json`)) as StoredDetection['trees'];
    model = plantDetection({ ...unpackDetection(readDataBytes(`${code}/detection.bin`)), trees });
    models.set(code, model);
  }
  return model;
}
