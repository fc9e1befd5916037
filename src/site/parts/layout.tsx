import type { FC } from 'hono/jsx';
import { raw } from 'hono/html';
import { asset } from '../assets.js';
import { PREF_VALUES, type PrefName } from '../prefs.js';
import type { Ui } from '../ui.js';
import { Icon } from './text.js';

export interface Feed {
  readonly href: string;
  readonly title: string;
}

interface LayoutProps {
  readonly ui: Ui;
  readonly title: string;
  /** The part of the site that this page belongs to, for the menu. */
  readonly part?: string;
  readonly feed?: Feed;
  readonly canonical?: string;
  /** Seconds after which a page that waits for something loads itself again, without JavaScript. */
  readonly refresh?: number;
  readonly wide?: boolean;
  readonly words?: string;
  readonly children?: unknown;
}

const MENU = ['stories', 'claims', 'articles', 'actors', 'outlets', 'places'] as const;

const Switch: FC<{ ui: Ui; name: PrefName }> = ({ ui, name }) => {
  const current = name === 'hijri' ? (ui.prefs.hijri ? 'yes' : 'no') : ui.prefs[name];
  return (
    <fieldset>
      <legend>{ui.t(`pref.${name}`)}</legend>
      {PREF_VALUES[name].map((value) => (
        <label>
          <input type="radio" name={name} value={value} checked={value === current} />{' '}
          <span lang={name === 'lang' ? value : undefined}>{ui.t(`pref.${name}.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Settings: FC<{ ui: Ui }> = ({ ui }) => (
  <details class="settings" name="menu">
    <summary>
      <span aria-hidden="true" class="settings-sign">
        {ui.lang === 'ar' ? 'ع' : 'A'}
      </span>
      <span class="vh">{ui.t('settings')}</span>
    </summary>
    <form method="post" action="/settings" class="panel">
      <input type="hidden" name="csrf" value={ui.csrf} />
      <input type="hidden" name="back" value={ui.here} />
      <Switch ui={ui} name="lang" />
      <Switch ui={ui} name="theme" />
      <Switch ui={ui} name="months" />
      <Switch ui={ui} name="digits" />
      <Switch ui={ui} name="hijri" />
      <button type="submit">{ui.t('settings.apply')}</button>
    </form>
  </details>
);

const Header: FC<{ ui: Ui; part?: string | undefined; words?: string | undefined }> = ({ ui, part, words }) => (
  <header class="site-head">
    <a class="skip" href="#main">
      {ui.t('skip')}
    </a>
    <a class="brand" href="/">
      <span lang="ar" dir="rtl" class="brand-ar">
        {ui.t('brand.ar')}
      </span>
      <span lang="en" dir="ltr" class="brand-en">
        Isnad
      </span>
    </a>
    <form class="find" action="/search" role="search">
      <label class="vh" for="q">
        {ui.t('search')}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        dir="auto"
        value={words ?? ''}
        placeholder={ui.t('search.hint')}
        autocomplete="off"
        enterkeyhint="search"
      />
      <button type="submit" aria-label={ui.t('search')}>
        <Icon name="search" />
      </button>
    </form>
    <div class="tools">
      {ui.canWrite && (
        <a class="add-link" href="/add" aria-current={part === 'add' ? 'page' : undefined}>
          <Icon name="plus" /> <span>{ui.t('add')}</span>
        </a>
      )}
      <Settings ui={ui} />
    </div>
    <nav class="menu" aria-label={ui.t('menu')}>
      {MENU.map((name) => (
        <a href={`/${name}`} aria-current={part === name ? 'page' : undefined}>
          {ui.t(`menu.${name}`)}
        </a>
      ))}
    </nav>
  </header>
);

const Footer: FC<{ ui: Ui }> = ({ ui }) => {
  const other = ui.lang === 'ar' ? 'en' : 'ar';
  return (
    <footer class="site-foot">
      <p>{ui.t('foot.stance')}</p>
      <div class="foot-links">
        <form method="post" action="/settings" class="inline-form">
          <input type="hidden" name="csrf" value={ui.csrf} />
          <input type="hidden" name="back" value={ui.here} />
          <button type="submit" name="lang" value={other} class="as-link" lang={other}>
            {ui.t('foot.other-language')}
          </button>
        </form>
        <a href="/decisions">{ui.t('foot.decisions')}</a>
        <a href="/keys">{ui.t('foot.keys')}</a>
        <a href="/api">{ui.t('foot.api')}</a>
        {ui.session && (
          <form method="post" action="/logout" class="inline-form">
            <input type="hidden" name="csrf" value={ui.csrf} />
            <button type="submit" class="as-link">
              {ui.t('logout')}
            </button>
          </form>
        )}
      </div>
    </footer>
  );
};

/** The frame of every page. */
export const Layout: FC<LayoutProps> = ({ ui, title, part, feed, canonical, refresh, wide, words, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={ui.lang} dir={ui.dir} data-theme={ui.prefs.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === '' ? ui.t('brand') : `${title} · ${ui.t('brand')}`}</title>
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content={ui.prefs.theme === 'auto' ? 'light dark' : ui.prefs.theme} />
        {refresh !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        {canonical !== undefined && <link rel="canonical" href={`${ui.origin}${canonical}`} />}
        {feed !== undefined && <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />}
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('site.css')} />
        <script src={asset('site.js')} defer></script>
      </head>
      <body>
        <Header ui={ui} part={part} words={words} />
        <main id="main" tabindex={-1} class={wide === true ? 'wide' : undefined}>
          {children}
        </main>
        <Footer ui={ui} />
      </body>
    </html>
  </>
);
