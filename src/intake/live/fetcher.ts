import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { Problem } from '../../model/index.js';
import { collect } from '../bytes.js';
import { MAX_PAGE_BYTES, printSize } from '../limits.js';
import { parseAddress, systemLookup, vetted, type Lookup } from './addresses.js';
import { decodeBody } from './body.js';
import { robotsOf, type Robots } from './robots.js';

/** What a server said of an answer, sent back to it next time so that it need not send the same again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchMemory {
  get(url: string): Promise<Validators | null>;
  set(url: string, validators: Validators): Promise<void>;
}

export interface FetcherOptions {
  /** Loopback may be fetched: for tests and for a newsroom's own server. Other private ranges never. */
  readonly allowLoopback?: boolean | undefined;
  /** Opens connections, to addresses that were found good. */
  readonly connector?: buildConnector.connector | undefined;
  readonly lookup?: Lookup | undefined;
  readonly memory?: FetchMemory | undefined;
  readonly maxBytes?: number | undefined;
  /** Milliseconds between two requests to one host. */
  readonly interval?: number | undefined;
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An answer with a body; null bytes where the server says that nothing changed. */
export interface Answer {
  /** The address it came from in the end. */
  readonly url: string;
  readonly bytes: Uint8Array | null;
  readonly mime: string | null;
  readonly at: string;
}

export interface Fetcher {
  fetch(address: string): Promise<Answer>;
  close(): Promise<void>;
}

export const USER_AGENT = 'IsnadBot/0.1 (reads news pages for who said what; a named reader, obeys robots.txt)';
const AGENT_NAME = 'IsnadBot';
/** One request a second and host, as archives do that nobody complains about; a host may ask for more time, up to 30 s. */
const INTERVAL_MS = 1000;
const LONGEST_DELAY_MS = 30_000;
const TIMEOUT_MS = 20_000;
/** As browsers; each step is vetted like the first. */
const MAX_REDIRECTS = 10;
const ROBOTS_BYTES = 512 * 1024;

