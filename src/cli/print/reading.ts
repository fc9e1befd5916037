import type { Act, Article, Reading, ResolvedStatement } from '../../model/index.js';
import { textOf } from '../../model/index.js';
import { harmless, isolate, paragraph, style, type Terminal } from './terminal.js';

/** The colour of an act, the same family of meanings as on the site. */
const colourOf: Record<Act, Parameters<typeof style>[1]> = {
  assert: 'cyan',
  announce: 'blue',
  confirm: 'green',
  agree: 'green',
  praise: 'green',
  promise: 'green',
  deny: 'red',
  reject: 'red',
  nocomment: 'gray',
  call: 'yellow',
  ask: 'yellow',
  warn: 'magenta',
  threaten: 'magenta',
  accuse: 'magenta',
};

/** Outlet ← relay ← speaker: how the words came here, nearest to the reader first. */
export function chainOf(article: Article, s: ResolvedStatement): string[] {
  const names = (spans: ResolvedStatement['speaker']) => spans.map((span) => textOf(article.text, span));
  const speaker = names(s.speaker).join(' + ');
  return [article.outlet ?? '', ...names(s.relays), speaker].filter((name) => name !== '');
}

function head(article: Article, terminal: Terminal): string[] {
  const facts = [
    article.outlet && isolate(article.outlet) + (article.outletFrom ? ` (from ${article.outletFrom})` : ''),
    article.author && `by ${isolate(article.author)}`,
    article.published && `${article.published} (from ${article.publishedFrom ?? '?'})`,
    article.updated && `updated ${article.updated}`,
    article.lang,
    article.url && harmless(article.url),
  ].filter(Boolean);
  return [
    ...paragraph(terminal, article.title ?? '(no title)', article.dir).map((line) => style(terminal, 'bold', line)),
    style(terminal, 'dim', facts.join(' · ') || '(the page names neither outlet nor date)'),
    ...article.captions.flatMap((c) =>
      paragraph(terminal, `▣ ${c}`, article.dir).map((line) => style(terminal, 'dim', line)),
    ),
  ];
}

function statementLines(article: Article, s: ResolvedStatement, n: number, terminal: Terminal): string[] {
  const label = [
    style(terminal, colourOf[s.act], s.act),
    s.form,
    s.time && `said ${s.time}`,
    s.asOf && `as of ${s.asOf}`,
    s.elided && 'speaker carried on',
    s.anonymous && 'unnamed',
    s.actor && `= ${isolate(s.actor.name)}`,
    `${Math.round(s.confidence * 100)} %`,
  ].filter(Boolean);
  const chain = chainOf(article, s).map(isolate).join(' ← ') || '(no speaker found)';
  const words = s.content.map((span) => textOf(article.text, span)).join(' … ');
  const cue = isolate(textOf(article.text, s.cue));
  const places = s.places.map((p) => isolate(textOf(article.text, p)) + (p.precision ? ` (${p.precision})` : ''));
  return [
    `${style(terminal, 'bold', String(n).padStart(3))}  ${label.join(' · ')}`,
    `     ${chain} : ${style(terminal, 'underline', cue)}`,
    ...(words ? paragraph(terminal, words, article.dir, 5) : ['     (says nothing of it)']),
    ...(s.condition ? [`     if: ${isolate(textOf(article.text, s.condition))}`] : []),
    ...(places.length ? [style(terminal, 'dim', `     at ${places.join(', ')}`)] : []),
  ];
}

/** The article, and each statement with its chain, for a person at a terminal. */
export function printReading({ article, statements }: Reading, terminal: Terminal): string {
  const rule = style(terminal, 'dim', '─'.repeat(terminal.columns));
  const left = new Map<string, number>();
  for (const { kind } of article.furniture) left.set(kind, (left.get(kind) ?? 0) + 1);
  const lines = [
    rule,
    style(terminal, 'dim', harmless(article.source)),
    ...head(article, terminal),
    '',
    ...(article.kind === 'article' ? [] : ['This page holds no article.', '']),
    ...article.text.split('\n').flatMap((p) => [...paragraph(terminal, p, article.dir), '']),
    ...statements.flatMap((s, i) => [...statementLines(article, s, i + 1, terminal), '']),
    ...(left.size ? [style(terminal, 'dim', `left out: ${[...left].map(([k, n]) => `${n} × ${k}`).join(', ')}`)] : []),
    ...article.notes.map((note) => style(terminal, 'yellow', `note: ${harmless(note.message)} [${note.code}]`)),
  ];
  return lines.join('\n') + '\n';
}
