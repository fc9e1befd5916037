import { readDataFile } from '../model/index.js';
import type { Form } from '../model/index.js';
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
  const fill = (template: string, key: string, value: string | null) =>
    value === null || value === '' ? '' : template.replace(`{${key}}`, () => isolate(value, lang));
  const relays = relaysOf(quoted).reverse();
  const parts = [
    isolate(speakerOf(quoted), lang),
    speech,
    ...relays.map((relay) => fill(say.relay, 'relay', relay)),
    fill(say.spoken, 'time', statement.time && dateInWords(statement.time, lang)),
    fill(say.in, 'title', article.title),
    article.outlet === null ? '' : isolate(article.outlet, lang),
    article.published === null ? '' : dateInWords(article.published, lang),
    article.url === null ? '' : say.at.replace('{url}', () => article.url!),
    say.record.replace('{link}', () => links.statement(statement.id)),
  ];
  return parts.filter((part) => part !== '').join(say.separator);
}
