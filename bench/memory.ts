// Memory while the whole corpus streams through the pipeline: it must stay flat.
import { captures } from '../src/intake/index.js';
import { createReader } from '../src/pipeline/pipeline.js';
import { shared } from './lib.js';

const corpus = shared('corpus/ant-2018.ndjson.gz');
if (corpus) {
  const read = createReader({});
  const megabytes = () => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 1e6;
  };
  let articles = 0, statements = 0, early = 0, last = 0, most = 0; // prettier-ignore
  const start = performance.now();
  for await (const capture of captures([corpus], { input: 'article' })) {
    if (capture instanceof Error) throw capture;
    statements += read(capture).reading.statements.length;
    if (++articles % 1000 === 0) {
      last = megabytes();
      most = Math.max(most, last);
      if (articles === 2000) early = last;
    }
  }
  const rate = articles / ((performance.now() - start) / 1000);
  console.log(`${articles} articles, ${statements} statements, ${rate.toFixed(0)} articles/s`);
  console.log(
    `resident memory after 2,000 articles ${early.toFixed(0)} MB, at the end ${last.toFixed(0)} MB, most ${most.toFixed(0)} MB`,
  );
  console.log(`ratio end / early ${(last / early).toFixed(2)}`);
}
