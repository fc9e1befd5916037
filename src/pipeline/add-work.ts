import { setTimeout as sleep } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import { hashOf, type Archive, type Prepared, type Queue, type QueuedJob, type QueuedPage } from '../archive/index.js';
import { asProblem, Problem, type Capture } from '../model/index.js';
import type { ResolverOptions } from '../resolve/index.js';
import type { Added } from './add.js';
import { createPool, type Pool } from './add-pool.js';

/** What became of a page on its way through the queue. `queued`: its bytes are safe, a worker will read it. */
export interface Worked extends Omit<Added, 'status'> {
  readonly status: Added['status'] | 'queued';
}

/** Pages that are kept and queued with one transaction each. */
const QUEUED_AT_ONCE = 50;
const QUEUED_BYTES = 32 * 1024 * 1024;

/** Keeps the bytes of captures and puts them in the queue, for workers to read. */
export async function* queuePages(
  archive: Archive,
  queue: Queue,
  captures: AsyncIterable<Capture | Problem>,
): AsyncGenerator<Worked> {
  let batch: Capture[] = [];
  let bytes = 0;
  for await (const capture of captures) {
    if (capture instanceof Problem) {
      yield added(null, capture.place.path ?? '', 'failed', capture);
      continue;
    }
    const present = await archive.presentAs(hashOf(capture.bytes));
    if (present !== null) {
      yield added(present, capture.source, 'present');
      continue;
    }
    batch.push(capture);
    bytes += capture.bytes.length;
    if (batch.length >= QUEUED_AT_ONCE || bytes >= QUEUED_BYTES) {
      yield* await enqueue(archive, queue, batch);
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield* await enqueue(archive, queue, batch);
}

async function enqueue(archive: Archive, queue: Queue, captures: readonly Capture[]): Promise<Worked[]> {
  const hashes = await archive.keepOriginals(captures.map((capture) => capture.bytes));
  const pages: QueuedPage[] = captures.map(({ source, mime, input, hints }, i) => ({
    sha256: hashes[i]!,
    source,
    mime,
    input,
    hints,
  }));
  await queue.push(pages);
  return captures.map((capture) => added(null, capture.source, 'queued'));
}

export interface WorkOptions {
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** End when no page is left, with anyone; else go on waiting for more. */
  readonly untilEmpty?: boolean | undefined;
  /** The user's own actors and places. */
  readonly names?: ResolverOptions | undefined;
}

/** Between two looks into an empty queue. */
const IDLE_MS = 500;
/** Pages a thread that are taken at once: done well before the queue gives them to another worker. */
const TAKEN = 8;

/**
 * Takes pages from the queue, reads them and keeps them. A page is told done after its transaction; a worker that dies
 * before that leaves it to another, which finds it present if it was kept: each page is done once in effect.
 */
export async function* workQueue(archive: Archive, queue: Queue, options: WorkOptions = {}): AsyncGenerator<Worked> {
  const threads = options.threads ?? availableParallelism();
  const pool = createPool(threads, { statements: true, names: options.names });
  try {
    while (!options.signal?.aborted) {
      const jobs = await queue.take(threads * TAKEN);
      if (jobs.length > 0) yield* await workOn(archive, queue, pool, jobs);
      else if (options.untilEmpty && (await queue.left()) === 0) return;
      else await sleep(IDLE_MS);
    }
  } finally {
    await pool.close();
  }
}

async function workOn(archive: Archive, queue: Queue, pool: Pool, jobs: readonly QueuedJob[]): Promise<Worked[]> {
  const results = await Promise.all(jobs.map((job) => readJob(archive, pool, job)));
  const entries = results.filter((result): result is Prepared => 'original' in result);
  const written = await archive.write(entries);
  let at = 0;
  const told = jobs.map((job, i) => {
    const result = results[i]!;
    if (!('original' in result)) return result;
    const { id, status, why } = written[at++]!;
    if (status === 'removed')
      return added(
        null,
        job.page.source,
        'failed',
        new Problem('removed', `removed for good before: ${why ?? ''}`, { path: job.page.source }),
      );
    return { ...added(id, job.page.source, status), statements: result.reading.statements.length };
  });
  await queue.done(jobs.filter((_, i) => told[i]!.status !== 'failed').map((job) => job.id));
  for (const [i, { reason }] of told.entries()) if (reason) await queue.failed(jobs[i]!.id, reason.print());
  return told;
}

async function readJob(archive: Archive, pool: Pool, { page }: QueuedJob): Promise<Prepared | Worked> {
  const { sha256, source, mime, input, hints } = page;
  try {
    const present = await archive.presentAs(sha256);
    if (present !== null) return added(present, source, 'present');
    const bytes = await archive.originalBytes(sha256);
    if (bytes === null) throw new Problem('not-found', 'its original bytes are not kept any more', { path: source });
    return await pool.run({ source, bytes, mime, input, hints });
  } catch (error) {
    return added(null, source, 'failed', asProblem(error, { path: source }));
  }
}

function added(id: string | null, source: string, status: Worked['status'], reason: Problem | null = null): Worked {
  return { id, source, status, reason, statements: 0 };
}
