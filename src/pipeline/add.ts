import { availableParallelism } from 'node:os';
import { hashOf, type Archive, type Prepared } from '../archive/index.js';
import { Problem, asProblem, type Capture } from '../model/index.js';
import type { ResolverOptions } from '../resolve/index.js';
import { createPool, type Pool } from './add-pool.js';

/** What became of one page, told once it is safe on disk. */
export interface Added {
  readonly id: string | null;
  readonly source: string;
  readonly status: 'added' | 'present' | 'failed';
  readonly reason: Problem | null;
  /** The statements that were read, of an added page. */
  readonly statements: number;
}

export interface AddOptions {
  /** Worker threads; as many as the machine has cores where not given. */
  readonly threads?: number | undefined;
  readonly statements?: boolean | undefined;
  /** The user's own actors and places. */
  readonly names?: ResolverOptions | undefined;
  /** Stops taking in pages; those that were taken are finished and kept. */
  readonly signal?: AbortSignal | undefined;
  readonly pool?: Pool | undefined;
}

/** Pages on the way, a thread: enough that no worker waits for the writer, few enough that memory stays flat. */
const AHEAD = 48;
/** And never more bytes of pages than this, for inputs of few huge pages. */
const AHEAD_BYTES = 96 * 1024 * 1024;
/** Entries of one transaction, at most: each costs a flush of the disk and a segment of the word indexes. By judgement. */
const BATCH = 100;
/** The writer waits this long for a transaction to fill, unless half of the pages on the way are finished. By judgement. */
const GATHER_MS = 250;

interface Slot {
  readonly source: string;
  readonly size: number;
  outcome: Prepared | Added | null;
}

/**
 * Takes captures in, reads them in worker threads and keeps them through one writer, in the order of the input. Yields
 * what became of each page after its transaction is on disk. Holds a bounded number of pages, whatever the input's size.
 *
 * @throws Problem where the archive cannot go on (disk full, locked, damaged); what was yielded before is safe.
 */
export async function* addPages(
  archive: Archive,
  captures: AsyncIterable<Capture | Problem>,
  options: AddOptions = {},
): AsyncGenerator<Added> {
  const threads = options.threads ?? availableParallelism();
  const pool = options.pool ?? createPool(threads, { statements: options.statements ?? true, names: options.names });
  const line = new Line();
  const ahead = threads * AHEAD;
  const intake = takeIn(archive, captures, pool, line, ahead, options.signal);
  try {
    for (;;) {
      const ready = await line.ready(BATCH, Math.min(BATCH, ahead / 2));
      if (ready.length === 0) break;
      for (const added of await keep(archive, ready)) yield added;
      line.drop(ready.length);
    }
    await intake;
  } finally {
    line.stop();
    if (!options.pool) await pool.close();
  }
}

/** The pages on the way, in the order of the input: workers fill them in any order, the writer takes them from the front. */
class Line {
  private readonly slots: Slot[] = [];
  private bytes = 0;
  private ended = false;
  private failure: unknown = null;
  private wake: (() => void)[] = [];

  push(slot: Slot): void {
    this.slots.push(slot);
    this.bytes += slot.size;
    this.changed();
  }

  changed(): void {
    for (const wake of this.wake.splice(0)) wake();
  }

  end(failure: unknown = null): void {
    this.ended = true;
    this.failure ??= failure;
    this.changed();
  }

  /** Ends the intake too, when the writer cannot go on. */
  stop(): void {
    this.end();
  }

  get stopped(): boolean {
    return this.ended;
  }

  async room(slots: number): Promise<void> {
    while (!this.ended && this.slots.length > 0 && (this.slots.length >= slots || this.bytes >= AHEAD_BYTES))
      await this.change();
  }

  /**
   * The finished ones at the front; none at the end. Waits until there are `enough` of them or some have waited for a
   * while: a transaction for each page cost more than reading it.
   */
  async ready(most: number, enough: number): Promise<readonly Slot[]> {
    let since: number | null = null;
    for (;;) {
      const unfinished = this.slots.findIndex((slot) => slot.outcome === null);
      const count = Math.min(most, unfinished < 0 ? this.slots.length : unfinished);
      if (count > 0) {
        since ??= performance.now();
        const left = since + GATHER_MS - performance.now();
        const full = count >= enough || this.bytes >= AHEAD_BYTES / 2 || (this.ended && unfinished < 0);
        if (full || left <= 0) return this.slots.slice(0, count);
        await this.change(left);
        continue;
      }
      if (this.ended && this.slots.length === 0) {
        if (this.failure) throw asProblem(this.failure);
        return [];
      }
      await this.change();
    }
  }

  drop(count: number): void {
    for (const slot of this.slots.splice(0, count)) this.bytes -= slot.size;
    this.changed();
  }

  /** The next change, or so many milliseconds. */
  private async change(atMost?: number): Promise<void> {
    const timer = atMost === undefined ? undefined : setTimeout(() => this.changed(), atMost);
    await new Promise<void>((resolve) => this.wake.push(resolve));
    clearTimeout(timer);
  }
}

async function takeIn(
  archive: Archive,
  captures: AsyncIterable<Capture | Problem>,
  pool: Pool,
  line: Line,
  ahead: number,
  signal?: AbortSignal,
): Promise<void> {
  try {
    for await (const capture of captures) {
      if (line.stopped) return;
      line.push(capture instanceof Error ? failed(capture) : await slotOf(archive, capture, pool, line));
      await line.room(ahead);
      if (signal?.aborted) break;
    }
    line.end();
  } catch (error) {
    line.end(error);
  }
}

/** A page that is there already is not read again: that makes starting again after a stop quick. */
async function slotOf(archive: Archive, capture: Capture, pool: Pool, line: Line): Promise<Slot> {
  const { source } = capture;
  const size = capture.bytes.length;
  const present = await archive.presentAs(hashOf(capture.bytes));
  if (present !== null)
    return { source, size, outcome: { id: present, source, status: 'present', reason: null, statements: 0 } };
  const slot: Slot = { source, size, outcome: null };
  void pool
    .run(capture)
    .then(
      (prepared) => prepared,
      (error: unknown): Added => ({
        id: null,
        source,
        status: 'failed',
        reason: asProblem(error, { path: source }),
        statements: 0,
      }),
    )
    .then((outcome) => {
      slot.outcome = outcome;
      line.changed();
    });
  return slot;
}

function failed(problem: Problem): Slot {
  const source = problem.place.path ?? '';
  return { source, size: 0, outcome: { id: null, source, status: 'failed', reason: problem, statements: 0 } };
}

async function keep(archive: Archive, slots: readonly Slot[]): Promise<readonly Added[]> {
  const entries = slots.flatMap(({ outcome }) => (outcome !== null && 'original' in outcome ? [outcome] : []));
  const results = await archive.write(entries);
  let at = 0;
  return slots.map(({ source, outcome }) => {
    if (outcome === null || !('original' in outcome)) return outcome!;
    const { id, status, why } = results[at++]!;
    if (status !== 'removed')
      return { id, source, status, reason: null, statements: outcome.reading.statements.length };
    return { id, source, status: 'failed', reason: removedProblem(source, why ?? ''), statements: 0 };
  });
}

function removedProblem(path: string, why: string): Problem {
  return new Problem('removed', `this page was removed for good and stays out: ${why}`, { path });
}
