import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
} from 'kysely';

/** How long SQLite itself waits for a lock; it blocks the thread meanwhile, so the long wait is ours. */
export const BLOCKING_WAIT_MS = 100;

/**
 * SQLite for kysely, with transactions that take the write lock at their beginning and wait for it without blocking the
 * thread: two archives opened in one process would otherwise wait for each other for ever.
 */
export class PatientSqliteDialect extends SqliteDialect {
  constructor(
    private readonly opened: SqliteDatabase,
    private readonly waitMs: number,
  ) {
    super({ database: opened });
  }

  override createDriver(): Driver {
    return new PatientDriver(this.opened, this.waitMs);
  }
}

class PatientDriver extends SqliteDriver {
  constructor(
    opened: SqliteDatabase,
    private readonly waitMs: number,
  ) {
    super({ database: opened });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = performance.now() + this.waitMs;
    for (let pause = 2; ; pause = Math.min(100, pause * 2)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw error;
        // Not all at the same moment again.
        await sleep(pause * (0.5 + Math.random()));
      }
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // After a full disk SQLite has rolled back itself; the error that counts is the one before.
      if (!/no transaction is active/.test((error as Error).message)) throw error;
    }
  }
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === 5;
}
