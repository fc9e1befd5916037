import { Parser } from 'htmlparser2';

/** What a sitemap lists: pages, or (an index) further sitemaps. */
export interface Sitemap {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/** Reads a sitemap or a sitemap index; what is cut off is simply missing, the addresses before it are good. */
export function readSitemap(text: string): Sitemap {
  const pages: string[] = [];
  const sitemaps: string[] = [];
  const path: string[] = [];
  let words = '';
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(local(name));
        words = '';
      },
      ontext(piece) {
        words += piece;
      },
      onclosetag(name) {
        if (local(name) === 'loc' && words.trim() !== '')
          (path.at(-2) === 'sitemap' ? sitemaps : path.at(-2) === 'url' ? pages : []).push(words.trim());
        path.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return { pages, sitemaps };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
