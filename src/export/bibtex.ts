import type { Article, Claim } from '../model/index.js';
import type { Links } from './links.js';
import type { Quoted } from './quoted.js';
import { contentOf, relaysOf, speakerOf } from './quoted.js';

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text as BibTeX takes it: nothing of it is a command, braces always balance. */
const escape = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\{}%&#$_~^]/gu, (c) => SPECIAL[c]!);
/** In `url` and `doi` biblatex reads verbatim, save for braces, the comment sign and the escape sign itself. */
const verbatim = (url: string): string =>
  url.replace(/[{}\\%]/gu, (c) => (c === '%' ? '\\%' : encodeURIComponent(c).replace('%', '\\%')));

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  fa: 'persian',
  en: 'english',
  fr: 'french',
  tr: 'turkish',
  he: 'hebrew',
};

/** A key that BibTeX takes and that stays the statement's own. */
export const bibtexKey = (id: string): string => `isnad:${id.replace(/[^A-Za-z0-9:._-]/gu, '-')}`;

type Fields = readonly (readonly [string, string | null])[];

function entryOf(id: string, fields: Fields): string {
  const lines = fields
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@online{${bibtexKey(id)},\n${lines.join(',\n')}\n}\n`;
}

const fieldsOf = (article: Article): Fields => [
  ['author', article.author && `{${escape(article.author)}}`],
  ['title', article.title && `{${escape(article.title)}}`],
  ['organization', article.outlet && `{${escape(article.outlet)}}`],
  ['date', article.published && article.published.slice(0, 10)],
  ['url', article.url && verbatim(article.url)],
  ['langid', LANGUAGES[article.lang?.split('-')[0] ?? ''] ?? null],
];

const recordOf = (link: string): readonly [string, string] => ['addendum', `\\url{${verbatim(link)}}`];

/** A statement's article as a biblatex `@online` entry, with the quoted words and their chain in its note. */
export function bibtexOf(quoted: Quoted, links: Links): string {
  const { article, statement } = quoted;
  const chain = [speakerOf(quoted), ...relaysOf(quoted).reverse()].filter((part) => part !== '').join(' / ');
  return entryOf(statement.id, [
    ...fieldsOf(article),
    ['note', escape(`${chain}: ${contentOf(quoted)}`)],
    recordOf(links.statement(statement.id)),
  ]);
}

/** An article as a biblatex `@online` entry. */
export const articleBibtex = (article: Article, links: Links): string =>
  entryOf(article.id, [...fieldsOf(article), recordOf(links.article(article.id))]);

/** A claim as a biblatex `@online` entry: its wording as title, the parties it goes back to in its note. */
export const claimBibtex = (claim: Claim, links: Links): string =>
  entryOf(claim.id, [
    ['title', `{${escape(claim.gist.text)}}`],
    ['note', escape(claim.origins.map(({ party }) => party.name).join(' / '))],
    ['url', verbatim(links.claim(claim.id))],
  ]);
