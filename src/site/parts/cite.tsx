import type { FC } from 'hono/jsx';
import type { Citations } from '../citations.js';
import type { Ui } from '../ui.js';

const Row: FC<{ ui: Ui; id: string; label: string; text: string; lang?: string; mono?: boolean }> = ({
  ui,
  id,
  label,
  text,
  lang,
  mono,
}) => (
  <div class="cite-row">
    <label for={id}>{label}</label>
    <textarea
      id={id}
      readonly
      rows={mono === true ? 6 : 3}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
      lang={lang}
      class={mono === true ? 'mono' : undefined}
    >
      {text}
    </textarea>
    <button type="button" class="copy" data-copy={id} hidden>
      {ui.t('copy')}
    </button>
  </div>
);

/** Ready words to paste: the permanent address, a citation in Arabic and English, BibTeX, the exact words' own address. */
export const Cite: FC<{ ui: Ui; citations: Citations }> = ({ ui, citations: c }) => (
  <details class="more cite" id="cite">
    <summary>{ui.t('cite')}</summary>
    <Row ui={ui} id="cite-link" label={ui.t('cite.link')} text={c.link} />
    {c.words !== null && <Row ui={ui} id="cite-words" label={ui.t('cite.words')} text={c.words} />}
    <Row ui={ui} id="cite-ar" label={ui.t('cite.ar')} text={c.ar} lang="ar" />
    <Row ui={ui} id="cite-en" label={ui.t('cite.en')} text={c.en} lang="en" />
    <Row ui={ui} id="cite-bib" label="BibTeX" text={c.bibtex} mono />
  </details>
);
