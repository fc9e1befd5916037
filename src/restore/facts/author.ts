import type { BlockPage } from '../html/blocks.js';
import type { Node } from '../html/nodes.js';
import type { Label } from '../html/labels.js';
import { isCredit } from '../html/line-signs.js';
import { letters, tidy } from '../html/words.js';
import { fold, loadMarks } from '../text/marks.js';
import type { LinkedData } from './json-ld.js';
import type { Metas } from './metas.js';

const PREFIX =
  /^(?:(?:written |reported |posted |text )?by|von|par|di|por|door|av|af|de|autore?|autor(?:en|in)?|author|auteur|text|analyse|kommentar|a commentary by)\s*:?\s+/i;
const GLUE = /\s+(?:and|und|et|y|och|og|ve|en)\s+(?=\p{Lu}\p{L}+(?:[\s,-]|$))/gu;
const JOB =
  /\b(?:editor|reporter|correspondent|writer|staff|redakteur(?:in)?|journalist(?:in)?|contributor|fotograf|photographer|senior|chief)\b/i;

/** Names out of a byline: «By A and B | Reuters» → A, B, Reuters. */
function namesIn(text: string): string[] {
  const arabic = loadMarks().author.exec(fold(text).text);
  const rest = (arabic ? text.slice(fold(text).at[arabic[0].length] ?? 0) : text).replace(PREFIX, '');
  return rest
    .replace(GLUE, ', ')
    .split(/\s*[,;،؛|•·]\s*|\s+[–—]\s+|\s&\s/u)
    .map((n) =>
      tidy(n)
        .replace(PREFIX, '')
        .replace(/(?<! on)\s+(?:twitter|facebook|instagram|linkedin)$/i, '')
        .replace(/^[\s:،,–-]+|[\s:،,–-]+$/g, ''),
    )
    .filter((n) => n !== '');
}

/** «(أبوظبي - البيان)», «القدس - فرانس برس»: of a place and an agency or the outlet, the latter. */
function withoutPlace(name: string, outlet: string | null): string {
  const bare = name.replace(/^\(([^()]*)\)$/, '$1').trim();
  const parts = bare.split(/\s*[-–:]\s*/);
  if (parts.length !== 2) return bare;
  const key = outlet ? letters(outlet) : '';
  return parts.find((p) => loadMarks().agency.test(fold(p).text) || (key !== '' && letters(p) === key)) ?? bare;
}

function plausible(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    letters(name).length >= 2 &&
    name.length <= 60 &&
    words.length <= 7 &&
    !/https?:|@|\d{2}|[()[\]{}<>=]|\.(?:com|net|org|de)\b/i.test(name) &&
    !isCredit(name) &&
    !/^(?:admin|administrator|editor|staff|redaktion|redaction|author|image|posted|updated|published|share|by|von|par|di|por|door|twitter|facebook|instagram|linkedin|email)$/i.test(
      name,
    ) &&
    !(JOB.test(name) && words.length > 3)
  );
}

// A byline's element holds names; a longer one holds more than that.
const LONGEST = 80;

/** The author or agency, names joined by ", "; null where the page names none. */
export function findAuthor(input: {
  metas: Metas;
  ld: LinkedData;
  cut: BlockPage;
  labels: readonly Label[];
  outlet: string | null;
  url: string | null;
}): string | null {
  const { metas, ld, cut, labels, outlet } = input;
  const host = input.url ? letters(new URL(input.url).hostname.replace(/^www\./, '').replace(/\.\w+$/, '')) : '';
  const own = new Set(
    [outlet, ld.publisher, ld.siteName, metas.get('og:site_name')].map((n) => letters(n ?? '')).filter((n) => n !== ''),
  );
  const isOwn = (name: string): boolean =>
    own.has(letters(name)) || (host !== '' && letters(name) === host) || /\.(?:com|net|org|de|tv)$/i.test(name);
  const clean = (names: readonly string[]): string[] => {
    const seen = new Set<string>();
    return names
      .flatMap(namesIn)
      .map((n) => withoutPlace(n, outlet))
      .filter((n) => plausible(n) && !seen.has(letters(n)) && seen.add(letters(n)));
  };
  const first = labels.findIndex((l) => l.role === 'body');
  const until = first < 0 ? Infinity : first + 1;
  const shown = cut.blocks
    .filter((b, i) => labels[i]!.role === 'byline' && i <= until && b.words <= 14)
    .map((b) => b.text);
  const marked = cut.elements
    .filter(
      (el) =>
        el.from <= until &&
        (el.attr('rel') === 'author' || isAuthor(el.attr('itemprop')) || el.signs.byline) &&
        el.tag !== 'body',
    )
    .map((el) => textOf(el))
    .filter((t) => t.length <= LONGEST);
  const sources = [
    ld.authors,
    metas.all(
      'author',
      'article:author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'sailthru.author',
      'parsely-author',
      'cxenseparse:author',
    ),
    marked,
    shown,
  ].map(clean);
  // A person or agency by name, wherever it stands, before the outlet as its own author.
  const named = sources.find((names) => names.length > 0 && !names.every(isOwn));
  const found = named ?? sources.find((names) => names.length > 0);
  return found ? found.join(', ') : null;
}

const isAuthor = (itemprop: string | undefined): boolean =>
  itemprop !== undefined && itemprop.split(' ').includes('author');

function textOf(el: Node): string {
  const parts: string[] = [];
  for (let child = el.first; child !== null; child = child.next) parts.push(child.isText ? child.text : textOf(child));
  return tidy(parts.join(' ')).slice(0, 200);
}
