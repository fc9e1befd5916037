import type { Archive } from '../archive.js';
import type { Engine } from '../engine.js';
import type { Database } from '../schema.js';
import { search } from '../search/search.js';
import {
  findArticle,
  findStatement,
  knowsUrl,
  listArticles,
  listIds,
  originalBytes,
  originalOf,
  pageOf,
  presentAs,
  streamReadings,
} from './articles.js';
import { addCorrection, listCorrections } from './corrections.js';
import { findClaim, findStory, listClaims, listLinks, listStories, saveLedger } from './ledger.js';
import { prepare } from './prepare.js';
import { lastFetch, noteFetch } from './fetches.js';
import { reindex } from './reindex.js';
import { rereadArticle } from './reread.js';
import { countAll } from './stats.js';
import { exportAll, importAll } from './transfer.js';
import { verify } from './verify.js';
import { keepOriginals, removeArticle, writeEntries } from './write.js';

/** An archive that is SQL underneath; read-only queries of the site (`views/`) go through `db`. */
export interface SqlArchive extends Archive {
  readonly db: Database;
  readonly engine: Engine;
}

/** The archive over an opened store: the same functions for SQLite and PostgreSQL. */
export function createStore(db: Database, engine: Engine): SqlArchive {
  const named = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw engine.problem(error);
    }
  };
  return {
    db,
    engine,
    put: (entries) => named(writeEntries(db, engine, entries.map(prepare))),
    write: (prepared) => named(writeEntries(db, engine, prepared)),
    keepOriginals: (pages) => named(keepOriginals(db, engine, pages)),
    originalBytes: (sha256) => named(originalBytes(db, sha256)),
    has: async (id) =>
      (await named(db.selectFrom('article').select('key').where('id', '=', id).executeTakeFirst())) !== undefined,
    presentAs: (sha256) => named(presentAs(db, sha256)),
    article: (id) => named(findArticle(db, id)),
    original: (id) => named(originalOf(db, id)),
    articles: (query) => named(listArticles(db, query)),
    statement: (id) => named(findStatement(db, id)),
    search: (query) => named(search(db, engine, query)),
    readings: () => streamReadings(db),
    saveLedger: (ledger) => named(saveLedger(db, engine, ledger)),
    claims: (query) => named(listClaims(db, query)),
    claim: (id) => named(findClaim(db, id)),
    stories: (query) => named(listStories(db, query)),
    story: (id) => named(findStory(db, id)),
    links: (subject) => named(listLinks(db, subject)),
    correct: (correction) => named(addCorrection(db, engine, correction)),
    corrections: (subject) => named(listCorrections(db, subject)),
    remove: (id, why) => named(removeArticle(db, engine, id, why)),
    reread: (id, reading) => named(rereadArticle(db, engine, id, reading)),
    verify: (onProgress) => named(verify(db, engine, onProgress)),
    backup: (file) => named(engine.backup(db, file)),
    reindex: () => named(reindex(db, engine)),
    ids: () => named(listIds(db)),
    page: (id) => named(pageOf(db, id)),
    knowsUrl: (url) => named(knowsUrl(db, url)),
    fetches: {
      get: (url) => named(lastFetch(db, url)),
      set: (url, said) => named(noteFetch(db, url, said)),
    },
    exportAll: () => exportAll(db),
    importAll: (records) => named(importAll(db, engine, records)),
    givenUp: () => named(engine.givenUp(db)),
    stats: () => named(countAll(db, engine)),
    async close() {
      await engine.close();
      await db.destroy();
    },
  };
}
