import { readDataFile } from '../model/index.js';
import type { Article, Claim, Form } from '../model/index.js';
import type { Links } from './links.js';
import type { Quoted } from './quoted.js';
import { contentOf, relaysOf, speakerOf } from './quoted.js';

export type CitationLanguage = 'ar' | 'en';

interface Words {
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  readonly said: Readonly<Record<Form, string>>;
  readonly silence: string;
  readonly relay: string;
  readonly in: string;
  readonly spoken: string;
  readonly at: string;
  readonly record: string;
  readonly claim: string;
  readonly list: string;
}

const words = JSON.parse(readDataFile('export/citation.json')) as Readonly<Record<CitationLanguage, Words>>;

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const LATIN = /[A-Za-z]/u;

/** Sets off a part that runs against the citation's direction, so that the line does not scramble where it is pasted. */
function isolate(part: string, lang: CitationLanguage): string {
  const against = lang === 'ar' ? LATIN.test(part) : RTL.test(part);
  return against ? `\u2068${part}\u2069` : part;
}

/** An ISO date in words, to the precision known; digits stay Latin. */
export function dateInWords(iso: string, lang: CitationLanguage): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return iso;
  const locale = lang === 'ar' ? 'ar-EG-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn';
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' as const }),
    ...(day === undefined ? {} : { day: 'numeric' as const }),
  });
  return format.format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
}

const fill = (template: string, key: string, value: string | null, lang: CitationLanguage): string =>
  value === null || value === '' ? '' : template.replace(`{${key}}`, () => isolate(value, lang));

const line = (parts: readonly string[], lang: CitationLanguage): string =>
  parts.filter((part) => part !== '').join(words[lang].separator);

/** Where an article stands: outlet, date, its own address. */
function whereOf(article: Article, lang: CitationLanguage): readonly string[] {
  return [
    article.outlet === null ? '' : isolate(article.outlet, lang),
    article.published === null ? '' : dateInWords(article.published, lang),
    article.url === null ? '' : words[lang].at.replace('{url}', () => article.url!),
  ];
}

const recordOf = (link: string, lang: CitationLanguage): string => words[lang].record.replace('{link}', () => link);

/**
 * A statement cited in Arabic or English, in one line: speaker, words, chain, article, outlet, date, addresses. The
 * content stays in its own language. Unknown facts are left out.
 */
export function citationOf(quoted: Quoted, lang: CitationLanguage, links: Links): string {
  const { article, statement } = quoted;
  const say = words[lang];
  const content = contentOf(quoted);
  const said = say.said[statement.form];
  const speech = content === '' ? say.silence : `${say.open}${isolate(content, lang)}${say.close}${said && ` ${said}`}`;
  const relays = relaysOf(quoted).reverse();
  const parts = [
    isolate(speakerOf(quoted), lang),
    speech,
    ...relays.map((relay) => fill(say.relay, 'relay', relay, lang)),
    fill(say.spoken, 'time', statement.time && dateInWords(statement.time, lang), lang),
    fill(say.in, 'title', article.title, lang),
    ...whereOf(article, lang),
    recordOf(links.statement(statement.id), lang),
  ];
  return line(parts, lang);
}

/** An article cited in one line: author, title, outlet, date, addresses. */
export function articleCitation(article: Article, lang: CitationLanguage, links: Links): string {
  const { open, close } = words[lang];
  const parts = [
    article.author === null ? '' : isolate(article.author, lang),
    article.title === null ? '' : `${open}${isolate(article.title, lang)}${close}`,
    ...whereOf(article, lang),
    recordOf(links.article(article.id), lang),
  ];
  return line(parts, lang);
}

/** A claim cited in one line: its clearest wording, the parties that it goes back to, its address. */
export function claimCitation(claim: Claim, lang: CitationLanguage, links: Links): string {
  const say = words[lang];
  const origins = claim.origins.map(({ party }) => isolate(party.name, lang)).join(say.list);
  const parts = [
    `${say.open}${isolate(claim.gist.text, lang)}${say.close}`,
    origins === '' ? '' : say.claim.replace('{names}', () => origins),
    recordOf(links.claim(claim.id), lang),
  ];
  return line(parts, lang);
}
