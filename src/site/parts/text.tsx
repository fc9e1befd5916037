import type { FC } from 'hono/jsx';
import { calm, dirOf, runs } from '../bidi.js';
import type { Ui } from '../ui.js';

/** Words of a page or of an actor file, isolated from the line around them. */
export const Bdi: FC<{ text: string; lang?: string | null; class?: string }> = ({ text, lang, class: name }) => {
  const words = calm(text);
  return (
    <bdi dir={dirOf(words) ?? 'auto'} lang={lang ?? undefined} class={name}>
      {words}
    </bdi>
  );
};

/** Running words with every Latin word and number in them isolated. */
export const Words: FC<{ text: string }> = ({ text }) => {
  const words = calm(text);
  if (dirOf(words) !== 'rtl') return <>{words}</>;
  return <>{runs(words).map((run) => (run.latin ? <bdi>{run.text}</bdi> : run.text))}</>;
};

/** A date in words, with the machine's form and, where the reader wants it, the Hijri day. */
export const When: FC<{ ui: Ui; iso: string; style?: 'long' | 'short' }> = ({ ui, iso, style = 'long' }) => {
  const hijri = ui.hijri(iso);
  return (
    <time datetime={iso} class="when">
      <bdi>{ui.date(iso, style)}</bdi>
      {hijri !== null && <bdi class="hijri">{hijri}</bdi>}
    </time>
  );
};

export const Num: FC<{ ui: Ui; n: number }> = ({ ui, n }) => <bdi class="num">{ui.num(n)}</bdi>;

/** Symbols of our own drawing, so that no font has to have them. */
const SHAPES: Readonly<Record<string, string>> = {
  search: 'M11 4a7 7 0 1 0 4.4 12.4L20 21l1-1-4.6-4.6A7 7 0 0 0 11 4zm0 1.8a5.2 5.2 0 1 1 0 10.4 5.2 5.2 0 0 1 0-10.4z',
  plus: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  check: 'M4.5 12.8l1.5-1.6 4 3.9 8-8.6 1.5 1.4-9.4 10.2z',
  cross: 'M5.3 6.7l1.4-1.4L12 10.6l5.3-5.3 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4-5.3-5.3-5.3 5.3-1.4-1.4 5.3-5.3z',
  dash: 'M5 11h14v2H5z',
  ring: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
  link: 'M10 7H7a5 5 0 0 0 0 10h3v-2H7a3 3 0 0 1 0-6h3zm4 0v2h3a3 3 0 0 1 0 6h-3v2h3a5 5 0 0 0 0-10zM8 11h8v2H8z',
  doc: 'M6 3h9l4 4v14H6zm2 2v14h9V8h-3V5zm2 6h5v1.6h-5zm0 3.4h5V16h-5z',
};

export const Icon: FC<{ name: string }> = ({ name }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" focusable="false">
    <path d={SHAPES[name] ?? ''} />
  </svg>
);

/** A page's own address: a link only where it is one of the web, and one that tells the other side nothing of us. */
export const OutsideLink: FC<{ address: string }> = ({ address }) => {
  const words = (
    <bdi dir="ltr" class="mono">
      {calm(address)}
    </bdi>
  );
  return /^https?:\/\//iu.test(address) ? (
    <a href={address} rel="noreferrer noopener nofollow external">
      {words}
    </a>
  ) : (
    words
  );
};
