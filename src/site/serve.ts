import { serve as listen, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import type { SqlArchive } from '../archive/index.js';
import type { Resolver } from '../resolve/index.js';
import { Problem } from '../model/index.js';
import { createAdder } from './adder.js';
import { oneAtATime } from './decisions.js';
import { createSite, type SiteOptions } from './app.js';
import { warmMap } from './svg/map.js';

export interface ServeOptions {
  readonly archive: SqlArchive;
  readonly resolver?: Resolver;
  readonly port: number;
  readonly host: string;
  /** Readable by everyone; nobody writes without the password or token. */
  readonly publicRead: boolean;
  readonly password: string | null;
  readonly token: string | null;
  /** How much one address may ask; the usual rates where not given. */
  readonly rates?: SiteOptions['rates'];
  /** Groups the archive anew: called after pages were added, or a link decided on, in the browser. */
  readonly regroup?: () => Promise<void>;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  /** The port that was asked for, where it was taken. */
  readonly taken: number | null;
  close(): Promise<void>;
}

/** Ports tried after the one asked for. */
const TRIES = 50;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./u.test(host);

/** Starts to listen; a port that is taken gives way to the next. */
function start(fetch: Parameters<typeof listen>[0]['fetch'], host: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: host });
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });
}

/**
 * Serves the site over an archive.
 * @throws Problem `usage` where the site would be open to other machines without a password, token or `--public`.
 */
export async function serveSite(options: ServeOptions): Promise<Served> {
  const { host, password, token, publicRead } = options;
  const local = isLoopback(host);
  if (!local && password === null && token === null && !publicRead) {
    throw new Problem(
      'usage',
      `--host ${host} lets other machines in: give --password or --token (or ISNAD_PASSWORD, ISNAD_TOKEN), or --public for a site that everyone may read and nobody may write`,
    );
  }
  const regroup = oneAtATime(options.regroup ?? (async () => {}));
  const app = createSite({
    archive: options.archive,
    ...(options.resolver === undefined ? {} : { resolver: options.resolver }),
    access: { password, token, publicRead, hosts: local ? ['localhost', '127.0.0.1', '[::1]', host] : null },
    ...(options.rates === undefined ? {} : { rates: options.rates }),
    adder: createAdder(options.archive, regroup),
    regroup,
  });
  for (let port = options.port; ; port++) {
    try {
      const server = await start(app.fetch, host, port);
      setTimeout(warmMap, 200).unref();
      const at = (server.address() as AddressInfo).port;
      const name =
        host === '0.0.0.0' || host === '::' || host === '127.0.0.1'
          ? 'localhost'
          : isIP(host) === 6
            ? `[${host}]`
            : host;
      return {
        url: `http://${name}:${at}/`,
        port: at,
        taken: port === options.port ? null : options.port,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && options.port !== 0 && port < options.port + TRIES) continue;
      if (code === 'EADDRINUSE')
        throw new Problem('usage', `the ports ${options.port} to ${port} are all taken`, {}, { cause: error });
      if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new Problem(
          'usage',
          `cannot listen on ${host}, port ${port}: ${code === 'EACCES' ? 'this port needs more rights' : 'this machine has no such address'}`,
          {},
          { cause: error },
        );
      throw error;
    }
  }
}
