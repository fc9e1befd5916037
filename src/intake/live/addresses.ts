import { lookup as dnsLookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { Problem } from '../../model/index.js';

/** Finds the addresses of a host name. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export const systemLookup: Lookup = async (host) =>
  (await dnsLookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Parses an address to fetch: http and https only, no name and password in it. */
export function parseAddress(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    throw new Problem('bad-address', 'this is not a web address', { path: text }, { cause: error });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Problem('bad-address', `only http and https addresses are fetched, not ${url.protocol}`, { path: text });
  if (url.username !== '' || url.password !== '')
    throw new Problem('bad-address', 'an address with a name and password in it is not fetched', { path: text });
  return url;
}

/**
 * The network address to connect to for a host, after *all* of its addresses were found to be public: a name that
 * resolves to one public and one private address is an attack. The URL parser has already turned decimal, octal and
 * hexadecimal forms into plain ones.
 *
 * @throws Problem `refused-address`, `http` where the name does not resolve
 */
export async function vetted(host: string, lookup: Lookup, allowLoopback: boolean, path: string): Promise<string> {
  const literal = host.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(literal) ? [literal] : await resolved(host, lookup, path);
  for (const address of addresses) {
    if (!isPublic(address, allowLoopback)) {
      throw new Problem(
        'refused-address',
        `${host}${address === literal ? '' : ` (${address})`} lies inside a private network and is not fetched`,
        { path },
      );
    }
  }
  return addresses[0]!;
}

async function resolved(host: string, lookup: Lookup, path: string): Promise<readonly string[]> {
  let found: readonly string[];
  try {
    found = await lookup(host);
  } catch (error) {
    throw new Problem('http', `the name ${host} is not known`, { path }, { cause: error });
  }
  if (found.length === 0) throw new Problem('http', `the name ${host} has no address`, { path });
  return found;
}

/** Whether an address is on the public internet. Ranges that embed an IPv4 address are judged by no embedding: refused. */
export function isPublic(address: string, allowLoopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback;
  return range === 'unicast';
}
