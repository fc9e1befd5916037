import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from '../../model/index.js';
import type { SiteEnv } from '../ui.js';

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimit {
  /** Requests a second that one address may make over time, and how many at once. */
  readonly perSecond: number;
  readonly burst: number;
}

/** A person who reads fast, with the page's assets, stays far below; a crawler is slowed down to what one core serves. */
export const READ_RATE: RateLimit = { perSecond: 20, burst: 200 };
/** Adding costs reading a page; guessing a password must be slow. */
export const WRITE_RATE: RateLimit = { perSecond: 0.5, burst: 20 };

/** Addresses remembered at most; the oldest are forgotten first. */
const MAX_BUCKETS = 10_000;

/** A token bucket an address. Returns the seconds to wait, or 0. */
export function createLimiter(limit: RateLimit, now: () => number = Date.now): (who: string) => number {
  const buckets = new Map<string, Bucket>();
  return (who) => {
    const at = now();
    const old = buckets.get(who);
    const tokens = old ? Math.min(limit.burst, old.tokens + ((at - old.at) / 1000) * limit.perSecond) : limit.burst;
    buckets.delete(who);
    buckets.set(who, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (buckets.size > MAX_BUCKETS) buckets.delete(buckets.keys().next().value!);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / limit.perSecond);
  };
}

function whoAsks(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'in-process'; // a request made without a socket
  }
}

/** Slows down whoever asks too much, by address. */
export function rateLimited(read: RateLimit, write: RateLimit): MiddlewareHandler<SiteEnv> {
  const reading = createLimiter(read);
  const writing = createLimiter(write);
  return async (c, next) => {
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    const wait = safe ? reading(whoAsks(c)) : writing(whoAsks(c));
    if (wait === 0) return next();
    c.header('retry-after', String(wait));
    throw new TooMany(wait);
  };
}

export class TooMany extends Problem {
  constructor(readonly wait: number) {
    super('http', `too many requests; try again in ${wait} s`);
  }
}
