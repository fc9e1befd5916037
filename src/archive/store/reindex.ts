import type { Article, ResolvedStatement } from '../../model/index.js';
import type { Engine } from '../engine.js';
import type { Database } from '../schema.js';
import { WORDS_VERSION } from '../words.js';
import { prepareReading } from './prepare.js';

const BATCH = 200;

/** Empties the word indexes and fills them from the records, in one transaction: readers see the old ones until the end. */
export async function reindex(db: Database, engine: Engine): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await engine.clearIndex(tx, 'article');
    await engine.clearIndex(tx, 'statement');
    for (let after = -1; ;) {
      const rows = await tx
        .selectFrom('article')
        .select(['key', 'record'])
        .where('key', '>', after)
        .orderBy('key')
        .limit(BATCH)
        .execute();
      if (rows.length === 0) break;
      for (const { key, record } of rows) {
        const statements = await tx
          .selectFrom('statement')
          .select(['key', 'record'])
          .where('article_key', '=', key)
          .orderBy('ordinal')
          .execute();
        const reading = {
          article: JSON.parse(record) as Article,
          statements: statements.map((row) => JSON.parse(row.record) as ResolvedStatement),
        };
        const prepared = prepareReading(reading);
        await engine.indexWords(tx, 'article', [{ key, fields: prepared.index }]);
        await engine.indexWords(
          tx,
          'statement',
          prepared.statements.map((statement, i) => ({ key: statements[i]!.key, fields: statement.index })),
        );
      }
      after = rows.at(-1)!.key;
    }
    await noteWords(tx);
  });
}

/** Remembers which form of words the indexes hold. */
export async function noteWords(db: Pick<Database, 'insertInto'>): Promise<void> {
  const value = { value: WORDS_VERSION };
  await db
    .insertInto('setting')
    .values({ name: 'words', ...value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(value))
    .execute();
}

/** Builds the indexes anew where they were made with another form of words. */
export async function freshenIndex(db: Database, engine: Engine): Promise<void> {
  const known = await db.selectFrom('setting').select('value').where('name', '=', 'words').executeTakeFirst();
  if (known?.value === WORDS_VERSION) return;
  const some = await db.selectFrom('article').select('key').limit(1).executeTakeFirst();
  await (some ? reindex(db, engine) : db.transaction().execute(noteWords));
}
