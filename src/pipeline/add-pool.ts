import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Problem, type Capture, type ProblemCode } from '../model/index.js';
import type { Prepared } from '../archive/index.js';
import type { Job, JobResult, WorkerSetup } from './add-messages.js';

/**
 * How long one page may take before its worker is given up: 60 s, by judgement, far above what restoring allows itself.
 * What takes longer than this would take for ever.
 */
const PAGE_LIMIT_MS = 60_000;

/** Workers may use this much before they are ended and their page is named; by judgement, room for the largest page. */
const HEAP_MB = 1024;

export interface Pool {
  /** Reads and prepares a page in some worker. Rejects with a Problem that names the page. */
  run(capture: Capture): Promise<Prepared>;
  close(): Promise<void>;
}

interface Seat {
  worker: Worker;
  job: Waiting | null;
  timer: NodeJS.Timeout | null;
}

interface Waiting extends Job {
  readonly resolve: (prepared: Prepared) => void;
  readonly reject: (problem: Problem) => void;
}

/** Worker threads for reading, started as they are needed; one that dies takes only its own page with it. */
export function createPool(size: number, setup: WorkerSetup): Pool {
  const seats: Seat[] = [];
  const queue: Waiting[] = [];
  let numbers = 0;
  let closing = false;

  const next = (seat: Seat): void => {
    const job = queue.shift();
    if (!job) return;
    seat.job = job;
    seat.timer = setTimeout(
      () =>
        giveUp(
          seat,
          new Problem('timeout', `reading took longer than ${PAGE_LIMIT_MS / 1000} s and was given up`, {
            path: job.capture.source,
          }),
        ),
      PAGE_LIMIT_MS,
    );
    seat.worker.postMessage({ number: job.number, capture: job.capture } satisfies Job);
  };

  const settle = (seat: Seat): Waiting | null => {
    const { job } = seat;
    if (seat.timer) clearTimeout(seat.timer);
    seat.job = null;
    seat.timer = null;
    return job;
  };

  const giveUp = (seat: Seat, problem: Problem): void => {
    const at = seats.indexOf(seat);
    if (at < 0) return;
    seats.splice(at, 1);
    settle(seat)?.reject(problem);
    void seat.worker.terminate();
    if (!closing && queue.length > 0) next(start());
  };

  const start = (): Seat => {
    const seat: Seat = { worker: createWorker(setup), job: null, timer: null };
    seat.worker.on('message', (result: JobResult) => {
      const job = settle(seat);
      if ('prepared' in result) job?.resolve(result.prepared);
      else
        job?.reject(
          new Problem(result.problem.code as ProblemCode, result.problem.message, {
            path: result.problem.path ?? job.capture.source,
          }),
        );
      next(seat);
    });
    const lost = (error: Error): void =>
      giveUp(
        seat,
        new Problem(
          'internal',
          `the worker that read it ended: ${error.message}`,
          { path: seat.job?.capture.source ?? '' },
          { cause: error },
        ),
      );
    seat.worker.on('error', lost);
    seat.worker.on('exit', (code) => lost(new Error(`exit ${code}`)));
    seats.push(seat);
    return seat;
  };

  return {
    run: (capture) =>
      new Promise((resolve, reject) => {
        queue.push({ number: numbers++, capture, resolve, reject });
        const free = seats.find((seat) => seat.job === null);
        if (free) next(free);
        else if (seats.length < size) next(start());
      }),
    async close() {
      closing = true;
      await Promise.all(seats.splice(0).map((seat) => seat.worker.terminate()));
    },
  };
}

/** From the sources (tests, tsx) the worker is TypeScript too, and tsx is registered in it first. */
function createWorker(setup: WorkerSetup): Worker {
  const options = { workerData: setup, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }, execArgv: [] };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./add-worker.js', import.meta.url), options);
  const worker = JSON.stringify(new URL('./add-worker.ts', import.meta.url).href);
  const manifest = createRequire(import.meta.url).resolve('tsx/package.json');
  const tsx = JSON.stringify(new URL('dist/esm/api/index.mjs', pathToFileURL(manifest)).href);
  return new Worker(`import(${tsx}).then((tsx) => { tsx.register(); return import(${worker}); })`, {
    ...options,
    eval: true,
  });
}
