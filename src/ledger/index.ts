import type { Ledger, Reading } from '../model/index.js';
import type { GroupContext } from './context.js';
import { Grouping } from './grouping.js';

export { Grouping } from './grouping.js';
export { linkId, type Decision, type GroupContext } from './context.js';
export { ownVoiceOf } from './own-voice.js';
export type { Change } from './grouping.js';

/** Groups readings into claims, positions, origins, utterances and stories; the same readings give the same ledger. */
export function group(readings: Iterable<Reading>, context: GroupContext): Ledger {
  const grouping = new Grouping(context);
  for (const reading of readings) grouping.add(reading);
  return grouping.ledger();
}
