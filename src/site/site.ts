import type { Hono } from 'hono';
import type { SqlArchive } from '../archive/index.js';
import type { Resolver } from '../resolve/index.js';
import type { Adder } from './adding.js';
import type { Guard } from './safety/guard.js';
import type { SiteEnv } from './ui.js';

/** What routes are built from. */
export interface Site {
  readonly app: Hono<SiteEnv>;
  readonly archive: SqlArchive;
  readonly resolver: Resolver;
  readonly guard: Guard;
  readonly adder: Adder | null;
  /** Groups the archive anew, in the background. */
  readonly regroup: () => Promise<void>;
}
