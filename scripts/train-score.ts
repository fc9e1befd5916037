/** The annotated set's own score command over statements at hand. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Statement } from '../src/model/index.js';
import type { GoldArticle } from './train-articles.js';

/** Where the score command lies by default. */
export const SCORE = '../shared/score/statements.mjs';

/** An annotated article with the statements that were read of it. */
export interface Scored {
  readonly article: GoldArticle;
  readonly statements: readonly Statement[];
}

/** The score command's figures over some articles. */
export function scoreOf(list: readonly Scored[], command = SCORE): Record<string, never> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-score-'));
  for (const { article } of list) writeFileSync(join(folder, `${article.id}.json`), JSON.stringify(article));
  const file = `${folder}.ndjson`;
  writeFileSync(file, list.map(({ article, statements }) => JSON.stringify({ id: article.id, statements })).join('\n'));
  const run = spawnSync(process.execPath, [command, '--gold', folder, '--pred', file, '--json'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  rmSync(file);
  return JSON.parse(run.stdout) as Record<string, never>;
}
