/** What tells whether 05/04/2025 on a page is a day in April or in May. */
export interface Evidence {
  /** The page's source: its pictures' addresses and stamps have dates too. */
  readonly content: string;
  readonly lang: string | null;
  /** The country in the page's language tag (`en-US`), or ''. */
  readonly region: string;
  readonly url: string | null;
}

/** Chooses between the two readings of a numeric date, or gives null where nothing on the page settles it. */
export type Settle = (dayFirst: string, monthFirst: string, separator: string) => string | null;

// Countries that write the month first; where English is written in others, the day comes first. Canada has both.
const MONTH_FIRST = new Set(['us', 'ph']);
const UNSURE = new Set(['ca']);
const COUNTRY_HOST = /\.[a-z]{2}$/i;
// Two letters that say nothing of a country.
const ANYWHERE = /\.(?:tv|io|co|me|ai|fm|ly|to|cc|ws|us|ca|ph)$/i;

/** Every way in which a page's source writes a day for machines. */
const stampsOf = (iso: string): readonly string[] => [iso, iso.replaceAll('-', '/'), iso.replaceAll('-', '')];

export function settler({ content, lang, region, url }: Evidence): Settle {
  return (dayFirst, monthFirst, separator) => {
    // What the page says of the day elsewhere: in its address, stamps, names of pictures.
    const has = (iso: string): boolean => stampsOf(iso).some((stamp) => content.includes(stamp));
    const [day, month] = [has(dayFirst), has(monthFirst)];
    if (day !== month) return day ? dayFirst : monthFirst;
    const folder = (iso: string): boolean => content.includes(`/${iso.slice(0, 7).replace('-', '/')}/`);
    const [inDay, inMonth] = [folder(dayFirst), folder(monthFirst)];
    if (inDay !== inMonth) return inDay ? dayFirst : monthFirst;
    // What its other numeric dates, of days above 12, are written in.
    const order = orderOf(content, separator);
    if (order !== null) return order === 'day' ? dayFirst : monthFirst;
    // No country puts the month first with dots, and no language but English does with anything.
    if (separator === '.' || (lang !== null && !lang.startsWith('en'))) return dayFirst;
    const country = region.toLowerCase();
    if (MONTH_FIRST.has(country)) return monthFirst;
    if (country !== '' && !UNSURE.has(country)) return dayFirst;
    const host = url ? new URL(url).hostname : '';
    return COUNTRY_HOST.test(host) && !ANYWHERE.test(host) ? dayFirst : null;
  };
}

/** The order in which the page's plain numeric dates stand, where all that tell agree. */
function orderOf(content: string, separator: string): 'day' | 'month' | null {
  const sign = separator === '.' ? '\\.' : separator;
  let day = 0;
  let month = 0;
  for (const [, a, b] of content.matchAll(
    new RegExp(`(?<![\\d./-])(\\d{1,2})${sign}(\\d{1,2})${sign}20\\d\\d(?!\\d)`, 'g'),
  )) {
    if (Number(a) > 12 && Number(b) <= 12) day++;
    else if (Number(b) > 12 && Number(a) <= 12) month++;
  }
  return day > 0 && month === 0 ? 'day' : month > 0 && day === 0 ? 'month' : null;
}
