// Plain JavaScript: the measurement of memory runs without a transpiler.

/** A peer's own library, loaded only where it runs: it should not count in another's memory. */
export async function load(name) {
  if (name === 'dom-smoothie') return (await import('dom-smoothie-js')).parse;
  const { Readability } = await import('@mozilla/readability');
  const { parseHTML } = await import('linkedom');
  return (content) => new Readability(parseHTML(content).document).parse();
}

/** Runs what may throw: a tool's failure is an empty answer. */
export function dared(run) {
  try {
    run();
  } catch {
    // scored as an empty answer
  }
}
