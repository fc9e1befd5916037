import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { SiteEnv } from '../ui.js';

export interface Access {
  /** Needed to see anything, where the site is reachable from other machines. */
  readonly password: string | null;
  /** For programs: `Authorization: Bearer …`. */
  readonly token: string | null;
  /** Readable by everyone, writable by none (but with the password or token, where one is set). */
  readonly publicRead: boolean;
  /** Host names the site answers to; null for any. Guards a loopback site against DNS rebinding. */
  readonly hosts: readonly string[] | null;
}

export class Refused extends Error {
  constructor(
    readonly status: 401 | 403,
    readonly reason: 'login' | 'csrf' | 'host' | 'read-only',
  ) {
    super(reason);
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const SESSION = 'isnad-session';
const VISIT = 'isnad-visit';
/** A working week: long enough not to be in the way, short enough for a lost laptop. */
const SESSION_SECONDS = 7 * 24 * 3600;

/** Who may do what, and that it is they who ask. One secret a process: restarting the site ends every session. */
export function createGuard(access: Access) {
  const secret = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  const loggedIn = (c: Context): boolean => {
    const [until = '', signature = ''] = (getCookie(c, SESSION) ?? '').split('.');
    return signature !== '' && same(signature, sign(`session:${until}`)) && Number(until) > Date.now();
  };
  const bearer = (c: Context): boolean => {
    const sent = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1];
    if (sent === undefined) return false;
    return (
      (access.token !== null && same(sent, access.token)) || (access.password !== null && same(sent, access.password))
    );
  };
  /** The form token belongs to a cookie that only this browser has. */
  const csrfOf = (c: Context): string => {
    let visit = getCookie(c, VISIT);
    if (visit === undefined || !/^[\w-]{22}$/u.test(visit)) {
      visit = randomBytes(16).toString('base64url');
      setCookie(c, VISIT, visit, { httpOnly: true, sameSite: 'Strict', path: '/' });
    }
    return sign(`csrf:${visit}`);
  };

  const fromOurselves = (c: Context): boolean => {
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const origin = c.req.header('origin');
    return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
  };

  const middleware: MiddlewareHandler<SiteEnv> = async (c, next) => {
    if (access.hosts !== null) {
      const host = (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/u, '').toLowerCase();
      if (!access.hosts.includes(host)) throw new Refused(403, 'host');
    }
    const guarded = access.password !== null || access.token !== null;
    const program = bearer(c);
    const known = program || loggedIn(c);
    const path = c.req.path;
    const open = path.startsWith('/assets/') || path === '/login' || path === '/settings';
    c.set('session', guarded && known);
    c.set('canWrite', known || (!guarded && !access.publicRead));
    if (guarded && !known && !access.publicRead && !open) throw new Refused(401, 'login');
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    c.set('csrf', path.startsWith('/assets/') || path.startsWith('/api/') ? '' : csrfOf(c));
    if (!safe) {
      if (!open && path !== '/logout' && !c.get('canWrite')) throw new Refused(403, 'read-only');
      if (!program && !fromOurselves(c)) throw new Refused(403, 'csrf');
    }
    return next();
  };

  return {
    middleware,
    /** Checks the hidden token of a sent form. */
    checkForm(c: Context<SiteEnv>, sent: unknown): void {
      if (bearer(c)) return;
      if (typeof sent !== 'string' || !same(sent, c.get('csrf'))) throw new Refused(403, 'csrf');
    },
    /** Opens a session for the right password. */
    logIn(c: Context, sent: unknown): boolean {
      const wanted = access.password ?? access.token;
      if (typeof sent !== 'string' || wanted === null || !same(sent, wanted)) return false;
      const until = String(Date.now() + SESSION_SECONDS * 1000);
      setCookie(c, SESSION, `${until}.${sign(`session:${until}`)}`, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: SESSION_SECONDS,
      });
      return true;
    },
    logOut(c: Context): void {
      setCookie(c, SESSION, '', { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 0 });
    },
  };
}

export type Guard = ReturnType<typeof createGuard>;
