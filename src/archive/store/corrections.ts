import { randomUUID } from 'node:crypto';
import type { Correction } from '../archive.js';
import type { Engine } from '../engine.js';
import type { Database, Tables } from '../schema.js';

/** Adds to the log of what people say of what the machine read; nothing in it is ever changed. */
export async function addCorrection(
  db: Database,
  engine: Engine,
  correction: Omit<Correction, 'id' | 'at'>,
): Promise<Correction> {
  const whole: Correction = { id: randomUUID(), at: new Date().toISOString(), ...correction };
  const { value, ...columns } = whole;
  await db.transaction().execute(async (tx) => {
    const ordinal = await engine.allocate(tx, 'correction', 1);
    await tx
      .insertInto('correction')
      .values({ ordinal, ...columns, value: JSON.stringify(value ?? null) })
      .execute();
  });
  return whole;
}

/** The log in its order, all of it or of one subject. */
export async function listCorrections(db: Database, subject?: string): Promise<readonly Correction[]> {
  let select = db.selectFrom('correction').selectAll().orderBy('ordinal');
  if (subject !== undefined) select = select.where('subject', '=', subject);
  return (await select.execute()).map(correctionOf);
}

export function correctionOf({ id, at, by, subject, action, value, why }: Tables['correction']): Correction {
  return { id, at, by, subject, action: action as Correction['action'], value: JSON.parse(value) as unknown, why };
}
