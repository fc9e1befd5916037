import type { Capture } from '../model/index.js';
import type { Prepared } from '../archive/index.js';
import type { ResolverOptions } from '../resolve/index.js';

/** What a worker is set up with. */
export interface WorkerSetup {
  readonly statements: boolean;
  /** The user's own actors and places. */
  readonly names?: ResolverOptions | undefined;
}

/** One page to read, with its number in the order of the input. */
export interface Job {
  readonly number: number;
  readonly capture: Capture;
}

/** What came of a job: an entry ready to be written, or why there is none. */
export type JobResult =
  | { readonly number: number; readonly prepared: Prepared }
  | {
      readonly number: number;
      readonly problem: { readonly code: string; readonly message: string; readonly path?: string | undefined };
    };
