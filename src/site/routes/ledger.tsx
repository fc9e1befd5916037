import { readingsOfArticles } from '../../api/collect.js';
import { exportResponse, formatOf, readingsOf } from '../../api/export.js';
import { limitOf } from '../../api/filters.js';
import { chainTree } from '../../api/chain-tree.js';
import { historiesOf, statementIdsOf } from '../../api/positions.js';
import { storyMatrix } from '../../api/story.js';
import { quotationsOf } from '../../api/variants.js';
import {
  claimRows,
  claimsById,
  isDisputed,
  linksAmong,
  placesOfArticles,
  statementsById,
  storiesOf,
  storyCard,
  storyCards,
  summariesById,
} from '../../archive/views/index.js';
import type { ArticleSummary } from '../../archive/archive.js';
import type { Quoted } from '../../archive/views/index.js';
import { contentOf } from '../../export/index.js';
import { clocksOf } from '../../resolve/index.js';
import { to } from '../addresses.js';
import { claimCitations } from '../citations.js';
import { lastDecisions } from '../decisions.js';
import type { Site } from '../site.js';
import { ClaimPage, ClaimsPage } from '../pages/claim.js';
import { StoriesPage, StoryPage } from '../pages/story.js';
import { speakerLine } from '../parts/chain.js';
import type { Mark } from '../svg/timeline.js';
import { uiOf, type Ui } from '../ui.js';
import { missing } from './archive.js';

/** Letters of an event's words in the timeline: two lines of a phone. */
const EVENT_LETTERS = 90;
const shortened = (words: string): string =>
  words.length <= EVENT_LETTERS ? words : `${words.slice(0, words.lastIndexOf(' ', EVENT_LETTERS))} …`;

/** Marks of one lane at most: beyond this they lie on one another. */
const MARKS = 160;
/** Statements of a claim that its page shows; the rest are in its exports. */
const STATEMENTS = 300;

/** What statements date in their own words. Several that tell of the same words on the same day are one event. */
function eventsOf(statements: readonly Quoted[]): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const quoted of statements) {
    const { article, statement: s } = quoted;
    const { event } = clocksOf(article, s);
    const words = contentOf(quoted);
    const key = `${event?.at}|${words}`;
    if (event === null || marks.has(key)) continue;
    marks.set(key, { lane: 'event', iso: event.at, act: s.act, label: shortened(words), href: to.statement(s.id) });
  }
  return [...marks.values()];
}

function marksOf(ui: Ui, articles: readonly ArticleSummary[], statements: readonly Quoted[]): readonly Mark[] {
  const published = articles.flatMap((a): Mark[] =>
    a.published === null
      ? []
      : [{ lane: 'published', iso: a.published, label: a.title ?? ui.t('article.untitled'), href: to.article(a.id) }],
  );
  const said = statements.flatMap((quoted): Mark[] => {
    const { article, statement: s } = quoted;
    return s.time === null
      ? []
      : [
          {
            lane: 'said',
            iso: s.time,
            act: s.act,
            label: `${speakerLine(article, s) || ui.t('speaker.none')} · ${ui.t(`act.${s.act}`)}: ${shortened(contentOf(quoted))}`,
            href: to.statement(s.id),
          },
        ];
  });
  return [...eventsOf(statements).slice(0, MARKS), ...said.slice(0, MARKS), ...published.slice(0, MARKS)];
}

export function ledgerRoutes({ app, archive }: Site): void {
  const { db } = archive;
  app.get('/stories', async (c) => {
    const list = await storyCards(db, { limit: limitOf(c.req.query('limit') ?? null), cursor: c.req.query('cursor') });
    return c.html(<StoriesPage ui={uiOf(c)} list={list} />);
  });
  app.get('/stories/:id', async (c) => {
    const story = await archive.story(c.req.param('id'));
    if (story === null) throw missing('story');
    const ui = uiOf(c);
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    if (format !== null) {
      const readings = readingsOfArticles(archive, story.articles);
      const claims = await claimsById(db, story.claims);
      return exportResponse({ format, url, title: story.title, lang: ui.lang, readings, claims });
    }
    const matrix = await storyMatrix(archive, story, c.req.query('cursor'));
    const newestFirst = await summariesById(db, story.articles);
    const places = await placesOfArticles(db, story.articles);
    return c.html(
      <StoryPage
        ui={ui}
        card={await storyCard(db, story)}
        parties={matrix.parties}
        rows={matrix.rows}
        next={matrix.next}
        marks={marksOf(ui, newestFirst, [...matrix.statements.values()])}
        places={places}
        articles={[...newestFirst].reverse()}
      />,
    );
  });
  app.get('/claims', async (c) => {
    const list = await claimRows(db, { limit: limitOf(c.req.query('limit') ?? null), cursor: c.req.query('cursor') });
    return c.html(<ClaimsPage ui={uiOf(c)} list={list} />);
  });
  app.get('/claims/:id', async (c) => {
    const claim = await archive.claim(c.req.param('id'));
    if (claim === null) throw missing('claim');
    const ui = uiOf(c);
    const ids = statementIdsOf(claim).slice(0, STATEMENTS);
    const statements = await statementsById(db, ids);
    const url = new URL(c.req.url);
    const format = formatOf(url.searchParams);
    if (format !== null)
      return exportResponse({
        format,
        url,
        title: claim.gist.text,
        lang: ui.lang,
        readings: readingsOf(statements.values()),
        claims: [claim],
      });
    const links = claim.links ?? (await linksAmong(db, [claim.id, ...ids]));
    return c.html(
      <ClaimPage
        ui={ui}
        claim={claim}
        disputed={await isDisputed(db, claim.id)}
        histories={historiesOf(claim, statements)}
        tree={chainTree(claim, statements.values(), { outlet: ui.t('outlet.unknown'), speaker: ui.t('speaker.none') })}
        quotations={quotationsOf(statements.values())}
        links={links}
        statements={statements}
        stories={await storiesOf(db, { claim: claim.id })}
        citations={claimCitations(claim, ui.origin)}
        decisions={lastDecisions(await archive.corrections())}
      />,
    );
  });
}
