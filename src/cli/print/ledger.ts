import type { Claim, Ledger, Stance } from '../../model/index.js';
import { isolate, paragraph, style, type Terminal } from './terminal.js';

const COLOUR: Record<Stance, Parameters<typeof style>[1]> = { affirm: 'green', deny: 'red', silent: 'gray' };
const WORD: Record<Stance, string> = { affirm: 'affirms', deny: 'denies', silent: 'silent' };

/** A claim, who stands how on it, and how many stand behind it first-hand, for a person at a terminal. */
export function printClaim(claim: Claim, terminal: Terminal): string {
  const { gist, positions, origins, articles, outlets, history = [], circles = [] } = claim;
  const changed = history.filter(({ moments }) => new Set(moments.map(({ stance }) => stance)).size > 1);
  return [
    ...paragraph(terminal, gist.text || '(nothing but silence)', 'rtl', 2).map((line) => style(terminal, 'bold', line)),
    `  ${reach(
      articles.length,
      outlets.length,
      origins.map(({ party }) => party.name),
    )}`,
    ...positions.map(({ party, stance, statements }) => {
      const times = statements.length > 1 ? ` × ${statements.length}` : '';
      return `    ${style(terminal, COLOUR[stance], WORD[stance].padEnd(8))}${isolate(party.name)}${times}`;
    }),
    ...changed.map(({ party, moments }) => {
      const steps = moments.map(({ time, stance }) => `${WORD[stance]} ${time ?? '(undated)'}`);
      return style(terminal, 'yellow', `    over time: ${isolate(party.name)}: ${steps.join(' → ')}`);
    }),
    ...circles.map(({ parties }) =>
      style(
        terminal,
        'yellow',
        `    circular: ${parties.map(({ name }) => isolate(name)).join(' ↔ ')} cite each other`,
      ),
    ),
    '',
  ].join('\n');
}

/** Stories with their claims, those that most articles carry first; claims outside of any story at the end. */
export function printLedger({ claims, stories }: Pick<Ledger, 'claims' | 'stories'>, terminal: Terminal): string {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const told = new Set(stories.flatMap((story) => story.claims));
  const rule = style(terminal, 'dim', '─'.repeat(terminal.columns));
  const lines = stories
    .filter((story) => story.claims.length > 0)
    .flatMap((story) => [
      rule,
      ...paragraph(terminal, story.title, 'rtl').map((line) => style(terminal, 'bold', line)),
      style(terminal, 'dim', `${count(story.articles.length, 'article')}, ${count(story.claims.length, 'claim')}`),
      '',
      ...story.claims.flatMap((id) => printClaim(byId.get(id)!, terminal)),
    ]);
  const rest = claims.filter(({ id }) => !told.has(id));
  return (
    [...lines, ...(rest.length ? [rule] : []), ...rest.map((claim) => printClaim(claim, terminal))].join('\n') + '\n'
  );
}

function reach(articles: number, outlets: number, origins: readonly string[]): string {
  const from =
    origins.length === 0 ? 'no first-hand source' : origins.length === 1 ? 'one source' : `${origins.length} sources`;
  const names = origins.length ? `: ${origins.map(isolate).join(', ')}` : '';
  return `${count(articles, 'article')} of ${count(outlets, 'outlet')}, ${articles > 1 && origins.length === 1 ? 'all from ' : 'from '}${from}${names}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
