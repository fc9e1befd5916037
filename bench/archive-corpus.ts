// The articles that the archive is measured with: read once, then kept under as many other ids as are asked for.
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { hashOf, type Prepared, type SqlArchive } from '../src/archive/index.js';
import { pack, prepareReading } from '../src/archive/store/prepare.js';

interface Template {
  readonly input: Omit<ArticleFields, 'id'>;
  readonly reading: Prepared['reading'];
}
interface ArticleFields {
  readonly id: string;
  readonly outlet: string | null;
  readonly lang: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly text: string;
}

/** Writes what was read of every article of an archive into a file, a line each: memory stays free of it. */
export async function writeTemplates(archive: SqlArchive, file: string): Promise<void> {
  const out = createWriteStream(file);
  for await (const { article, statements } of archive.readings()) {
    const { outlet, lang, title, published, url, text } = article;
    const template: Template = {
      input: { outlet, lang, title, date: published, url, text },
      reading: prepareReading({ article, statements }),
    };
    if (!out.write(JSON.stringify(template) + '\n')) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** How many articles a file holds. */
export async function countLines(file: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line !== '') count += 1;
  return count;
}

/** An article under another id, with its text as printed for the index that it is compared with. */
export interface Copy {
  readonly prepared: Prepared;
  readonly text: string;
}

/**
 * The articles of the file, each under an id (and so with bytes and a hash) of its own. Ids are digests, as those of
 * saved pages and of statements are: ids that grow would spare the indexes the scattered writes that real ones cause.
 */
export async function* copies(file: string, copy: number): AsyncGenerator<Copy> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const { input, reading } = JSON.parse(text) as Template;
    const id = `sha256:${digest(`${copy} ${line++}`)}`;
    const bytes = new TextEncoder().encode(JSON.stringify({ id, ...input }));
    const statements = reading.statements.map((statement, i) => {
      const own = `s${digest(`${id} ${i}`).slice(0, 16)}`;
      return { ...statement, id: own, record: renamed(statement.record, statement.id, own) };
    });
    const record = renamed(reading.record, reading.article.id, id);
    yield {
      prepared: {
        id,
        sha256: hashOf(bytes),
        mime: 'application/json',
        hints: '{}',
        original: pack(bytes),
        reading: { ...reading, article: { ...reading.article, id }, record, statements },
      },
      text: input.text,
    };
  }
}

const digest = (text: string): string => hashOf(new TextEncoder().encode(text));

/** A record with another id, without parsing it: its own id is the first. */
function renamed(record: string, from: string, to: string): string {
  return record.replace(`"id":${JSON.stringify(from)}`, () => `"id":${JSON.stringify(to)}`);
}
