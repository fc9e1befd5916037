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
