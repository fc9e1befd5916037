import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { SiteEnv } from '../ui.js';

/** Ours: only our own stylesheet, script and forms; nothing inline, nothing from elsewhere, framed by nobody. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A kept page: no script, no form, no frame, no request at all; an origin of its own; only we may frame it. */
export const ORIGINAL_POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

export const secureHeaders: MiddlewareHandler<SiteEnv> = async (c, next) => {
  c.set('nonce', randomBytes(12).toString('base64'));
  await next();
  const h = c.res.headers;
  if (!h.has('content-security-policy')) h.set('content-security-policy', PAGE_POLICY);
  h.set('x-content-type-options', 'nosniff');
  // Other sites learn nothing; but our own forms must say where they come from (`no-referrer` sends `Origin: null`).
  h.set('referrer-policy', 'same-origin');
  h.set('cross-origin-opener-policy', 'same-origin');
  if (!h.has('cross-origin-resource-policy')) h.set('cross-origin-resource-policy', 'same-origin');
  h.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  if (!h.has('x-frame-options')) h.set('x-frame-options', 'DENY');
  // Pages show an archive that grows; only assets, whose address holds their hash, may be kept.
  if (!h.has('cache-control')) h.set('cache-control', 'private, no-cache');
};
