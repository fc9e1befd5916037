import type { FC } from 'hono/jsx';
import type { ArticleSummary } from '../../archive/archive.js';
import type { ClaimRow, Quoted, StoryCard } from '../../archive/views/index.js';
import { Layout } from '../parts/layout.js';
import { ClaimItem } from '../parts/claim.js';
import { StatementItem } from '../parts/statement.js';
import type { Ui } from '../ui.js';
import { AddForm } from './add.js';
import { ArticleItem } from './articles.js';
import { StoryItem } from './story.js';

interface FrontProps {
  readonly ui: Ui;
  readonly stories: readonly StoryCard[];
  readonly disputed: readonly ClaimRow[];
  readonly statements: readonly Quoted[];
  readonly articles: readonly ArticleSummary[];
}

const Empty: FC<{ ui: Ui }> = ({ ui }) => (
  <section class="welcome">
    <h1>{ui.t('empty.head')}</h1>
    <p class="lead">{ui.t('empty.what')}</p>
    <ol>
      <li>{ui.t('empty.one')}</li>
      <li>
        {ui.t('empty.two')} <code dir="ltr">npx isnad add saved/</code>
      </li>
      <li>
        {ui.t('empty.three')} <code dir="ltr">npm start</code>
      </li>
    </ol>
    {ui.canWrite && <AddForm ui={ui} />}
  </section>
);

/** Stories now, what is in dispute, the newest words; for an empty archive, what to do next. */
export const FrontPage: FC<FrontProps> = ({ ui, stories, disputed, statements, articles }) => (
  <Layout ui={ui} title="" wide feed={{ href: '/search?format=atom', title: ui.t('front.newest') }}>
    {articles.length === 0 ? (
      <Empty ui={ui} />
    ) : (
      <>
        <h1 class="vh">{ui.t('brand')}</h1>
        <p class="motto">{ui.t('front.motto')}</p>
        <div class="front">
          <div>
            {stories.length > 0 && (
              <section aria-labelledby="stories" class="front-stories">
                <h2 id="stories">{ui.t('front.stories')}</h2>
                {stories.map((card) => (
                  <StoryItem ui={ui} card={card} />
                ))}
                <p class="pager">
                  <a href="/stories">{ui.t('front.all-stories')}</a>
                </p>
              </section>
            )}
            {disputed.length > 0 && (
              <section aria-labelledby="disputed">
                <h2 id="disputed">{ui.t('front.disputed')}</h2>
                {disputed.map((row) => (
                  <ClaimItem ui={ui} claim={row.claim} disputed={row.disputed} />
                ))}
                <p class="pager">
                  <a href="/claims">{ui.t('front.all-claims')}</a>
                </p>
              </section>
            )}
            {stories.length === 0 && (
              <section aria-labelledby="newest-articles">
                <h2 id="newest-articles">{ui.t('front.articles')}</h2>
                {articles.map((a) => (
                  <ArticleItem ui={ui} article={a} />
                ))}
              </section>
            )}
          </div>
          <section aria-labelledby="newest" class="front-newest">
            <h2 id="newest">{ui.t('front.newest')}</h2>
            {statements.map((q) => (
              <StatementItem ui={ui} article={q.article} statement={q.statement} />
            ))}
            <p class="pager">
              <a href="/search">{ui.t('front.all-statements')}</a>
            </p>
          </section>
        </div>
        {ui.canWrite && (
          <section aria-labelledby="add-here">
            <h2 id="add-here">{ui.t('add')}</h2>
            <AddForm ui={ui} />
          </section>
        )}
      </>
    )}
  </Layout>
);
