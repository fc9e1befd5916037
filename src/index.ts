/**
 * Isnad as a library: every stage alone, and the pipeline that calls them in order.
 *
 * @example
 * import { createReader } from 'isnad';
 * const read = createReader();
 * const { reading } = read({ source: 'page.html', bytes, mime: null, input: 'auto', hints: {} });
 */
export * from './model/index.js';
export { decodePage, restore } from './restore/index.js';
export { read } from './read/index.js';
export { createResolver, type Resolver } from './resolve/index.js';
export { group } from './ledger/index.js';
export { openArchive } from './archive/index.js';
export { captures } from './intake/index.js';
export { createReader, type PageReading, type ReaderOptions } from './pipeline/pipeline.js';
export { readingRecord, type ReadingRecord } from './export/record.js';
