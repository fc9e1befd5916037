import { once } from 'node:events';

/** Writes to standard output and waits where the reader is slower than we are, so that memory stays flat. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
