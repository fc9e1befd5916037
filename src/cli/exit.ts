import type { ProblemCode } from '../model/index.js';

/** The closed list of exit statuses. */
export const EXIT = { done: 0, someFailed: 1, usage: 2, archive: 3, interrupted: 130 } as const;

const byCode: Partial<Record<ProblemCode, number>> = {
  usage: EXIT.usage,
  'archive-missing': EXIT.archive,
  'archive-locked': EXIT.archive,
  'archive-damaged': EXIT.archive,
  'archive-version': EXIT.archive,
  'disk-full': EXIT.archive,
  interrupted: EXIT.interrupted,
};

/** The exit status that a problem which ended the command stands for. */
export function exitFor(code: ProblemCode): number {
  return byCode[code] ?? EXIT.someFailed;
}
