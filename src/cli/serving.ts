import type { Archive } from '../archive/index.js';

interface Served {
  readonly url: string;
  readonly port: number;
  /** The port that was asked for, where another program holds it. */
  readonly taken: number | null;
  close(): Promise<unknown>;
}

/** Tells where a site is served, and closes it and its archive in that order when the command is ended. */
export function keepServing(site: Served, archive: Pick<Archive, 'close'>, what: string): void {
  if (site.taken !== null) console.error(`isnad: port ${site.taken} is taken, so this is port ${site.port}`);
  console.log(site.url);
  console.error(`isnad: ${what}; Ctrl-C ends it`);
  const stop = (): void => {
    void site
      .close()
      .then(() => archive.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
