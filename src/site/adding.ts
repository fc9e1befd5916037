/** How one page of a job fared. */
export interface AddedItem {
  readonly id: string | null;
  readonly source: string;
  readonly status: 'added' | 'present' | 'queued' | 'failed';
  readonly reason: string | null;
}

/** What a person gave to the site: an address (of a page or a feed), a text, files. */
export interface Given {
  readonly address: string | null;
  readonly text: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Takes what was given into the archive, telling of each page once it is safe. */
export type Adder = (given: Given, signal: AbortSignal) => AsyncIterable<AddedItem>;

export interface Job {
  readonly id: string;
  readonly startedAt: number;
  readonly items: readonly AddedItem[];
  readonly done: boolean;
  /** Why the whole of it stopped, in words; null while all is well. */
  readonly problem: string | null;
}

/** Jobs remembered after they ended, so that their page can still be read. */
const KEEP = 50;

/** Runs additions one after another in the background and tells how far they are. */
export function createJobs(adder: Adder, newId: () => string) {
  const jobs = new Map<string, { job: Job }>();
  let last: Promise<void> = Promise.resolve();
  const stop = new AbortController();

  async function run(entry: { job: Job }, given: Given): Promise<void> {
    const change = (part: Partial<Job>) => (entry.job = { ...entry.job, ...part });
    try {
      for await (const item of adder(given, stop.signal)) change({ items: [...entry.job.items, item] });
      change({ done: true });
    } catch (error) {
      change({ done: true, problem: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    start(given: Given): Job {
      const entry: { job: Job } = {
        job: { id: newId(), startedAt: Date.now(), items: [], done: false, problem: null },
      };
      jobs.set(entry.job.id, entry);
      if (jobs.size > KEEP) jobs.delete(jobs.keys().next().value!);
      last = last.then(() => run(entry, given));
      return entry.job;
    },
    find: (id: string): Job | null => jobs.get(id)?.job ?? null,
    /** Stops what runs; what was added is kept. */
    async close(): Promise<void> {
      stop.abort();
      await last;
    },
  };
}

export type Jobs = ReturnType<typeof createJobs>;
