/**
 * Who the speakers of annotated articles resolve to.
 *
 *   node --import tsx bench/resolve.ts FOLDER [--list resolved|unresolved|all] [--sample N] [--seed N]
 *
 * FOLDER holds articles with their statements annotated (`{id, text, date, statements: [{speaker, relays, cue, content,
 * places}]}`). Prints how many speakers resolve, the time of loading and of resolving, and lists them on demand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Span, Statement } from '../src/model/index.js';
import { createResolver } from '../src/resolve/index.js';

interface Annotated {
  id: string;
  outlet: string | null;
  date: string | null;
  text: string;
  statements: (Omit<Statement, 'content' | 'places'> & { content: Span[]; places: (Span | string)[] })[];
}

const [folder, ...rest] = process.argv.slice(2);
if (!folder) throw new Error('bench/resolve.ts FOLDER [--list resolved|unresolved|all] [--sample N] [--seed N]');
const flag = (name: string): string | undefined => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);

const loading = performance.now();
const resolver = createResolver();
const loaded = performance.now() - loading;

const lines: { ok: boolean; text: string; actor: string; party: string; article: string; anonymous: boolean }[] = [];
const places: { ok: boolean; text: string; id: string; article: string }[] = [];
let took = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Annotated;
  if (!Array.isArray(gold.statements)) continue;
  const article = {
    id: gold.id,
    outlet: gold.outlet,
    text: gold.text,
    published: gold.date,
    captured: null,
  } as Article;
  const statements = gold.statements.map((s) => ({
    ...s,
    places: s.places.map((p) => placed(gold.text, s.content, p)),
  }));
  const start = performance.now();
  const resolved = resolver.resolve(article, statements);
  took += performance.now() - start;
  for (const s of resolved) {
    s.speaker.forEach((span, i) => {
      const ref = s.speakerActors[i] ?? null;
      lines.push({
        ok: ref !== null,
        text: gold.text.slice(span.start, span.end),
        actor: ref ? `${ref.id} «${ref.name}»` : '-',
        party: ref?.party?.id ?? '-',
        article: gold.id,
        anonymous: s.anonymous,
      });
    });
    for (const p of s.places)
      places.push({
        ok: p.id !== null,
        text: gold.text.slice(p.start, p.end),
        id: `${p.id} ${p.precision}`,
        article: gold.id,
      });
  }
}

function placed(text: string, content: readonly Span[], place: Span | string): Span {
  if (typeof place !== 'string') return place;
  for (const { start, end } of content) {
    const at = text.slice(start, end).indexOf(place);
    if (at >= 0) return { start: start + at, end: start + at + place.length };
  }
  const at = text.indexOf(place);
  return { start: at, end: at + place.length };
}

const share = (list: readonly { ok: boolean }[]): string =>
  `${list.filter(({ ok }) => ok).length} of ${list.length} (${((100 * list.filter(({ ok }) => ok).length) / Math.max(1, list.length)).toFixed(1)} %)`;
console.log(`loading ${loaded.toFixed(0)} ms; resolving ${lines.length} speakers ${took.toFixed(0)} ms`);
console.log(`speakers resolved: ${share(lines)}; named ones: ${share(lines.filter(({ anonymous }) => !anonymous))}`);
console.log(`places resolved: ${share(places)}`);

const which = flag('--list');
let shown = lines.filter(
  ({ ok }) => which === 'all' || (which === 'resolved' ? ok : which === 'unresolved' ? !ok : false),
);
const sample = Number(flag('--sample') ?? 0);
if (sample > 0) {
  let seed = Number(flag('--seed') ?? 1);
  const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  shown = shown
    .map((line) => ({ line, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, sample)
    .map(({ line }) => line);
}
for (const { text, actor, party, article } of shown) console.log([text, actor, party, article].join('\t'));
if (which !== undefined && rest.includes('--places'))
  for (const p of places) console.log(['place', p.text, p.id, p.article].join('\t'));