/** Fetches politely (robots.txt, a rate a host, conditional requests, limits) and never inside the user's network. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const {
    allowLoopback = false,
    lookup = systemLookup,
    memory,
    maxBytes = MAX_PAGE_BYTES,
    interval = INTERVAL_MS,
    timeout = TIMEOUT_MS,
  } = options;
  const connect = options.connector ?? buildConnector({ timeout });
  const dispatcher = new Agent({
    connect: vettedConnector(connect, lookup, allowLoopback),
    headersTimeout: timeout,
    bodyTimeout: timeout,
    pipelining: 1,
    connections: 2,
  });
  const rules = new Map<string, Promise<Robots>>();
  const turns = new Map<string, number>();

  /** Waits for the host's turn. */
  const turn = async (url: URL, delay: number): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, turns.get(url.host) ?? 0);
    turns.set(url.host, at + delay);
    if (at > now) await sleep(at - now, undefined, options.signal ? { signal: options.signal } : {});
  };

  const ask = async (url: URL, headers: Record<string, string>): Promise<Dispatcher.ResponseData> => {
    // Before anything is opened; the connector looks again at what it really connects to.
    await vetted(url.hostname, lookup, allowLoopback, url.href);
    const signal = options.signal
      ? AbortSignal.any([options.signal, AbortSignal.timeout(3 * timeout)])
      : AbortSignal.timeout(3 * timeout);
    return request(url, {
      dispatcher,
      signal,
      headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', accept: '*/*', ...headers },
    });
  };

  const robots = (url: URL): Promise<Robots> => {
    const known = rules.get(url.origin);
    if (known) return known;
    const asked = askRobots(new URL('/robots.txt', url));
    rules.set(url.origin, asked);
    return asked;
  };

  const askRobots = async (url: URL): Promise<Robots> => {
    let at = url;
    for (let step = 0; step <= 5; step++) {
      const answer = await ask(at, {});
      const { location } = answer.headers;
      if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
        await answer.body.dump();
        at = parseAddress(new URL(location, at).href);
        continue;
      }
      const body = await collect(answer.body, ROBOTS_BYTES, at.href);
      const bytes = decodeBody(
        body,
        { encoding: header(answer, 'content-encoding'), transfer: null },
        ROBOTS_BYTES,
        at.href,
      );
      return robotsOf(url.href, { status: answer.statusCode, text: new TextDecoder().decode(bytes) }, AGENT_NAME);
    }
    return robotsOf(url.href, null, AGENT_NAME);
  };

  const fetchOnce = async (url: URL): Promise<Dispatcher.ResponseData> => {
    await vetted(url.hostname, lookup, allowLoopback, url.href);
    const rule = await robots(url);
    if (!rule.allows(url.href))
      throw new Problem('robots', 'the robots.txt of this host asks not to fetch it', { path: url.href });
    await turn(url, Math.max(interval, Math.min(LONGEST_DELAY_MS, (rule.delay ?? 0) * 1000)));
    return ask(url, conditional(await memory?.get(url.href)));
  };

  const fetchFollowing = async (address: string): Promise<Answer> => {
    let url = parseAddress(address);
    for (let step = 0; step <= MAX_REDIRECTS; step++) {
      const answer = await fetchOnce(url);
      const status = answer.statusCode;
      const location = header(answer, 'location');
      if (status >= 300 && status < 400 && status !== 304 && location !== null) {
        await answer.body.dump();
        url = parseAddress(new URL(location, url).href);
        continue;
      }
      return read(answer, url, maxBytes, memory);
    }
    throw new Problem('http', `more than ${MAX_REDIRECTS} redirects`, { path: address });
  };

  return {
    async fetch(address) {
      try {
        return await fetchFollowing(address);
      } catch (error) {
        throw fetchProblem(error, address, timeout);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

async function read(answer: Dispatcher.ResponseData, url: URL, limit: number, memory?: FetchMemory): Promise<Answer> {
  const at = new Date().toISOString();
  const mime = header(answer, 'content-type');
  if (answer.statusCode === 304) {
    await answer.body.dump();
    return { url: url.href, bytes: null, mime, at };
  }
  if (answer.statusCode !== 200) {
    drop(answer);
    throw new Problem('http', `the server answered ${answer.statusCode}`, { path: url.href });
  }
  const length = Number(header(answer, 'content-length') ?? 0);
  if (length > limit) {
    drop(answer);
    throw new Problem('too-large', `the server would send ${printSize(length)}, the limit is ${printSize(limit)}`, {
      path: url.href,
    });
  }
  const body = await collect(answer.body, limit, url.href);
  const bytes = decodeBody(body, { encoding: header(answer, 'content-encoding'), transfer: null }, limit, url.href);
  await memory?.set(url.href, { etag: header(answer, 'etag'), lastModified: header(answer, 'last-modified') });
  return { url: url.href, bytes, mime, at };
}

/** Ends an answer whose body nobody wants; its connection goes with it. */
function drop({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).destroy();
}

function header({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function conditional(known: Validators | null | undefined): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** Resolves and vets once more at the moment of connecting and connects to that very address, so that no second answer of a name server can lead elsewhere. */
function vettedConnector(
  connect: buildConnector.connector,
  lookup: Lookup,
  allowLoopback: boolean,
): buildConnector.connector {
  return (options, callback) => {
    vetted(options.hostname, lookup, allowLoopback, options.hostname).then(
      (address) =>
        connect({ ...options, hostname: address, servername: options.servername ?? options.hostname }, callback),
      (error: Error) => callback(error, null),
    );
  };
}

function fetchProblem(error: unknown, path: string, timeout: number): Problem {
  if (error instanceof Problem) return error;
  const { cause, name, code, message } = error as Error & { code?: string };
  if (cause instanceof Problem) return cause;
  if (name === 'TimeoutError' || /TIMEOUT/.test(code ?? ''))
    return new Problem(
      'timeout',
      `no whole answer in time (${timeout / 1000} s for each step)`,
      { path },
      { cause: error },
    );
  if (name === 'AbortError') return new Problem('interrupted', 'stopped', { path }, { cause: error });
  return new Problem('http', `fetching failed: ${message || code || name}`, { path }, { cause: error });
}
