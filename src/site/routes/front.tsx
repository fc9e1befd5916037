import { claimRows, newestStatements, storyCards } from '../../archive/views/index.js';
import type { Site } from '../site.js';
import { FrontPage } from '../pages/front.js';
import { uiOf } from '../ui.js';

const STORIES = 6;
const DISPUTED = 5;
const STATEMENTS = 10;

export function frontRoutes({ app, archive }: Site): void {
  app.get('/', async (c) => {
    const stories = await storyCards(archive.db, { limit: STORIES });
    const claims = await claimRows(archive.db, { limit: DISPUTED });
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
