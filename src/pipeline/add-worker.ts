import { parentPort, workerData } from 'node:worker_threads';
import { prepare } from '../archive/index.js';
import { asProblem } from '../model/index.js';
import { createResolver } from '../resolve/index.js';
import type { Job, JobResult, WorkerSetup } from './add-messages.js';
import { createReader } from './pipeline.js';
import { mimeOf } from './add-mime.js';

// A worker of `isnad add`: reads pages and prepares them for the archive, one after the other.
const port = parentPort!;
const { statements, names } = workerData as WorkerSetup;
const read = createReader({ statements, resolver: createResolver(names) });

port.on('message', ({ number, capture }: Job) => {
  const result = work(number, capture);
  const bytes = 'prepared' in result ? result.prepared.original.bytes : null;
  // Handing the packed original over instead of copying it; a view into a larger buffer has to be copied.
  const owned =
    bytes !== null && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
      ? [bytes.buffer]
      : [];
  port.postMessage(result, owned);
});

function work(number: number, capture: Job['capture']): JobResult {
  try {
    const { reading } = read(capture);
    return {
      number,
      prepared: prepare({ bytes: capture.bytes, mime: mimeOf(capture), reading, hints: capture.hints }),
    };
  } catch (error) {
    const { code, message, place } = asProblem(error, { path: capture.source });
    return { number, problem: { code, message, path: place.path } };
  }
}
