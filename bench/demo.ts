import { fileURLToPath } from 'node:url';
import { captures } from '../src/intake/index.js';
import { createReader } from '../src/pipeline/pipeline.js';

/** The bodies of the demo's articles, again and again: what benchmarks run on where ../shared is absent. */
export async function* demoArticles(): AsyncGenerator<{ id: string; text: string; date: string | null }> {
  const read = createReader({ statements: false });
  const pages = fileURLToPath(new URL('../demo/pages', import.meta.url));
  const kept: { id: string; text: string; date: string | null }[] = [];
  for await (const capture of captures([pages], {})) {
    if (capture instanceof Error) continue;
    const { article } = read(capture).reading;
    if (article.lang === 'ar') kept.push({ id: article.id, text: article.text, date: article.published });
  }
  if (!kept.length) throw new Error(`no pages in ${pages}`);
  for (;;) yield* kept;
}
