import type { Correction, SqlArchive } from '../archive/index.js';
import { Problem, type Link } from '../model/index.js';

/** Links that grouping asks people's decisions about. */
const DECIDABLE: readonly Link['kind'][] = ['same-utterance', 'same-claim', 'denial-of', 'same-story'];

/** What is decided on, as the log names it. */
export const subjectOf = ({ kind, from, to }: Pick<Link, 'kind' | 'from' | 'to'>): string => `${kind}:${from}:${to}`;

export const decidable = ({ kind }: Pick<Link, 'kind'>): boolean => DECIDABLE.includes(kind);

/** A log entry's subject as the ends of a link; null where it speaks of something else. */
export function linkOf(subject: string): Pick<Link, 'kind' | 'from' | 'to'> | null {
  const kind = DECIDABLE.find((one) => subject.startsWith(`${one}:`));
  const [from, to, ...rest] = kind === undefined ? [] : subject.slice(kind.length + 1).split(':');
  return kind === undefined || !from || !to || rest.length > 0 ? null : { kind, from, to };
}

/** The last decision on each link. Links that say "the same" have no direction, so either order names them. */
export function lastDecisions(log: readonly Correction[]): ReadonlyMap<string, Correction> {
  const last = new Map<string, Correction>();
  for (const entry of log) {
    const link = linkOf(entry.subject);
    if (link === null) continue;
    last.set(entry.subject, entry);
    if (link.kind !== 'denial-of') last.set(subjectOf({ kind: link.kind, from: link.to, to: link.from }), entry);
  }
  return last;
}

const words = (value: unknown, most: number): string => (typeof value === 'string' ? value.trim().slice(0, most) : '');

/** Letters of a name and of a reason; a log is no place for essays. */
const NAME = 80;
const REASON = 500;

/**
 * Adds a person's decision on a link to the log.
 * @throws Problem `usage` where the form names no link between two statements of this archive, or no decision.
 */
export async function decide(archive: SqlArchive, form: Readonly<Record<string, unknown>>): Promise<void> {
  const subject = words(form.subject, REASON);
  const link = linkOf(subject);
  const { action } = form;
  if (link === null || (action !== 'confirm' && action !== 'reject'))
    throw new Problem('usage', 'a decision names a link and says confirm or reject');
  for (const end of [link.from, link.to])
    if ((await archive.statement(end)) === null && (await archive.article(end)) === null)
      throw new Problem('usage', `there is nothing called ${end} in this archive`);
  await archive.correct({
    by: words(form.by, NAME) || 'site',
    subject,
    action,
    value: null,
    why: words(form.why, REASON),
  });
}

/** One run after another, and one more after those that asked while it ran: what it does must not overlap with itself. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const start = (): Promise<void> => {
    running = run().finally(() => (running = null));
    return running;
  };
  return () => {
    if (running === null) return start();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return start();
      });
    return waiting;
  };
}
