import PgBoss from 'pg-boss';
import { Problem, type PageHints, type PageInput } from '../../model/index.js';
import { GIVEN_UP, queueSchema } from './given-up.js';
import { parseLocation } from './open.js';

/** A page that waits to be read: its bytes are kept already, under their hash. */
export interface QueuedPage {
  readonly sha256: string;
  readonly source: string;
  readonly mime: string | null;
  readonly input: PageInput | 'auto';
  readonly hints: PageHints;
}

export interface QueuedJob {
  readonly id: string;
  readonly page: QueuedPage;
}

/** Pages waiting in PostgreSQL, for workers on any number of machines. */
export interface Queue {
  push(pages: readonly QueuedPage[]): Promise<void>;
  /** Takes pages for this worker alone; those of a worker that died come back after a while. */
  take(most: number): Promise<readonly QueuedJob[]>;
  done(jobs: readonly string[]): Promise<void>;
  /** Gives a page up for good, with the reason. */
  failed(job: string, reason: string): Promise<void>;
  /** Pages not done yet: waiting, or with a worker. */
  left(): Promise<number>;
  close(): Promise<void>;
}

const NAME = 'pages';

/**
 * How often a page of a worker that died goes to another one. A page that cannot be read is named and ends there; one
 * that ends its thread too. So a dead worker says little of its pages, and killing a hundred must not use this up.
 */
const RETRIES = 20;

/** A page whose worker did not report within this time goes to another one: twice what the slowest page may take. */
export const EXPIRE_SECONDS = 120;

/**
 * Opens the queue beside an archive in PostgreSQL (pg-boss, in a schema of its own).
 *
 * @param expireSeconds shorter for trials in which workers are killed
 * @param retryLimit fewer for trials of what becomes of a page that is given up
 */
export async function openQueue(
  location: string,
  expireSeconds = EXPIRE_SECONDS,
  retryLimit = RETRIES,
): Promise<Queue> {
  const { url, schema, shown } = parseLocation(location);
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema(schema),
    max: 2,
    supervise: true,
    schedule: false,
    maintenanceIntervalSeconds: Math.max(1, Math.min(30, Math.floor(expireSeconds / 4))),
    monitorStateIntervalSeconds: Math.max(1, Math.min(30, Math.floor(expireSeconds / 4))),
  });
  boss.on('error', () => undefined);
  try {
    await boss.start();
    await boss.createQueue(GIVEN_UP);
    const settings = { name: NAME, policy: 'standard' as const, retryLimit, retryDelay: 0, deadLetter: GIVEN_UP };
    await boss.createQueue(NAME, { ...settings, expireInSeconds: expireSeconds });
  } catch (error) {
    throw new Problem(
      'archive-missing',
      `the queue cannot be opened: ${(error as Error).message}`,
      { path: shown },
      { cause: error },
    );
  }
  return {
    async push(pages) {
      // pg-boss forgets waiting jobs after two weeks unless told otherwise.
      const keepUntil = new Date(Date.now() + 10 * 365 * 86_400_000);
      await boss.insert(
        pages.map((page) => ({
          name: NAME,
          data: page,
          retryLimit,
          expireInSeconds: expireSeconds,
          keepUntil,
          // Told with each page: a queue of an earlier version does not know it.
          deadLetter: GIVEN_UP,
        })),
      );
    },
    async take(most) {
      const jobs = await boss.fetch<QueuedPage>(NAME, { batchSize: most });
      return jobs.map((job) => ({ id: job.id, page: job.data }));
    },
    async done(jobs) {
      if (jobs.length > 0) await boss.complete(NAME, [...jobs]);
    },
    failed: (job, reason) => boss.complete(NAME, job, { reason }),
    left: () => boss.getQueueSize(NAME, { before: 'completed' }),
    close: () => boss.stop({ graceful: false, close: true, wait: true }),
  };
}
