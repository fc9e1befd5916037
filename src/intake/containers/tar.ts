import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { Problem } from '../../model/index.js';
import { printSize } from '../limits.js';
import type { Bytes } from '../bytes.js';
import type { Context, Found, Item, Take } from '../item.js';
import { isTaken } from '../walk.js';

/** The pages of a tar file, in its order; one that is cut or damaged is told after those that could be read. */
export async function* takeTar(item: Item, whole: Bytes, context: Context, take: Take): AsyncGenerator<Found> {
  let size = 0;
  let taken = 0;
  const counted = async function* (): Bytes {
    for await (const chunk of whole) {
      size += chunk.length;
      yield chunk;
    }
  };
  const input = Readable.from(counted(), { objectMode: false });
  const tar = extract();
  input.on('error', (error) => tar.destroy(error));
  input.pipe(tar);
  try {
    for await (const entry of tar as AsyncIterable<Readable & { header: Header }>) {
      const { name, type } = entry.header;
      if (type === 'file' && isTaken(name, context.input, true) && !context.signal?.aborted) {
        taken += 1;
        yield* take(
          {
            source: `${item.source}#${name}`,
            name,
            stream: entry as unknown as Bytes,
            hints: item.hints,
            depth: item.depth + 1,
          },
          context,
        );
      }
      entry.resume();
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    const words = `this tar is damaged or cut: ${taken} pages were read in its first ${printSize(size)} (${(error as Error).message})`;
    throw new Problem('bad-archive-file', words, { path: item.source }, { cause: error });
  } finally {
    input.destroy();
    tar.destroy();
  }
  if (taken === 0) yield new Problem('empty-folder', 'no pages in this tar', { path: item.source });
}
