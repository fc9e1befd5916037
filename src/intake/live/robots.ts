import robotsParser from 'robots-parser';

/** What a host allows, for one user agent. */
export interface Robots {
  allows(url: string): boolean;
  /** Seconds between requests that the host asks for. */
  readonly delay: number | null;
}

type Parsed = {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};
const parse = robotsParser as unknown as (url: string, text: string) => Parsed;

/** Everything is allowed where a host has no rules; nothing where it could not be asked (RFC 9309). */
export function robotsOf(url: string, answer: { status: number; text: string } | null, agent: string): Robots {
  if (answer === null || answer.status >= 500) return { allows: () => false, delay: null };
  if (answer.status >= 400) return { allows: () => true, delay: null };
  const rules = parse(url, answer.text);
  return { allows: (page) => rules.isAllowed(page, agent) !== false, delay: rules.getCrawlDelay(agent) ?? null };
}
