import { claimRows, newestStatements, storyCards } from '../../archive/views/index.js';
import { cached } from '../cached.js';
import type { Site } from '../site.js';
import { FrontPage } from '../pages/front.js';
import { uiOf } from '../ui.js';

/** The front page must show soon what was just added. */
const FRONT_FRESH_MS = 3000;
const STORIES = 6;
const DISPUTED = 5;
const STATEMENTS = 10;

export function frontRoutes({ app, archive }: Site): void {
  const disputed = cached(() => claimRows(archive.db, { limit: DISPUTED }), FRONT_FRESH_MS);
  app.get('/', async (c) => {
    const stories = await storyCards(archive.db, { limit: STORIES });
    const claims = await disputed();
    const articles = await archive.articles({ limit: STATEMENTS });
    const statements = await newestStatements(archive.db, STATEMENTS);
    return c.html(
      <FrontPage
        ui={uiOf(c)}
        stories={stories.items}
        disputed={claims.items.filter((row) => row.disputed)}
        statements={statements}
        articles={articles.items}
      />,
    );
  });
}
