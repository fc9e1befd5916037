import { readingRecord } from './record.js';
import type { Readings } from './quoted.js';

/** A line a reading, as `isnad read --format ndjson` prints it. */
export async function* readingsNdjson(readings: Readings): AsyncGenerator<string> {
  for await (const reading of readings) yield `${JSON.stringify(readingRecord(reading))}\n`;
}

/** The same records as one JSON array, streamed. */
export async function* readingsJson(readings: Readings): AsyncGenerator<string> {
  let open = '[\n';
  for await (const reading of readings) {
    yield `${open}${JSON.stringify(readingRecord(reading))}`;
    open = ',\n';
  }
  yield open === '[\n' ? '[]\n' : '\n]\n';
}
