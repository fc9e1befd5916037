import type { Claim, Party, Stance } from '../model/index.js';
import type { Quoted } from '../archive/views/index.js';

/** One stance of a party at one time, with the statement that shows it. */
export interface Step {
  readonly stance: Stance;
  /** When it was said, else when it was published; null where neither is known. */
  readonly date: string | null;
  readonly quoted: Quoted;
}

/** A party on a claim: its stances in the order of time, and the runs that they make ("affirms, then denies"). */
export interface History {
  readonly party: Party;
  readonly steps: readonly Step[];
  readonly runs: readonly { readonly stance: Stance; readonly from: string | null; readonly count: number }[];
}

const dateOf = ({ article, statement }: Quoted): string | null => statement.time ?? article.published;
const byDate = (a: Step, b: Step): number => (a.date ?? '9999').localeCompare(b.date ?? '9999');

/** The histories of a claim's parties, in the order of the claim. Statements that are not at hand are left out. */
export function historiesOf(claim: Claim, statements: ReadonlyMap<string, Quoted>): readonly History[] {
  const parties = new Map<string, { party: Party; steps: Step[] }>();
  for (const position of claim.positions) {
    const entry = parties.get(position.party.id) ?? { party: position.party, steps: [] };
    parties.set(position.party.id, entry);
    for (const ref of position.statements) {
      const quoted = statements.get(ref.statement);
      if (quoted) entry.steps.push({ stance: position.stance, date: dateOf(quoted), quoted });
    }
  }
  return [...parties.values()].map(({ party, steps }) => {
    steps.sort(byDate);
    const runs: { stance: Stance; from: string | null; count: number }[] = [];
    for (const step of steps) {
      const last = runs.at(-1);
      if (last?.stance === step.stance) last.count += 1;
      else runs.push({ stance: step.stance, from: step.date, count: 1 });
    }
    return { party, steps, runs };
  });
}

/** The ids of every statement that a claim stands on. */
export const statementIdsOf = (claim: Claim): string[] =>
  claim.positions.flatMap((p) => p.statements.map((s) => s.statement));
