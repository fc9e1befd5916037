/** Counts over a whole archive cost tens of milliseconds at 15,000 articles; for this long, an older count will do. */
export const FRESH_MS = 20_000;

/**
 * Keeps an answer for a while. When it gets old, the old one is still given at once and a new one fetched behind it, so
 * that no reader waits twice.
 */
export function cached<T>(
  make: () => Promise<T>,
  freshMs: number = FRESH_MS,
  now: () => number = Date.now,
): () => Promise<T> {
  let value: Promise<T> | null = null;
  let at = 0;
  let renewing = false;
  return () => {
    if (value === null) {
      at = now();
      value = make();
      value.catch(() => (value = null));
      return value;
    }
    if (now() - at > freshMs && !renewing) {
      renewing = true;
      make().then(
        (fresh) => {
          value = Promise.resolve(fresh);
          at = now();
          renewing = false;
        },
        () => {
          renewing = false;
        },
      );
    }
    return value;
  };
}

/** The same for many keys, the least recently asked forgotten first. */
export function cachedBy<T>(
  make: (key: string) => Promise<T>,
  most = 200,
  freshMs: number = FRESH_MS,
): (key: string) => Promise<T> {
  const kept = new Map<string, () => Promise<T>>();
  return (key) => {
    const get = kept.get(key) ?? cached(() => make(key), freshMs);
    kept.delete(key);
    kept.set(key, get);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return get();
  };
}
